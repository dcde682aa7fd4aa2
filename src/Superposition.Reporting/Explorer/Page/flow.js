// The gradient flow dW/dt = -grad L in the sectors of surface.js: with P = a - u b and Q = 2 a' - u b', u = x^2,
// t' = (1 + t^2) Q - 4 t P and u' = 2 u (4 P - t Q), followed in t and v = u^(1/8) at the speed 1/(a + u b), by Dormand and Prince's pair.

const TABLEAU = [[], [1 / 5], [3 / 40, 9 / 40], [44 / 45, -56 / 15, 32 / 9], [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656], [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84]];
const ERRORS = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];
const LARGEST_STEP = 0.5, MOST_STEPS = 4000;
const acrossAxis = sector => 3 - sector, acrossDiagonal = sector => sector ^ 1; // the neighbours at t = 0, an axis, and at t = 1
const placeOf = (sector, t) => sector + (sector % 2 === 0 ? t : 1 - t);

class Flow {
    // The sectors' coefficients, the minima with their sectors, and the lowest loss at which a trajectory can still pass to another minimum.
    constructor(monomials, found) {
        this.sectors = data.sectors.map(table => {
            const a = doublesOf(table.a, monomials), b = doublesOf(table.b, monomials);
            return { a, b, a1: a.slice(1).map((x, k) => 2 * (k + 1) * x), b1: b.slice(1).map((x, k) => (k + 1) * x) };
        });
        const placed = point => ({ point, sector: sectorAt(point.w1, point.w2)[0], t: sectorAt(point.w1, point.w2)[1], u: Math.max(point.w1 ** 2, point.w2 ** 2) });
        const others = found.points.filter(x => x.cell >= 0).map(placed);
        this.minima = others.filter(x => x.point.kind === 'minimum');
        for (const m of this.minima)
            m.reach = Math.min(1e-3, ...others.filter(x => x.point !== m.point).map(x => Flow.apart(m, x.sector, x.t, x.u) / 8)); // a node is slow where a saddle is near
        this.pass = Math.min(...found.points.filter(x => x.kind !== 'minimum').map(x => x.loss)) - found.origin;
        this.kt = new Float64Array(7);
        this.kv = new Float64Array(7);
    }

    static at(c, t) {
        let sum = 0;
        for (let k = c.length - 1; k >= 0; k--) sum = sum * t + c[k];
        return sum;
    }

    // The rates of t and v into place k of the lists.
    rates(k, sector, t, v) {
        const { a, b, a1, b1 } = this.sectors[sector], u = v ** 8, bu = Flow.at(b, t) * u, at = Flow.at(a, t);
        const p = at - bu, q = Flow.at(a1, t) - u * Flow.at(b1, t), speed = 1 / (at + bu);
        this.kt[k] = speed * ((1 + t * t) * q - 4 * t * p);
        this.kv[k] = 0.25 * speed * v * (4 * p - t * q);
        return u * (bu - 2 * at);
    }

    // How fast t grows on the axis that a sector begins with.
    leaving(sector, u) { return this.sectors[sector].a1[0] - u * this.sectors[sector].b1[0]; }

    // How far a place is from a minimum; places are counted from 0 to 4 around the half plane, so that a minimum on a wall has two sides.
    static apart(m, sector, t, u) {
        const around = Math.abs(placeOf(sector, t) - placeOf(m.sector, m.t));
        return Math.max(Math.min(around, 4 - around), Math.abs(u - m.u) / m.u);
    }

    // The minimum in which a place is certain to end: below the lowest pass weights keep the sign of their product; or very near to one.
    arrival(sector, t, u, depth) {
        for (const m of this.minima) {
            if (depth < this.pass && m.sector >> 1 === sector >> 1) return m;
            if (Flow.apart(m, sector, t, u) < Math.max(m.reach, 1e-5)) return m;
        }
        return null;
    }

