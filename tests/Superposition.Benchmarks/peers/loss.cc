// The peer of LossBatch and LossRows: the loss for n = 2, m = 1 without bias over arrays of weights, with gradient and Hessian, and on a grid.
// Written by hand for AVX-512 (eight lanes) and for AVX2 with FMA (four lanes), the formulas typed in; the compiler makes the multiply-adds.
// The loss is branch-free, both signs of w1 w2 at once; a row of the grid is one polynomial in w2 on each of three ranges, stored past the caches.
// Usage: loss COUNT THREADS MODE with the mode loss, jet (six outputs, in blocks of 1000 points) or grid (COUNT is the side); prints
// "RATE MEAN ERROR": points per second, the best of 40 runs, the mean loss, and the largest difference from the loss without tricks.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <thread>
#include <vector>
#include <immintrin.h>

constexpr double P = 0.35, I = 0.7, Reach = 1.5;
constexpr double P2 = P * P, Third = 1.0 / 3, Twelfth = 1.0 / 12;
constexpr size_t Block = 1000; // six outputs 8 KB apart would share the same lines of the cache

#ifdef __AVX512F__
typedef __m512d Vector;
typedef __mmask8 Mask;
constexpr size_t Lanes = 8;
static inline Vector all(double x) { return _mm512_set1_pd(x); }
static inline Vector load(const double* x) { return _mm512_loadu_pd(x); }
static inline void store(double* to, Vector x) { _mm512_storeu_pd(to, x); }
static inline void stream(double* to, Vector x) { _mm512_stream_pd(to, x); }
static inline Vector larger(Vector x, Vector y) { return _mm512_max_pd(x, y); }
static inline Vector smaller(Vector x, Vector y) { return _mm512_min_pd(x, y); }
static inline Vector size(Vector x) { return _mm512_abs_pd(x); }
static inline Mask less(Vector x, Vector y) { return _mm512_cmp_pd_mask(x, y, _CMP_LT_OQ); }
static inline Vector choose(Mask which, Vector yes, Vector no) { return _mm512_mask_blend_pd(which, no, yes); }
static inline Vector signed_as(Vector x, Vector sign) { return _mm512_xor_pd(x, _mm512_and_pd(sign, all(-0.0))); }
#else
typedef __m256d Vector;
typedef __m256d Mask;
constexpr size_t Lanes = 4;
static inline Vector all(double x) { return _mm256_set1_pd(x); }
static inline Vector load(const double* x) { return _mm256_loadu_pd(x); }
static inline void store(double* to, Vector x) { _mm256_storeu_pd(to, x); }
static inline void stream(double* to, Vector x) { _mm256_stream_pd(to, x); }
static inline Vector larger(Vector x, Vector y) { return _mm256_max_pd(x, y); }
static inline Vector smaller(Vector x, Vector y) { return _mm256_min_pd(x, y); }
static inline Vector size(Vector x) { return _mm256_andnot_pd(all(-0.0), x); }
static inline Mask less(Vector x, Vector y) { return _mm256_cmp_pd(x, y, _CMP_LT_OQ); }
static inline Vector choose(Mask which, Vector yes, Vector no) { return _mm256_blendv_pd(no, yes, which); }
static inline Vector signed_as(Vector x, Vector sign) { return _mm256_xor_pd(x, _mm256_and_pd(sign, all(-0.0))); }
#endif

// The loss without tricks.
static double plain(double a, double b) {
    if (a * b >= 0)
        return P2 * a * b / 2 * (I * b * b - I + a * a - 1) + P / 3 * ((I + 1) * a * a * b * b + I * (b * b - 1) * (b * b - 1) + (a * a - 1) * (a * a - 1));
    double A = std::fabs(a), B = std::fabs(b), scale = 1, J = I;
    if (B > A) { std::swap(A, B); scale = I; J = 1 / I; }
    const double B2 = B * B, A2 = A * A;
    return scale * (P2 * (-J * B2 * B2 / 3 + 2 * J * B2 / 3 + J * B2 * B2 * B / (12 * A) - J * B2 * B / (4 * A) - A2 * A * B / 2 + A2 * B2 / 3
        - A * B2 * B / 12 + A * B / 2 - B2 * B / (12 * A)) + P / 3 * (J * B2 * B2 - 2 * J * B2 + J + A2 * A2 - 2 * A2 + 1));
}

static inline Vector loss(Vector a, Vector b) {
    const Vector u = a * a, v = b * b, s = a * b, um = u - 1.0, vm = v - 1.0;
    const Vector diagonal = all(I * P / 3) * (vm * vm) + all(P / 3) * (um * um);
    const Vector same = (all(P2 / 2) * s) * (all(I) * vm + um) + all((1 + I) * P / 3) * (u * v);
    const Vector M2 = larger(u, v), m2 = smaller(u, v), t = s / M2;
    const Mask second = less(u, v);
    const Vector ofSmaller = choose(second, all(P2), all(I * P2)), ofLarger = choose(second, all(I * P2), all(P2));
    const Vector one = t * (m2 * -Twelfth + 0.25) + (m2 * -Third + 2 * Third), two = M2 * 0.5 + (m2 * Twelfth - 0.5);
    const Vector opposite = ofSmaller * m2 * one + ofLarger * (s * two + m2 * (M2 * Third + t * Twelfth));
#ifdef __AVX512F__
    return diagonal + choose(less(s, all(0)), opposite, same);
#else
    return diagonal + choose(s, opposite, same); // the blend reads the sign only
#endif
}

