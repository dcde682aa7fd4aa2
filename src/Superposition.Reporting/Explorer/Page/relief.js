// The loss as a surface in space, seen from a side that can be turned: the far parts are drawn first.

const RELIEF = 46, TILT = 0.55;

function reliefView(width, height, turn) {
    const angle = turn * Math.PI / 180, [c, s] = [Math.cos(angle), Math.sin(angle)], unit = Math.min((width - 80) / 4.8, height / 4.8);
    return (w1, w2, z) => {
        const [x, y] = [c * w1 - s * w2, s * w1 + c * w2];
        return [width / 2 + unit * x, height * 0.55 - unit * (TILT * y + 1.5 * (z - 0.5)), y];
    };
}

function drawRelief(pen, width, height, state, found, flow) {
    const range = fillLosses(found.doubles, found.origin), project = reliefView(width, height, state.turn), n = RELIEF, step = (GRID - 1) / n;
    const heightOf = loss => Math.min(1, (loss - range.lowest) / (range.highest - range.lowest));
    const corners = [];
    for (let j = 0; j <= n; j++)
        for (let i = 0; i <= n; i++) {
            const [row, column] = [Math.round(j * step), Math.round(i * step)], z = heightOf(losses[row * GRID + column]);
            corners.push([...project(coordinate(column), coordinate(row), z), z]);
        }
    const tiles = [];
    drawBase(pen, project);
    for (let j = 0; j < n; j++)
        for (let i = 0; i < n; i++) {
            const four = [j * (n + 1) + i, j * (n + 1) + i + 1, (j + 1) * (n + 1) + i + 1, (j + 1) * (n + 1) + i].map(k => corners[k]);
            tiles.push([four.reduce((sum, x) => sum + x[2], 0), four, state.basins && basinMap.picture ? basinAt((i + 0.5) / n, (j + 0.5) / n) : null]);
        }
    tiles.sort((a, b) => b[0] - a[0]);
    for (const [, four, basin] of tiles) {
        const z = four.reduce((sum, x) => sum + x[3], 0) / 4, colour = data.viridis[Math.min(255, Math.sqrt(z) * 256 | 0)];
        const fill = basin ?? '#' + colour.toString(16).padStart(6, '0');
        pen.area(four.flatMap(([x, y]) => [x, y]), { fill, stroke: basin ? 'rgba(0, 0, 0, 0.4)' : 'rgba(0, 0, 0, 0.18)', width: 0.6 });
    }
    const at = (w1, w2, loss) => project(w1, w2, heightOf(loss) + 0.01).slice(0, 2);
    if (flow) drawFlow(pen, flow, (w1, w2) => at(w1, w2, plainLoss(w1, w2, found.origin)));
    for (const point of [...found.points].reverse())
        for (const sign of point.cell < 0 ? [1] : [1, -1]) mark(pen, ...at(sign * point.w1, sign * point.w2, point.loss), point.kind, point.phase, point.isGlobal);
    for (const [words, ends] of [['w₁', [[0, -1], [0, 1]]], ['w₂', [[-1, 0], [1, 0]]]]) {
        const [x, y] = ends.map(([w1, w2]) => project(w1 * (REACH + 0.3), w2 * (REACH + 0.3), 0)).reduce((a, b) => a[1] > b[1] ? a : b);
        pen.text(x, y, words, { colour: theme.ink, size: 14, align: 'center', baseline: 'middle', halo: theme.paper });
    }
}

// The base with numbers at its corners, drawn first.
function drawBase(pen, project) {
    const corners = [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]].map(([x, y]) => project(REACH * x, REACH * y, 0));
    pen.line(corners.flatMap(([x, y]) => [x, y]), { colour: theme.quiet });
    for (const [x, y] of [[-1, -1], [1, -1], [1, 1], [-1, 1]]) {
        const at = project(1.13 * REACH * x, 1.13 * REACH * y, 0);
        pen.text(at[0], at[1], `(${[x, y].map(k => tickLabel(k * REACH)).join(', ')})`, { colour: theme.quiet, size: 12, align: 'center', baseline: 'middle' });
    }
}

// The loss in double precision by the tables of the last picture.
function plainLoss(w1, w2, origin) {
    const [sector, t] = sectorAt(w1, w2), { a, b } = sectorTables[sector], u = Math.max(w1 * w1, w2 * w2);
    return origin - u * (2 * (((a[3] * t + a[2]) * t + a[1]) * t + a[0]) - u * (((((b[5] * t + b[4]) * t + b[3]) * t + b[2]) * t + b[1]) * t + b[0]));
}
