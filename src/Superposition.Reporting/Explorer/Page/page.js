// What happens in a frame.

const current = { found: null, flow: null, chart: data.charts[0], terms: [], key: '' };
const frames = [], written = { timer: 0 }, live = document.getElementById('summary');
let isWaiting = false;

// Asks for a frame; any number of changes before it are shown in it together.
function refresh() {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(draw);
}

function draw() {
    isWaiting = false;
    const start = performance.now();
    update();
    frames.push(performance.now() - start);
    if (frames.length > 1000) frames.shift();
    if (state.basins && workOnBasins()) setTimeout(refresh);
}

const command = () => `superposition classify --density ${state.text.p} --importance ${state.text.I}`;

function take() {
    const doubles = doubleMonomials(state.p, state.I), note = document.getElementById('undecided');
    try {
        current.found = { ...census(state.exact.p, state.exact.I), doubles };
        note.hidden = true;
    } catch (error) {
        if (!(error instanceof Undecided)) throw error;
        const monomials = exactMonomials(state.exact.p, state.exact.I);
        current.found = { points: [], minima: [], global: null, phase: 'undecided', origin: doublesOf(data.origin, doubles)[0], monomials, doubles };
        note.textContent = `Undecided at the precision of this page, since ${error.message}: run ${command()}`;
        note.hidden = false;
    }
}

function update() {
    const key = `${exactText(state.exact.p)} ${exactText(state.exact.I)}`, isNew = key !== current.key, { found: before } = current;
    if (isNew) take();
    const { found } = current;
    if (isNew || state.basins && !basinMap.picture && !basinMap.job) {
        basinMap.job = null;
        if (state.basins && found.minima.length) startBasins(found); else basinMap.picture = null;
    }
    if (!state.basins) [basinMap.job, basinMap.picture] = [null, null];
    current.key = key;
    const flowKey = state.chosen && `${key} ${state.chosen}`;
    if (flowKey !== current.flowKey) {
        current.flow = state.chosen && found.minima.length ? trajectory(found.doubles, found, ...state.chosen) : null;
        current.flowKey = flowKey;
        showFlow();
    }
    showDiagram(state);
    const map = fit(surface.canvas, state.view === 'relief' ? 0.8 : 0.86, 570), pen = new CanvasPen(map.context);
    map.context.clearRect(0, 0, map.width, map.height);
    if (state.view === 'relief') drawRelief(pen, map.width, map.height, state, found, current.flow);
    else surface.scales = drawSurface(pen, map.width, map.height, state, found, current.flow);
    const plot = fit(bifurcation.canvas, 0.86, 570);
    plot.context.clearRect(0, 0, plot.width, plot.height);
    bifurcation.scales = drawBifurcation(new CanvasPen(plot.context), plot.width, plot.height, state, found);
    if (found !== before) showPoints(found);
    showClosedForm();
    showRest();
}

function showClosedForm() {
    const { found } = current, w = state.cell === 'chosen' && state.chosen ? state.chosen : found.global ? [found.global.w1, found.global.w2] : [1, 1];
    const [sector] = sectorAt(...w), index = data.charts.findIndex(c => c.name === (sector < 2 ? 'w1*w2 > 0' : `w1*w2 < 0, |w1| ${sector === 3 ? '>' : '<'} |w2|`));
    const key = `${current.key} ${index} ${w}`;
    if (key === current.formulaKey) return;
    [current.formulaKey, current.chart] = [key, data.charts[index]];
    current.terms = termsOf(current.chart, found.monomials);
    showFormula(document.getElementById('formula'), current.chart, current.terms);
    const value = kernel.loss(...w, state.p, state.I);
    document.getElementById('formula-cell').textContent = `Where ${current.chart.name.replaceAll('w1', 'w₁').replaceAll('w2', 'w₂').replace('*', '')}. At W = (${w.map(x => shown(x, 7)).join(', ')}) it is ${shown(value, DIGITS)}.`;
}

function showFlow() {
    const { flow } = current, text = document.getElementById('flow');
    if (!flow) { text.textContent = ''; return; }
    const from = `From (${flow.start.map(x => shown(x, 5)).join(', ')}), where the loss is ${shown(kernel.loss(...flow.start, state.p, state.I), 7)}, `;
    text.textContent = from + (flow.minimum
        ? `the flow ${flow.through ? 'runs into the Clarke point of an axis; from there the loss falls into the quadrant of equal signs (dashed), to' : 'ends in'} the ${flow.minimum.phase} minimum${flow.minimum.isGlobal ? ', the lowest' : ', which is not the lowest'}.`
        : 'where the flow ends is not resolved.');
}

// Words, controls and the link: cheap, or only after the hand rests.
function showRest() {
    const { found } = current;
    for (const button of document.querySelectorAll('#steps button')) button.setAttribute('aria-pressed', String(button.dataset.step === state.step));
    for (const text of document.querySelectorAll('#told p')) text.hidden = text.dataset.step !== state.step;
    document.getElementById('turn-label').hidden = state.view !== 'relief';
    document.getElementById('command').textContent = command();
    document.getElementById('phase').textContent = found.phase;
    document.getElementById('phase').style.setProperty('--dot', data.colours[found.phase] || 'transparent');
    const legends = [state.view, state.prototypes, state.metastable, state.basins, theme.paper, window.devicePixelRatio].join();
    if (legends !== written.legends) showLegends();
    written.legends = legends;
    const next = fragment();
    if (next === written.fragment) return;
    clearTimeout(written.timer);
    written.fragment = next;
    written.timer = setTimeout(() => {
        const words = found.global ? summaryOf(found) : 'Undecided.';
        live.textContent = words;
        diagram.canvas.setAttribute('aria-label', `Phase diagram. Point at density ${state.text.p}, importance ${state.text.I}. ${words}`);
        surface.canvas.setAttribute('aria-label', `Loss over the weights at density ${state.text.p}, importance ${state.text.I}. ${words}`);
        bifurcation.canvas.setAttribute('aria-label', `Critical points along the ${state.axis}, ${state.shows}. ${words}`);
        document.getElementById('link').setAttribute('href', next);
        try { history.replaceState(null, '', next); } catch { /* some browsers allow it only for pages of a server */ }
    }, 150);
}

window.explorer = { loss: kernel.loss, jet: kernel.jet, flowFrom: (w1, w2) => trajectory(current.found.doubles, current.found, w1, w2), fragment, state, current, diagram, surface, frames };
window.addEventListener('resize', refresh);
window.addEventListener('hashchange', () => { if (location.hash !== fragment()) open(location.hash); });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { readTheme(); refresh(); });
readTheme();
open(location.hash);
draw();
