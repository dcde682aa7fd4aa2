// The peer of BasinSampling: gradient flow dW/dt = -grad L for n = 2, m = 1 without bias from random initial weights, with the formulas derived by
// hand. The classical Runge-Kutta method with a fixed step, one trajectory in each lane; lanes that have arrived are filled again.
// A trajectory has arrived when it is within a tenth of a minimum, W or -W.
// Usage: trajectories COUNT THREADS; prints "RATE SHARE CHANGED": trajectories per second, the best of five runs; the share that ends in the minimum
// of opposite signs; and the share of all whose end an eighth of the step changes.
#include <immintrin.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>
#include <vector>

#ifdef __AVX512F__
constexpr int Lanes = 8;
#else
constexpr int Lanes = 4;
#endif
typedef double Vector __attribute__((vector_size(8 * Lanes)));
typedef long long Mask __attribute__((vector_size(8 * Lanes)));

constexpr double p = 0.35, I = 0.7, Step = 0.1, Near = 0.1;

static inline Vector magnitude(Vector x) { return (Vector)((Mask)x & 0x7fffffffffffffffLL); }
static inline Vector with_sign_of(Vector x, Vector y) { return (Vector)((Mask)x ^ ((Mask)y & (long long)0x8000000000000000ULL)); }
static inline bool any(Mask mask) {
#ifdef __AVX512F__
    return _mm512_movepi64_mask((__m512i)mask) != 0;
#elif defined __AVX__
    return _mm256_movemask_pd((__m256d)mask) != 0;
#else
    for (int lane = 0; lane < Lanes; lane++) if (mask[lane]) return true;
    return false;
#endif
}

// grad L. For equal signs L = p^2/2 ab (a^2 - 1 + I (b^2 - 1)) + p/3 ((a^2 - 1)^2 + I (b^2 - 1)^2 + (1 + I) a^2 b^2). For opposite signs, with M the larger
// and m the smaller absolute value and their importances: L = p/3 (I_M (M^2 - 1)^2 + I_m (m^2 - 1)^2) + p^2 G.
static inline void gradient(Vector a, Vector b, Vector& da, Vector& db) {
    const Vector aa = a * a, bb = b * b, a1 = aa - 1, b1 = bb - 1;
    da = p * p / 2 * b * (I * b1 + 3 * aa - 1) + 2 * p / 3 * a * (2 * a1 + (1 + I) * bb);
    db = p * p / 2 * a * (3 * I * bb - I + a1) + 2 * p / 3 * b * (2 * I * b1 + (1 + I) * aa);
    const Mask opposite = a * b < 0;
    if (!any(opposite)) return;
    const Mask first = aa >= bb;
    const Vector M = magnitude(first ? a : b), m = magnitude(first ? b : a), MM = M * M, mm = m * m, t = m / M, tt = t * t;
    const Vector one = Vector{} + 1, other = Vector{} + I, IM = first ? one : other, Im = first ? other : one;
    // G = I_m (2 m^2/3 - m^4/3 - m^2 t/4 + m^4 t/12) + I_M (M m/2 - M^3 m/2 + M^2 m^2/3 - M m^3/12 - m^2 t/12)
    const Vector dm = p * p * (Im * m * (4. / 3 - 4. / 3 * mm + t * (5. / 12 * mm - 0.75)) + IM * (M * (0.5 - MM / 2 - mm / 4) + m * (2. / 3 * MM - t / 4)))
        + 4 * p / 3 * Im * m * (mm - 1);
    const Vector dM = p * p * (Im * m * tt * (0.25 - mm / 12) + IM * m * (0.5 - 1.5 * MM + 2. / 3 * M * m - mm / 12 + tt / 12)) + 4 * p / 3 * IM * M * (MM - 1);
    da = opposite ? with_sign_of(first ? dM : dm, a) : da;
    db = opposite ? with_sign_of(first ? dm : dM, b) : db;
}

static inline void move(Vector& a, Vector& b, double h) {
    Vector a1, b1, a2, b2, a3, b3, a4, b4;
    gradient(a, b, a1, b1);
    gradient(a - h / 2 * a1, b - h / 2 * b1, a2, b2);
    gradient(a - h / 2 * a2, b - h / 2 * b2, a3, b3);
    gradient(a - h * a3, b - h * b3, a4, b4);
    a -= h / 6 * (a1 + a4 + 2 * (a2 + a3));
    b -= h / 6 * (b1 + b4 + 2 * (b2 + b3));
}

struct Point { double a, b; };

static Point minimum(Point start) {
    Vector a = Vector{} + start.a, b = Vector{} + start.b;
    for (int k = 0; k < 100000; k++) move(a, b, Step);
    return {a[0], b[0]};
}

// The index of the minimum that each trajectory ends in.
__attribute__((noinline)) static void follow(const Point* starts, int count, const Point (&minima)[2], double step, char* ends) {
    Vector a = Vector{} + minima[0].a, b = Vector{} + minima[0].b;
    int index[Lanes], next = 0, running = 0;
    for (int lane = 0; lane < Lanes; lane++) {
        index[lane] = next < count ? next++ : -1;
        if (index[lane] >= 0) { a[lane] = starts[index[lane]].a; b[lane] = starts[index[lane]].b; running++; }
    }
    while (running > 0) {
        for (int k = 0; k < 4; k++) move(a, b, step);
        Mask at[2], arrived = {};
        for (int i = 0; i < 2; i++) {
            const Vector x = a - minima[i].a, y = b - minima[i].b, X = a + minima[i].a, Y = b + minima[i].b;
            at[i] = (x * x + y * y < Near * Near) | (X * X + Y * Y < Near * Near);
            arrived |= at[i];
        }
        if (!any(arrived)) continue;
        for (int lane = 0; lane < Lanes; lane++) {
            if (!arrived[lane] || index[lane] < 0) continue;
            ends[index[lane]] = at[1][lane] ? 1 : 0;
            index[lane] = next < count ? next++ : -1;
            if (index[lane] >= 0) { a[lane] = starts[index[lane]].a; b[lane] = starts[index[lane]].b; }
            else running--;
        }
    }
}

int main(int words, char** word) {
    const int count = words > 1 ? std::atoi(word[1]) : 200000, threads = words > 2 ? std::atoi(word[2]) : 1, part = count / threads;
    const Point minima[2] = {minimum({1, 0.1}), minimum({1, -1})};
    std::vector<Point> starts(count);
    std::mt19937_64 generator(3);
    std::normal_distribution<double> normal;
    for (Point& start : starts) start = {normal(generator), normal(generator)};
    std::vector<char> ends(count), fine(count);
    double best = 0;
    for (int repeat = 0; repeat < 5; repeat++) {
        const auto begin = std::chrono::steady_clock::now();
        std::vector<std::thread> workers;
        for (int k = 0; k < threads; k++) workers.emplace_back([&, k] { follow(&starts[k * part], part, minima, Step, &ends[k * part]); });
        for (auto& worker : workers) worker.join();
        best = std::max(best, threads * part / std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    follow(starts.data(), threads * part, minima, Step / 8, fine.data());
    int opposite = 0, changed = 0;
    for (int k = 0; k < threads * part; k++) { opposite += ends[k]; changed += ends[k] != fine[k]; }
    std::printf("%.6g %.6g %.3g\n", best, (double)opposite / count, (double)changed / count);
}
