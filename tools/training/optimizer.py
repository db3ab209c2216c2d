"""Adam over one flat vector of parameters, their moving average, and a compact form of both.

The compact form takes about 5.1 bytes for a parameter: the average in half precision, the
parameters as their difference from it in int8, the first moment in int8 and the second as the
logarithm in uint8. `save` in checkpoint.py rounds the running state to it as well, so that a
resumed run equals one that went on, to the bit.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

BETAS = (0.9, 0.98)
EPSILON = 1e-8
MAX_NORM = 2.0
BLOCK = 64  # values that share a scale
LOG_STEPS, LOG_LEAST = 3, -66  # of the second moment: steps per octave, the smallest power of two


def flatten(net: nn.Module) -> tuple[Tensor, Tensor]:
    """Makes all parameters and gradients views of two vectors."""
    parameters = list(net.parameters())
    theta = torch.cat([p.detach().flatten() for p in parameters])
    grad, at = torch.zeros_like(theta), 0
    for p in parameters:
        end = at + p.numel()
        p.data, p.grad = theta[at:end].view_as(p), grad[at:end].view_as(p)
        at = end
    return theta, grad


@dataclass
class Optimizer:
    """Parameters, their average and Adam's moments, all [P]; `mask` is one where trained."""

    theta: Tensor
    grad: Tensor
    average: Tensor
    first: Tensor
    second: Tensor
    mask: Tensor

    @classmethod
    def of(cls, net: nn.Module) -> "Optimizer":
        theta, grad = flatten(net)
        first, second = torch.zeros_like(theta), torch.zeros_like(theta)
        return cls(theta, grad, theta.clone(), first, second, torch.ones_like(theta))

    def restart(self, mask: Tensor) -> None:
        """Goes on from the average with new moments, training the parameters of `mask`."""
        self.theta.copy_(self.average)
        for values in (self.first, self.second, self.grad):
            values.zero_()
        self.mask = mask

    def step(self, rate: float, count: int, decay: float, keep: float) -> Tensor:
        """Step `count` (from 1) of Adam; returns the norm of the gradient.

        `decay` is the decoupled weight decay, `keep` the share of the average that stays. A
        gradient that is not finite counts as zero.
        """
        norm = self.grad.norm()
        scale = MAX_NORM / norm.clamp(min=MAX_NORM)
        gradient = torch.where(torch.isfinite(norm), self.grad * scale, 0.0)
        self.first.lerp_(gradient, 1 - BETAS[0])
        self.second.lerp_(gradient * gradient, 1 - BETAS[1])
        first = self.first / (1 - BETAS[0] ** count)
        second = self.second / (1 - BETAS[1] ** count)
        if decay:
            self.theta.sub_(self.theta * self.mask, alpha=rate * decay)
        self.theta.sub_(self.mask * first / (second.sqrt() + EPSILON), alpha=rate)
        self.average.lerp_(self.theta, 1 - keep)
        return norm

    def compact(self) -> dict[str, Tensor]:
        """The state in its compact form; the average is that of `averaged_state`."""
        average = self.average.half().float()
        return dict(
            **packed_blocks("difference", self.theta - average),
            **packed_blocks("first", self.first),
            second=packed_log(self.second),
        )

    def restore(self, packed: dict[str, Tensor], average: Tensor) -> None:
        """Takes a compact form back, with an average in half precision."""
        device = self.theta.device
        packed = {name: value.to(device) for name, value in packed.items()}
        self.average.copy_(average)
        self.theta.copy_(self.average + unpacked_blocks("difference", packed, len(self.theta)))
        self.first.copy_(unpacked_blocks("first", packed, len(self.theta)))
        self.second.copy_(unpacked_log(packed["second"]))


def packed_blocks(name: str, values: Tensor) -> dict[str, Tensor]:
    """int8 values with an f32 scale for each block."""
    rows = nn.functional.pad(values, (0, -len(values) % BLOCK)).view(-1, BLOCK)
    scale = rows.abs().amax(-1, keepdim=True) / 127
    codes = (rows / scale.clamp(min=1e-30)).round().to(torch.int8)
    return {name: codes.flatten()[: len(values)].cpu(), f"{name}_scale": scale.flatten().cpu()}


def unpacked_blocks(name: str, packed: dict[str, Tensor], count: int) -> Tensor:
    """The values of `packed_blocks`."""
    codes = nn.functional.pad(packed[name].float(), (0, -count % BLOCK)).view(-1, BLOCK)
    return (codes * packed[f"{name}_scale"][:, None]).flatten()[:count]


def packed_log(values: Tensor) -> Tensor:
    """uint8 logarithms of values that are not negative; code 0 is zero.

    A relative error of 12 % is harmless in the second moment. Rounding a small one to zero, as
    codes of equal distance would, makes steps too large.
    """
    codes = ((torch.log2(values.clamp(min=1e-30)) - LOG_LEAST) * LOG_STEPS).round().clamp(1, 255)
    return torch.where(values > 0, codes, 0).to(torch.uint8).cpu()


def unpacked_log(codes: Tensor) -> Tensor:
    """The values of `packed_log`."""
    values = torch.exp2(codes.float() / LOG_STEPS + LOG_LEAST)
    return torch.where(codes > 0, values, 0.0)
