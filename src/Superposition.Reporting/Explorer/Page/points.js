// The table of critical points and the words about them.

const DIGITS = 13;
const pointRows = document.querySelector('#points tbody');
const symbolOf = { minimum: '', saddle: '✕', maximum: '▲', clarke: '◆', degenerate: '✕' };

function cell(text, value) {
    const td = document.createElement('td');
    td.textContent = text;
    if (value !== undefined) {
        td.className = 'number';
        td.dataset.value = String(value);
    }
    return td;
}

function showPoints(found) {
    const rows = found.points.map(point => {
        const row = document.createElement('tr'), symbol = cell(symbolOf[point.kind]), eigenvalues = cell(point.eigenvalues ? point.eigenvalues.map(x => shown(x, 8)).join(', ') : 'none');
        row.className = point.isGlobal ? 'global' : '';
        symbol.style.setProperty('--dot', point.phase ? data.colours[point.phase] : 'transparent');
        symbol.className = point.phase ? 'dot' : '';
        symbol.setAttribute('aria-hidden', 'true');
        eigenvalues.className = 'number';
        if (point.eigenvalues) eigenvalues.dataset.value = point.eigenvalues.join(' ');
        row.append(symbol, cell(shown(point.w1, DIGITS), point.w1), cell(shown(point.w2, DIGITS), point.w2), cell(shown(point.loss, DIGITS), point.loss),
            cell(point.kind), cell(point.phase ? point.phase + (point.isGlobal ? ' (global)' : '') : ''), eigenvalues);
        return row;
    });
    pointRows.replaceChildren(...rows);
}

function summaryOf(found) {
    const others = found.minima.filter(x => !x.isGlobal).map(x => `${x.phase}, higher by ${shown(100 * (x.loss / found.global.loss - 1), 3)} %`);
    return `Lowest minimum: ${found.phase}, loss ${shown(found.global.loss, 6)}. ${others.length ? `Another, metastable: ${others.join('; ')}.` : 'No other minimum.'}`;
}

// CSV of the table, with the digits that read back to the same doubles.
function pointsCsv(found, state) {
    const lines = found.points.map(x => [state.pTextShown, state.ITextShown, x.w1, x.w2, x.loss, x.kind, x.index, x.phase || '', x.isGlobal, ...(x.eigenvalues || ['', ''])].join());
    return ['density,importance,w1,w2,loss,kind,index,phase,global,eigenvalue1,eigenvalue2', ...lines, ''].join('\n');
}

function branchesCsv(branches) {
    const lines = branches.samples.flatMap(({ x, points }) => points.map(y => [x, y.w1, y.w2, COORDINATES.direction.of(y), y.loss, y.kind, y.phase || ''].join()));
    return [`${branches.axis},w1,w2,direction,loss,kind,phase`, ...lines, ''].join('\n');
}
