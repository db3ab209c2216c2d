"""Scores of sampled structures against the true ones."""

from dataclasses import dataclass

import torch
from torch import Tensor

from confidence import judge_sample
from features import CA, atom_of
from geometry import points
from losses import known_at
from metrics import lddt, rmsd, tm
from network import SmallFold
from sampler import draws, sample

MIRRORED = 0.1  # a sample is mirrored where its mirror image has a TM-score so much higher


@dataclass
class Sampling:
    """Settings of a prediction. These are the defaults of every evaluation here."""

    samples: int = 4
    steps: int = 20
    recycles: int = 1
    seed: int = 1


@torch.no_grad()
def judge(
    net: SmallFold, f: dict[str, Tensor], how: Sampling, confidence: bool = False
) -> dict[str, Tensor]:
    """Scores [B, S] of CA traces: lddt, tm, rmsd, tm_mirrored, mirrored.

    `by_residue` and `ok` are [B, S, N]. With `confidence` also `plddt`, `ptm`, and
    `plddt_by_residue`.
    """
    device = f["x"].device
    generator = torch.Generator(device).manual_seed(how.seed)
    trunk = net.trunk(f, how.recycles)
    x = sample(net, f, trunk, how.samples, how.steps, draws(generator, device))
    ca = atom_of(f, CA)
    p, q = points(x, ca), points(f["x"][:, None], ca).expand(-1, how.samples, -1, -1)
    ok = known_at(f, ca)[:, None].expand(-1, how.samples, -1)
    by_residue = lddt(p, q, ok)
    count = ok.sum(-1).clamp(min=1)
    out = dict(
        lddt=(by_residue * ok).sum(-1) / count,
        tm=tm(p, q, ok),
        rmsd=rmsd(p, q, ok),
        tm_mirrored=tm(-p, q, ok),
        by_residue=by_residue,
        ok=ok,
    )
    out["mirrored"] = (out["tm_mirrored"] > out["tm"] + MIRRORED).float()
    if confidence:
        each = [judge_sample(net, f, trunk, x[:, k : k + 1]) for k in range(how.samples)]
        out["plddt_by_residue"] = torch.stack([plddt for plddt, _ in each], 1)
        out["ptm"] = torch.stack([ptm for _, ptm in each], 1)
        out["plddt"] = (out["plddt_by_residue"] * ok).sum(-1) / count
    return out
