// The loss over the weight plane. Pictures take a plain evaluation of the derived polynomials, sector by sector: L = L0 - 2 a(t) x^2 + b(t) x^4,
// where x is the weight of larger and t x that of smaller absolute value. Numbers never do: they come from the census and the kernel.

const REACH = 1.5, GRID = 300, COARSE = 3, BANDS = 16;
const surface = { canvas: document.getElementById('surface'), picture: document.createElement('canvas'), scales: null };

// The lower half of the grid; the upper half is its mirror image, W -> -W.
const cells = GRID * GRID / 2, sectorOf = new Uint8Array(cells), slopes = new Float64Array(cells), squares = new Float64Array(cells);
const losses = new Float64Array(GRID * GRID), sectorTables = data.sectors.map(() => ({ a: new Float64Array(4), b: new Float64Array(6) }));

// The sector and the slope t of weights: sectors are counted anticlockwise from w2 = 0, 0 and 1 with weights of the same sign.
function sectorAt(w1, w2) {
    const [a, b] = [Math.abs(w1), Math.abs(w2)], isSame = w1 * w2 > 0 || w2 === 0;
    return [isSame ? (a >= b ? 0 : 1) : (a >= b ? 3 : 2), Math.min(a, b) / Math.max(a, b) || 0];
}

const coordinate = k => REACH * (2 * k + 1 - GRID) / GRID;
for (let k = 0; k < cells; k++) {
    const [w1, w2] = [coordinate(k % GRID), coordinate(Math.floor(k / GRID))];
    [sectorOf[k], slopes[k]] = sectorAt(w1, w2);
    squares[k] = Math.max(w1 * w1, w2 * w2);
}

// Rows are by rising w2.
function fillLosses(monomials, origin) {
    data.sectors.forEach((table, s) => {
        doublesOf(table.a, monomials, sectorTables[s].a);
        doublesOf(table.b, monomials, sectorTables[s].b);
    });
    let lowest = Infinity;
    for (let k = 0, last = GRID * GRID - 1; k < cells; k++) {
        const { a, b } = sectorTables[sectorOf[k]], t = slopes[k], u = squares[k];
        const loss = origin - u * (2 * (((a[3] * t + a[2]) * t + a[1]) * t + a[0]) - u * (((((b[5] * t + b[4]) * t + b[3]) * t + b[2]) * t + b[1]) * t + b[0]));
        losses[k] = losses[last - k] = loss;
        if (loss < lowest) lowest = loss;
    }
    return { lowest, highest: origin + 0.3 * (origin - lowest) };
}

const image = new ImageData(GRID, GRID), pixels = new Uint32Array(image.data.buffer);
const viridis = Uint32Array.from(data.viridis, c => 0xff000000 | (c & 255) << 16 | (c & 0xff00) | c >> 16);

function paint({ lowest, highest }) {
    const scale = 1 / (highest - lowest);
    for (let row = 0, k = 0; row < GRID; row++)
        for (let column = 0, to = (GRID - 1 - row) * GRID; column < GRID; column++, k++, to++) {
            const height = (losses[k] - lowest) * scale;
            pixels[to] = viridis[height >= 1 ? 255 : Math.sqrt(height) * 256 | 0];
        }
    [surface.picture.width, surface.picture.height] = [GRID, GRID];
    surface.picture.getContext('2d').putImageData(image, 0, 0);
}

