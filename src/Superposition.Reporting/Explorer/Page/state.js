// What the page shows, and the same as the fragment of a link. What comes from outside is only ever compared, parsed or set as text.

const RANGES = { p: [[1n, 1000000n], [1n, 1n]], I: [[1n, 1000n], [1000n, 1n]] };
const NAMES = { p: 'Density', I: 'Importance' }, ACCEPTED = { p: 'from 1e-6 to 1', I: 'from 1/1000 to 1000' };
const CHOICES = { axis: ['density', 'importance'], shows: ['direction', 'w1', 'w2', 'loss'], view: ['map', 'relief'], cell: ['global', 'chosen'] };
const TOGGLES = ['prototypes', 'metastable', 'basins'];
const LARGEST_WEIGHT = 10;

const state = { exact: {}, text: {}, p: 0, I: 0, axis: 'density', shows: 'direction', view: 'map', cell: 'global', turn: 35, prototypes: false, metastable: false, basins: false, chosen: null, step: '' };

// Takes a parameter as typed; the error in words where it is none.
function setParameter(name, text) {
    const value = parseExact(text.trim()), [low, high] = RANGES[name];
    if (value === null || compare(value, low) < 0 || compare(value, high) > 0)
        return `${NAMES[name]}: '${text.slice(0, 60)}' is not accepted; expected a number ${ACCEPTED[name]}, written like 3/10, 0.3 or 3e-1 in at most ${LONGEST_NUMBER} characters`;
    state.exact[name] = value;
    state.text[name] = text.trim();
    state[name] = toDouble(...value);
    state[name + 'TextShown'] = text.trim();
    return '';
}

function weightsFrom(text) {
    const parts = text.split(',').map(parseExact);
    if (parts.length !== 2 || parts.includes(null)) return null;
    const w = parts.map(x => toDouble(...x));
    return w.every(x => Math.abs(x) <= LARGEST_WEIGHT) && (w[0] !== 0 || w[1] !== 0) ? w : null;
}

// The errors of what a fragment says; what is missing takes its first value.
function readFragment(fragment) {
    const given = new URLSearchParams(fragment), errors = {};
    for (const [name, standard] of [['p', '1/2'], ['I', '3/10']]) {
        errors[name] = given.has(name) ? setParameter(name, given.get(name)) : '';
        if (!given.has(name) || errors[name] && !state.text[name]) setParameter(name, standard);
    }
    for (const [name, values] of Object.entries(CHOICES)) state[name] = values.includes(given.get(name)) ? given.get(name) : values[0];
    const shown = (given.get('show') || '').split(',');
    for (const name of TOGGLES) state[name] = shown.includes(name);
    const turn = Number(given.get('turn'));
    state.turn = given.has('turn') && Number.isInteger(turn) && turn >= 0 && turn < 360 ? turn : 35;
    state.chosen = weightsFrom(given.get('w') || '');
    state.step = Object.hasOwn(data.steps, given.get('step') || '') ? given.get('step') : '';
    return errors;
}

function fragment() {
    const parts = [`p=${encodeURIComponent(state.text.p)}`, `I=${encodeURIComponent(state.text.I)}`];
    for (const [name, values] of Object.entries(CHOICES)) if (state[name] !== values[0]) parts.push(`${name}=${state[name]}`);
    const shown = TOGGLES.filter(name => state[name]);
    if (shown.length) parts.push(`show=${shown.join()}`);
    if (state.view === 'relief' && state.turn !== 35) parts.push(`turn=${state.turn}`);
    if (state.chosen) parts.push(`w=${state.chosen.join()}`);
    if (state.step) parts.push(`step=${state.step}`);
    return '#' + parts.join('&').replaceAll('%2F', '/');
}
