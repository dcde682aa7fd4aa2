// The roots in (0, 1) of a polynomial with integer coefficients, by the rule of Descartes on halves of halves, and to the last bits by
// Newton's iteration between exact bounds.

const DEEPEST = 150, RESOLUTION = 40n; // roots closer than 2^-150 are undecided; a root is known to 2^(40-192)

// q(t + 1).
function shifted(q) {
    q = q.slice();
    for (let k = 0; k < q.length; k++) for (let j = q.length - 2; j >= k; j--) q[j] += q[j + 1];
    return q;
}

// The changes of sign of (1 + x)^n q(1/(1 + x)): the number of roots in (0, 1), or more by an even number.
function changes(q) {
    let count = 0, last = 0;
    for (const c of shifted(q.slice().reverse())) {
        const sign = signOf(c);
        if (sign !== 0 && last !== 0 && sign !== last) count++;
        if (sign !== 0) last = sign;
    }
    return count;
}

// Intervals [c, c + 1]/2^k with one simple root each, or the root c/2^k itself; ascending. Null where two roots are too close to tell apart.
function isolate(q) {
    const found = [];
    const search = (q, c, k) => {
        const count = changes(q);
        if (count === 0) return true;
        if (count === 1) return found.push({ c, k, exact: false }) > 0;
        if (k === DEEPEST) return false;
        const left = q.map((x, j) => x << BigInt(q.length - 1 - j)), right = shifted(left);
        if (!search(left, 2n * c, k + 1)) return false;
        if (right[0] === 0n) {
            if (right[1] === 0n) return false;
            found.push({ c: 2n * c + 1n, k: k + 1, exact: true });
        }
        return search(right, 2n * c + 1n, k + 1);
    };
    return q.every(c => c === 0n) || !search(q, 0n, 0) ? null : found;
}

// The value at a fixed-point t, of coefficients in units of 2^-192.
function valueAt(coefficients, t) {
    let sum = 0n;
    for (let k = coefficients.length - 1; k >= 0; k--) sum = ((sum * t) >> BITS) + coefficients[k];
    return sum;
}

// A root as a fixed-point number; it lies within 2^(40-192) of it, since the polynomial has opposite signs on both sides. Null where it does not.
function refined(q, { c, k, exact }, signBefore) {
    let low = (c << BITS) >> BigInt(k), high = ((c + 1n) << BITS) >> BigInt(k);
    if (exact) return low;
    const f = q.map(x => x << BITS), slope = f.slice(1).map((x, j) => x * BigInt(j + 1)), width = 1n << RESOLUTION;
    for (let step = 0, t = (low + high) >> 1n; step < 400; step++) {
        const value = valueAt(f, t);
        if (signOf(value) === signBefore) low = t; else high = t;
        const rate = valueAt(slope, t), change = rate === 0n ? high - low : (value << BITS) / rate;
        let next = t - change;
        if (next <= low || next >= high) next = (low + high) >> 1n;
        if ((change < 0n ? -change : change) < 65536n || high - low < 65536n) {
            const [before, after] = [valueAt(f, next - width), valueAt(f, next + width)].map(signOf);
            if (before === signBefore && after === -signBefore) return next;
        }
        if (high - low <= 1n) return null;
        t = next;
    }
    return null;
}
