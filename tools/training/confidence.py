"""Losses of the confidence heads on rollouts (AF3 section 4.3), and pLDDT and pTM from logits."""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from features import CA, C, N, atom_of
from geometry import frames, points
from losses import known_at
from metrics import LDDT_BOUNDS, LDDT_CUTOFF
from network import SmallFold
from network.heads import PAIR_BINS, PLDDT_BINS
from network.model import Trunk
from sampler import draws, sample

PAIR_BIN = 0.5  # angstroms
WEIGHTS = (1.0, 0.5, 0.5, 0.1)
TERMS = ("plddt", "pae", "pde", "resolved")


class Targets(NamedTuple):
    """Errors of a rollout x [B, 1, A, 3]: lDDT by atom, PAE and PDE in angstroms, and masks."""

    lddt: Tensor
    judged: Tensor
    pae: Tensor
    pae_mask: Tensor
    pde: Tensor
    pde_mask: Tensor


def atom_lddt(x: Tensor, f: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """lDDT of every atom against the CA of other residues, [B, A], and its mask."""
    ca, true = atom_of(f, CA), f["x"][:, None]
    dx = torch.cdist(x[:, 0], points(x, ca)[:, 0])
    dt = torch.cdist(f["x"], points(true, ca)[:, 0])
    other = f["atom_token"][..., None] != torch.arange(ca.shape[1], device=ca.device)
    pair = f["known"][..., None] * known_at(f, ca)[:, None] * (dt < LDDT_CUTOFF) * other
    score = sum((abs(dx - dt) < bound).float() for bound in LDDT_BOUNDS) / len(LDDT_BOUNDS)
    score = (score * pair).sum(-1) / pair.sum(-1).clamp(min=1)
    return score, f["known"] * (pair.sum(-1) > 0)


def aligned_errors(x: Tensor, f: dict[str, Tensor]) -> Tensor:
    """The error of each CA j in the frame of residue i: [B, N, N]."""

    def local(y: Tensor) -> Tensor:
        n, ca, c = (points(y, atom_of(f, k))[:, 0] for k in (N, CA, C))
        return torch.einsum("bnji,bnmj->bnmi", frames(n, ca, c), ca[:, None] - ca[:, :, None])

    return (local(x) - local(f["x"][:, None])).square().sum(-1).add(1e-8).sqrt()


@torch.no_grad()
def targets(x: Tensor, f: dict[str, Tensor]) -> Targets:
    """The targets of the heads for a rollout x [B, 1, A, 3]."""
    score, judged = atom_lddt(x, f)
    at = atom_of(f, f["representative"])
    p, q = points(x, at)[:, 0], points(f["x"][:, None], at)[:, 0]
    pde, ok = (torch.cdist(p, p) - torch.cdist(q, q)).abs(), known_at(f, at)
    pae_mask = f["frame_known"][:, :, None] * known_at(f, atom_of(f, CA))[:, None]
    return Targets(score, judged, aligned_errors(x, f), pae_mask, pde, ok[:, :, None] * ok[:, None])


def cross_entropy(logits: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    """Mean over the mask `weight`."""
    loss = F.cross_entropy(logits.flatten(0, -2), target.flatten(), reduction="none")
    return (loss.view_as(weight) * weight).sum() / weight.sum().clamp(min=1)


def by_atom(values: Tensor, f: dict[str, Tensor]) -> Tensor:
    """Values by token and slot [B, N, 14, K] -> by atom [B, A, K]."""
    row = torch.arange(len(values), device=values.device)[:, None]
    return values[row, f["atom_token"], f["atom_slot"]]


def confidence_loss(
    net: SmallFold,
    f: dict[str, Tensor],
    steps: int,
    recycles: int,
    generator: torch.Generator,
) -> tuple[Tensor, Tensor]:
    """The loss of the heads on one rollout of each example, and its `TERMS`."""
    with torch.no_grad():
        trunk = net.trunk(f, recycles)
        x = sample(net, f, trunk, 1, steps, draws(generator, generator.device))
    h = net.aux_heads(f, *trunk, points(x, atom_of(f, f["representative"]))[:, 0])
    t = targets(x, f)

    def bins(error: Tensor) -> Tensor:
        return (error / PAIR_BIN).long().clamp(0, PAIR_BINS - 1)

    plddt_bins = (t.lddt * PLDDT_BINS).long().clamp(0, PLDDT_BINS - 1)
    there = f["atom_mask"]
    losses = [
        cross_entropy(by_atom(h["plddt"], f), plddt_bins, t.judged),
        cross_entropy(h["pae"], bins(t.pae), t.pae_mask),
        cross_entropy(h["pde"], bins(t.pde), t.pde_mask),
        cross_entropy(by_atom(h["resolved"], f), (there > 0).long(), there),
    ]
    loss = sum(weight * term for weight, term in zip(WEIGHTS, losses, strict=True))
    return loss, torch.stack(losses).detach()


def expected_plddt(logits: Tensor) -> Tensor:
    """Logits [..., 50] -> pLDDT in 0 to 1."""
    middle = (torch.arange(PLDDT_BINS, device=logits.device) + 0.5) / PLDDT_BINS
    return (torch.softmax(logits, -1) * middle).sum(-1)


def predicted_tm(logits: Tensor, token_mask: Tensor) -> Tensor:
    """PAE logits [B, N, N, 64] -> pTM [B] of single chains."""
    n = token_mask.sum(-1)
    d0 = (1.24 * (n.clamp(min=19) - 15) ** (1 / 3) - 1.8)[:, None]
    error = (torch.arange(PAIR_BINS, device=logits.device) + 0.5) * PAIR_BIN
    weight = 1 / (1 + (error / d0) ** 2)  # [B, 64]
    tm = torch.einsum("bijk,bk->bij", torch.softmax(logits, -1), weight)
    seen = (tm * token_mask[:, None]).sum(-1) / n[:, None]
    return (seen * token_mask).max(-1).values


def judge_sample(
    net: SmallFold, f: dict[str, Tensor], trunk: Trunk, x: Tensor
) -> tuple[Tensor, Tensor]:
    """pLDDT of each CA [B, N] and pTM [B] of a sample x [B, 1, A, 3]."""
    h = net.aux_heads(f, *trunk, points(x, atom_of(f, f["representative"]))[:, 0])
    return expected_plddt(h["plddt"])[:, :, CA], predicted_tm(h["pae"], f["token_mask"])
