// Exact numbers. A rational is [n, d] of BigInts with d > 0; a fixed-point number is a BigInt in units of 2^-192.

const BITS = 192n, UNIT = 1n << BITS;
const LONGEST_NUMBER = 60, LARGEST_EXPONENT = 40;

function greatestCommonDivisor(a, b) {
    while (b !== 0n) [a, b] = [b, a % b];
    return a < 0n ? -a : a;
}

function reduced(n, d) {
    const g = greatestCommonDivisor(n, d);
    return d < 0n ? [-n / g, -d / g] : [n / g, d / g];
}

function parseDecimal(text) {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
    if (!match || (!match[2] && !match[3])) return null;
    const fraction = match[3] || '', exponent = Number(match[4] || 0) - fraction.length;
    if (Math.abs(Number(match[4] || 0)) > LARGEST_EXPONENT) return null;
    const digits = BigInt(match[1] + (match[2] + fraction)), power = 10n ** BigInt(Math.abs(exponent));
    return exponent < 0 ? [digits, power] : [digits * power, 1n];
}

// The number as it is written, like 3/10, 0.3 or 3e-1; null where it is none.
function parseExact(text) {
    if (text.length > LONGEST_NUMBER) return null;
    const parts = text.split('/').map(parseDecimal);
    if (parts.length > 2 || parts.includes(null)) return null;
    const [[a, b], [c, d]] = [parts[0], parts[1] || [1n, 1n]];
    return c === 0n ? null : reduced(a * d, b * c);
}

function bitLength(n) {
    const hex = (n < 0n ? -n : n).toString(16);
    return 4 * hex.length - Math.clz32(parseInt(hex[0], 16)) + 28;
}

// n/d as the nearest double, within the range of normal ones.
function toDouble(n, d) {
    if (n === 0n) return 0;
    const negative = n < 0n;
    if (negative) n = -n;
    const shift = 66 - bitLength(n) + bitLength(d);
    if (shift > 0) n <<= BigInt(shift); else d <<= BigInt(-shift);
    let q = n / d;
    if (q * d !== n) q |= 1n; // what is cut off decides ties only: the quotient has at least 65 bits
    const size = Number(q) * 2 ** (-shift / 2 | 0) * 2 ** (-shift - (-shift / 2 | 0));
    return negative ? -size : size;
}

const fixedToDouble = x => toDouble(x, UNIT);
const times = (x, y) => (x * y) >> BITS;
const over = (x, y) => (x << BITS) / y;

// The square root of a fixed-point number, rounded down: Newton's iteration from the root of its leading bits.
function root(x) {
    if (x <= 0n) return 0n;
    const n = x << BITS, shift = BigInt(Math.max(0, bitLength(n) - 50 >> 1));
    let r = (BigInt(Math.ceil(Math.sqrt(Number(n >> (2n * shift))))) + 1n) << shift;
    for (;;) {
        const next = (r + n / r) >> 1n;
        if (next >= r) return r;
        r = next;
    }
}

const signOf = x => x > 0n ? 1 : x < 0n ? -1 : 0;
const compare = ([a, b], [c, d]) => signOf(a * d - c * b);

// A rational as text: n or n/d.
const exactText = ([n, d]) => d === 1n ? String(n) : `${n}/${d}`;

// A number for tables and labels, with a proper minus.
function shown(x, digits) {
    if (x === 0) return '0';
    const size = Math.abs(x);
    const text = size < 1e-5 || size >= 1e7 ? size.toExponential(digits - 1).replace('e+', 'e') : size.toPrecision(digits);
    return (x < 0 ? '−' : '') + text;
}

// A short decimal near a number, for what is dragged.
function shortDecimal(x, digits) {
    const text = x.toPrecision(digits);
    return text.includes('e') ? String(Number(text)) : text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
