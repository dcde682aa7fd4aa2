"""{{heading}}
"""

import torch

__version__ = "{{version}}"
__all__ = ["loss"]

# A point inside each cell, in the order of trial, and the loss there.
_INSIDE = [
{{witnesses}}]
_LOSS = [
{{formulas}}]


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
{{conditions}}        torch.ones_like(w1, dtype=torch.bool),
    ]
