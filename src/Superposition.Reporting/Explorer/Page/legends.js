// What the signs of a figure mean: each sign is drawn by the figure's own pen in the figure's own style.

const SIGN_WIDTH = 30, SIGN_HEIGHT = 16;

// A sign as a picture of its own. Lines of the phase diagram, which lie on colours, are shown on white in the dark too.
function drawnSign(draw, ground) {
    const canvas = document.createElement('canvas'), scale = Math.min(window.devicePixelRatio || 1, 3), context = canvas.getContext('2d');
    [canvas.width, canvas.height, canvas.className] = [SIGN_WIDTH * scale, SIGN_HEIGHT * scale, 'sign'];
    canvas.setAttribute('aria-hidden', 'true');
    context.scale(scale, scale);
    const pen = new CanvasPen(context);
    if (ground) pen.area(rectangle(0, 0, SIGN_WIDTH, SIGN_HEIGHT), { fill: ground });
    draw(pen);
    return canvas;
}

const stroke = (style, ground) => drawnSign(pen => pen.line([1, SIGN_HEIGHT / 2, SIGN_WIDTH - 1, SIGN_HEIGHT / 2], style), ground);

function symbol(kind) {
    return drawnSign(pen => mark(pen, SIGN_WIDTH / 2, SIGN_HEIGHT / 2, kind, null, false));
}

function swatch(colour) {
    const span = document.createElement('span');
    span.className = 'swatch';
    span.style.setProperty('--dot', colour);
    return span;
}

function letter(text) {
    const span = document.createElement('b');
    span.textContent = text;
    return span;
}

function legend(id, entries) {
    document.getElementById(id).replaceChildren(...entries.map(([sign, words]) => {
        const item = document.createElement('li');
        item.append(...sign ? [sign, ' '] : [], words);
        return item;
    }));
}

function showLegends() {
    document.getElementById('surface-keys').textContent = state.view === 'map' ? 'Click for the gradient flow from there; the arrow keys move its start, escape ends it.' : 'The arrow keys move the start of a gradient flow, escape ends it; clicks set it on the map.';
    const phases = ['first-only', 'confused', 'second-only', 'antipodal'].filter(name => !state.prototypes || name !== 'confused');
    legend('diagram-legend', [
        ...phases.map(name => [swatch(data.colours[name]), name]),
        ...state.prototypes
            ? [[null, 'of the paper’s three prototypes, which mix two models: a dropped feature has a bias, its mean; the antipodal pair has none']]
            : [...['firstOrder', 'spinodal', 'crossover', 'axis'].map(name => [stroke(CURVES[name].style, '#fff'), CURVES[name].words]),
                ...data.points.filter(x => x.label.length === 1).map(x => [letter(x.label), x.meaning])],
        ...state.metastable ? [[drawnSign(pen => pen.pieces([-4, 16, 12, 0, 6, 16, 22, 0, 16, 16, 32, 0], 12, HATCHING), '#fff'), 'two minima, one metastable']] : [],
    ]);
    legend('surface-legend', [
        [symbol('minimum'), 'minimum, in the colour of its phase; ringed: the lowest'], [symbol('saddle'), 'saddle'], [symbol('maximum'), 'maximum'], [symbol('clarke'), 'Clarke point of an axis'],
        ...state.basins ? [[swatch('#999999'), 'where the flow is not resolved']] : [],
    ]);
    legend('bifurcation-legend', [['minimum', 'minimum, in the colour of its phase'], ['saddle', 'saddle'], ['clarke', 'Clarke point']].map(([kind, words]) => [stroke({ colour: branchColour({ kind }), ...BRANCH_STYLES[kind] }), words]));
}
