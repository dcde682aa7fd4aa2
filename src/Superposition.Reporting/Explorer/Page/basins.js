// The weight plane coloured by the minimum in which the gradient flow ends: first coarsely, then finely, a few milliseconds in each frame.

const BASINS = 120, BLOCK = 6, SLICE = 5; // cells across, cells of a coarse block, milliseconds
const basinMap = { picture: null, pixel: null, job: null };

function rgb(hex) { return parseInt(hex.slice(1), 16); }

function startBasins(found) {
    const flow = new Flow(found.doubles, found), size = BASINS, picture = document.createElement('canvas');
    [picture.width, picture.height] = [size, size];
    const context = picture.getContext('2d'), painted = context.createImageData(size, size), pixel = new Uint32Array(painted.data.buffer);
    basinMap.job = { next: 0, isCoarse: true, shown: false };
    const end = (column, row) => {
        const { minimum } = flow.follow(REACH * (2 * column + 1 - size) / size, REACH * (2 * row + 1 - size) / size, () => { }, 1e-5);
        const c = minimum ? rgb(data.colours[minimum.point.phase]) : 0x999999;
        return (0xd8000000 | (c & 255) << 16 | (c & 0xff00) | c >> 16) >>> 0;
    };
    const put = (column, row, colour) => {
        pixel[(size - 1 - row) * size + column] = pixel[row * size + size - 1 - column] = colour; // W and -W
    };
    basinMap.job.work = job => {
        const until = performance.now() + SLICE, step = job.isCoarse ? BLOCK : 1, across = size / step, count = across * across / 2;
        while (job.next < count && (performance.now() < until)) {
            const [column, row] = [step * (job.next % across), step * Math.floor(job.next / across)], half = step >> 1;
            const colour = flow.minima.length > 1 ? end(column + half, row + half) : null;
            for (let j = 0; j < step; j++) for (let i = 0; i < step; i++) put(column + i, row + j, colour ?? end(0, 0));
            job.next++;
        }
        if (job.next < count) return;
        if (!job.isCoarse || flow.minima.length === 1) basinMap.job = null;
        Object.assign(job, { next: 0, isCoarse: false });
        context.putImageData(painted, 0, 0);
        Object.assign(basinMap, { picture, pixel });
    };
}

// The colour of the map at a place given as parts of its width and height, from below.
function basinAt(x, y) {
    const c = basinMap.pixel[(BASINS - 1 - Math.floor(y * BASINS)) * BASINS + Math.floor(x * BASINS)];
    return `rgb(${c & 255}, ${c >> 8 & 255}, ${c >> 16 & 255})`;
}

// Goes on with the map; true while there is more to do.
function workOnBasins() {
    if (basinMap.job) basinMap.job.work(basinMap.job);
    return basinMap.job !== null;
}
