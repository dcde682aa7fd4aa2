// Frames with ticks. A scale maps numbers to pixels and back.

function scaleOf(from, to, first, last, isLogarithmic) {
    const f = isLogarithmic ? Math.log : x => x, g = isLogarithmic ? Math.exp : x => x;
    const [a, b] = [f(from), f(to)], rate = (last - first) / (b - a);
    return { from, to, first, last, isLogarithmic, at: x => first + (f(x) - a) * rate, back: y => g(a + (y - first) / rate) };
}

const MANTISSAS = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 5, 7]];

// Round numbers between the ends, at most so many.
function ticks({ from, to, isLogarithmic }, most) {
    const [low, high] = [Math.min(from, to), Math.max(from, to)], slack = 1e-9;
    if (!isLogarithmic) {
        const rough = (high - low) / most, power = 10 ** Math.floor(Math.log10(rough));
        const step = [1, 2, 5, 10].map(m => m * power).find(s => s >= rough * (1 - slack));
        const list = [];
        for (let k = Math.ceil(low / step - slack); k * step <= high + slack * step; k++) list.push(Number((k * step).toPrecision(12)));
        return list;
    }
    let best = [];
    for (const mantissas of MANTISSAS) {
        const list = [];
        for (let e = Math.floor(Math.log10(low)); e <= Math.log10(high) + slack; e++)
            for (const m of mantissas) {
                const x = Number(`${m}e${e}`);
                if (x >= low * (1 - slack) && x <= high * (1 + slack)) list.push(x);
            }
        if (best.length === 0 || list.length <= most) best = list;
    }
    return best;
}

const tickLabel = x => {
    const size = Math.abs(x), text = size !== 0 && (size < 1e-4 || size >= 1e5) ? size.toExponential().replace('e+', 'e') : String(size);
    return (x < 0 ? '−' : '') + text;
};

// The frame of a box {x, y, width, height} with its ticks and titles.
function frame(pen, box, horizontal, vertical, titleX, titleY, labelY = tickLabel, ticksY = null) {
    const { x, y, width, height } = box, colour = theme.ink;
    const grey = { colour: theme.quiet };
    pen.line([x, y, x + width, y, x + width, y + height, x, y + height, x, y], grey);
    for (const t of ticks(horizontal, Math.max(3, Math.floor(width / 55)))) {
        const at = horizontal.at(t);
        pen.line([at, y + height, at, y + height + 5], grey);
        pen.text(at, y + height + 8, tickLabel(t), { colour, size: 12, align: 'center', baseline: 'top' });
    }
    for (const t of ticksY || ticks(vertical, Math.max(3, Math.floor(height / 40)))) {
        const at = vertical.at(t);
        pen.line([x - 5, at, x, at], grey);
        pen.text(x - 8, at, labelY(t), { colour, size: 12, align: 'end', baseline: 'middle' });
    }
    pen.text(x + width / 2, y + height + 28, titleX, { colour, size: 13, align: 'center', baseline: 'top' });
    pen.text(x - 46, y + height / 2, titleY, { colour, size: 13, align: 'center', baseline: 'middle', turned: true });
}

// The marks of critical points, the same in all figures.
function mark(pen, x, y, kind, phase, isGlobal, size = 6) {
    const edge = { stroke: '#000', width: 1.2 };
    if (kind === 'minimum') {
        if (isGlobal) pen.circle(x, y, size + 4, { stroke: '#000', width: 3.5 });
        if (isGlobal) pen.circle(x, y, size + 4, { stroke: '#fff', width: 1.8 });
        pen.circle(x, y, size, { fill: data.colours[phase] ?? '#fff', ...edge, width: 1.5 });
    } else if (kind === 'saddle' || kind === 'degenerate') {
        pen.line([x - size + 1, y - size + 1, x + size - 1, y + size - 1, NaN, NaN, x - size + 1, y + size - 1, x + size - 1, y - size + 1], { colour: '#000', width: 4.5 });
        pen.line([x - size + 1, y - size + 1, x + size - 1, y + size - 1, NaN, NaN, x - size + 1, y + size - 1, x + size - 1, y - size + 1], { colour: '#fff', width: 2.2 });
    } else if (kind === 'maximum') {
        pen.area([x - size, y + size - 1, x, y - size, x + size, y + size - 1], { fill: '#fff', ...edge });
    } else {
        pen.area([x - size, y, x, y - size, x + size, y, x, y + size], { fill: '#fff', ...edge });
    }
}
