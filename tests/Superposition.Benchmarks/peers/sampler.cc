// The peer of LossSampler: the mean loss of the network for n = 2, m = 1 without bias, by Monte Carlo on one thread or two.
// The same work and the same operations: xoshiro256+, one 64-bit word for each feature, mean and standard error. Written by hand for AVX-512 (eight lanes) and for AVX2
// with FMA (four lanes); two rows of samples at a time were slower.
// Usage: sampler SAMPLES THREADS; prints "RATE MEAN STANDARD_ERROR", the rate in samples per second, the best of five runs.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>
#include <immintrin.h>

constexpr double Density = 0.35, W1 = 1.02, W2 = -0.95, Importance = 0.7;

struct Sums { double sum, squares; };

static uint64_t split_mix(uint64_t& state) {
    uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

#ifdef __AVX512F__
typedef __m512d Vector;
typedef __m512i Words;
constexpr int Lanes = 8;
static inline Vector all(double x) { return _mm512_set1_pd(x); }
static inline Vector fma(Vector x, Vector y, Vector z) { return _mm512_fmadd_pd(x, y, z); }
static inline Vector fnma(Vector x, Vector y, Vector z) { return _mm512_fnmadd_pd(x, y, z); }
static inline Vector larger(Vector x, Vector y) { return _mm512_max_pd(x, y); }
static inline Vector smaller(Vector x, Vector y) { return _mm512_min_pd(x, y); }
static inline Words plus(Words x, Words y) { return _mm512_add_epi64(x, y); }
static inline Words differ(Words x, Words y) { return _mm512_xor_si512(x, y); }
static inline Words left(Words x, int k) { return _mm512_slli_epi64(x, k); }
static inline Words rotate45(Words x) { return _mm512_rol_epi64(x, 45); }
static inline Vector from_one_to_two(Words word) {
    return _mm512_castsi512_pd(_mm512_or_si512(_mm512_srli_epi64(word, 12), _mm512_set1_epi64(0x3ff0000000000000)));
}
#else
typedef __m256d Vector;
typedef __m256i Words;
constexpr int Lanes = 4;
static inline Vector all(double x) { return _mm256_set1_pd(x); }
static inline Vector fma(Vector x, Vector y, Vector z) { return _mm256_fmadd_pd(x, y, z); }
static inline Vector fnma(Vector x, Vector y, Vector z) { return _mm256_fnmadd_pd(x, y, z); }
static inline Vector larger(Vector x, Vector y) { return _mm256_max_pd(x, y); }
static inline Vector smaller(Vector x, Vector y) { return _mm256_min_pd(x, y); }
static inline Words plus(Words x, Words y) { return _mm256_add_epi64(x, y); }
static inline Words differ(Words x, Words y) { return _mm256_xor_si256(x, y); }
static inline Words left(Words x, int k) { return _mm256_slli_epi64(x, k); }
static inline Words rotate45(Words x) { return _mm256_or_si256(_mm256_slli_epi64(x, 45), _mm256_srli_epi64(x, 19)); }
static inline Vector from_one_to_two(Words word) {
    return _mm256_castsi256_pd(_mm256_or_si256(_mm256_srli_epi64(word, 12), _mm256_set1_epi64x(0x3ff0000000000000)));
}
#endif

// The word's 52 high bits as a number u in [1, 2); x = max(0, (1 + p - u)/p) is 0 with the probability 1 - p, and else uniform.
static inline Vector input(Words word) { return larger(fma(from_one_to_two(word), all(-1 / Density), all((1 + Density) / Density)), all(0)); }

struct Xoshiro {
    Words a, b, c, d;
    explicit Xoshiro(uint64_t& seed) {
        for (Words* word : {&a, &b, &c, &d}) {
            uint64_t lanes[Lanes];
            for (uint64_t& lane : lanes) lane = split_mix(seed);
            std::memcpy(word, lanes, sizeof lanes);
        }
    }
    Words next() {
        const Words word = plus(a, d), t = left(b, 17);
        c = differ(c, a); d = differ(d, b); b = differ(b, c); a = differ(a, d); c = differ(c, t); d = rotate45(d);
        return word;
    }
};

static double total(Vector x) {
    double lanes[Lanes], total = 0;
    std::memcpy(lanes, &x, sizeof lanes);
    for (double lane : lanes) total += lane;
    return total;
}

__attribute__((noinline)) static Sums run(uint64_t seed, uint64_t samples) {
    Xoshiro first(seed), second(seed);
    Vector sum = all(0), squares = all(0);
    const Vector w1 = all(W1), w2 = all(W2);
    for (uint64_t row = 0; row < samples / Lanes; row++) {
        const Vector x1 = input(first.next()), x2 = input(second.next());
        const Vector hidden = fma(w2, x2, w1 * x1), r1 = smaller(fnma(w1, hidden, x1), x1), r2 = smaller(fnma(w2, hidden, x2), x2);
        const Vector error = fma(all(Importance) * r2, r2, r1 * r1);
        sum = sum + error;
        squares = fma(error, error, squares);
    }
    return {total(sum), total(squares)};
}

int main(int count, char** words) {
    const uint64_t samples = count > 1 ? std::strtoull(words[1], nullptr, 10) : 100000000;
    const int threads = count > 2 ? std::atoi(words[2]) : 1;
    double best = 0, mean = 0, error = 0;
    for (int repeat = 0; repeat < 5; repeat++) {
        const auto start = std::chrono::steady_clock::now();
        std::vector<Sums> parts(threads);
        std::vector<std::thread> workers;
        for (int t = 0; t < threads; t++) workers.emplace_back([&, t] { parts[t] = run(1000 * repeat + t, samples / threads); });
        for (auto& worker : workers) worker.join();
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        Sums total = {0, 0};
        for (const Sums& part : parts) { total.sum += part.sum; total.squares += part.squares; }
        best = std::max(best, samples / seconds);
        mean = total.sum / samples;
        error = std::sqrt((total.squares / samples - mean * mean) / samples);
    }
    std::printf("%.6g %.9g %.3g\n", best, mean, error);
}
