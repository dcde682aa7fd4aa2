// The peer of DoubleCensus: all critical points but the origin for n = 2, m = 1 without bias, one of each pair {W, -W}, with the formulas derived by
// hand. In each cell L = L_0 - 2 A r^2 + B r^4 along a ray, and the critical directions are the roots of N = 2 A' B - A B': isolated by the signs of
// the Bernstein coefficients, then refined by Newton's iteration. In double precision; nothing is certified.
// Usage: census COUNT THREADS; prints "RATE POINTS": censuses per second, the best of seven runs, for densities 0.01..1 and importances 0.1..10, both
// log-uniform; and the mean number of points.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <thread>
#include <vector>

enum Kind { Minimum, Saddle, Clarke };
struct Point { Kind kind; double a, b, loss; };
struct Ray { double A[4], B[6], N[8]; int degreeA, degreeB; };
struct Roots { double at[8]; bool rises[8]; int count = 0; };

static inline double horner(const double* c, int n, double t) {
    double value = c[n];
    for (int k = n - 1; k >= 0; k--) value = std::fma(value, t, c[k]);
    return value;
}

// w_1 w_2 > 0, t = w_2/w_1. N_k is the sum of (2i - j) A_i B_j over i + j = k + 1.
static inline void same(double p, double I, Ray& ray) {
    const double pp = p * p;
    ray = {{p / 3, pp * (1 + I) / 4, p * I / 3}, {p / 3, pp / 2, p * (1 + I) / 3, pp * I / 2, p * I / 3}, {}, 2, 4};
    const double *A = ray.A, *B = ray.B;
    double* N = ray.N;
    N[0] = 2 * A[1] * B[0] - A[0] * B[1];
    N[1] = 4 * A[2] * B[0] + A[1] * B[1] - 2 * A[0] * B[2];
    N[2] = 3 * A[2] * B[1] - 3 * A[0] * B[3];
    N[3] = 2 * A[2] * B[2] - A[1] * B[3] - 4 * A[0] * B[4];
    N[4] = A[2] * B[3] - 2 * A[1] * B[4];
}

// w_1 w_2 < 0, t = |w_2/w_1| <= 1. N without its factor t.
static inline void opposite(double p, double I, Ray& ray) {
    const double pp = p * p, c = (p - pp) * I / 3;
    ray = {{p / 3, -pp / 4, c, pp * (3 * I + 1) / 24}, {p / 3, -pp / 2, pp / 3, -pp / 12, c, pp * I / 12}, {}, 3, 5};
    const double *A = ray.A, *B = ray.B;
    double* N = ray.N;
    N[0] = 4 * A[2] * B[0] + A[1] * B[1] - 2 * A[0] * B[2];
    N[1] = 6 * A[3] * B[0] + 3 * A[2] * B[1] - 3 * A[0] * B[3];
    N[2] = 5 * A[3] * B[1] + 2 * A[2] * B[2] - A[1] * B[3] - 4 * A[0] * B[4];
    N[3] = 4 * A[3] * B[2] + A[2] * B[3] - 2 * A[1] * B[4] - 5 * A[0] * B[5];
    N[4] = 3 * A[3] * B[3] - 3 * A[1] * B[5];
    N[5] = 2 * A[3] * B[4] - A[2] * B[5];
    N[6] = A[3] * B[5];
}

// Newton's iteration within a bracket with a change of sign.
static inline double refine(const double* c, int n, double low, double high, double atLow, double atHigh) {
    double x = atLow == 0 || atHigh == 0 ? 0.5 * (low + high) : low + (high - low) * std::fabs(atLow) / (std::fabs(atLow) + std::fabs(atHigh));
    if (!(x > low && x < high)) x = 0.5 * (low + high);
    for (int step = 0; step < 80; step++) {
        double value = c[n], slope = 0;
        for (int k = n - 1; k >= 0; k--) {
            slope = std::fma(slope, x, value);
            value = std::fma(value, x, c[k]);
        }
        if (value == 0) return x;
        ((value > 0) == (atLow > 0) ? low : high) = x;
        double next = x - value / slope;
        if (!(next > low && next < high)) next = 0.5 * (low + high);
        if (std::fabs(next - x) <= 4e-16 * std::fabs(next) || high - low < 1e-300) return next;
        x = next;
    }
    return x;
}

static inline void isolate(const double* c, int n, const double* b, double low, double high, Roots& roots, int depth) {
    int changes = 0;
    double previous = 0;
    for (int k = 0; k <= n; k++)
        if (b[k] != 0) {
            if (previous != 0 && (b[k] > 0) != (previous > 0)) changes++;
            previous = b[k];
        }
    if (changes == 0) return;
    if (changes == 1 && b[0] != 0 && b[n] != 0) {
        if (roots.count < 8) {
            roots.at[roots.count] = refine(c, n, low, high, b[0], b[n]);
            roots.rises[roots.count++] = b[n] > 0;
        }
        return;
    }
    if (depth > 48) return; // a double root in this precision: no change of sign
    double below[8], above[8], t[8];
    std::memcpy(t, b, (n + 1) * 8);
    for (int k = 0; k <= n; k++) {
        below[k] = t[0];
        above[n - k] = t[n - k];
        for (int i = 0; i < n - k; i++) t[i] = 0.5 * (t[i] + t[i + 1]);
    }
    const double middle = 0.5 * (low + high);
    isolate(c, n, below, low, middle, roots, depth + 1);
    if (below[n] == 0 && roots.count < 8) {
        double before = 0, after = 0;
        for (int k = n - 1; k >= 0 && before == 0; k--) before = below[k];
        for (int k = 1; k <= n && after == 0; k++) after = above[k];
        if ((before > 0) != (after > 0)) {
            roots.at[roots.count] = middle;
            roots.rises[roots.count++] = after > 0;
        }
    }
    isolate(c, n, above, middle, high, roots, depth + 1);
}

