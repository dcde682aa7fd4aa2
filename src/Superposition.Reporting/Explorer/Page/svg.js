// A pen that writes SVG.

const escaped = text => String(text).replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);

class SvgPen {
    constructor(width, height, paper) {
        this.size = [width, height];
        this.clips = 0;
        this.parts = [`<rect width="${width}" height="${height}" fill="${paper}"/>`];
    }

    static number(x) { return String(Math.round(x * 100) / 100); }

    path(points, isClosed) {
        let text = '', isDown = false;
        for (let k = 0; k < points.length; k += 2) {
            if (Number.isNaN(points[k])) { isDown = false; continue; }
            text += `${isDown ? 'L' : 'M'}${SvgPen.number(points[k])} ${SvgPen.number(points[k + 1])}`;
            isDown = true;
        }
        return text + (isClosed ? 'Z' : '');
    }

    line(points, { colour, width = 1, dash = [], alpha = 1 }) {
        const d = this.path(points, false);
        if (d) this.parts.push(`<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"${dash.length ? ` stroke-dasharray="${dash.join(' ')}"` : ''}${alpha < 1 ? ` opacity="${alpha}"` : ''}/>`);
    }

    pieces(points, count, style) {
        const list = [];
        for (let k = 0; k < count; k += 4) list.push(points[k], points[k + 1], points[k + 2], points[k + 3], NaN, NaN);
        this.line(list, style);
    }

    area(points, { fill, stroke = null, width = 1 }) {
        this.parts.push(`<path d="${this.path(points, true)}" fill="${fill}"${stroke ? ` stroke="${stroke}" stroke-width="${width}"` : ''}/>`);
    }

    circle(x, y, r, { fill = null, stroke = null, width = 1 }) {
        this.parts.push(`<circle cx="${SvgPen.number(x)}" cy="${SvgPen.number(y)}" r="${r}" fill="${fill || 'none'}"${stroke ? ` stroke="${stroke}" stroke-width="${width}"` : ''}/>`);
    }

    text(x, y, words, { colour, size = 13, align = 'start', baseline = 'alphabetic', turned = false, halo = null }) {
        const anchor = { start: 'start', left: 'start', center: 'middle', end: 'end', right: 'end' }[align];
        const base = { alphabetic: 'auto', top: 'text-before-edge', middle: 'central', bottom: 'text-after-edge' }[baseline];
        const place = turned ? `transform="translate(${SvgPen.number(x)} ${SvgPen.number(y)}) rotate(-90)"` : `x="${SvgPen.number(x)}" y="${SvgPen.number(y)}"`;
        this.parts.push(`<text ${place} fill="${colour}" font-size="${size}" text-anchor="${anchor}" dominant-baseline="${base}"${halo ? ` stroke="${halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"` : ''}>${escaped(words)}</text>`);
    }

    image(canvas, x, y, width, height, isSmooth) {
        this.parts.push(`<image x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="none"${isSmooth ? '' : ' style="image-rendering:pixelated"'} href="${canvas.toDataURL('image/png')}"/>`);
    }

    within(x, y, width, height, draw) {
        const name = `clip${this.clips++}`;
        this.parts.push(`<clipPath id="${name}"><rect x="${x}" y="${y}" width="${width}" height="${height}"/></clipPath><g clip-path="url(#${name})">`);
        draw();
        this.parts.push('</g>');
    }

    toString() {
        const [w, h] = this.size;
        return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="${escaped(FONT)}">\n${this.parts.join('\n')}\n</svg>\n`;
    }
}
