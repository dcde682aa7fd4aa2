const doubles = new Float64Array(1);
const words = new Int32Array(doubles.buffer);
doubles[0] = 1;
const LOW = words[0] === 0 ? 0 : 1; // 1 has all its bits in the high word
const HIGH = 1 - LOW;
const SPLITTER = 134217729; // 2^27 + 1
const SMALLEST = 2 ** -960;
const LARGEST = 2 ** 990;

// Whether u = x y splits into its rounded value and its error without underflow or overflow.
function isSafe(x, y, u) {
    const size = Math.abs(u);
    return size > SMALLEST && size < LARGEST && Math.abs(x) < LARGEST && Math.abs(y) < LARGEST;
}

// x y - u for the rounded product u of safe factors, exact: Dekker's product of Veltkamp's halves.
function splitError(x, y, u) {
    let c = SPLITTER * x;
    const xh = c - (c - x), xl = x - xh;
    c = SPLITTER * y;
    const yh = c - (c - y), yl = y - yh;
    return ((xh * yh - u) + xh * yl + xl * yh) + xl * yl;
}

// a + b, rounded to the neighbour with an odd last bit where it is not exact.
function addToOdd(a, b) {
    const s = a + b, d = s - a, e = (a - (s - d)) + (b - d);
    if (e === 0) return s;
    doubles[0] = s;
    if ((words[LOW] & 1) !== 0) return s;
    if ((e > 0) === (s > 0)) {
        words[LOW] |= 1;
    } else {
        if (words[LOW] === 0) words[HIGH] -= 1;
        words[LOW] -= 1;
    }
    return doubles[0];
}

// The integer m and the exponent e with x = m 2^e.
function parts(x) {
    doubles[0] = x;
    const exponent = (words[HIGH] >>> 20) & 0x7ff;
    const high = (words[HIGH] & 0xfffff) + (exponent > 0 ? 0x100000 : 0);
    const m = (BigInt(high) << 32n) + BigInt(words[LOW] >>> 0);
    return [x < 0 ? -m : m, Math.max(exponent, 1) - 1075];
}

// x y + z, rounded once, by integers.
function fmaByIntegers(x, y, z) {
    const plain = x * y + z;
    if (x === 0 || y === 0 || !Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z)) return plain;
    const [mx, ex] = parts(x), [my, ey] = parts(y), [mz, ez] = parts(z);
    let e = Math.min(ex + ey, ez);
    const sum = ((mx * my) << BigInt(ex + ey - e)) + (mz << BigInt(ez - e));
    if (sum === 0n) return plain;
    let m = sum < 0n ? -sum : sum;
    const excess = Math.max(m.toString(2).length - 53, -1074 - e);
    if (excess > 0) {
        const shift = BigInt(excess), half = 1n << (shift - 1n), rest = m & ((1n << shift) - 1n);
        m >>= shift;
        if (rest > half || (rest === half && (m & 1n) === 1n)) m += 1n;
        e += excess;
    }
    const size = Number(m) * 2 ** e;
    return sum < 0n ? -size : size;
}

// x y + z, rounded once. JavaScript has no such operation: inside the safe range it is the algorithm of Boldo and Melquiond by rounding to
// odd, elsewhere exact integers; both are right for all finite arguments.
function fma(x, y, z) {
    const u = x * y;
    if (!(isSafe(x, y, u) && Math.abs(z) < LARGEST)) return fmaByIntegers(x, y, z);
    const v = splitError(x, y, u);
    const t = z + v, td = t - z, tl = (z - (t - td)) + (v - td);
    const h = u + t, hd = h - u, hl = (u - (h - hd)) + (t - hd);
    return h + addToOdd(tl, hl);
}

// x y - r for the rounded product r; exact.
function productError(x, y, r) {
    return isSafe(x, y, r) ? splitError(x, y, r) : fmaByIntegers(x, y, -r);
}

function check(w1, w2, p, I2) {
    if (!Number.isFinite(w1)) throw new RangeError(`w1: ${w1} is not accepted; expected a finite number`);
    if (!Number.isFinite(w2)) throw new RangeError(`w2: ${w2} is not accepted; expected a finite number`);
    if (!(p > 0 && p <= 1)) throw new RangeError(`p: ${p} is not accepted; expected a number in (0, 1]`);
    if (!(I2 > 0 && I2 < Infinity)) throw new RangeError(`I2: ${I2} is not accepted; expected a number above 0`);
}

/**
 * The expected loss L(w1, w2; p, I2).
 * @param {number} w1 the weight of feature 1, finite
 * @param {number} w2 the weight of feature 2, finite
 * @param {number} p the density, in (0, 1]
 * @param {number} I2 the relative importance of feature 2, above 0
 * @returns {number} L
 * @throws {RangeError} an argument is outside its range
 */
function loss(w1, w2, p, I2) {
    check(w1, w2, p, I2);
{{loss}}
}

/**
 * The expected loss with its first and second derivatives by the weights.
 * @param {number} w1 the weight of feature 1, finite
 * @param {number} w2 the weight of feature 2, finite
 * @param {number} p the density, in (0, 1]
 * @param {number} I2 the relative importance of feature 2, above 0
 * @returns {number[]} [L, dL/dw1, dL/dw2, d2L/dw1^2, d2L/dw1 dw2, d2L/dw2^2]
 * @throws {RangeError} an argument is outside its range
 */
function jet(w1, w2, p, I2) {
    check(w1, w2, p, I2);
{{jet}}
}
