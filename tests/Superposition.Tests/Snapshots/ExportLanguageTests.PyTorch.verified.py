"""The expected loss of the smallest toy model of superposition as a differentiable function of PyTorch tensors: loss.

Model (bias-free, n = 2, m = 1): x' = ReLU(W^T W x) with W = (w_1, w_2). Each feature x_i is 0 with probability 1 -
p, else uniform on [0, 1]; p is the density, S = 1 - p the sparsity. L = E[(x_1 - x'_1)^2 + I_2 (x_2 - x'_2)^2],
where I_2 is the importance of feature 2 relative to feature 1.

w1*w2 > 0:
  L = 1/2*I_2*p^2*w_1*w_2^3 + 1/3*I_2*p*w_1^2*w_2^2 + 1/3*I_2*p*w_2^4 + 1/2*p^2*w_1^3*w_2 - 1/2*I_2*p^2*w_1*w_2 +
  1/3*p*w_1^4 + 1/3*p*w_1^2*w_2^2 - 2/3*I_2*p*w_2^2 - 1/2*p^2*w_1*w_2 - 2/3*p*w_1^2 + 1/3*I_2*p + 1/3*p
w1*w2 < 0, |w1| > |w2|:
  L = -1/3*I_2*p^2*w_2^4 - 1/12*I_2*p^2*w_2^5/w_1 + 1/3*I_2*p*w_2^4 + 1/2*p^2*w_1^3*w_2 + 1/3*p^2*w_1^2*w_2^2 +
  1/12*p^2*w_1*w_2^3 + 2/3*I_2*p^2*w_2^2 + 1/4*I_2*p^2*w_2^3/w_1 + 1/3*p*w_1^4 - 2/3*I_2*p*w_2^2 - 1/2*p^2*w_1*w_2 +
  1/12*p^2*w_2^3/w_1 - 2/3*p*w_1^2 + 1/3*I_2*p + 1/3*p
w1*w2 < 0, |w1| < |w2|:
  L = 1/12*I_2*p^2*w_1^3*w_2 + 1/3*I_2*p^2*w_1^2*w_2^2 + 1/2*I_2*p^2*w_1*w_2^3 + 1/3*I_2*p*w_2^4 -
  1/12*p^2*w_1^5/w_2 - 1/3*p^2*w_1^4 + 1/12*I_2*p^2*w_1^3/w_2 - 1/2*I_2*p^2*w_1*w_2 + 1/3*p*w_1^4 - 2/3*I_2*p*w_2^2
  + 1/4*p^2*w_1^3/w_2 + 2/3*p^2*w_1^2 - 2/3*p*w_1^2 + 1/3*I_2*p + 1/3*p

Weights are laid out as in the notebook of the paper (instances, n_features, n_hidden): W[..., i, 0] = w_{i+1}, with
any batch dimensions before.

Smoothness across the walls, by direction (w_1, w_2): (0, 1): C^0, (1, 0): C^0, (1, -1): C^2. Where a derivative
jumps, on the axes w_1 = 0 and w_2 = 0, it does not exist, and what is returned is its limit from the side w_1 w_2 >
0.

Accuracy: that of the closed form evaluated in the dtype of W; for the last bits take the NumPy module. In float64,
with 1e-8 <= |w_i| <= 1e3 or w_i = 0, 1e-6 <= p <= 1, 1e-3 <= I_2 <= 1e3, the largest error of loss, gradient and
Hessian measured was 11 ulps of the largest term. Where a branch is not taken its weights are replaced before
anything is computed from them, so that it adds exactly 0 to every gradient, never NaN. Weights of opposite signs
that are both below 1e-100 in float64, 1e-12 in float32, are too small: cubes of them are denominators, and
derivatives are wrong or NaN.

Written by superposition 0.1.0, command export, language pytorch, from the derived expression. Do not edit: export again.
Licence: MIT. SPDX-License-Identifier: MIT
"""

import torch

__version__ = "0.1.0"
__all__ = ["loss"]

