"""Weights that take few values: so the file of a network packs to a fifth, and what was lost is learned again."""

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

_STEP = 0.48
"""Step of a grid in standard deviations of the values on it."""

_LEVELS, _LEVELS_OF_ALL = 8, 127
"""Steps either way: of a row's grid, and of one for a whole table, whose rows differ in size."""


class _Grid(nn.Module):
    """A weight as the nearest values of its rows' grids; what is learned goes to the weight itself."""

    def forward(self, weight: Tensor) -> Tensor:
        return weight + (gridded(weight.detach()) - weight.detach())


def gridded(weight: Tensor, *, by_row: bool = True) -> Tensor:
    """Return a weight (rows, columns) with each value at the nearest step of its row's grid, or of one grid for all."""
    step = _STEP * (weight.std(dim=1, keepdim=True) if by_row else weight.std())
    levels = _LEVELS if by_row else _LEVELS_OF_ALL
    return torch.as_tensor((weight / step).round().clamp(-levels, levels) * step)


def to_grid(layers: nn.Module) -> None:
    """Bring the weights of all linear maps to their grids, and keep them there while they are taught."""
    for part in list(layers.modules()):
        if isinstance(part, nn.Linear):
            parametrize.register_parametrization(part, "weight", _Grid())


def settle(layers: nn.Module) -> None:
    """Leave the weights where their grids have them."""
    for part in list(layers.modules()):
        if parametrize.is_parametrized(part):
            parametrize.remove_parametrizations(part, "weight", leave_parametrized=True)
