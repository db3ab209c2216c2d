"""Losses of the main phase: denoising, smooth lDDT, distogram, and the handedness of the fold."""

import math
from dataclasses import dataclass
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from features import CA, CB, GLYCINE, C, N, atom_of
from geometry import centre_random_augmentation, chirality, frames, points, superpose
from network import SmallFold
from network.diffusion import SIGMA_DATA
from network.heads import PAIR_BINS

LDDT_CUTOFF = 15.0
DISTOGRAM_FROM, DISTOGRAM_TO = 2.0, 22.0
FRAME_CLAMP = 10.0
MSE_CLAMP = 50.0
NOISE_BINS = (20.0, 60.0, 150.0, 400.0)  # angstroms, for the log
TERMS = ("mse", "smooth_lddt", "distogram", "volume", "frames")


@dataclass
class LossOptions:
    """Noise levels and weights. The defaults made checkpoint.pt."""

    copies: int = 8  # noise levels of each example
    noise_mean: float = -1.0  # of the logarithm of t / SIGMA_DATA, for the lower levels
    noise_std: float = 1.5
    high: float = 0.5  # the share of copies at higher levels, log-uniform in low_t to high_t
    low_t: float = 6.0
    high_t: float = 1500.0
    mirror: float = 0.5  # the share of those whose input is the mirror image
    distogram: float = 0.25
    volume: float = 0.3
    frames: float = 0.5


class Noised(NamedTuple):
    """Noise copies: true and noisy [B, S, A, 3], levels t [B, S], and which are mirrored."""

    true: Tensor
    noisy: Tensor
    t: Tensor
    mirrored: Tensor


class Rng:
    """Draws of one generator on its device."""

    def __init__(self, generator: torch.Generator):
        self.generator, self.device = generator, generator.device

    def normal(self, *shape: int) -> Tensor:
        return torch.randn(*shape, device=self.device, generator=self.generator)

    def uniform(self, *shape: int) -> Tensor:
        return torch.rand(*shape, device=self.device, generator=self.generator)


def noised(f: dict[str, Tensor], o: LossOptions, rng: Rng) -> Noised:
    """Draws noise levels and noisy inputs.

    The target always has the right hand; part of the inputs have the wrong one. So the network
    learns to correct a mirror image instead of following its input.
    """
    (b, a), copies = f["known"].shape, o.copies
    known = f["known"][:, None, :, None]
    true = centre_random_augmentation(f["x"][:, None].expand(-1, copies, -1, -1), known, rng.normal)
    low = SIGMA_DATA * torch.exp(o.noise_mean + o.noise_std * rng.normal(b, copies))
    span = math.log(o.high_t / o.low_t)
    high = torch.exp(math.log(o.low_t) + rng.uniform(b, copies) * span)
    is_high = (torch.arange(copies, device=rng.device) >= copies * (1 - o.high)).expand(b, -1)
    t = torch.where(is_high, high, low)
    mirrored = is_high & (rng.uniform(b, copies) < o.mirror)
    hand = torch.where(mirrored, -1.0, 1.0)[..., None, None]
    noise = t[..., None, None] * rng.normal(b, copies, a, 3)
    return Noised(true, hand * true + noise, t, mirrored)


def mean(values: Tensor, mask: Tensor) -> Tensor:
    """Mean over the last axis of values [B, S, K] where mask [B, K] is one."""
    return (values * mask[:, None]).sum(-1) / mask.sum(-1).clamp(min=1)[:, None]


def mse_loss(out: Tensor, n: Noised, known: Tensor) -> Tensor:
    """Weighted MSE after alignment of the truth (AF3 equations 3 and 6)."""
    known = known[:, None].expand(-1, out.shape[1], -1)
    with torch.no_grad():
        aligned = superpose(n.true, out.float(), known)
    error = ((out - aligned).square().sum(-1) * known).sum(-1) / known.sum(-1).clamp(min=1) / 3
    weight = (n.t * n.t + SIGMA_DATA**2) / (n.t * SIGMA_DATA) ** 2
    return (weight * error).clamp(max=MSE_CLAMP).mean()


def known_at(f: dict[str, Tensor], at: Tensor) -> Tensor:
    """The mask of atoms at [B, N], without padded tokens."""
    return torch.gather(f["known"], 1, at) * f["token_mask"]


def smooth_lddt_loss(out: Tensor, true: Tensor, f: dict[str, Tensor], rng: Rng) -> Tensor:
    """Smooth lDDT (AF3 Algorithm 27) over the CA and one other random atom of each residue."""
    ca = atom_of(f, CA)
    other = (torch.rand(ca.shape, device=rng.device, generator=rng.generator) * f["count"]).long()
    at = torch.cat([ca, (f["first_atom"] + other).clamp(max=out.shape[2] - 1)], 1)
    ok = torch.gather(f["known"], 1, at) * torch.cat([f["token_mask"]] * 2, 1)
    px, pt = points(out, at), points(true, at)
    dx = (px[:, :, :, None] - px[:, :, None]).square().sum(-1).add(1e-6).sqrt()
    dt = (pt[:, :, :, None] - pt[:, :, None]).square().sum(-1).sqrt()
    pair = (ok[:, :, None] * ok[:, None])[:, None] * (dt < LDDT_CUTOFF) * (dt > 0.01)
    e = (dx - dt).abs()
    soft = sum(torch.sigmoid(bound - e) for bound in (0.5, 1, 2, 4)) / 4
    return 1 - ((soft * pair).sum((-1, -2)) / pair.sum((-1, -2)).clamp(min=1)).mean()


