// All critical points at given parameters: the ray reduction of each cell, L = L0 - 2 A r^2 + B r^4 in the direction t, whose critical
// directions are the roots of N = 2 A' B - A B' and walls where the loss does not rise through. Signs are exact; numbers have 57 digits.

const KINDS = { '1': 'minimum', '-1': 'saddle' };
const CLOSE = 1n << 52n; // losses nearer than 2^(52-192) are not ordered

class Undecided extends Error { }

function directionsOf(chart, monomials) {
    const q = integersOf(chart.n, monomials), roots = isolate(q);
    if (roots === null) throw new Undecided(`two critical directions of the cell ${chart.name} are too close to tell apart`);
    // Just above t = 0 the polynomial has the sign of its first coefficient; each simple root changes it.
    let sign = signOf(q.find(x => x !== 0n));
    const signs = [-sign];
    for (const r of roots) {
        r.signBefore = sign;
        sign = -sign;
        signs.push(-sign);
    }
    return { q, roots, signs, start: -signOf(q[0]), end: -signOf(q.reduce((a, b) => a + b, 0n)) };
}

// The sign of a form with integer coefficients at a direction known to 2^(40-192).
function formSign(form, t, isExact) {
    const f = form.map(c => BigInt(c) << BITS), width = isExact ? 0n : 1n << RESOLUTION;
    const [low, high] = [valueAt(f, t - width), valueAt(f, t + width)].map(signOf);
    if (low !== high) throw new Undecided('a minimum is too close to the border of two phases');
    return low;
}

function phaseOf(chart, t, isExact) {
    if (chart.sign < 0) return 'antipodal';
    if (formSign(chart.first, t, isExact) < 0) return 'first-only';
    return formSign(chart.second, t, isExact) < 0 ? 'second-only' : 'confused';
}

function pointAt(chart, monomials, origin, t, isExact, before, after, isSmooth) {
    const [a, b] = [chart.a, chart.b].map(table => valueAt(fixedOf(table, monomials), t));
    if (a <= 0n || b <= 0n) throw new Undecided('a hypothesis of the reduction does not hold');
    const square = over(a, b), radius = root(square), index = (after - before) / 2;
    const [w1, w2] = [chart.w1, chart.w2].map(([c, d]) => times(radius, BigInt(c) * UNIT + BigInt(d) * t));
    const lossFixed = origin - times(a, square);
    let eigenvalues = null;
    if (isSmooth) {
        const h = chart.h.map(table => valueAt(fixedOf(table, monomials), t));
        const [h11, h12, h22] = [0, 2, 4].map(k => h[k] + times(h[k + 1], square));
        const spread = root(times(h11 - h22, h11 - h22) + 4n * times(h12, h12));
        eigenvalues = [h11 + h22 - spread, h11 + h22 + spread].map(x => toDouble(x, 2n * UNIT));
    }
    const kind = KINDS[index] || (isSmooth ? 'degenerate' : 'clarke');
    return {
        w1: fixedToDouble(w1), w2: fixedToDouble(w2), loss: fixedToDouble(lossFixed), lossFixed, kind, index, isSmooth, eigenvalues,
        phase: kind === 'minimum' ? phaseOf(chart, t, isExact) : null, isGlobal: false, cell: data.charts.indexOf(chart),
    };
}

// One of each pair {W, -W}, clockwise from the axis w1 = 0, then the origin. Throws Undecided.
function census(density, importance) {
    const monomials = exactMonomials(density, importance), origin = fixedOf(data.origin, monomials)[0], points = [];
    const parts = data.charts.map(chart => directionsOf(chart, monomials));
    data.charts.forEach((chart, k) => {
        const part = parts[k], previous = parts[(k + parts.length - 1) % parts.length];
        if (previous.end * part.start <= 0)
            points.push(pointAt(chart, monomials, origin, 0n, true, previous.signs.at(-1), part.signs[0], chart.smooth));
        part.roots.forEach((r, i) => {
            const t = refined(part.q, r, r.signBefore);
            if (t === null) throw new Undecided(`a critical direction of the cell ${chart.name} is not resolved`);
            points.push(pointAt(chart, monomials, origin, t, r.exact, part.signs[i], part.signs[i + 1], true));
        });
    });
    const minima = points.filter(x => x.kind === 'minimum');
    const lowest = minima.reduce((a, b) => b.lossFixed < a.lossFixed ? b : a);
    if (minima.some(x => x !== lowest && x.lossFixed - lowest.lossFixed < CLOSE)) throw new Undecided('two minima have losses too close to order');
    lowest.isGlobal = true;
    const loss = fixedToDouble(origin);
    points.push({ w1: 0, w2: 0, loss, lossFixed: origin, kind: 'maximum', index: 1, isSmooth: false, eigenvalues: null, phase: null, isGlobal: false, cell: -1 });
    return { points, phase: lowest.phase, global: lowest, minima, origin: loss, monomials };
}
