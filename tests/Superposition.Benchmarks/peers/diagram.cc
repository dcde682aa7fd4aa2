// The peer of PhaseDiagram: the phase and the loss of the global minimum for n = 2, m = 1 without bias over a square grid of densities 0.01..1 and
// importances 0.1..10, both logarithmic, with the formulas derived by hand. One cell in each lane: 13 samples of A^2/B in each of the four unit
// intervals of directions, then six steps of Newton's iteration from the best one. Nothing is certified: a minimum between two samples may be missed.
// Usage: diagram COUNT THREADS; prints "RATE SIDE FIRST SECOND ANTIPODAL CONFUSED MEAN": cells per second, the best of seven runs; the side of the grid,
// the cells of each phase, and the mean loss.
#include <immintrin.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#ifdef __AVX512F__
constexpr int Lanes = 8;
#else
constexpr int Lanes = 4;
#endif
typedef double Vector __attribute__((vector_size(8 * Lanes)));
typedef long long Mask __attribute__((vector_size(8 * Lanes)));

constexpr int Samples = 12, Steps = 6;
enum Phase : int8_t { FirstOnly, SecondOnly, Antipodal, Confused };

static inline Vector all(double x) { return Vector{} + x; }

template <int n> static inline Vector horner(const Vector* c, Vector t) {
    Vector value = c[n];
    for (int k = n - 1; k >= 0; k--) value = value * t + c[k];
    return value;
}

struct Best { Vector gain, t; Mask quarter; };

// The largest A^2/B times a factor for t in [0, 1]; L = L_0 - 2 A r^2 + B r^4.
template <int degreeA, int degreeB> static inline void improve(const Vector* A, const Vector* B, Vector factor, int quarter, Best& best) {
    Vector largest = all(-1), t = all(0.5);
    for (int k = 0; k <= Samples; k++) {
        const Vector x = all(double(k) / Samples), a = horner<degreeA>(A, x), gain = a * a / horner<degreeB>(B, x);
        const Mask larger = gain > largest;
        largest = larger ? gain : largest;
        t = larger ? x : t;
    }
    Vector low = t - 1. / Samples, high = t + 1. / Samples;
    low = low < 0 ? all(0) : low;
    high = high > 1 ? all(1) : high;
    for (int step = 0; step < Steps; step++) {
        Vector a = A[degreeA], a1 = all(0), a2 = all(0), b = B[degreeB], b1 = all(0), b2 = all(0);
        for (int k = degreeA - 1; k >= 0; k--) { a2 = a2 * t + a1; a1 = a1 * t + a; a = a * t + A[k]; }
        for (int k = degreeB - 1; k >= 0; k--) { b2 = b2 * t + b1; b1 = b1 * t + b; b = b * t + B[k]; }
        const Vector N = 2 * a1 * b - a * b1, slope = 4 * a2 * b + a1 * b1 - 2 * a * b2;
        const Mask rises = N > 0;
        low = rises ? t : low;
        high = rises ? high : t;
        const Vector next = t - N / slope;
        t = (next >= low) & (next <= high) ? next : 0.5 * (low + high);
    }
    const Vector a = horner<degreeA>(A, t);
    Vector gain = a * a / horner<degreeB>(B, t);
    gain = factor * (gain > largest ? gain : largest);
    const Mask better = gain > best.gain;
    best = {better ? gain : best.gain, better ? t : best.t, better ? Mask{} + quarter : best.quarter};
}

// w_1 w_2 < 0, |w_2| = t |w_1|.
static inline void opposite(Vector p, Vector I, Vector* A, Vector* B) {
    const Vector pp = p * p, c = (p - pp) * I / 3;
    A[0] = p / 3; A[1] = pp * -0.25; A[2] = c; A[3] = pp * (3 * I + 1) * (1. / 24);
    B[0] = p / 3; B[1] = pp * -0.5; B[2] = pp * (1. / 3); B[3] = pp * (-1. / 12); B[4] = c; B[5] = pp * I * (1. / 12);
}

__attribute__((noinline)) static void decide(const double* densities, const double* importances, int side, int from, int to, int8_t* phases, double* losses) {
    constexpr double third = 1. / 3, threshold = 0.41421356237309503; // sqrt 2 - 1
    for (int row = from; row < to; row++)
        for (int column = 0; column < side; column += Lanes) {
            Vector p;
            __builtin_memcpy(&p, densities + column, sizeof p);
            const Vector I = all(importances[row]), pp = p * p;
            Best best = {all(-1), all(0), Mask{}};
            const Vector A[3] = {p * third, pp * (1 + I) * 0.25, p * I * third}, B[5] = {p * third, pp * 0.5, p * (1 + I) * third, pp * I * 0.5, p * I * third};
            const Vector C[3] = {A[2], A[1], A[0]}, D[5] = {B[4], B[3], B[2], B[1], B[0]};
            improve<2, 4>(A, B, all(1), 0, best);
            improve<2, 4>(C, D, all(1), 1, best);
            Vector E[4], F[6];
            opposite(p, I, E, F);
            improve<3, 5>(E, F, all(1), 2, best);
            opposite(p, 1 / I, E, F);
            improve<3, 5>(E, F, I, 2, best);
            const Vector loss = p * (1 + I) * third - best.gain;
            const Mask phase = best.quarter == 2 ? Mask{} + (long long)Antipodal : best.t > threshold ? Mask{} + (long long)Confused : best.quarter;
            for (int lane = 0; lane < Lanes && column + lane < side; lane++) {
                losses[(size_t)row * side + column + lane] = loss[lane];
                phases[(size_t)row * side + column + lane] = (int8_t)phase[lane];
            }
        }
}

int main(int words, char** word) {
    const int side = (int)std::sqrt(words > 1 ? std::atof(word[1]) : 40000.), threads = words > 2 ? std::atoi(word[2]) : 1;
    std::vector<double> densities(side + Lanes, 1.), importances(side), losses((size_t)side * side);
    std::vector<int8_t> phases((size_t)side * side);
    for (int k = 0; k < side; k++) {
        densities[k] = std::pow(10, -2 + 2 * (k + 0.5) / side);
        importances[k] = std::pow(10, -1 + 2 * (k + 0.5) / side);
    }
    double best = 0;
    for (int repeat = 0; repeat < 7; repeat++) {
        const auto begin = std::chrono::steady_clock::now();
        std::vector<std::thread> workers;
        for (int k = 0; k < threads; k++)
            workers.emplace_back([&, k] { decide(densities.data(), importances.data(), side, side * k / threads, side * (k + 1) / threads, phases.data(), losses.data()); });
        for (auto& worker : workers) worker.join();
        best = std::max(best, (double)side * side / std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    long count[4] = {};
    double sum = 0;
    for (size_t k = 0; k < phases.size(); k++) {
        count[phases[k]]++;
        sum += losses[k];
    }
    std::printf("%.6g %d %ld %ld %ld %ld %.17g\n", best, side, count[0], count[1], count[2], count[3], sum / phases.size());
}
