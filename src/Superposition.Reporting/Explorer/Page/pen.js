// What figures are drawn with: the same calls draw on a canvas and write SVG. Points are flat lists x0, y0, x1, y1, ...; NaN breaks a line.

const FONT = 'system-ui, "DejaVu Sans", sans-serif';

class CanvasPen {
    constructor(context) { this.context = context; }

    line(points, { colour, width = 1, dash = [], alpha = 1 }) {
        const c = this.context;
        c.save();
        [c.strokeStyle, c.lineWidth, c.globalAlpha, c.lineJoin] = [colour, width, alpha, 'round'];
        c.setLineDash(dash);
        c.beginPath();
        for (let k = 0, isDown = false; k < points.length; k += 2) {
            if (Number.isNaN(points[k])) { isDown = false; continue; }
            if (isDown) c.lineTo(points[k], points[k + 1]); else c.moveTo(points[k], points[k + 1]);
            isDown = true;
        }
        c.stroke();
        c.restore();
    }

    // Many separate pieces x0, y0, x1, y1 of one style.
    pieces(points, count, { colour, width = 1, alpha = 1 }) {
        const c = this.context;
        [c.strokeStyle, c.lineWidth, c.globalAlpha] = [colour, width, alpha];
        c.beginPath();
        for (let k = 0; k < count; k += 4) {
            c.moveTo(points[k], points[k + 1]);
            c.lineTo(points[k + 2], points[k + 3]);
        }
        c.stroke();
        c.globalAlpha = 1;
    }

    area(points, { fill, stroke = null, width = 1 }) {
        const c = this.context;
        c.beginPath();
        for (let k = 0; k < points.length; k += 2) c.lineTo(points[k], points[k + 1]);
        c.closePath();
        c.fillStyle = fill;
        c.fill();
        if (stroke) {
            [c.strokeStyle, c.lineWidth] = [stroke, width];
            c.stroke();
        }
    }

    circle(x, y, r, { fill = null, stroke = null, width = 1 }) {
        const c = this.context;
        c.beginPath();
        c.arc(x, y, r, 0, 2 * Math.PI);
        if (fill) { c.fillStyle = fill; c.fill(); }
        if (stroke) { [c.strokeStyle, c.lineWidth] = [stroke, width]; c.stroke(); }
    }

    text(x, y, words, { colour, size = 13, align = 'start', baseline = 'alphabetic', turned = false, halo = null }) {
        const c = this.context;
        c.save();
        c.translate(x, y);
        if (turned) c.rotate(-Math.PI / 2);
        [c.font, c.textAlign, c.textBaseline, c.fillStyle] = [`${size}px ${FONT}`, align, baseline, colour];
        if (halo) {
            [c.strokeStyle, c.lineWidth, c.lineJoin] = [halo, 3, 'round'];
            c.strokeText(words, 0, 0);
        }
        c.fillText(words, 0, 0);
        c.restore();
    }

    image(canvas, x, y, width, height, isSmooth) {
        this.context.imageSmoothingEnabled = isSmooth;
        this.context.drawImage(canvas, x, y, width, height);
    }

    within(x, y, width, height, draw) {
        const c = this.context;
        c.save();
        c.beginPath();
        c.rect(x, y, width, height);
        c.clip();
        draw();
        c.restore();
    }
}

const rectangle = (x, y, width, height) => [x, y, x + width, y, x + width, y + height, x, y + height];

// The colours of the page, read once for each theme.
const theme = {};
function readTheme() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ['ink', 'paper', 'quiet', 'line', 'accent', 'saddle', 'spinodal', 'curve']) theme[name] = style.getPropertyValue('--' + name).trim();
}

// A canvas as wide as its column, sharp on any screen; returns its size in the page's pixels.
function fit(canvas, ratio, tallest) {
    const width = Math.max(240, Math.floor(canvas.parentElement.clientWidth)), height = Math.round(Math.min(width * ratio, tallest));
    const scale = Math.min(window.devicePixelRatio || 1, 3);
    if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
        canvas.width = Math.round(width * scale);
        canvas.height = Math.round(height * scale);
        canvas.style.height = height + 'px';
    }
    const context = canvas.getContext('2d');
    context.setTransform(scale, 0, 0, scale, 0, 0);
    return { width, height, scale, context };
}
