"""Rigid transforms and frames of points in angstroms. Shapes may have more leading axes."""

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

Normal = Callable[..., Tensor]  # draws of N(0, 1) of a shape


def rotation_of_quaternion(q: Tensor) -> Tensor:
    """Unit quaternions (w, x, y, z) [..., 4] -> rotation matrices [..., 3, 3]."""
    w, x, y, z = q.unbind(-1)
    entries = [
        *(1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)),
        *(2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)),
        *(2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)),
    ]
    return torch.stack(entries, -1).unflatten(-1, (3, 3))


def random_rotation(generator: torch.Generator) -> Tensor:
    """One rotation matrix."""
    return rotation_of_quaternion(F.normalize(torch.randn(4, generator=generator), dim=-1))


def centre_random_augmentation(x: Tensor, mask: Tensor, normal: Normal) -> Tensor:
    """AF3 Algorithm 19: x [..., A, 3] centred, then rotated and shifted at random."""
    x = x - (x * mask).sum(-2, keepdim=True) / mask.sum(-2, keepdim=True)
    rotation = rotation_of_quaternion(F.normalize(normal(*x.shape[:-2], 4), dim=-1))
    return x @ rotation.transpose(-1, -2) + normal(*x.shape[:-2], 1, 3)


def superpose(x: Tensor, onto: Tensor, weight: Tensor) -> Tensor:
    """x [..., A, 3] moved rigidly onto another with weights [..., A] (Horn's quaternion, f64).

    The eigenvector comes from repeated squaring, which needs no synchronisation with a GPU.
    """
    w = weight / weight.sum(-1, keepdim=True).clamp(min=1e-6)
    cx, co = ((p * w[..., None]).sum(-2, keepdim=True) for p in (x, onto))
    m = (((x - cx) * w[..., None]).transpose(-1, -2) @ (onto - co)).double()
    rotation = rotation_of_quaternion(_largest_eigenvector(_horn(m))).to(x.dtype)
    return (x - cx) @ rotation.transpose(-1, -2) + co


def _horn(m: Tensor) -> Tensor:
    """Horn's symmetric 4 x 4 matrix of a covariance [..., 3, 3]."""
    xx, xy, xz, yx, yy, yz, zx, zy, zz = m.flatten(-2).unbind(-1)
    entries = [
        *(xx + yy + zz, yz - zy, zx - xz, xy - yx),
        *(yz - zy, xx - yy - zz, xy + yx, zx + xz),
        *(zx - xz, xy + yx, -xx + yy - zz, yz + zy),
        *(xy - yx, zx + xz, yz + zy, -xx - yy + zz),
    ]
    return torch.stack(entries, -1).unflatten(-1, (4, 4))


def _largest_eigenvector(k: Tensor) -> Tensor:
    """Of symmetric matrices whose largest eigenvalue is the largest in size after the shift."""
    norm = k.square().sum((-1, -2), keepdim=True).sqrt()
    k = k / (norm + 1e-12) + torch.eye(4, device=k.device, dtype=k.dtype)
    for _ in range(14):
        k = k @ k
        k = k / k.square().sum((-1, -2), keepdim=True).sqrt()
    column = k.diagonal(dim1=-1, dim2=-2).argmax(-1)
    q = torch.gather(k, -1, column[..., None, None].expand(*k.shape[:-1], 1))[..., 0]
    return F.normalize(q, dim=-1)


def frames(n: Tensor, ca: Tensor, c: Tensor) -> Tensor:
    """Backbone frames [..., 3, 3], the axes as columns (AF2 Algorithm 21)."""
    e1 = F.normalize(c - ca, dim=-1, eps=1e-4)
    v = n - ca
    e2 = F.normalize(v - (v * e1).sum(-1, keepdim=True) * e1, dim=-1, eps=1e-4)
    return torch.stack([e1, e2, torch.linalg.cross(e1, e2)], -1)


def ideal_cb(n: Tensor, ca: Tensor, c: Tensor) -> Tensor:
    """The CB of an ideal residue on a backbone."""
    b, e = ca - n, c - ca
    a = torch.linalg.cross(b, e)
    return -0.58273431 * a + 0.56802827 * b - 0.54067466 * e + ca


def points(x: Tensor, at: Tensor) -> Tensor:
    """Of x [B, S, A, 3] the atoms at [B, N]: [B, S, N, 3]."""
    return torch.gather(x, 2, at[:, None, :, None].expand(-1, x.shape[1], -1, 3))


def chirality(x: Tensor, quads: Tensor) -> Tensor:
    """Signed volumes over the product of the edges, in -1 to 1, of quads [B, Q, 4]: [B, S, Q]."""
    p = [points(x, quads[..., k]) for k in range(4)]
    a, b, c = (q - p[0] for q in p[1:])
    product = 1.0
    for edge in (a, b, c):
        product = product * (edge.square().sum(-1) + 0.25).sqrt()
    return (torch.linalg.cross(a, b) * c).sum(-1) / product
