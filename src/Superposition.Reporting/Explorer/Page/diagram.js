// The phase diagram over density, falling to the right, and importance, both logarithmic, with its exact curves.

const [DENSITY_FROM, DENSITY_TO, IMPORTANCE_FROM, IMPORTANCE_TO] = data.range;
const diagram = { canvas: document.getElementById('diagram'), layer: document.createElement('canvas'), key: '', box: null };

// The exact curves in the order in which they are drawn.
const CURVES = {
    axis: { words: 'axis curve: the index of a point of an axis changes', style: { colour: '#0b3c5d', width: 1.7, dash: [2, 3] } },
    crossover: { words: 'crossover, a convention', style: { colour: '#000', width: 1.3, dash: [7, 4] } },
    spinodal: { words: 'spinodal', style: { colour: '#3d2457', width: 1.8 } },
    firstOrder: { words: 'first-order line: the lowest minimum jumps', style: { colour: '#000', width: 3 } },
};

const HATCHING = { colour: '#3d2457', alpha: 0.5 };

function diagramScales(width, height) {
    const box = { x: 58, y: 10, width: width - 72, height: height - 66 };
    return {
        box,
        across: scaleOf(DENSITY_TO, DENSITY_FROM, box.x, box.x + box.width, true),
        up: scaleOf(IMPORTANCE_FROM, IMPORTANCE_TO, box.y + box.height, box.y, true),
    };
}

// A curve as pixels; mirrored is its other branch, with 1/I2 in the place of I2.
function curvePoints({ across, up }, name, isMirrored, holds = () => true) {
    const points = [], { density } = data.curves;
    data.curves[name].forEach((value, k) => {
        if (value !== null && holds(k)) points.push(across.at(density[k]), up.at(isMirrored ? 1 / value : value));
    });
    return points;
}

const special = label => data.points.find(x => x.label === label);

// Whether the crossover at a density belongs to the lowest minimum.
function isCrossoverSeen(k) {
    const line = data.curves.firstOrder[k];
    return line !== null ? data.curves.crossover[k] < line : data.curves.density[k] >= special('A').p;
}

// The phases at a density for importances up to 1, each with its upper end; above 1 the features are exchanged.
function phasesAt(p, usePrototypes) {
    const at = interpolated(data.curves.density, p), found = at(data.curves[usePrototypes ? 'prototypes' : 'firstOrder']);
    if (usePrototypes) return found === null ? [['first-only', 1]] : [['first-only', found], ['antipodal', 1]];
    const crossover = at(data.curves.crossover), line = found ?? (p < special('A').p ? 1 : null);
    if (line === null) return [['first-only', crossover], ['confused', 1]];
    return crossover < line ? [['first-only', crossover], ['confused', line], ['antipodal', 1]] : [['first-only', line], ['antipodal', 1]];
}

function fillPhases(pen, { box, across, up }, usePrototypes) {
    for (let column = 0; column < box.width; column++) {
        let lower = IMPORTANCE_FROM;
        const fill = (phase, a, b) => {
            const [top, bottom] = [Math.max(box.y, up.at(b)), Math.min(box.y + box.height, up.at(a))];
            if (bottom > top) pen.area(rectangle(box.x + column, top, Math.min(1.03, box.width - column), bottom - top), { fill: data.colours[phase] });
        };
        for (const [phase, upper] of phasesAt(across.back(box.x + column + 0.5), usePrototypes)) {
            if (upper <= lower) continue;
            if (upper === 1 && phase !== 'first-only') fill(phase, lower, 1 / lower); // in one piece: between two a seam shows
            else {
                fill(phase, lower, upper);
                fill(phase === 'first-only' ? 'second-only' : phase, 1 / upper, 1 / lower);
            }
            lower = upper;
        }
    }
}

// Linear in the logarithm of the density between the points where a curve is known; null where it is not.
function interpolated(density, p) {
    let k = 0, n = density.length - 1;
    while (n - k > 1) {
        const middle = (k + n) >> 1;
        if (density[middle] <= p) k = middle; else n = middle;
    }
    const share = Math.log(p / density[k]) / Math.log(density[n] / density[k]);
    return values => values[k] === null || values[n] === null ? null : values[k] * (values[n] / values[k]) ** share;
}