// Contour lines at equal steps of the square root of the height, by marching squares on every third row and column.
const lines = new Float32Array(1 << 17);
function contours({ lowest, highest }, { across, up }) {
    const n = GRID / COARSE, offset = COARSE >> 1, scale = 1 / (highest - lowest);
    const band = contours.bands ??= new Float32Array(n * n), place = k => coordinate(offset + COARSE * k);
    const xs = Array.from({ length: n }, (_, k) => across.at(place(k))), ys = Array.from({ length: n }, (_, k) => up.at(place(k)));
    for (let j = 0, k = 0; j < n; j++) for (let i = 0; i < n; i++, k++) band[k] = BANDS * Math.sqrt(Math.min((losses[(offset + COARSE * j) * GRID + offset + COARSE * i] - lowest) * scale, 1));
    let count = 0;
    for (let j = 0; j + 1 < n; j++)
        for (let i = 0; i + 1 < n; i++) {
            const k = j * n + i, p = band[k], q = band[k + 1], r = band[k + n + 1], s = band[k + n];
            const low = Math.min(p, q, r, s), high = Math.max(p, q, r, s);
            for (let level = Math.ceil(low); level < high && count + 8 < lines.length; level++) {
                if (level === 0) continue;
                const start = count;
                if (p < level !== q < level) { lines[count++] = xs[i] + (xs[i + 1] - xs[i]) * (level - p) / (q - p); lines[count++] = ys[j]; }
                if (q < level !== r < level) { lines[count++] = xs[i + 1]; lines[count++] = ys[j] + (ys[j + 1] - ys[j]) * (level - q) / (r - q); }
                if (s < level !== r < level) { lines[count++] = xs[i] + (xs[i + 1] - xs[i]) * (level - s) / (r - s); lines[count++] = ys[j + 1]; }
                if (p < level !== s < level) { lines[count++] = xs[i]; lines[count++] = ys[j] + (ys[j + 1] - ys[j]) * (level - p) / (s - p); }
                if ((count - start) % 4 !== 0) count = start;
            }
        }
    return count;
}

function surfaceScales(width, height) {
    const side = Math.min(width - 126, height - 66), box = { x: 58, y: 10, width: side, height: side };
    return { box, across: scaleOf(-REACH, REACH, box.x, box.x + side), up: scaleOf(-REACH, REACH, box.y + side, box.y), bar: box.x + side + 14 };
}

function drawColourBar(pen, { box, bar }, { lowest, highest }) {
    for (let k = 0; k < 64; k++) {
        const c = data.viridis[4 * k + 2], top = box.y + box.height * (63 - k) / 64;
        pen.area(rectangle(bar, top, 14, box.height / 64 + 0.5), { fill: '#' + c.toString(16).padStart(6, '0') });
    }
    const up = { from: lowest, to: highest, isLogarithmic: false }, place = x => box.y + box.height * (1 - Math.sqrt((x - lowest) / (highest - lowest)));
    let free = Infinity;
    for (const t of ticks(up, 12)) {
        if (free - place(t) < 16) continue;
        free = place(t);
        pen.line([bar + 14, free, bar + 18, free], { colour: theme.quiet });
        pen.text(bar + 21, free, tickLabel(t), { colour: theme.ink, size: 12, baseline: 'middle' });
    }
    pen.text(bar + 7, box.y + box.height + 28, 'loss', { colour: theme.ink, size: 13, align: 'center', baseline: 'top' });
}

function drawSurface(pen, width, height, state, found, flow) {
    const scales = surfaceScales(width, height), { box, across, up } = scales, range = fillLosses(found.doubles, found.origin);
    paint(range);
    pen.image(surface.picture, box.x, box.y, box.width, box.height, true);
    if (state.basins && basinMap.picture) pen.image(basinMap.picture, box.x, box.y, box.width, box.height, false);
    pen.within(box.x, box.y, box.width, box.height, () => {
        pen.pieces(lines, contours(range, scales), { colour: '#000', width: 0.8, alpha: state.basins ? 0.5 : 0.38 });
        const [a, b] = [across.at(-REACH), across.at(REACH)], [c, d] = [up.at(-REACH), up.at(REACH)];
        pen.line([a, up.at(0), b, up.at(0), NaN, NaN, across.at(0), c, across.at(0), d], { colour: '#fff', width: 1.2, alpha: 0.75 });
        pen.line([a, d, b, c], { colour: '#fff', width: 1, dash: [4, 4], alpha: 0.6 });
        if (flow) drawFlow(pen, flow, (w1, w2) => [across.at(w1), up.at(w2)]);
        for (const point of [...found.points].reverse())
            for (const sign of point.cell < 0 ? [1] : [1, -1]) mark(pen, across.at(sign * point.w1), up.at(sign * point.w2), point.kind, point.phase, point.isGlobal);
    });
    drawColourBar(pen, scales, range);
    frame(pen, box, across, up, 'w₁', 'w₂');
    return scales;
}
