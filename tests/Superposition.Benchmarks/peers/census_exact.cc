// links: -lflint-arb -lflint
// The peer of CriticalPointCensus: all critical points but the origin for n = 2, m = 1 without bias at rational parameters, with the formulas derived by
// hand: integer polynomials N = 2 A' B - A B' in each cell, and all their complex roots certified to 64 bits by Arb. Weights and losses are then computed
// in double precision without a certificate; the order of losses and phases are not decided.
// needs: libflint-dev libflint-arb-dev
// FLINT 3 contains Arb: there -lflint is enough.
// Usage: census_exact COUNT THREADS; prints "RATE POINTS": censuses per second, the best of three runs, for densities 0.01..1 and importances 0.1..10, both
// log-uniform with the denominators 997 and 991; and the mean number of points.
#include <flint/fmpq.h>
#include <flint/fmpq_poly.h>
#include <flint/fmpz_poly.h>
#if __has_include(<flint/arb_fmpz_poly.h>)
#include <flint/acb.h>
#include <flint/arb_fmpz_poly.h>
#else
#include <acb.h>
#include <arb_fmpz_poly.h>
#endif
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>
#include <vector>

enum Cell { Same, First, Second };
struct Point { double a, b, loss; };
struct Parameters { long p, I; }; // p/997, I/991

class Number {
public:
    Number() { fmpq_init(value); }
    Number(const Number&) = delete;
    ~Number() { fmpq_clear(value); }
    fmpq_t value;
};

class Polynomial {
public:
    Polynomial() { fmpq_poly_init(value); }
    Polynomial(const Polynomial&) = delete;
    ~Polynomial() { fmpq_poly_clear(value); }
    void set(int power, const Number& x, long numerator, long denominator) {
        Number c;
        fmpq_set_si(c.value, numerator, denominator);
        fmpq_mul(c.value, c.value, x.value);
        fmpq_poly_set_coeff_fmpq(value, power, c.value);
    }
    double at(double t) const {
        double sum = 0;
        for (slong k = fmpq_poly_degree(value); k >= 0; k--) {
            Number c;
            fmpq_poly_get_coeff_fmpq(c.value, value, k);
            sum = sum * t + fmpz_get_d(fmpq_numref(c.value)) / fmpz_get_d(fmpq_denref(c.value));
        }
        return sum;
    }
    fmpq_poly_t value;
};

static void reduce(Cell cell, const Number& p, const Number& I, Polynomial& A, Polynomial& B) {
    Number pp, pI, ppI, c;
    fmpq_mul(pp.value, p.value, p.value);
    fmpq_mul(pI.value, p.value, I.value);
    fmpq_mul(ppI.value, pp.value, I.value);
    A.set(0, p, 1, 3);
    B.set(0, p, 1, 3);
    if (cell == Same) {
        fmpq_add(c.value, pp.value, ppI.value);
        A.set(1, c, 1, 4);
        A.set(2, pI, 1, 3);
        B.set(1, pp, 1, 2);
        fmpq_add(c.value, p.value, pI.value);
        B.set(2, c, 1, 3);
        B.set(3, ppI, 1, 2);
        B.set(4, pI, 1, 3);
        return;
    }
    A.set(1, pp, -1, 4);
    fmpq_sub(c.value, pI.value, ppI.value);
    A.set(2, c, 1, 3);
    B.set(4, c, 1, 3);
    fmpq_set_si(c.value, 3, 1);
    fmpq_mul(c.value, c.value, ppI.value);
    fmpq_add(c.value, c.value, pp.value);
    A.set(3, c, 1, 24);
    B.set(1, pp, -1, 2);
    B.set(2, pp, 1, 3);
    B.set(3, pp, -1, 12);
    B.set(5, ppI, 1, 12);
}

