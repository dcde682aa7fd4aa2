// Pictures, data and formulas as files.

function save(name, content, type) {
    const link = document.createElement('a'), url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: type + ';charset=utf-8' }));
    [link.href, link.download] = [url, name];
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
}

// Each figure draws itself with any pen.
const figures = {
    diagram: (pen, width, height) => drawHandle(pen, drawDiagram(pen, width, height, state), state.p, state.I),
    surface: (pen, width, height) => (state.view === 'relief' ? drawRelief : drawSurface)(pen, width, height, state, current.found, current.flow),
    bifurcation: (pen, width, height) => drawBifurcation(pen, width, height, state, current.found),
};

function saveFigure(name, format) {
    const canvas = document.getElementById(name), [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (format === 'svg') {
        const pen = new SvgPen(width, height, theme.paper);
        figures[name](pen, width, height);
        save(`${name}.svg`, String(pen), 'image/svg+xml');
        return;
    }
    const picture = document.createElement('canvas'), scale = 2, context = picture.getContext('2d');
    [picture.width, picture.height] = [scale * width, scale * height];
    context.scale(scale, scale);
    context.fillStyle = theme.paper;
    context.fillRect(0, 0, width, height);
    figures[name](new CanvasPen(context), width, height);
    picture.toBlob(blob => save(`${name}.png`, blob), 'image/png');
}

for (const span of document.querySelectorAll('.save'))
    for (const format of ['png', 'svg']) {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = `Save ${format.toUpperCase()}`;
        button.setAttribute('aria-label', `Save the ${span.dataset.figure} as ${format.toUpperCase()}`);
        button.addEventListener('click', () => saveFigure(span.dataset.figure, format));
        span.append(button, ' ');
    }

document.getElementById('save-points').addEventListener('click', () => save('critical-points.csv', pointsCsv(current.found, state), 'text/csv'));
document.getElementById('save-branches').addEventListener('click', () => save('branches.csv', branchesCsv(branchesAlong(state.axis, state.p, state.I)), 'text/csv'));
document.getElementById('save-formula').addEventListener('click', () => save('closed-form.tex', formulaLatex(current.chart, current.terms, state), 'text/x-tex'));
