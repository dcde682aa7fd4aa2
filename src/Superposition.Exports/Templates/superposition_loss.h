{{heading}}
#ifndef SUPERPOSITION_LOSS_H
#define SUPERPOSITION_LOSS_H

#include <float.h>
#include <math.h>

#if defined(__FAST_MATH__) || defined(__ASSOCIATIVE_MATH__)
#error "superposition_loss.h: every rounding counts; compile it without -ffast-math and its parts"
#endif
#if defined(FLT_EVAL_METHOD) && (FLT_EVAL_METHOD < 0 || FLT_EVAL_METHOD == 2)
#error "superposition_loss.h: doubles must be rounded as doubles (on x86-32: -msse2 -mfpmath=sse)"
#endif

/* Products and sums must not be fused but where fma says so. */
#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#elif defined(__GNUC__)
#pragma GCC push_options
#pragma GCC optimize ("fp-contract=off")
#elif defined(_MSC_VER)
#pragma fp_contract (off)
#endif

/**
 * The expected loss L(w1, w2; p, I2).
 *
 * @param w1 the weight of feature 1, finite
 * @param w2 the weight of feature 2, finite
 * @param p  the density, in (0, 1]
 * @param I2 the relative importance of feature 2, above 0
 * @return L; nothing is checked: outside these ranges infinite, NaN or without meaning
 */
static inline double superposition_loss(double w1, double w2, double p, double I2)
{
{{loss}}
}

/**
 * The expected loss with its first and second derivatives by the weights.
 *
 * @param w1  the weight of feature 1, finite
 * @param w2  the weight of feature 2, finite
 * @param p   the density, in (0, 1]
 * @param I2  the relative importance of feature 2, above 0
 * @param jet receives L, dL/dw1, dL/dw2, d2L/dw1^2, d2L/dw1 dw2, d2L/dw2^2
 */
static inline void superposition_jet(double w1, double w2, double p, double I2, double jet[6])
{
{{jet}}
}

#if defined(__clang__)
#pragma STDC FP_CONTRACT DEFAULT
#elif defined(__GNUC__)
#pragma GCC pop_options
#endif

#endif
