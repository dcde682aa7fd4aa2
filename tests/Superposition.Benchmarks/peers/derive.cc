// The peer of LossDerivation: the closed form of the loss for n = 2, m = 1 without bias in each of its three cells, by the same two tricks: a sum over the
// sets of active features, and integrals of polynomials over the part of the square where a ReLU is positive. One route, no steps kept.
// The least that the work needs: sparse Laurent polynomials in one array, six exponents packed into a word, fractions of 64-bit integers.
// Usage: derive COUNT THREADS; prints "RATE TERMS ERRORS": derivations per second on one thread; the number of terms in each cell; and the largest
// difference of the three results from the formulas written down by hand, at one point each.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <vector>

struct Fraction { int64_t over, under; };

static Fraction reduced(int64_t over, int64_t under) {
    const int64_t divisor = std::gcd(over < 0 ? -over : over, under);
    return divisor > 1 ? Fraction{over / divisor, under / divisor} : Fraction{over, under};
}
static Fraction operator*(Fraction x, Fraction y) { return reduced(x.over * y.over, x.under * y.under); }
static Fraction operator+(Fraction x, Fraction y) { return reduced(x.over * y.under + y.over * x.under, x.under * y.under); }

// The variables, each with eight bits of the word for its exponent + 128: so a product of monomials is a sum of words.
enum { X, Y, A, B, I, P };
constexpr uint64_t Unit = 0x0000808080808080;
struct Term { uint64_t powers; Fraction factor; };
typedef std::vector<Term> Polynomial;

static int exponent(uint64_t powers, int variable) { return int(powers >> (8 * variable) & 0xff) - 0x80; }
static uint64_t power(int variable, int exponent) { return uint64_t(int64_t(exponent)) << (8 * variable); }

static Polynomial collected(Polynomial terms) {
    std::sort(terms.begin(), terms.end(), [](const Term& x, const Term& y) { return x.powers < y.powers; });
    size_t kept = 0;
    for (const Term& term : terms) {
        if (kept > 0 && terms[kept - 1].powers == term.powers) {
            terms[kept - 1].factor = terms[kept - 1].factor + term.factor;
        } else {
            if (kept > 0 && terms[kept - 1].factor.over == 0) kept--;
            terms[kept++] = term;
        }
    }
    if (kept > 0 && terms[kept - 1].factor.over == 0) kept--;
    terms.resize(kept);
    return terms;
}
static Polynomial variable(int v, int exponent = 1) { return {{Unit + power(v, exponent), {1, 1}}}; }
static Polynomial operator+(Polynomial x, const Polynomial& y) { x.insert(x.end(), y.begin(), y.end()); return collected(std::move(x)); }
static Polynomial operator-(Polynomial x) { for (Term& term : x) term.factor.over = -term.factor.over; return x; }
static Polynomial operator-(const Polynomial& x, const Polynomial& y) { return x + -y; }
static Polynomial operator*(const Polynomial& x, const Polynomial& y) {
    Polynomial product;
    product.reserve(x.size() * y.size());
    for (const Term& s : x) for (const Term& t : y) product.push_back({s.powers + t.powers - Unit, s.factor * t.factor});
    return collected(std::move(product));
}

// The integral over a variable; the limits are monomials or zero.
static Polynomial integral(const Polynomial& f, int v, const Polynomial& lower, const Polynomial& upper) {
    Polynomial result;
    result.reserve(2 * f.size());
    for (const Term& term : f) {
        const int e = exponent(term.powers, v);
        const auto add = [&](const Polynomial& limit, int sign) {
            if (limit.empty()) return;
            Term value = {term.powers - power(v, e), term.factor * Fraction{sign, e + 1}};
            for (int k = 0; k <= e; k++) value = {value.powers + limit[0].powers - Unit, value.factor * limit[0].factor};
            result.push_back(value);
        };
        add(upper, 1);
        add(lower, -1);
    }
    return collected(std::move(result));
}

static const Polynomial Zero, One = {{Unit, {1, 1}}}, x = variable(X), y = variable(Y), a = variable(A), b = variable(B), importance = variable(I), p = variable(P);

