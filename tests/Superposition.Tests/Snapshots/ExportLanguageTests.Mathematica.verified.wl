(*
 * The expected loss of the smallest toy model of superposition in the Wolfram Language: superpositionLoss[w1, w2, p, i2].
 *
 * Model (bias-free, n = 2, m = 1): x' = ReLU(W^T W x) with W = (w_1, w_2). Each feature x_i is 0 with probability 1 -
 * p, else uniform on [0, 1]; p is the density, S = 1 - p the sparsity. L = E[(x_1 - x'_1)^2 + I_2 (x_2 - x'_2)^2],
 * where I_2 is the importance of feature 2 relative to feature 1.
 *
 * w1*w2 > 0:
 *   L = 1/2*I_2*p^2*w_1*w_2^3 + 1/3*I_2*p*w_1^2*w_2^2 + 1/3*I_2*p*w_2^4 + 1/2*p^2*w_1^3*w_2 - 1/2*I_2*p^2*w_1*w_2 +
 *   1/3*p*w_1^4 + 1/3*p*w_1^2*w_2^2 - 2/3*I_2*p*w_2^2 - 1/2*p^2*w_1*w_2 - 2/3*p*w_1^2 + 1/3*I_2*p + 1/3*p
 * w1*w2 < 0, |w1| > |w2|:
 *   L = -1/3*I_2*p^2*w_2^4 - 1/12*I_2*p^2*w_2^5/w_1 + 1/3*I_2*p*w_2^4 + 1/2*p^2*w_1^3*w_2 + 1/3*p^2*w_1^2*w_2^2 +
 *   1/12*p^2*w_1*w_2^3 + 2/3*I_2*p^2*w_2^2 + 1/4*I_2*p^2*w_2^3/w_1 + 1/3*p*w_1^4 - 2/3*I_2*p*w_2^2 - 1/2*p^2*w_1*w_2 +
 *   1/12*p^2*w_2^3/w_1 - 2/3*p*w_1^2 + 1/3*I_2*p + 1/3*p
 * w1*w2 < 0, |w1| < |w2|:
 *   L = 1/12*I_2*p^2*w_1^3*w_2 + 1/3*I_2*p^2*w_1^2*w_2^2 + 1/2*I_2*p^2*w_1*w_2^3 + 1/3*I_2*p*w_2^4 -
 *   1/12*p^2*w_1^5/w_2 - 1/3*p^2*w_1^4 + 1/12*I_2*p^2*w_1^3/w_2 - 1/2*I_2*p^2*w_1*w_2 + 1/3*p*w_1^4 - 2/3*I_2*p*w_2^2
 *   + 1/4*p^2*w_1^3/w_2 + 2/3*p^2*w_1^2 - 2/3*p*w_1^2 + 1/3*I_2*p + 1/3*p
 *
 * Here w1, w2 are the weights w_1, w_2, and i2 is the relative importance I_2, as I is the imaginary unit. Conditions
 * include the walls of a cell; the first that holds is taken.
 *
 * For derivatives take D[superpositionLoss[w1, w2, p, i2], w1] with symbols for the weights.
 *
 * Written by superposition 0.1.0, command export, language mathematica, from the derived expression. Do not edit: export again.
 * Licence: MIT. SPDX-License-Identifier: MIT
 *)

superpositionLoss[w1_, w2_, p_, i2_] := Piecewise[{
  {1/2*i2*p^2*w1*w2^3 + 1/3*i2*p*w1^2*w2^2 + 1/3*i2*p*w2^4 + 1/2*p^2*w1^3*w2 - 1/2*i2*p^2*w1*w2 + 1/3*p*w1^4 + 1/3*p*w1^2*w2^2 - 2/3*i2*p*w2^2 - 1/2*p^2*w1*w2 - 2/3*p*w1^2 + 1/3*i2*p + 1/3*p, w1*w2 >= 0},
  {-1/3*i2*p^2*w2^4 - 1/12*i2*p^2*w2^5/w1 + 1/3*i2*p*w2^4 + 1/2*p^2*w1^3*w2 + 1/3*p^2*w1^2*w2^2 + 1/12*p^2*w1*w2^3 + 2/3*i2*p^2*w2^2 + 1/4*i2*p^2*w2^3/w1 + 1/3*p*w1^4 - 2/3*i2*p*w2^2 - 1/2*p^2*w1*w2 + 1/12*p^2*w2^3/w1 - 2/3*p*w1^2 + 1/3*i2*p + 1/3*p, w2*(w1 + w2) <= 0}
}, 1/12*i2*p^2*w1^3*w2 + 1/3*i2*p^2*w1^2*w2^2 + 1/2*i2*p^2*w1*w2^3 + 1/3*i2*p*w2^4 - 1/12*p^2*w1^5/w2 - 1/3*p^2*w1^4 + 1/12*i2*p^2*w1^3/w2 - 1/2*i2*p^2*w1*w2 + 1/3*p*w1^4 - 2/3*i2*p*w2^2 + 1/4*p^2*w1^3/w2 + 2/3*p^2*w1^2 - 2/3*p*w1^2 + 1/3*i2*p + 1/3*p]
