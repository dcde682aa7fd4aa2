// The closed form of a cell with its numbers filled in, as MathML and as LaTeX. Coefficients are exact; long ones are shown rounded, with "≈".

const MATHML = 'http://www.w3.org/1998/Math/MathML', LONGEST_EXACT = 9999n;

function math(name, ...children) {
    const element = document.createElementNS(MATHML, name);
    element.append(...children);
    return element;
}

const minus = text => text.replace('-', '−');
const sized = n => n < 0n ? -n : n;

// The size of a coefficient as numerator and denominator, or as a decimal where these are long.
function coefficientParts([n, d]) {
    if (sized(n) <= LONGEST_EXACT && d <= LONGEST_EXACT) return { n: String(sized(n)), d: String(d), isExact: true };
    const [digits, power] = toDouble(sized(n), d).toPrecision(7).split('e');
    return { n: digits, d: '1', power: power && String(Number(power)), isExact: false };
}

function termsOf(chart, monomials) {
    return chart.terms.map(({ i, j, k }) => ({ i, j, coefficient: rationalsOf(k, monomials)[0] })).filter(x => x.coefficient[0] !== 0n)
        .map(x => ({ ...x, isNegative: x.coefficient[0] < 0n, ...coefficientParts(x.coefficient) }));
}

const weightFactors = (term, isAbove) => [[1, term.i], [2, term.j]].map(([k, e]) => [k, isAbove ? e : -e]).filter(([, e]) => e > 0);

function weightMath([k, e]) {
    const index = math('mn', String(k)), name = math('mi', 'w');
    return e === 1 ? math('msub', name, index) : math('msubsup', name, index, math('mn', String(e)));
}

function termMath(term) {
    const above = weightFactors(term, true).map(weightMath), below = weightFactors(term, false).map(weightMath);
    const isOne = term.n === '1' && term.d === '1' && !term.power;
    const number = isOne && above.length > 0 ? [] : [math('mn', term.n), ...(term.power ? [math('mo', '·'), math('msup', math('mn', '10'), math('mn', minus(term.power)))] : [])];
    const under = [...(term.d === '1' ? [] : [math('mn', term.d)]), ...below];
    if (under.length === 0) return math('mrow', ...number, ...above);
    if (below.length === 0) return math('mrow', math('mfrac', math('mrow', ...number.length ? number : [math('mn', '1')]), math('mrow', ...under)), ...above);
    return math('mfrac', math('mrow', ...number, ...above), math('mrow', ...under));
}

function latexWeight([k, e]) { return `w_${k}${e === 1 ? '' : `^${e}`}`; }

function termLatex(term) {
    const above = weightFactors(term, true).map(latexWeight).join(' '), below = weightFactors(term, false).map(latexWeight).join(' ');
    const isOne = term.n === '1' && term.d === '1' && !term.power, number = (isOne && above ? '' : term.n) + (term.power ? ` \\cdot 10^{${term.power}}` : '');
    const under = [term.d === '1' ? '' : term.d, below].filter(Boolean).join(' ');
    return under ? `\\frac{${[number, below ? above : ''].filter(Boolean).join(' ')}}{${under}}${!below && above ? ' ' + above : ''}` : [number, above].filter(Boolean).join(' ');
}

const relation = terms => terms.every(x => x.isExact) ? ['=', '='] : ['≈', '\\approx'];

function formulaLatex(chart, terms, state) {
    const sum = terms.map((x, k) => (x.isNegative ? '- ' : k ? '+ ' : '') + termLatex(x)).join(' ');
    return `% Expected loss of the bias-free model, n = 2, m = 1, at p = ${state.pTextShown}, I_2 = ${state.ITextShown}, where ${chart.name}\nL(w_1, w_2) ${relation(terms)[1]} ${sum}\n`;
}

// Short formulas, each a summand with its sign, so that lines may break between.
function showFormula(target, chart, terms) {
    const head = math('math', math('mrow', math('mi', 'L'), math('mo', '('), weightMath([1, 1]), math('mo', ','), weightMath([2, 1]), math('mo', ')'), math('mo', relation(terms)[0])));
    const parts = terms.map((x, k) => math('math', math('mrow', ...(x.isNegative || k ? [math('mo', x.isNegative ? '−' : '+')] : []), termMath(x))));
    target.replaceChildren(head, ...parts.flatMap(x => [document.createElement('wbr'), x]));
}