// The squared error for weights (w1, w2) where the ReLUs of the two outputs are on or off.
static Polynomial error(const Polynomial& w1, const Polynomial& w2, bool on1, bool on2, const Polynomial& x1, const Polynomial& x2) {
    const Polynomial hidden = w1 * x1 + w2 * x2, r1 = on1 ? x1 - w1 * hidden : x1, r2 = on2 ? x2 - w2 * hidden : x2;
    return r1 * r1 + importance * (r2 * r2);
}

// The cell of equal signs, with w1 = a and w2 = b; and those of opposite signs, with w1 = a and w2 = -b, first for a > b, then for a < b.
struct Losses { Polynomial cells[3]; };
static Losses derived() {
    const Polynomial one_active = p * (One - p), both_active = p * p, minus = -b;
    const auto alone = [&](const Polynomial& w2, bool other) {
        return one_active * (integral(error(a, w2, true, other, x, Zero), X, Zero, One) + integral(error(a, w2, other, true, Zero, y), Y, Zero, One));
    };
    const auto twice = [&](const Polynomial& f, int v, const Polynomial& lower, const Polynomial& upper, int w) {
        return integral(integral(f, v, lower, upper), w, Zero, One);
    };
    const Polynomial edges = alone(minus, false), first = error(a, minus, true, false, x, y), second = error(a, minus, false, true, x, y);
    const Polynomial x_wall = b * y * variable(A, -1), y_wall = a * x * variable(B, -1);
    return {{
        alone(b, true) + both_active * twice(error(a, b, true, true, x, y), X, Zero, One, Y),
        edges + both_active * (twice(second, X, Zero, x_wall, Y) + twice(first, X, x_wall, One, Y)),
        edges + both_active * (twice(first, Y, Zero, y_wall, X) + twice(second, Y, y_wall, One, X)),
    }};
}

static double value(const Polynomial& f, double a, double b, double importance, double p) {
    double sum = 0;
    const double at[6] = {0, 0, a, b, importance, p};
    for (const Term& term : f) {
        double t = double(term.factor.over) / term.factor.under;
        for (int v = A; v <= P; v++) t *= std::pow(at[v], exponent(term.powers, v));
        sum += t;
    }
    return sum;
}

// Written down by hand. For opposite signs M is the larger absolute value, m the smaller, J the importance of the feature of m against that of M.
static double by_hand(bool equal, double a, double b, double I, double p) {
    if (equal)
        return p * p / 2 * a * b * (a * a - 1 + I * (b * b - 1)) + p / 3 * (std::pow(a * a - 1, 2) + I * std::pow(b * b - 1, 2) + (1 + I) * a * a * b * b);
    const double M = std::max(a, b), m = std::min(a, b), J = a > b ? I : 1 / I, mm = m * m, t = m / M;
    const double G = J * mm * (2. / 3 - mm / 3 - t / 4 + mm * t / 12) + M * m / 2 - M * M * M * m / 2 + M * M * mm / 3 - M * m * mm / 12 - mm * t / 12;
    return (a > b ? 1 : I) * (p * p * G + p / 3 * (std::pow(M * M - 1, 2) + J * std::pow(mm - 1, 2)));
}

int main(int count, char** words) {
    const long derivations = count > 1 ? std::atol(words[1]) : 10000;
    Losses losses;
    double best = 0;
    for (int repeat = 0; repeat < 5; repeat++) {
        const auto start = std::chrono::steady_clock::now();
        for (long k = 0; k < derivations; k++) losses = derived();
        best = std::max(best, derivations / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    double errors = 0;
    for (int k = 0; k < 3; k++) {
        const double a = k == 2 ? 0.6 : 0.9, b = k == 2 ? 0.8 : 0.7;
        errors = std::max(errors, std::fabs(value(losses.cells[k], a, b, 0.3, 0.45) - by_hand(k == 0, a, b, 0.3, 0.45)));
    }
    std::printf("%.6g %zu+%zu+%zu terms, differ by %.2g\n", best, losses.cells[0].size(), losses.cells[1].size(), losses.cells[2].size(), errors);
}
