"""The rollout of the diffusion module (AF3 Algorithm 18) with OpenFold3's constants."""

import math

import torch
from torch import Tensor

from geometry import Normal, centre_random_augmentation
from network.diffusion import SIGMA_DATA
from network.model import SmallFold, Trunk

MOST, LEAST, POWER = 160.0, 4e-4, 7.0  # of the noise levels, in units of SIGMA_DATA
GAMMA, GAMMA_MIN = 0.8, 1.0
NOISE_SCALE, STEP_SCALE = 1.003, 1.5


def noise_levels(steps: int) -> list[float]:
    """The `steps` + 1 noise levels in angstroms."""
    tau = torch.arange(steps + 1, dtype=torch.float64) / steps
    least, most = LEAST ** (1 / POWER), MOST ** (1 / POWER)
    return (SIGMA_DATA * (most + tau * (least - most)) ** POWER).tolist()


def draws(generator: torch.Generator | None, device: torch.device | str) -> Normal:
    """Draws of N(0, 1) from a generator."""
    return lambda *shape: torch.randn(*shape, device=device, generator=generator)


@torch.no_grad()
def sample(
    net: SmallFold, f: dict[str, Tensor], trunk: Trunk, samples: int, steps: int, normal: Normal
) -> Tensor:
    """Samples [B, S, A, 3]. Draws are made in the order of OpenFold3."""
    module = net.diffusion_module
    conditions = module.conditions(f, *trunk)
    b, atoms = f["atom_mask"].shape
    mask = f["atom_mask"][:, None, :, None]
    levels = noise_levels(steps)
    x = levels[0] * normal(b, samples, atoms, 3)
    for before, after in zip(levels, levels[1:], strict=False):
        x = centre_random_augmentation(x, mask, normal)
        t = before * (1 + (GAMMA if after > GAMMA_MIN else 0.0))
        x = x + NOISE_SCALE * math.sqrt(t * t - before * before) * normal(*x.shape)
        denoised = module(f, conditions, x, torch.full((b, samples), t, device=x.device))
        x = x + STEP_SCALE * (after - t) * (x - denoised) / t
    return x