function hatch(pen, { box, across, up }) {
    const lower = curvePoints({ across, up }, 'spinodal', false), upper = curvePoints({ across, up }, 'spinodal', true), pieces = [];
    const edge = (curve, x) => {
        for (let k = 0; k + 3 < curve.length; k += 2)
            if (x <= curve[k] && x >= curve[k + 2]) return curve[k + 1] + (curve[k + 3] - curve[k + 1]) * (x - curve[k]) / (curve[k + 2] - curve[k] || 1);
        return null;
    };
    for (let start = box.x - box.height; start < box.x + box.width; start += 10) {
        let from = null;
        for (let step = 0; step <= box.height; step += 1) {
            const x = start + step, y = box.y + box.height - step, low = x >= box.x && x <= box.x + box.width ? edge(lower, x) : null, high = low === null ? null : edge(upper, x);
            const isInside = low !== null && high !== null && y < low && y > high && step < box.height;
            if (isInside && from === null) from = [x, y];
            if (!isInside && from !== null) {
                pieces.push(...from, x, y);
                from = null;
            }
        }
    }
    pen.pieces(pieces, pieces.length, HATCHING);
}

function drawDiagram(pen, width, height, options) {
    const scales = diagramScales(width, height), { box } = scales;
    fillPhases(pen, scales, options.prototypes);
    pen.within(box.x, box.y, box.width, box.height, () => {
        if (options.metastable) hatch(pen, scales);
        if (options.prototypes) return;
        for (const [name, { style }] of Object.entries(CURVES))
            for (const isMirrored of [false, true]) {
                const points = curvePoints(scales, name, isMirrored, name === 'crossover' ? isCrossoverSeen : undefined);
                const end = { firstOrder: 'A', crossover: 'B' }[name];
                if (end) {
                    const { p, I } = special(end), at = [scales.across.at(p), scales.up.at(isMirrored ? 1 / I : I)];
                    if (name === 'firstOrder') points.push(...at); else points.unshift(...at);
                }
                pen.line(points, style);
            }
    });
    if (!options.prototypes)
        for (const { label, p, I } of data.points) {
            const [x, y] = [scales.across.at(p), scales.up.at(I)];
            if (x < box.x - 1 || y < box.y || y > box.y + box.height) continue;
            pen.circle(x, y, 3.5, { fill: '#fff', stroke: '#000', width: 1.5 });
            pen.text(x + 7, y, label, { colour: '#000', size: 13, baseline: 'middle', halo: '#fff' });
        }
    frame(pen, box, scales.across, scales.up, 'density p = 1 − S', 'relative importance I₂');
    return scales;
}

function drawHandle(pen, { box, across, up }, p, importance) {
    const clamp = (x, a, b) => Math.min(Math.max(x, a), b), [x, y] = [across.at(p), up.at(importance)];
    const at = [clamp(x, box.x, box.x + box.width), clamp(y, box.y, box.y + box.height)], isOutside = at[0] !== x || at[1] !== y;
    for (const [colour, width] of [['#fff', 3.5], ['#000', 1.3]])
        pen.line([at[0], box.y, at[0], box.y + box.height, NaN, NaN, box.x, at[1], box.x + box.width, at[1]], { colour, width, alpha: width > 2 ? 0.55 : 0.8 });
    pen.circle(...at, 9, { fill: isOutside ? null : '#fff', stroke: '#000', width: 2 });
    pen.circle(...at, 3.5, { fill: '#000' });
}

function showDiagram(state) {
    const { width, height, scale, context } = fit(diagram.canvas, 1, 620);
    const key = [width, height, scale, state.prototypes, state.metastable, theme.paper, theme.ink].join();
    if (key !== diagram.key) {
        [diagram.layer.width, diagram.layer.height, diagram.key] = [diagram.canvas.width, diagram.canvas.height, key];
        const layer = diagram.layer.getContext('2d');
        layer.setTransform(scale, 0, 0, scale, 0, 0);
        diagram.scales = drawDiagram(new CanvasPen(layer), width, height, state);
    }
    context.clearRect(0, 0, width, height);
    context.drawImage(diagram.layer, 0, 0, width, height);
    drawHandle(new CanvasPen(context), diagram.scales, state.p, state.I);
}