    // Follows the flow from weights to its end. visit(sector, t, u, note) is told each place; note is 'axis', 'clarke' or ''.
    follow(w1, w2, visit, tolerance = 1e-7, toTheEnd = false) {
        let [sector, t] = sectorAt(w1, w2), v = Math.max(w1 * w1, w2 * w2) ** 0.125, step = 0.1, isSliding = false, through = false;
        if (v === 0) return { minimum: null, through };
        if (t === 0) [sector, isSliding] = this.ontoAxis(sector, v ** 8);
        for (let count = 0; count < MOST_STEPS; count++) {
            const depth = this.rates(0, sector, t, v), u = v ** 8, found = this.arrival(sector, t, u, depth);
            visit(sector, t, u, '');
            if (found && (!toTheEnd || Flow.apart(found, sector, t, u) < Math.max(found.reach, 1e-4))) return { minimum: found, through };
            if (isSliding) this.kt[0] = 0;
            // A place of an axis to which the flow runs and where its speed falls to 0 is a Clarke point: the flow stays, or leaves on the other side.
            const speed = Math.hypot(this.kt[0], this.kv[0]);
            if (speed < 1e-12 || t < 1e-4 && speed < 1e-4) {
                const close = this.minima.find(m => Flow.apart(m, sector, t, u) < 1e-3);
                if (close) return { minimum: close, through };
                if (t > 1e-3 || this.leaving(acrossAxis(sector), u) <= 1e-9) return { minimum: null, through };
                visit(sector, 0, u, 'clarke');
                [sector, t, through, isSliding, step] = [acrossAxis(sector), 1e-7, true, false, 0.01];
                continue;
            }
            const [nextT, nextV, error] = this.step(sector, t, v, step, isSliding);
            const scaled = error / tolerance;
            if (!(scaled <= 1) || nextV <= 0) {
                step *= Math.max(0.2, 0.8 / Math.sqrt(Math.sqrt(scaled)) || 0.2);
                continue;
            }
            if (nextT < 0 || nextT > 1) {
                // A shorter step, by the secant, until it ends on the wall; where the wall is at hand already, none.
                const wall = nextT < 0 ? 0 : 1, share = (wall - t) / (nextT - t), isThere = Math.abs(nextT - wall) <= 10 * tolerance;
                if (!isThere && share > 1e-6) {
                    step *= Math.max(0.05, Math.min(0.98, share));
                    continue;
                }
                [t, v] = [wall, isThere ? nextV : v];
                if (wall === 1) sector = acrossDiagonal(sector);
                else [sector, isSliding] = this.ontoAxis(sector, v ** 8);
                visit(sector, t, v ** 8, wall === 0 ? 'axis' : '');
                step = Math.max(step, 1e-4);
                // Off the wall by less than the tolerance, so that the next step starts inside.
                t = wall === 1 ? 1 - 1e-12 : isSliding ? 0 : 1e-12;
                continue;
            }
            [t, v] = [nextT, nextV];
            if (isSliding) [sector, isSliding] = this.ontoAxis(sector, v ** 8);
            step = Math.min(LARGEST_STEP, step * Math.min(4, 0.8 / Math.sqrt(Math.sqrt(Math.max(scaled, 1e-4)))));
        }
        return { minimum: null, through };
    }

    // From an axis the flow goes where it leaves it, first the side with weights of the same sign; where both sides run into it, it slides along.
    ontoAxis(sector, u) {
        const same = sector < 2 ? sector : acrossAxis(sector);
        if (this.leaving(same, u) > 0) return [same, false];
        if (this.leaving(acrossAxis(same), u) > 0) return [acrossAxis(same), false];
        return [same, true];
    }

    step(sector, t, v, h, isSliding) {
        let [x, y, ex, ey] = [t, v, 0, 0];
        for (let s = 1; s < 7; s++) {
            let [dt, dv] = [0, 0];
            for (let k = 0; k < TABLEAU[s].length; k++) {
                dt += TABLEAU[s][k] * this.kt[k];
                dv += TABLEAU[s][k] * this.kv[k];
            }
            [x, y] = [t + h * dt, v + h * dv];
            this.rates(s, sector, x, y);
            if (isSliding) this.kt[s] = 0;
        }
        for (let k = 0; k < 7; k++) {
            ex += ERRORS[k] * this.kt[k];
            ey += ERRORS[k] * this.kv[k];
        }
        return [x, y, h * Math.max(Math.abs(ex), Math.abs(ey) / y)];
    }
}

// Weights of a place, on the side of W or -W that was begun with.
function weightsOf(sector, t, u, sign) {
    const x = Math.sqrt(u), y = t * x * (sector < 2 ? 1 : -1);
    return sector === 0 || sector === 3 ? [sign * x, sign * y] : [sign * y, sign * x];
}

// The trajectory from weights as a list of weights; from its Clarke point on, where it passes one, as a second list.
function trajectory(monomials, found, w1, w2) {
    const flow = new Flow(monomials, found), paths = [[w1, w2]];
    let last = [w1, w2];
    const { minimum, through } = flow.follow(w1, w2, (sector, t, u, note) => {
        const w = weightsOf(sector, t, u, 1), near = (w[0] - last[0]) ** 2 + (w[1] - last[1]) ** 2, far = (w[0] + last[0]) ** 2 + (w[1] + last[1]) ** 2;
        last = far < near ? [-w[0], -w[1]] : w;
        paths.at(-1).push(...last);
        if (note === 'clarke') paths.push([...last]);
    }, 1e-8, true);
    if (minimum) {
        const { w1: a, w2: b } = minimum.point, sign = (a - last[0]) ** 2 + (b - last[1]) ** 2 > (a + last[0]) ** 2 + (b + last[1]) ** 2 ? -1 : 1;
        paths.at(-1).push(sign * a, sign * b);
    }
    return { start: [w1, w2], paths, minimum: minimum && minimum.point, through };
}

function drawFlow(pen, flow, at) {
    flow.paths.forEach((path, k) => {
        const points = [];
        for (let i = 0; i < path.length; i += 2) points.push(...at(path[i], path[i + 1]));
        pen.line(points, { colour: '#000', width: 4, alpha: 0.55 });
        pen.line(points, { colour: '#ff5ac8', width: 2.2, dash: k ? [5, 4] : [] });
    });
    const [x, y] = at(...flow.start);
    pen.circle(x, y, 5, { fill: '#ff5ac8', stroke: '#000', width: 1.5 });
}