struct Jet { Vector out[6]; };

static inline Jet jet(Vector a, Vector b) {
    const Vector u = a * a, v = b * b, s = a * b, um = u - 1.0, vm = v - 1.0, e = I * vm + um, ku = (1 + I) * u, kv = (1 + I) * v;
    const Mask negative = less(s, all(0)), second = less(u, v);
    const Vector diagonal = P / 3 * (I * vm * vm + um * um);
    const Vector same[6] = {
        diagonal + P2 / 2 * s * e + P / 3 * ku * v,
        P2 / 2 * b * (e + u + u) + 2 * P / 3 * a * (kv + um + um),
        P2 / 2 * a * (e + 2 * I * v) + 2 * P / 3 * b * (ku + 2 * I * vm),
        3 * P2 * s + 2 * P / 3 * (kv + 6.0 * u - 2.0),
        P2 / 2 * (3 * I * v - I + 3.0 * u - 1.0) + 4 * P / 3 * (1 + I) * s,
        3 * P2 * I * s + 2 * P / 3 * (ku + 6 * I * v - 2 * I)};
    const Vector A = size(a), B = size(b), M = larger(A, B), m = smaller(A, B), M2 = larger(u, v), m2 = smaller(u, v);
    const Vector wm = choose(second, all(1), all(I)), wM = choose(second, all(I), all(1)), t = m / M, t2 = t * t, q = M * m, mt = m * t, quarter = m2 * 0.25;
    const Vector pw = P2 * wm, pW = P2 * wM, rw = 4 * P / 3 * wm, rW = 4 * P / 3 * wM, mm = m2 - 1.0, MM = M2 - 1.0, c = 0.5 - 0.5 * M2 - Twelfth * m2;
    const Vector L = diagonal + pw * m2 * (2 * Third - Third * m2 + t * (Twelfth * m2 - 0.25)) + pW * (q * c + m2 * (M2 * Third - Twelfth * t));
    const Vector Lm = m * (pw * (4 * Third - 4 * Third * m2 + t * (5 * Twelfth * m2 - 0.75)) + rw * mm) + pW * (M * (c - m2 / 6.0) + m * (2 * Third * M2 - 0.25 * t));
    const Vector LM = pw * mt * t * (0.25 - Twelfth * m2) + M * (pW * (2 * Third * m2) + rW * MM) + pW * m * (c - M2 + Twelfth * t2);
    const Vector Lmm = pw * (4 * Third - 4.0 * m2 + t * (5 * Third * m2 - 1.5)) + pW * (2 * Third * M2 - 0.5 * (q + t)) + rw * (3.0 * m2 - 1.0);
    const Vector LmM = pw * t2 * (0.75 - 5 * Twelfth * m2) + pW * (0.5 - 1.5 * M2 + 4 * Third * q - quarter + 0.25 * t2);
    const Vector LMM = pw * t2 * t * (m2 * (1.0 / 6) - 0.5) + pW * (2 * Third * m2 - 3.0 * q - t2 * t * (1.0 / 6)) + rW * (3.0 * M2 - 1.0);
    return {{
        choose(negative, L, same[0]),
        choose(negative, signed_as(choose(second, Lm, LM), a), same[1]),
        choose(negative, signed_as(choose(second, LM, Lm), b), same[2]),
        choose(negative, choose(second, Lmm, LMM), same[3]),
        choose(negative, -LmM, same[4]),
        choose(negative, choose(second, LMM, Lmm), same[5])}};
}

__attribute__((noinline)) static void losses(const double* a, const double* b, double* out, size_t count) {
    for (size_t i = 0; i < count; i += Lanes) store(out + i, loss(load(a + i), load(b + i)));
}

__attribute__((noinline)) static void jets(const double* a, const double* b, double* out, size_t count, size_t stride) {
    for (size_t i = 0; i < count; i += Lanes) {
        const Jet point = jet(load(a + i), load(b + i));
        for (size_t k = 0; k < 6; k++) store(out + k * stride + i, point.out[k]);
    }
}

