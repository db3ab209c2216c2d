"""Backbones on CA targets, by minimising in Cartesian space.

Atoms move freely, so loops close where a chain of torsions would swing all that follows them.
Bonds and angles are distances with targets; torsions of helices and strands keep their region.
"""

import numpy as np
import torch
from torch import Tensor

# Bonds, and distances over one angle, of Engh and Huber's backbone; the last is trans.
WITHIN = ((0, 1, 1.458), (1, 2, 1.525), (0, 2, 2.460))
TO_NEXT = ((2, 0, 1.329), (1, 0, 2.430), (2, 1, 2.430), (1, 1, 3.800))
STIFF, TORSION, ALLOWED, OVERLAP, HOLD = 40.0, 4.0, 1.0, 4.0, 1.0  # weights
APART, RATE, NOISE, BULGE = 4.0, 0.12, 0.15, 5.0
PHI_OF_LOOPS = np.radians(-85.0)


def started(ca: Tensor, there: Tensor, placed: Tensor, generator: torch.Generator) -> Tensor:
    """First positions [B, L, 3, 3]: loops are arcs away from the centre, N and C are on the trace.

    ca [B, L, 3] has targets where `placed` [B, L] is true; `there` is the mask of residues.
    """
    length = ca.shape[1]
    at = torch.arange(length, device=ca.device).expand(placed.shape)
    before = torch.where(placed, at, -1).cummax(1).values
    after = length - 1 - torch.where(placed, length - 1 - at, -1).flip(1).cummax(1).values.flip(1)
    before, after = before.clamp(min=0), after.clamp(max=length - 1)

    def of(index: Tensor) -> Tensor:
        return torch.gather(ca, 1, index[..., None].expand(-1, -1, 3))

    part = ((at - before) / (after - before).clamp(min=1))[..., None]
    a, b = of(before), of(after)
    count = placed.sum(1)[:, None, None]
    centre = (ca * placed[..., None]).sum(1, keepdim=True) / count
    out = torch.nn.functional.normalize((a + b) / 2 - centre, dim=-1)
    span, gap = (after - before)[..., None] * 3.3, (b - a).norm(dim=-1, keepdim=True)
    height = ((span.square() - gap.square()).clamp(min=0).sqrt() / 2).clamp(max=BULGE)
    loops = a + part * (b - a) + out * height * torch.sin(torch.pi * part)
    trace = torch.where(placed[..., None], ca, loops)
    last = torch.cat([2 * trace[:, :1] - trace[:, 1:2], trace[:, :-1]], 1)
    following = torch.cat([trace[:, 1:], 2 * trace[:, -1:] - trace[:, -2:-1]], 1)
    n, c = trace + 0.36 * (last - trace), trace + 0.38 * (following - trace)
    x = torch.stack([n, trace, c], 2)
    noise = torch.randn(x.shape, device=x.device, generator=generator)
    return (x + NOISE * noise) * there[..., None, None]


def torsion(a: Tensor, b: Tensor, c: Tensor, d: Tensor) -> tuple[Tensor, Tensor]:
    """Cosine and sine of the torsion of four points [..., 3]."""
    u, v, w = b - a, c - b, d - c
    left, right = torch.linalg.cross(u, v), torch.linalg.cross(v, w)
    sine = (torch.linalg.cross(left, right) * v).sum(-1) / (v.norm(dim=-1) + 1e-3)
    size = (left.norm(dim=-1) * right.norm(dim=-1)) + 1e-2
    return (left * right).sum(-1) / size, sine / size


def energy(x: Tensor, ca: Tensor, there: Tensor, placed: Tensor, torsions: Tensor) -> Tensor:
    """The sum over a batch of backbones x [B, L, 3, 3]."""
    pair = there[:, 1:] & there[:, :-1]
    total = 0.0
    for i, j, length in WITHIN:
        d = (x[:, :, i] - x[:, :, j]).square().sum(-1).add(1e-4).sqrt()
        total = total + STIFF * ((d - length).square() * there).sum()
    for i, j, length in TO_NEXT:
        d = (x[:, :-1, i] - x[:, 1:, j]).square().sum(-1).add(1e-4).sqrt()
        total = total + STIFF * ((d - length).square() * pair).sum()
    n, a, c = x.unbind(2)
    phi = torsion(c[:, :-1], n[:, 1:], a[:, 1:], c[:, 1:])
    psi = torsion(n[:, :-1], a[:, :-1], c[:, :-1], n[:, 1:])
    for (cosine, sine), wanted, rows in (
        (phi, torsions[:, 1:, 0], placed[:, 1:]),
        (psi, torsions[:, :-1, 1], placed[:, :-1]),
    ):
        off = 1 - cosine * torch.cos(wanted) - sine * torch.sin(wanted)
        total = total + TORSION * (off * rows * pair).sum()
    omega = torsion(a[:, :-1], c[:, :-1], n[:, 1:], a[:, 1:])
    total = total + TORSION * ((1 + omega[0]) * pair).sum()
    cosine, sine = phi
    off = 1 - cosine * np.cos(PHI_OF_LOOPS) - sine * np.sin(PHI_OF_LOOPS)
    total = total + ALLOWED * ((off - 0.2).clamp(min=0) * ~placed[:, 1:] * pair).sum()
    distance = (a[:, :, None] - a[:, None]).square().sum(-1).add(1e-4).sqrt()
    at = torch.arange(x.shape[1], device=x.device)
    far = there[:, :, None] & there[:, None] & ((at[:, None] - at).abs() > 2)
    total = total + OVERLAP * ((APART - distance).clamp(min=0).square() * far).sum()
    return total + HOLD * ((a - ca).square().sum(-1) * placed).sum()


def relaxed(
    ca: Tensor, there: Tensor, placed: Tensor, torsions: Tensor, steps: int, seed: int = 0
) -> Tensor:
    """Backbones N, CA, C [B, L, 3, 3] close to the targets."""
    generator = torch.Generator(ca.device).manual_seed(seed)
    x = started(ca, there, placed, generator).requires_grad_(True)
    optimizer = torch.optim.Adam([x], lr=RATE, betas=(0.9, 0.98))
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - step / steps) ** 0.7 + 1e-3
        optimizer.zero_grad()
        energy(x, ca, there, placed, torsions).backward()
        optimizer.step()
    return x.detach()