def quadruples(f: dict[str, Tensor], ok: Tensor, rng: Rng) -> tuple[Tensor, Tensor]:
    """Quadruples of tokens [B, Q, 4] and their mask: consecutive, anywhere, and within 25."""
    b, n = f["restype"].shape
    count = f["token_mask"].sum(-1).long().clamp(min=4)[:, None, None]
    at = torch.arange(n - 3, device=rng.device)
    consecutive = torch.stack([at, at + 1, at + 2, at + 3], -1).expand(b, -1, -1)
    anywhere = (rng.uniform(b, 2 * n, 4) * count).long()
    centre = (rng.uniform(b, 2 * n, 1) * count).long()
    near = centre + (rng.uniform(b, 2 * n, 4) * 25).long() - 12
    quads = torch.cat([consecutive, anywhere, near], 1)
    inside = ((quads >= 0) & (quads < n)).all(-1)
    quads = quads.clamp(0, n - 1)
    mask = torch.gather(ok, 1, quads.flatten(1)).view(quads.shape).prod(-1) * inside
    distinct = (quads[..., :, None] == quads[..., None, :]).sum((-1, -2)) == 4
    return quads, mask * distinct


def volume_loss(out: Tensor, true: Tensor, f: dict[str, Tensor], rng: Rng) -> tuple[Tensor, Tensor]:
    """Squared error of signed volumes of CA quadruples and of N, CA, C, CB.

    The second value [B, S] is true where the CA trace has the wrong hand, for the log.
    """
    ca = atom_of(f, CA)
    quads, ok = quadruples(f, known_at(f, ca), rng)
    cx, ct = chirality(points(out, ca), quads), chirality(points(true, ca), quads)
    backbone = torch.stack([atom_of(f, place) for place in (CA, N, C, CB)], -1)
    there = torch.gather(f["known"], 1, backbone.flatten(1)).view(backbone.shape).prod(-1)
    there = there * f["token_mask"] * (f["restype"] != GLYCINE)
    bx, bt = chirality(out, backbone), chirality(true, backbone)
    each = mean((cx - ct).square(), ok) + mean((bx - bt).square(), there)
    wrong = (cx.detach() * ct * ok[:, None]).sum(-1) < 0
    return each.mean(), wrong


def frame_loss(out: Tensor, true: Tensor, f: dict[str, Tensor]) -> Tensor:
    """Clamped frame-aligned error of CA in backbone frames (AF2 Algorithm 28), over 10 A."""

    def local(x: Tensor) -> Tensor:
        n, ca, c = (points(x, atom_of(f, k)) for k in (N, CA, C))
        offset = ca[:, :, None] - ca[:, :, :, None]
        return torch.einsum("bsnji,bsnmj->bsnmi", frames(n, ca, c), offset)

    e = ((local(out) - local(true)).square().sum(-1) + 1e-4).sqrt()
    pair = f["frame_known"][:, :, None] * known_at(f, atom_of(f, CA))[:, None]
    e = e.clamp(max=FRAME_CLAMP) / FRAME_CLAMP * pair[:, None]
    return (e.sum((-1, -2)) / pair.sum((-1, -2)).clamp(min=1)[:, None]).mean()


def distogram_loss(net: SmallFold, f: dict[str, Tensor], z: Tensor) -> Tensor:
    """Cross entropy of distances between representative atoms."""
    at = atom_of(f, f["representative"])
    x, ok = points(f["x"][:, None], at)[:, 0], known_at(f, at)
    span = DISTOGRAM_TO - DISTOGRAM_FROM
    bins = ((torch.cdist(x, x) - DISTOGRAM_FROM) / span * PAIR_BINS).long().clamp(0, PAIR_BINS - 1)
    pairs = ok[:, :, None] * ok[:, None]
    logits = net.aux_heads.distances(z).flatten(0, 2)
    ce = F.cross_entropy(logits, bins.flatten(), reduction="none").view_as(pairs)
    return ((ce * pairs).sum((-1, -2)) / pairs.sum((-1, -2)).clamp(min=1)).mean()


def wrong_hands(n: Noised, wrong: Tensor) -> Tensor:
    """Counts [2, 10] of wrong hands and of all, by noise level and whether it was mirrored."""
    level = sum((n.t > bound).long() for bound in NOISE_BINS)
    key = (level * 2 + n.mirrored.long()).flatten()
    counts = torch.zeros(2, 2 * (len(NOISE_BINS) + 1), device=key.device)
    counts[0].index_add_(0, key, wrong.float().flatten())
    counts[1].index_add_(0, key, torch.ones_like(wrong, dtype=torch.float32).flatten())
    return counts


def main_loss(
    net: SmallFold,
    f: dict[str, Tensor],
    o: LossOptions,
    recycles: int,
    generator: torch.Generator,
) -> tuple[Tensor, Tensor, Tensor]:
    """The loss, its `TERMS` and the counts of `wrong_hands`."""
    rng = Rng(generator)
    trunk = net.trunk(f, recycles)
    n = noised(f, o, rng)
    module = net.diffusion_module
    out = module(f, module.conditions(f, *trunk), n.noisy, n.t)
    true = n.true[:, :1]  # the copies differ by rigid motions only
    mse = mse_loss(out, n, f["known"])
    smooth = smooth_lddt_loss(out, true, f, rng)
    volume, wrong = volume_loss(out, true, f, rng)
    fape = frame_loss(out, true, f)
    distogram = distogram_loss(net, f, trunk.z)
    loss = mse + smooth + o.distogram * distogram + o.volume * volume + o.frames * fape
    terms = torch.stack([mse, smooth, distogram, volume, fape]).detach()
    return loss, terms, wrong_hands(n, wrong)