// A row: w1 = a, w2 rising. For w1 >= 0 the ranges are w2 < -a, -a <= w2 < 0 and 0 <= w2; for w1 < 0 they lie the other way round.
__attribute__((noinline)) static void row(double a, const double* w2, double* out, size_t count) {
    const double A = std::fabs(a), u = a * a, h = A > 0 ? 1 / A : 0, d = P / 3 * ((u - 1) * (u - 1) + I), sign = a < 0 ? -1 : 1;
    const double same[] = {d, sign * P2 / 2 * A * (u - 1 - I), P / 3 * ((1 + I) * u - 2 * I), sign * P2 / 2 * A * I, P * I / 3};
    const double inner[] = {d, P2 * (A - u * A) / 2, P2 * (2 * I / 3 + u / 3) - 2 * P * I / 3, P2 * (-I * h / 4 - A / 12 - h / 12), (P - P2) * I / 3, P2 * I * h / 12};
    const double outer[] = {d + P2 * (2 * u / 3 - u * u / 3), P2 * I * (A / 2 - u * A / 12), P2 * I * u / 3 - 2 * P * I / 3, -P2 * I * A / 2, P * I / 3,
        P2 * (u * u * A / 12 - u * A / 4 - I * u * A / 12)};
    Vector c[3][6];
    for (int k = 0; k < 6; k++) { c[0][k] = all(k < 5 ? same[k] : 0); c[1][k] = all(inner[k]); c[2][k] = all(outer[k]); }
    const auto f0 = [&](Vector b) { return c[0][0] + b * (c[0][1] + b * (c[0][2] + b * (c[0][3] + b * c[0][4]))); };
    const auto f1 = [&](Vector b) { b = size(b); return c[1][0] + b * (c[1][1] + b * (c[1][2] + b * (c[1][3] + b * (c[1][4] + b * c[1][5])))); };
    const auto f2 = [&](Vector b) { b = size(b); return c[2][0] + c[2][5] / b + b * (c[2][1] + b * (c[2][2] + b * (c[2][3] + b * c[2][4]))); };
    const auto mixed = [&](Vector b) { return choose(less(b * sign, all(0)), choose(less(all(A), size(b)), f2(b), f1(b)), f0(b)); };
    const double step = (w2[count - 1] - w2[0]) / (count - 1);
    const auto index = [&](double x) { const double k = (x - w2[0]) / step; return size_t(std::min(std::max(k, 0.0), double(count))) / Lanes * Lanes; };
    const size_t zero = index(0), edge = index(-sign * A);
    size_t j = 0;
    const auto run = [&](size_t end, auto f) { for (; j + Lanes <= end; j += Lanes) stream(out + j, f(load(w2 + j))); };
    const auto mix = [&](size_t end) { for (; j < std::min(end, count); j += Lanes) stream(out + j, mixed(load(w2 + j))); };
    if (a >= 0) { run(edge, f2); mix(edge + 2 * Lanes); run(zero, f1); mix(zero + 2 * Lanes); run(count, f0); }
    else { run(zero, f0); mix(zero + 2 * Lanes); run(edge, f1); mix(edge + 2 * Lanes); run(count, f2); }
}

static double* array(size_t count) { return static_cast<double*>(std::aligned_alloc(64, (count * sizeof(double) + 63) / 64 * 64)); }

template<class Work> static double best_time(int threads, Work work) {
    double best = 1e300;
    for (int repeat = 0; repeat < 40; repeat++) {
        const auto start = std::chrono::steady_clock::now();
        std::vector<std::thread> workers;
        for (int t = 1; t < threads; t++) workers.emplace_back(work, t);
        work(0);
        for (auto& worker : workers) worker.join();
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

int main(int count, char** words) {
    const size_t given = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1 << 20;
    const int threads = count > 2 ? std::atoi(words[2]) : 1;
    const char* mode = count > 3 ? words[3] : "loss";
    double sum = 0, error = 0;
    if (std::strcmp(mode, "grid") == 0) {
        const size_t side = given / 8 * 8;
        double *w = array(side), *out = array(side * side);
        for (size_t j = 0; j < side; j++) w[j] = Reach * (2.0 * j + 1 - side) / (side - 1);
        const double seconds = best_time(threads, [&](int t) {
            for (size_t i = t * side / threads; i < (t + 1) * side / threads; i++) row(w[i], w, out + i * side, side);
            _mm_sfence();
        });
        for (size_t i = 0; i < side * side; i++) { sum += out[i]; error = std::max(error, std::fabs(out[i] - plain(w[i / side], w[i % side]))); }
        std::printf("%.6g %.9g %.1e\n", side * side / seconds, sum / (side * side), error);
        return 0;
    }

    const size_t part = given / threads / Block * Block, points = part * threads;
    double *a = array(points), *b = array(points), *out = array(points);
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> uniform(-Reach, Reach);
    for (size_t i = 0; i < points; i++) { a[i] = uniform(random); b[i] = uniform(random); }
    const bool all_of_them = std::strcmp(mode, "jet") == 0;
    const double seconds = best_time(threads, [&](int t) {
        if (!all_of_them) { losses(a + t * part, b + t * part, out + t * part, part); return; }
        alignas(64) double block[6 * Block];
        for (size_t i = t * part; i < (t + 1) * part; i += Block) {
            jets(a + i, b + i, block, Block, Block);
            std::memcpy(out + i, block, sizeof(double)); // one of them is looked at
        }
    });
    alignas(64) double block[6 * Block];
    for (size_t i = 0; i < points; i++) {
        if (all_of_them && i % Block == 0) { jets(a + i, b + i, block, Block, Block); std::memcpy(out + i, block, Block * sizeof(double)); }
        sum += out[i];
        error = std::max(error, std::fabs(out[i] - plain(a[i], b[i])));
    }
    std::printf("%.6g %.9g %.1e\n", points / seconds, sum / points, error);
}