# A point inside each cell, in the order of trial, and the loss there.
_INSIDE = [
    (1.0, 1.0),
    (2.0, -1.0),
    (1.0, -2.0),
]
_LOSS = [
    lambda w1, w2, p, I2: 1/2*I2*p**2*w1*w2**3 + 1/3*I2*p*w1**2*w2**2 + 1/3*I2*p*w2**4 + 1/2*p**2*w1**3*w2 - 1/2*I2*p**2*w1*w2 + 1/3*p*w1**4 + 1/3*p*w1**2*w2**2 - 2/3*I2*p*w2**2 - 1/2*p**2*w1*w2 - 2/3*p*w1**2 + 1/3*I2*p + 1/3*p,
    lambda w1, w2, p, I2: -1/3*I2*p**2*w2**4 - 1/12*I2*p**2*w2**5/w1 + 1/3*I2*p*w2**4 + 1/2*p**2*w1**3*w2 + 1/3*p**2*w1**2*w2**2 + 1/12*p**2*w1*w2**3 + 2/3*I2*p**2*w2**2 + 1/4*I2*p**2*w2**3/w1 + 1/3*p*w1**4 - 2/3*I2*p*w2**2 - 1/2*p**2*w1*w2 + 1/12*p**2*w2**3/w1 - 2/3*p*w1**2 + 1/3*I2*p + 1/3*p,
    lambda w1, w2, p, I2: 1/12*I2*p**2*w1**3*w2 + 1/3*I2*p**2*w1**2*w2**2 + 1/2*I2*p**2*w1*w2**3 + 1/3*I2*p*w2**4 - 1/12*p**2*w1**5/w2 - 1/3*p**2*w1**4 + 1/12*I2*p**2*w1**3/w2 - 1/2*I2*p**2*w1*w2 + 1/3*p*w1**4 - 2/3*I2*p*w2**2 + 1/4*p**2*w1**3/w2 + 2/3*p**2*w1**2 - 2/3*p*w1**2 + 1/3*I2*p + 1/3*p,
]


def loss(W, density, importance):
    """The expected loss of the model with the weights W.

    Parameters
    ----------
    W : torch.Tensor
        Floating-point weights of shape (..., 2, 1): W[..., i, 0] is the weight of feature i + 1. Finite.
    density : float or torch.Tensor
        The density p, the probability that a feature is present, in (0, 1]; broadcasts with the batch shape W.shape[:-2].
    importance : float or torch.Tensor
        I_2, the importance of feature 2 relative to feature 1, above 0; broadcasts likewise.

    Returns
    -------
    torch.Tensor
        L, of the batch shape; differentiable by W, density and importance, as often as needed.

    Raises
    ------
    ValueError
        An argument is outside its range or W has another shape.
    """
    if W.ndim < 2 or W.shape[-2:] != (2, 1) or not W.is_floating_point():
        raise ValueError(f"W: expected a floating-point tensor of shape (..., 2, 1), not {tuple(W.shape)} of {W.dtype}")
    p = torch.as_tensor(density, dtype=W.dtype, device=W.device)
    I2 = torch.as_tensor(importance, dtype=W.dtype, device=W.device)
    if not bool(torch.isfinite(W).all()):
        raise ValueError("W: expected finite numbers")
    if not bool(((p > 0) & (p <= 1)).all()):
        raise ValueError("density: expected numbers in (0, 1]")
    if not bool(((I2 > 0) & torch.isfinite(I2)).all()):
        raise ValueError("importance: expected finite numbers above 0")
    w1, w2, p, I2 = torch.broadcast_tensors(W[..., 0, 0], W[..., 1, 0], p, I2)
    left = torch.ones_like(w1, dtype=torch.bool)
    total = torch.zeros_like(w1)
    for condition, (a, b), formula in zip(_conditions(w1, w2), _INSIDE, _LOSS):
        here = left & condition
        left = left & ~here
        # The point inside the cell stands for the weights wherever this branch is not taken.
        value = formula(torch.where(here, w1, torch.full_like(w1, a)), torch.where(here, w2, torch.full_like(w2, b)), p, I2)
        total = torch.where(here, value, total)
    return total


def _conditions(w1, w2):
    """The cells in the order of trial, from the signs of their factors alone; the last one takes what is left."""
    return [
        ((w1 >= 0.0) & (w2 >= 0.0)) | ((w1 <= 0.0) & (w2 <= 0.0)),
        ((w2 <= 0.0) & (w1 + w2 >= 0.0)) | ((w2 >= 0.0) & (w1 + w2 <= 0.0)),
        torch.ones_like(w1, dtype=torch.bool),
    ]
