// The derived polynomials in p and I2, see ExplorerTables: exact, and in double precision for pictures.

const data = JSON.parse(document.getElementById('data').textContent);
const everyTable = [];

// The place of p^i I2^j among the monomials is i + (highest i + 1) j.
function collectTables(value) {
    if (Array.isArray(value)) value.forEach(collectTables);
    else if (value && typeof value === 'object') {
        if (typeof value.d === 'string' && Array.isArray(value.c)) everyTable.push(value);
        else Object.values(value).forEach(collectTables);
    }
}

collectTables(data);
const highest = [0, 0];
for (const table of everyTable)
    for (const row of table.c)
        for (let k = 0; k < row.length; k += 3) for (const v of [0, 1]) highest[v] = Math.max(highest[v], row[k + 1 + v]);
const columns = highest[0] + 1, monomialCount = columns * (highest[1] + 1);
for (const table of everyTable) {
    const inverse = 1 / Number(table.d);
    table.divisor = BigInt(table.d);
    table.rows = table.c.map(row => {
        const places = [], integers = [], doubles = [];
        for (let k = 0; k < row.length; k += 3) {
            places.push(row[k + 1] + columns * row[k + 2]);
            integers.push(BigInt(row[k]));
            doubles.push(row[k] * inverse);
        }
        return { places, integers, doubles };
    });
}

const powersOf = (x, count, one) => Array.from({ length: count }, (_, k) => k).reduce((list, k) => k ? [...list, list[k - 1] * x] : [one], []);

// All monomials at p = a/b, I2 = c/d as integers over one denominator b^m d^n.
function exactMonomials([a, b], [c, d]) {
    const [m, n] = highest, [as, bs, cs, ds] = [[a, m], [b, m], [c, n], [d, n]].map(([x, k]) => powersOf(x, k + 1, 1n));
    const values = [];
    for (let j = 0; j <= n; j++) for (let i = 0; i <= m; i++) values.push(as[i] * bs[m - i] * cs[j] * ds[n - j]);
    return { values, denominator: bs[m] * ds[n] };
}

function doubleMonomials(p, importance, into = new Float64Array(monomialCount)) {
    let power = 1;
    for (let j = 0, k = 0; j <= highest[1]; j++, power *= importance) for (let i = 0, x = power; i <= highest[0]; i++, x *= p) into[k++] = x;
    return into;
}

// The polynomials of a table as integers; all have the same divisor, which is above 0.
function integersOf(table, monomials) {
    return table.rows.map(({ places, integers }) => {
        let sum = 0n;
        for (let k = 0; k < places.length; k++) sum += integers[k] * monomials.values[places[k]];
        return sum;
    });
}

function rationalsOf(table, monomials) {
    const divisor = table.divisor * monomials.denominator;
    return integersOf(table, monomials).map(n => reduced(n, divisor));
}

function fixedOf(table, monomials) {
    const divisor = table.divisor * monomials.denominator;
    return integersOf(table, monomials).map(n => (n << BITS) / divisor);
}

function doublesOf(table, monomials, into = new Float64Array(table.rows.length)) {
    for (let r = 0; r < table.rows.length; r++) {
        const { places, doubles } = table.rows[r];
        let sum = 0;
        for (let k = 0; k < places.length; k++) sum += doubles[k] * monomials[places[k]];
        into[r] = sum;
    }
    return into;
}