// The roots in (0, 1). Where the value at 1 is known better than by summing up, it is given.
template <int n> static inline void roots_of(const double* c, const double* end, Roots& roots) {
    static const double weights[7][7] = {{1}, {1, 1. / 6}, {1, 2. / 6, 1. / 15}, {1, 3. / 6, 3. / 15, 1. / 20}, {1, 4. / 6, 6. / 15, 4. / 20, 1. / 15},
        {1, 5. / 6, 10. / 15, 10. / 20, 5. / 15, 1. / 6}, {1, 1, 1, 1, 1, 1, 1}};
    double b[8];
    if (n == 4) {
        b[0] = c[0];
        b[1] = c[0] + c[1] / 4;
        b[2] = c[0] + c[1] / 2 + c[2] / 6;
        b[3] = c[0] + .75 * c[1] + c[2] / 2 + c[3] / 4;
        b[4] = c[0] + c[1] + c[2] + c[3] + c[4];
    } else
        for (int k = 0; k <= n; k++) {
            double sum = 0;
            for (int i = 0; i <= k; i++) sum = std::fma(weights[k][i], c[i], sum);
            b[k] = sum;
        }
    if (end) b[n] = *end == 0 ? 0 : std::copysign(b[n], *end);
    isolate(c, n, b, 0, 1, roots, 0);
}

static inline int census(double p, double I, Point* points) {
    int count = 0;
    const double origin = p * (1 + I) / 3;
    auto put = [&](Kind kind, const Ray& ray, double t, double x, double y, double factor) {
        const double A = horner(ray.A, ray.degreeA, t), square = A / horner(ray.B, ray.degreeB, t), r = std::sqrt(square);
        points[count++] = {kind, r * x, r * y, origin - factor * A * square};
    };
    Ray ray;
    same(p, I, ray);
    const double* N = ray.N;
    Roots near, far;
    roots_of<4>(N, nullptr, near);
    for (int k = 0; k < near.count; k++) put(near.rises[k] ? Saddle : Minimum, ray, near.at[k], 1, near.at[k], 1);
    const double reversed[5] = {N[4], N[3], N[2], N[1], N[0]}, diagonal = N[0] + N[1] + N[2] + N[3] + N[4];
    roots_of<4>(reversed, &diagonal, far);
    if (diagonal == 0) put(Minimum, ray, 1, 1, 1, 1);
    for (int k = 0; k < far.count; k++) put(far.rises[k] ? Minimum : Saddle, ray, 1 / far.at[k], 1, 1 / far.at[k], 1);
    Ray first, second;
    opposite(p, I, first);
    opposite(p, 1 / I, second);
    double end = 0;
    for (int k = 6; k >= 0; k--) end += first.N[k];
    if (I == 1) end = 0;
    auto cell = [&](const Ray& ray, double end, bool isSecond) {
        const double factor = isSecond ? I : 1;
        if (ray.N[0] > 0) points[count++] = {Saddle, isSecond ? 0. : 1., isSecond ? 1. : 0., origin - factor * ray.A[0]};
        else points[count++] = {Clarke, isSecond ? 0. : 1., isSecond ? 1. : 0., origin - factor * ray.A[0]};
        Roots roots;
        roots_of<6>(ray.N, &end, roots);
        for (int k = 0; k < roots.count; k++) {
            const double t = roots.at[k];
            put(roots.rises[k] ? Saddle : Minimum, ray, t, isSecond ? t : 1, isSecond ? -1 : -t, factor);
        }
    };
    cell(first, end, false);
    cell(second, -end, true);
    if (end == 0) put(Minimum, first, 1, 1, -1, 1);
    return count;
}

int main(int words, char** word) {
    const long count = words > 1 ? std::atol(word[1]) : 1000000;
    const int threads = words > 2 ? std::atoi(word[2]) : 1, parameters = 16384;
    std::mt19937_64 generator(7);
    std::uniform_real_distribution<double> uniform(0, 1);
    std::vector<double> p(parameters), I(parameters);
    for (int k = 0; k < parameters; k++) {
        p[k] = std::pow(10, -2 * uniform(generator));
        I[k] = std::pow(10, 2 * uniform(generator) - 1);
    }
    double best = 0;
    std::vector<long> found(threads * 16);
    for (int repeat = 0; repeat < 7; repeat++) {
        const auto begin = std::chrono::steady_clock::now();
        std::vector<std::thread> workers;
        for (int k = 0; k < threads; k++)
            workers.emplace_back([&, k] {
                Point points[32];
                long sum = 0;
                for (long i = count * k / threads; i < count * (k + 1) / threads; i++) sum += census(p[i % parameters], I[i % parameters], points);
                found[k * 16] = sum;
            });
        for (auto& worker : workers) worker.join();
        best = std::max(best, count / std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    long sum = 0;
    for (int k = 0; k < threads; k++) sum += found[k * 16];
    std::printf("%.6g %.4f\n", best, (double)sum / count);
}
