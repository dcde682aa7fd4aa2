// The bifurcation diagram through the point: critical points against density or importance.

const bifurcation = { canvas: document.getElementById('bifurcation'), scales: null };
const COORDINATES = {
    direction: { title: 'direction of W in degrees', of: x => Math.atan2(x.w2, x.w1) * 180 / Math.PI, range: [-90, 90], ticks: [-90, -45, 0, 45, 90] },
    w1: { title: 'w₁', of: x => x.w1 }, w2: { title: 'w₂', of: x => x.w2 }, loss: { title: 'loss', of: x => x.loss, isLogarithmic: true },
};
const BRANCH_STYLES = { minimum: { width: 3 }, saddle: { width: 1.5, dash: [6, 4] }, clarke: { width: 1.5, dash: [2, 3] }, degenerate: { width: 1.5 } };

const branchColour = point => point.phase ? data.colours[point.phase] : point.kind === 'saddle' ? theme.saddle : point.kind === 'minimum' ? theme.ink : theme.quiet;

function bifurcationScales(width, height, branches, shows, points) {
    const { of, range, isLogarithmic } = COORDINATES[shows], box = { x: 64, y: 10, width: width - 78, height: height - 66 };
    let [low, high] = range || [Infinity, -Infinity];
    if (!range) {
        for (const { points: list } of branches.samples) for (const point of list) [low, high] = [Math.min(low, of(point)), Math.max(high, of(point))];
        for (const point of points) if (point.cell >= 0) [low, high] = [Math.min(low, of(point)), Math.max(high, of(point))];
        const margin = isLogarithmic ? (high / low) ** 0.05 : 0.05 * (high - low) || 1;
        [low, high] = isLogarithmic ? [low / margin, high * margin] : [low - margin, high + margin];
    }
    const isDensity = branches.axis === 'density', ends = isDensity ? [branches.to, branches.from] : [branches.from, branches.to];
    return { box, across: scaleOf(...ends, box.x, box.x + box.width, true), up: scaleOf(low, high, box.y + box.height, box.y, isLogarithmic) };
}

function drawBranches(pen, { across, up }, branches, of) {
    const open = new Map();
    const close = key => {
        const line = open.get(key);
        open.delete(key);
        if (line.points.length > 2) pen.line(line.points, line.style);
    };
    for (const { x, points } of branches.samples) {
        const seen = new Map(), groups = new Map();
        for (const point of points) groups.set(point.branch, [...groups.get(point.branch) || [], point]);
        for (const [branch, group] of groups)
            group.forEach((point, k) => seen.set(`${branch} ${k} of ${group.length}`, point));
        for (const key of [...open.keys()]) if (!seen.has(key)) close(key);
        for (const [key, point] of seen) {
            const at = [across.at(x), up.at(of(point))], colour = branchColour(point);
            if (open.has(key)) open.get(key).points.push(...at);
            if (open.has(key) && open.get(key).style.colour !== colour) close(key);
            if (!open.has(key)) open.set(key, { points: at, style: { colour, ...BRANCH_STYLES[point.kind] } });
        }
    }
    for (const key of [...open.keys()]) close(key);
}

function drawBifurcation(pen, width, height, state, found) {
    const branches = branchesAlong(state.axis, state.p, state.I), { of, title, ticks: marks } = COORDINATES[state.shows];
    const scales = bifurcationScales(width, height, branches, state.shows, found.points), { box, across, up } = scales, here = across.at(state.axis === 'density' ? state.p : state.I);
    pen.within(box.x, box.y, box.width, box.height, () => {
        if (state.shows === 'direction') for (const d of [-45, 0, 45]) pen.line([box.x, up.at(d), box.x + box.width, up.at(d)], { colour: theme.line });
        drawBranches(pen, scales, branches, of);
        pen.line([here, box.y, here, box.y + box.height], { colour: theme.ink, width: 1.2, alpha: 0.7 });
    });
    for (const point of found.points) if (point.cell >= 0) mark(pen, here, up.at(of(point)), point.kind, point.phase, point.isGlobal, 5);
    frame(pen, box, across, up, state.axis === 'density' ? `density p, at I₂ = ${state.ITextShown}` : `relative importance I₂, at p = ${state.pTextShown}`, title, tickLabel, marks);
    return scales;
}
