// Mouse, touch and keyboard.

const fields = { p: document.getElementById('density'), I: document.getElementById('importance') };
const errorOf = { p: document.getElementById('density-error'), I: document.getElementById('importance-error') };

function tell(name, error) {
    errorOf[name].textContent = error;
    errorOf[name].hidden = !error;
    fields[name].setAttribute('aria-invalid', String(Boolean(error)));
}

for (const [name, field] of Object.entries(fields))
    field.addEventListener('input', () => {
        const error = setParameter(name, field.value);
        tell(name, error);
        if (error) return;
        state.step = '';
        refresh();
    });

// Sets a parameter to a short decimal near a number, within the range of the diagram.
function moveTo(name, value, digits = 4) {
    const [low, high] = name === 'p' ? [DENSITY_FROM, DENSITY_TO] : [IMPORTANCE_FROM, IMPORTANCE_TO];
    const text = shortDecimal(Math.min(Math.max(value, low), high), digits);
    setParameter(name, text);
    fields[name].value = text;
    tell(name, '');
    state.step = '';
    refresh();
}

function place(canvas, event) {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
}

// Calls move with the place of the pointer from press to release.
function draggable(canvas, move) {
    let isDown = false;
    canvas.addEventListener('pointerdown', event => {
        if (event.button !== 0) return;
        isDown = true;
        canvas.setPointerCapture(event.pointerId);
        canvas.focus({ preventScroll: true });
        move(...place(canvas, event));
        event.preventDefault();
    });
    canvas.addEventListener('pointermove', event => { if (isDown) move(...place(canvas, event)); });
    for (const name of ['pointerup', 'pointercancel']) canvas.addEventListener(name, () => { isDown = false; });
}

draggable(diagram.canvas, (x, y) => {
    moveTo('p', diagram.scales.across.back(x));
    moveTo('I', diagram.scales.up.back(y));
});

draggable(bifurcation.canvas, x => moveTo(state.axis === 'density' ? 'p' : 'I', bifurcation.scales.across.back(x)));

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

// Calls step with the direction of an arrow key and whether shift is held.
function steered(canvas, step) {
    canvas.addEventListener('keydown', event => {
        const arrow = ARROWS[event.key];
        if (!arrow || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        step(...arrow, event.shiftKey);
    });
}

const factor = isFine => 10 ** (isFine ? 0.0005 : 0.01);
steered(diagram.canvas, (x, y, isFine) => {
    if (x) moveTo('p', state.p * factor(isFine) ** -x, isFine ? 6 : 4);
    if (y) moveTo('I', state.I * factor(isFine) ** y, isFine ? 6 : 4);
});
steered(bifurcation.canvas, (x, _, isFine) => {
    const isDensity = state.axis === 'density';
    if (x) moveTo(isDensity ? 'p' : 'I', (isDensity ? state.p : state.I) * factor(isFine) ** (isDensity ? -x : x), isFine ? 6 : 4);
});

// The start of the gradient flow.
function choose(w1, w2) {
    const rounded = [w1, w2].map(w => Math.round(1e4 * Math.min(Math.max(w, -REACH), REACH)) / 1e4 || 0);
    state.chosen = rounded[0] === 0 && rounded[1] === 0 ? null : rounded;
    refresh();
}

draggable(surface.canvas, (x, y) => {
    if (state.view === 'map') choose(surface.scales.across.back(x), surface.scales.up.back(y));
});
steered(surface.canvas, (x, y, isFine) => {
    const step = isFine ? 0.005 : 0.05, [w1, w2] = state.chosen || [0, 0];
    choose(w1 + step * x, w2 + step * y);
});
surface.canvas.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !state.chosen) return;
    state.chosen = null;
    refresh();
});

for (const name of TOGGLES) document.getElementById(name).addEventListener('change', event => { state[name] = event.target.checked; refresh(); });
for (const name of Object.keys(CHOICES))
    for (const radio of document.querySelectorAll(`input[name="${name}"]`)) radio.addEventListener('change', () => { state[name] = radio.value; refresh(); });
document.getElementById('turn').addEventListener('input', event => { state.turn = Number(event.target.value); refresh(); });

for (const button of document.querySelectorAll('#steps button'))
    button.addEventListener('click', () => { open(data.steps[button.dataset.step]); });

// Shows what a fragment says.
function open(text) {
    const errors = readFragment(text.replace(/^#/, ''));
    for (const name of ['p', 'I']) {
        fields[name].value = state.text[name];
        tell(name, errors[name]);
    }
    showControls();
    refresh();
}

function showControls() {
    for (const name of TOGGLES) document.getElementById(name).checked = state[name];
    for (const name of Object.keys(CHOICES)) for (const radio of document.querySelectorAll(`input[name="${name}"]`)) radio.checked = radio.value === state[name];
    document.getElementById('turn').value = state.turn;
}

for (const radio of document.querySelectorAll('input[name="theme"]'))
    radio.addEventListener('change', () => {
        document.documentElement.dataset.theme = radio.value;
        readTheme();
        refresh();
    });
document.getElementById('copy').addEventListener('click', async () => {
    const status = document.getElementById('copied');
    try {
        await navigator.clipboard.writeText(document.getElementById('link').href);
        status.textContent = 'Copied.';
    } catch {
        status.textContent = 'Not copied: the browser does not allow it; copy the link itself.';
    }
});
