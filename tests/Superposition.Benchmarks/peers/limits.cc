// What the machine can do at most, against which the table of rivals sets this program: by vectors of all the width that there is, AVX-512 or AVX2.
// Usage: limits NAME THREADS; prints "RATE WHAT", the rate per second of all threads together, the best of 50 runs. The names:
//   fill        bytes written to memory, past the caches by non-temporal stores
//   copy        bytes read from memory and written to it, written past the caches
//   operations  operations on doubles: multiplications and additions by turns, which fill all ports for vectors
//   divisions   divisions of doubles
#include <sys/mman.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>
#include <immintrin.h>

#ifdef __AVX512F__
typedef __m512d Vector;
constexpr int Lanes = 8;
static inline Vector all(double x) { return _mm512_set1_pd(x); }
static inline void write_past(double* to, Vector x) { _mm512_stream_pd(to, x); }
#else
typedef __m256d Vector;
constexpr int Lanes = 4;
static inline Vector all(double x) { return _mm256_set1_pd(x); }
static inline void write_past(double* to, Vector x) { _mm256_stream_pd(to, x); }
#endif

constexpr size_t Length = size_t(1) << 25; // 256 MiB in an array, more than any cache holds
constexpr long Rounds = 200000;            // short runs find the machine at rest
constexpr int Repeats = 50;

static double* array() {
    void* memory = std::aligned_alloc(size_t(1) << 21, Length * sizeof(double));
    madvise(memory, Length * sizeof(double), MADV_HUGEPAGE);
    std::memset(memory, 1, Length * sizeof(double));
    return static_cast<double*>(memory);
}

static void fill(double* to, size_t count) {
    const Vector x = all(3);
    for (size_t k = 0; k < count; k += Lanes) write_past(to + k, x);
    _mm_sfence();
}

static void copy(double* to, const double* from, size_t count) {
    for (size_t k = 0; k < count; k += Lanes) {
        Vector x;
        std::memcpy(&x, from + k, sizeof x);
        write_past(to + k, x);
    }
    _mm_sfence();
}

// Written as instructions, so that each is done; none waits for another.
static void operations() {
    const Vector x = all(1.1);
    Vector product, sum;
#define PAIR asm volatile("vmulpd %2, %2, %0\n vaddpd %2, %2, %1" : "=v"(product), "=v"(sum) : "v"(x))
    for (long k = 0; k < Rounds; k++) { PAIR; PAIR; PAIR; PAIR; PAIR; PAIR; PAIR; PAIR; }
}

static void divisions() {
    const Vector x = all(1.1);
    Vector quotient;
#define DIVIDE asm volatile("vdivpd %1, %1, %0" : "=v"(quotient) : "v"(x))
    for (long k = 0; k < Rounds; k++) { DIVIDE; DIVIDE; DIVIDE; DIVIDE; }
}

// The best rate of runs of work(thread), which does so many units in each thread.
template<class Work> static double best(int threads, double units, Work work) {
    double rate = 0;
    for (int repeat = 0; repeat < Repeats; repeat++) {
        const auto start = std::chrono::steady_clock::now();
        std::vector<std::thread> workers;
        for (int t = 0; t < threads; t++) workers.emplace_back(work, t);
        for (auto& worker : workers) worker.join();
        rate = std::max(rate, threads * units / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return rate;
}

int main(int count, char** words) {
    const std::string name = count > 1 ? words[1] : "";
    const int threads = count > 2 ? std::atoi(words[2]) : 1;
    const size_t part = Length / threads / Lanes * Lanes;
    if (name == "fill") {
        double* to = array();
        std::printf("%.6g bytes written\n", best(threads, 8.0 * part, [&](int t) { fill(to + t * part, part); }));
    } else if (name == "copy") {
        double *to = array(), *from = array();
        std::printf("%.6g bytes read and written\n", best(threads, 16.0 * part, [&](int t) { copy(to + t * part, from + t * part, part); }));
    } else if (name == "operations") {
        std::printf("%.6g operations, %d to a vector\n", best(threads, 16.0 * Lanes * Rounds, [](int) { operations(); }), Lanes);
    } else if (name == "divisions") {
        std::printf("%.6g divisions, %d to a vector\n", best(threads, 4.0 * Lanes * Rounds, [](int) { divisions(); }), Lanes);
    } else {
        std::fprintf(stderr, "usage: limits fill|copy|operations|divisions THREADS\n");
        return 2;
    }
}
