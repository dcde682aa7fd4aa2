// The peer of LossSampler: the mean loss of the network for n = 2, m = 1 without bias, by Monte Carlo on one thread or two.
// The same work: xoshiro256+, one 64-bit word for each feature, mean and standard error. Vectors of eight doubles by the compiler's vector
// extensions: one AVX-512 register each with -march=native where there is one, two AVX2 registers elsewhere.
// Usage: sampler SAMPLES THREADS; prints "RATE MEAN STANDARD_ERROR", the rate in samples per second, the best of five runs.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>
#ifdef __AVX__
#include <immintrin.h>
#endif

#ifdef __AVX512F__
constexpr int Lanes = 8;
#else
constexpr int Lanes = 4;
#endif
typedef double Vector __attribute__((vector_size(8 * Lanes)));
typedef uint64_t Words __attribute__((vector_size(8 * Lanes)));

constexpr double Density = 0.35, W1 = 1.02, W2 = -0.95, Importance = 0.7;

struct Sums { double sum, squares; };

static uint64_t split_mix(uint64_t& state) {
    uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

struct Xoshiro {
    Words a, b, c, d;
    explicit Xoshiro(uint64_t& seed) {
        for (Words* word : {&a, &b, &c, &d})
            for (int lane = 0; lane < Lanes; lane++) (*word)[lane] = split_mix(seed);
    }
    Words next() {
        const Words word = a + d, t = b << 17;
        c ^= a; d ^= b; b ^= c; a ^= d; c ^= t;
        d = d << 45 | d >> 19;
        return word;
    }
};

// The word's 52 high bits as a number u in [1, 2); the feature is present where u < 1 + p.
static inline Vector input(Words word) {
    const Vector u = (Vector)(word >> 12 | 0x3ff0000000000000u);
    const Vector x = u * (1 / Density) - 1 / Density;
    return u < 1 + Density ? x : Vector{};
}

static inline Vector relu(Vector z) {
#if defined __AVX512F__
    return _mm512_max_pd(z, Vector{});
#elif defined __AVX__
    return _mm256_max_pd(z, Vector{});
#else
    return z > 0 ? z : Vector{};
#endif
}

__attribute__((noinline)) static Sums run(uint64_t seed, uint64_t samples) {
    Xoshiro first(seed), second(seed);
    Vector sum = {}, squares = {};
    for (uint64_t row = 0; row < samples / Lanes; row++) {
        const Vector x1 = input(first.next()), x2 = input(second.next());
        const Vector hidden = W1 * x1 + W2 * x2;
        const Vector r1 = x1 - relu(W1 * hidden), r2 = x2 - relu(W2 * hidden);
        const Vector error = r1 * r1 + Importance * r2 * r2;
        sum += error;
        squares += error * error;
    }
    Sums total = {0, 0};
    for (int lane = 0; lane < Lanes; lane++) { total.sum += sum[lane]; total.squares += squares[lane]; }
    return total;
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
