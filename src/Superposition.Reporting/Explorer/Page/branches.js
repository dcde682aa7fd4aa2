// Critical points along an axis for pictures: the census in plain double precision, with roots isolated in the Bernstein basis.

const SAMPLES = 220, SHALLOWEST = 2 ** -26, HALVINGS = 12;

const binomials = Array.from({ length: 16 }, (_, n) => powersOf(0, n + 1, 0).map((_, k) => { let c = 1; for (let j = 1; j <= k; j++) c = c * (n - j + 1) / j; return c; }));

function bernstein(q) {
    const n = q.length - 1, b = new Float64Array(n + 1);
    for (let k = 0; k <= n; k++) for (let j = 0; j <= k; j++) b[k] += binomials[k][j] / binomials[n][j] * q[j];
    return b;
}

function isolateInDouble(b, from, width, roots) {
    let count = 0, last = 0;
    for (const c of b) {
        const sign = Math.sign(c);
        if (sign && last && sign !== last) count++;
        if (sign) last = sign;
    }
    if (count === 0 || width < SHALLOWEST) return;
    if (count === 1 && b[0] * b[b.length - 1] < 0) {
        let [low, high] = [0, 1];
        for (let k = 0; k < 40; k++) {
            const t = (low + high) / 2;
            if (deCasteljau(b, t) * b[0] > 0) low = t; else high = t;
        }
        roots.push(from + width * (low + high) / 2);
        return;
    }
    const left = new Float64Array(b.length), right = Float64Array.from(b);
    for (let k = 0; k < b.length; k++) {
        left[k] = right[0];
        for (let j = 0; j + 1 < b.length - k; j++) right[j] = (right[j] + right[j + 1]) / 2;
    }
    isolateInDouble(left, from, width / 2, roots);
    isolateInDouble(right, from + width / 2, width / 2, roots);
}

const scratch = new Float64Array(16);
function deCasteljau(b, t) {
    scratch.set(b);
    for (let n = b.length - 1; n > 0; n--) for (let j = 0; j < n; j++) scratch[j] += t * (scratch[j + 1] - scratch[j]);
    return scratch[0];
}

const polynomial = (c, t) => { let sum = 0; for (let k = c.length - 1; k >= 0; k--) sum = sum * t + c[k]; return sum; };

// The points of the half plane at parameters, clockwise, without the origin.
function pointsInDouble(monomials) {
    const origin = doublesOf(data.origin, monomials)[0], points = [];
    const parts = data.charts.map(chart => {
        const b = bernstein(doublesOf(chart.n, monomials)), roots = [], size = Math.max(...b.map(Math.abs));
        for (const k of [0, b.length - 1]) if (Math.abs(b[k]) < 1e-13 * size) b[k] = 0;
        isolateInDouble(b, 0, 1, roots);
        const first = -Math.sign(b.find(x => x !== 0)), signs = roots.reduce((list, _) => [...list, -list.at(-1)], [first]);
        return { roots, signs, start: -Math.sign(b[0]), end: -Math.sign(b[b.length - 1]) };
    });
    data.charts.forEach((chart, k) => {
        const [a, b] = [chart.a, chart.b].map(table => doublesOf(table, monomials)), part = parts[k], previous = parts[(k + parts.length - 1) % parts.length];
        const add = (t, before, after, isSmooth, isWall) => {
            const square = polynomial(a, t) / polynomial(b, t), radius = Math.sqrt(square), kind = KINDS[(after - before) / 2] || (isSmooth ? 'degenerate' : 'clarke');
            const [w1, w2] = [radius * polynomial(chart.w1, t), radius * polynomial(chart.w2, t)];
            const phase = chart.sign < 0 ? 'antipodal' : polynomial(chart.first, t) < 0 ? 'first-only' : polynomial(chart.second, t) < 0 ? 'second-only' : 'confused';
            points.push({ w1, w2, loss: origin - polynomial(a, t) * square, kind, phase: kind === 'minimum' ? phase : null, branch: `${kind} ${isWall ? 'wall' : ''} ${k}` });
        };
        if (previous.end * part.start <= 0) add(0, previous.signs.at(-1), part.signs[0], chart.smooth, true);
        part.roots.forEach((t, i) => add(t, part.signs[i], part.signs[i + 1], true, false));
    });
    return points;
}

const branchCache = { key: '', samples: [] };

// Two samples close to where branches begin or end between two others, so that folds are drawn closed.
function aroundChange(before, after, sample, shape) {
    let [low, high] = [before, after];
    for (let k = 0; k < HALVINGS; k++) {
        const middle = sample(Math.sqrt(low.x * high.x));
        if (shape(middle) === shape(low)) low = middle; else high = middle;
    }
    return [low, high].filter(x => x !== before && x !== after);
}

// Samples over the range of an axis while the other parameter stays.
function branchesAlong(axis, p, importance) {
    const isDensity = axis === 'density', [low, high] = isDensity ? [DENSITY_FROM, DENSITY_TO] : [IMPORTANCE_FROM, IMPORTANCE_TO], here = isDensity ? p : importance;
    const [from, to] = [Math.min(low, here), Math.max(high, here)], key = [axis, isDensity ? importance : p, from, to].join();
    if (key === branchCache.key) return branchCache;
    const monomials = new Float64Array(monomialCount), samples = [];
    const sample = x => ({ x, points: pointsInDouble(isDensity ? doubleMonomials(x, importance, monomials) : doubleMonomials(p, x, monomials)) });
    const shape = ({ points }) => points.map(point => point.branch + point.phase).join();
    // Off equal importances by less than a pixel: there a wall is critical that is not to either side.
    for (let k = 0; k <= SAMPLES; k++) {
        const next = sample(from * (to / from) ** ((k + 0.003) / (SAMPLES + 0.006)));
        if (k > 0 && shape(next) !== shape(samples.at(-1))) samples.push(...aroundChange(samples.at(-1), next, sample, shape));
        samples.push(next);
    }
    return Object.assign(branchCache, { key, samples, from, to, axis });
}