static int census(Parameters parameters, Point* points) {
    int count = 0;
    Number p, I, inverse;
    fmpq_set_si(p.value, parameters.p, 997);
    fmpq_set_si(I.value, parameters.I, 991);
    fmpq_inv(inverse.value, I.value);
    const double importance = parameters.I / 991., origin = parameters.p / 997. * (1 + importance) / 3;
    for (Cell cell : {Same, First, Second}) {
        Polynomial A, B, slopeA, slopeB, N, product;
        reduce(cell, p, cell == Second ? inverse : I, A, B);
        fmpq_poly_derivative(slopeA.value, A.value);
        fmpq_poly_derivative(slopeB.value, B.value);
        fmpq_poly_mul(N.value, slopeA.value, B.value);
        fmpq_poly_scalar_mul_si(N.value, N.value, 2);
        fmpq_poly_mul(product.value, A.value, slopeB.value);
        fmpq_poly_sub(N.value, N.value, product.value);
        if (cell != Same) fmpq_poly_shift_right(N.value, N.value, 1);
        fmpz_poly_t integer;
        fmpz_poly_init(integer);
        fmpq_poly_get_numerator(integer, N.value);
        if (!fmpz_poly_is_squarefree(integer)) { // double roots would need their multiplicities
            fmpz_poly_t slope;
            fmpz_poly_init(slope);
            fmpz_poly_derivative(slope, integer);
            fmpz_poly_gcd(slope, integer, slope);
            fmpz_poly_div(integer, integer, slope);
            fmpz_poly_clear(slope);
        }
        const double factor = cell == Second ? importance : 1;
        auto put = [&](double t, double x, double y) {
            const double a = A.at(t), square = a / B.at(t), r = std::sqrt(square);
            points[count++] = {r * x, r * y, origin - factor * a * square};
        };
        if (cell != Same) put(0, cell == First, cell == Second);
        const slong degree = fmpz_poly_degree(integer);
        acb_ptr roots = _acb_vec_init(degree);
        arb_fmpz_poly_complex_roots(roots, integer, 0, 64);
        for (slong k = 0; k < degree; k++) {
            if (!arb_is_zero(acb_imagref(roots + k)) || !arb_is_positive(acb_realref(roots + k))) continue;
            double t = arf_get_d(arb_midref(acb_realref(roots + k)), ARF_RND_NEAR);
            if (parameters.I == 991 && std::fabs(t - 1) < 1e-15) t = 1;
            if (cell != Same && (t > 1 || (cell == Second && t == 1))) continue;
            put(t, cell == Second ? t : 1, cell == Same ? t : cell == First ? -t : -1);
        }
        _acb_vec_clear(roots, degree);
        fmpz_poly_clear(integer);
    }
    return count;
}

int main(int words, char** word) {
    const long count = words > 1 ? std::atol(word[1]) : 2000;
    const int threads = words > 2 ? std::atoi(word[2]) : 1, different = 256;
    std::mt19937_64 generator(7);
    std::uniform_real_distribution<double> uniform(0, 1);
    std::vector<Parameters> parameters(different);
    for (Parameters& x : parameters) x = {(long)std::ceil(997 * std::pow(10, -2 * uniform(generator))), (long)std::ceil(991 * std::pow(10, 2 * uniform(generator) - 1))};
    double best = 0;
    std::vector<long> found(threads * 16);
    for (int repeat = 0; repeat < 3; repeat++) {
        const auto begin = std::chrono::steady_clock::now();
        std::vector<std::thread> workers;
        for (int k = 0; k < threads; k++)
            workers.emplace_back([&, k] {
                Point points[32];
                long sum = 0;
                for (long i = count * k / threads; i < count * (k + 1) / threads; i++) sum += census(parameters[i % different], points);
                found[k * 16] = sum;
                flint_cleanup();
            });
        for (auto& worker : workers) worker.join();
        best = std::max(best, count / std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    long sum = 0;
    for (int k = 0; k < threads; k++) sum += found[k * 16];
    std::printf("%.6g %.4f\n", best, (double)sum / count);
}
