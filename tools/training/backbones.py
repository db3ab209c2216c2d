"""Adds backbones that no protein has: helical bundles, folds of layers, perturbed natural ones.

    python backbones.py --bundles 4000 --layers 8000 --perturbed 2 --out data/data_aug.npz

Each starts from a target: CA positions of layouts.py, or a natural trace moved by a smooth random
field. Backbone torsions are fitted to the target with ideal bonds and angles, and a backbone is
kept if it is close to its target, compact and free of clashes. Their natural weight is zero.
Natural chains that are less compact than those of prep.py, or longer, are marked for design too.
`mpnn.py --done` then designs sequences for all that have none.
"""

import argparse
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

import data as datasets
from data import ABSENT, CALIBRATION, HELD_OUT, TRAIN
from features import CA, LETTERS, PLACES, C, N, O
from geometry import superpose
from layouts import HELIX, LONGEST, Target, bundle, layers
from metrics import rmsd

Kind = Callable[[np.random.Generator], Target]
ALANINE = LETTERS.index("A")
# Ideal bonds (A) and angles (degrees) of the backbone, Engh and Huber (1991).
N_CA, CA_C, C_N, C_O = 1.458, 1.525, 1.329, 1.231
N_CA_C, CA_C_N, C_N_CA, CA_C_O = (np.radians(x) for x in (111.0, 117.2, 121.7, 120.1))
CLASH, CLOSE = 3.6, 1.5  # the least distance of CA and the largest RMSD from the target
SHORTEST = 30  # of natural chains that are designed for


@dataclass
class Targets:
    """CA targets [B, L, 3] with masks of residues and of those that have a target."""

    ca: Tensor
    there: Tensor
    placed: Tensor
    torsions: Tensor  # first phi and psi, [B, L, 2]

    def row(self, at: int) -> int:
        return int(self.there[at].sum())


def step(bond: float, angle: float, torsion: Tensor) -> tuple[Tensor, Tensor]:
    """The frame of a chain's next atom in the frame of the last: R [..., 3, 3], t [..., 3].

    The first axis of a frame is its bond, the third the normal of the last two bonds.
    """
    cosine, sine, zero = torch.cos(torsion), torch.sin(torsion), torch.zeros_like(torsion)
    along, across = -np.cos(angle), np.sin(angle)
    bond_axis = torch.stack([zero + along, across * cosine, across * sine], -1)
    normal = torch.stack([zero, -sine, cosine], -1)
    side = torch.linalg.cross(normal, bond_axis)
    return torch.stack([bond_axis, side, normal], -1), bond * bond_axis


def after(a: tuple[Tensor, Tensor], b: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
    """The composition of two frames, b in the frame of a."""
    return a[0] @ b[0], (a[0] @ b[1][..., None])[..., 0] + a[1]


def cumulative(frame: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
    """Products of all frames up to each of [B, L], in log2(L) rounds."""
    length, reach = frame[0].shape[1], 1
    while reach < length:
        rotation, shift = after(
            tuple(x[:, :-reach] for x in frame), tuple(x[:, reach:] for x in frame)
        )
        frame = (
            torch.cat([frame[0][:, :reach], rotation], 1),
            torch.cat([frame[1][:, :reach], shift], 1),
        )
        reach *= 2
    return frame


def build(torsions: Tensor) -> Tensor:
    """Backbones N, CA, C [B, L, 3, 3] of phi and psi [B, L, 2], all peptides trans."""
    phi, psi = torsions.unbind(-1)
    before = torch.cat([torch.zeros_like(psi[:, :1]), psi[:, :-1]], 1)
    n = step(C_N, CA_C_N, before)
    ca = after(n, step(N_CA, C_N_CA, torch.full_like(phi, np.pi)))
    c = cumulative(after(ca, step(CA_C, N_CA_C, phi)))
    # N and CA of a residue in the frame of the residue before.
    last = tuple(torch.cat([_origin(x), x[:, :-1]], 1) for x in c)
    return torch.stack([after(last, n)[1], after(last, ca)[1], c[1]], 2)


def _origin(x: Tensor) -> Tensor:
    """The first frame's part [B, 1, ...]: the unit matrix or zero."""
    if x.dim() == 3:
        return torch.zeros_like(x[:, :1])
    return torch.eye(3, dtype=x.dtype, device=x.device).expand_as(x[:, :1])


def oxygens(backbone: Tensor, last_psi: Tensor) -> Tensor:
    """The oxygen of each residue [B, L, 3], opposite to the next nitrogen."""
    n, ca, c = backbone.unbind(2)
    psi = dihedral(n[:, :-1], ca[:, :-1], c[:, :-1], n[:, 1:])
    psi = torch.cat([psi, last_psi[:, None]], 1)
    return place(n, ca, c, C_O, CA_C_O, psi + np.pi)


def place(a: Tensor, b: Tensor, c: Tensor, bond: float, angle: float, torsion: Tensor) -> Tensor:
    """The atom d of a chain a, b, c, d: [..., 3]."""
    axis = torch.nn.functional.normalize(c - b, dim=-1)
    normal = torch.nn.functional.normalize(torch.linalg.cross(b - a, axis), dim=-1)
    frame = torch.stack([axis, torch.linalg.cross(normal, axis), normal], -1)
    return after((frame, c), step(bond, angle, torsion))[1]


def dihedral(a: Tensor, b: Tensor, c: Tensor, d: Tensor) -> Tensor:
    """The torsion of four points [..., 3], in radians."""
    u, v, w = b - a, c - b, d - c
    left, right = torch.linalg.cross(u, v), torch.linalg.cross(v, w)
    sine = (torch.linalg.cross(left, right) * v).sum(-1) / v.norm(dim=-1).clamp(min=1e-6)
    return torch.atan2(sine, (left * right).sum(-1))


def fit(targets: Targets, steps: int) -> Tensor:
    """Torsions whose CA are closest to the targets, without clashes."""
    torsions = targets.torsions.clone().requires_grad_(True)
    optimizer = torch.optim.Adam([torsions], lr=0.05)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    weight = targets.placed.float()
    pairs = targets.there[:, :, None] & targets.there[:, None]
    apart = pairs & (separation(targets.ca.shape[1], pairs.device) > 2)
    for _ in range(steps):
        optimizer.zero_grad()
        ca = build(torsions)[:, :, 1]
        with torch.no_grad():
            onto = superpose(targets.ca, ca, weight)
        error = ((ca - onto).square().sum(-1) * weight).sum(-1) / weight.sum(-1)
        overlap = (CLASH + 0.4 - torch.cdist(ca, ca)).clamp(min=0).square() * apart
        (error + overlap.sum((-1, -2))).sum().backward()
        torch.nn.utils.clip_grad_norm_([torsions], 10.0 * len(ca) ** 0.5)
        optimizer.step()
        schedule.step()
    return torsions.detach()


def separation(length: int, device: torch.device) -> Tensor:
    """Distances in sequence, [L, L]."""
    at = torch.arange(length, device=device)
    return (at[:, None] - at).abs()


def accepted(backbone: Tensor, targets: Targets) -> Tensor:
    """The backbones [B] that are close to their targets, compact and free of clashes."""
    ca, there = backbone[:, :, 1], targets.there
    close = rmsd(ca, targets.ca, targets.placed.float()) < CLOSE
    pairs = there[:, :, None] & there[:, None] & (separation(ca.shape[1], ca.device) > 2)
    free = (torch.cdist(ca, ca) + 100 * ~pairs).amin((-1, -2)) > CLASH
    count = there.sum(-1)
    centre = (ca * there[..., None]).sum(1) / count[:, None]
    radius = ((ca - centre[:, None]).square().sum(-1) * there).sum(-1) / count
    compact = radius.sqrt() < 1.15 * 2.2 * count**0.38 * 1.15
    return close & free & compact


def targets_of(kind: Kind, count: int, seed: int) -> list[Target]:
    """Random targets of a kind, by all processors; each depends on its number and the seed."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(partial(target, kind, seed), range(count), chunksize=64))


def target(kind: Kind, seed: int, number: int) -> Target:
    """Target `number` of a kind."""
    return kind(np.random.default_rng([seed, number]))


def perturbed(xyz: np.ndarray, random: np.random.Generator) -> Target:
    """A natural backbone [L, 14, 3] moved by a smooth field of 1 to 4 A: CA and torsions."""
    ca = xyz[:, CA]
    scale, amplitude = random.uniform(8, 16), random.uniform(1, 4)
    waves = random.normal(0, 1 / scale, size=(6, 3))
    phases = random.uniform(0, 2 * np.pi, size=(6, 1))
    field = np.sin(waves @ ca.T + phases).T @ random.normal(0, (2 / 6) ** 0.5, size=(6, 3))
    points = torch.tensor(xyz)
    n, a, c = points[:, N], points[:, CA], points[:, C]
    phi, psi = torch.zeros(len(ca)), torch.zeros(len(ca))
    phi[1:] = dihedral(c[:-1], n[1:], a[1:], c[1:])
    psi[:-1] = dihedral(n[:-1], a[:-1], c[:-1], n[1:])
    return ca + amplitude * field, torch.stack([phi, psi], -1).numpy()


def batched(pairs: list[Target], device: torch.device) -> Targets:
    """Targets of several backbones, padded."""
    longest = max(len(ca) for ca, _ in pairs)
    ca = torch.zeros(len(pairs), longest, 3)
    torsions = torch.tensor(HELIX, dtype=torch.float32).expand(len(pairs), longest, 2).clone()
    there, placed = (torch.zeros(len(pairs), longest, dtype=torch.bool) for _ in range(2))
    for row, (own, angles) in enumerate(pairs):
        known = ~np.isnan(own[:, 0])
        ca[row, : len(own)] = torch.tensor(np.where(known[:, None], own, 0))
        torsions[row, : len(own)] = torch.tensor(angles)
        there[row, : len(own)], placed[row, : len(own)] = True, torch.tensor(known)
    return Targets(*(x.to(device) for x in (ca, there, placed, torsions)))


def fitted(targets: Targets, steps: int) -> Iterator[np.ndarray]:
    """The accepted backbones, int16 [L, 14, 3] in 0.01 A."""
    torsions = fit(targets, steps)
    backbone = build(torsions)
    atoms = torch.cat([backbone, oxygens(backbone, torsions[:, -1, 1])[:, :, None]], 2)
    for row in torch.nonzero(accepted(backbone, targets))[:, 0].tolist():
        length = targets.row(row)
        own = atoms[row, :length].cpu().numpy()
        xyz = np.full((length, PLACES, 3), ABSENT, np.int16)
        xyz[:, : O + 1] = np.round(100 * (own - own.mean((0, 1)))).astype(np.int16)
        yield xyz


def widened(chains: dict[str, np.ndarray], factor: float) -> np.ndarray:
    """The chains that are designed for, with those trained ones of at most a radius of gyration.

    The bound is `factor` times 2.2 N^0.38 A, the usual radius of a protein of N residues.
    """
    design, off = chains["design"].copy(), chains["off"]
    for row in np.nonzero(chains["split"] != HELD_OUT)[0]:
        xyz = chains["xyz"][off[row] : off[row + 1]]
        if len(xyz) >= SHORTEST and (xyz[:, : C + 1] > ABSENT).all():
            ca = xyz[:, CA].astype(np.float32) / 100
            radius = np.sqrt(np.square(ca - ca.mean(0)).sum(-1).mean())
            design[row] |= radius < factor * 2.2 * len(xyz) ** 0.38
    return design


def natural_backbones(chains: dict[str, np.ndarray]) -> list[np.ndarray]:
    """Complete backbones of trained chains that are designed for, f32 [L, 14, 3]."""
    off, found = chains["off"], []
    for row in np.nonzero(chains["design"] & (chains["split"] == TRAIN))[0]:
        xyz = chains["xyz"][off[row] : off[row + 1]]
        if len(xyz) <= LONGEST and (xyz[:, : C + 1] > ABSENT).all():
            found.append(xyz.astype(np.float32) / 100)
    return found


def extended(
    chains: dict[str, np.ndarray], new: list[np.ndarray], name: str, share: float
) -> dict[str, np.ndarray]:
    """The chains and new backbones, of which `share` is for the confidence heads alone."""
    lengths = [len(xyz) for xyz in new]
    rank = np.arange(len(new))
    last = np.where(rank < (1 - share) * len(new), TRAIN, CALIBRATION)
    added = dict(
        seqs=np.full(sum(lengths), ALANINE, np.uint8),
        xyz=np.concatenate(new),
        split=last.astype(np.int8),
        design=np.ones(len(new), bool),
        weight=np.zeros(len(new), np.float32),
        famous=np.full(len(new), "", chains["famous"].dtype),
        name=np.array([f"{name}/{k}" for k in rank], chains["name"].dtype),
    )
    joined = {key: np.concatenate([chains[key], value]) for key, value in added.items()}
    joined["off"] = np.concatenate([chains["off"], chains["off"][-1] + np.cumsum(lengths)])
    return joined


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--chains", type=Path, default=datasets.CHAINS, help="chains of prep.py")
    add("--out", type=Path, default=datasets.FOLDER / "data_aug.npz")
    add("--bundles", type=int, default=4000, help="bundles to try")
    add("--layers", type=int, default=8000, help="folds of layers to try")
    add("--perturbed", type=float, default=2.0, help="tries for each natural backbone")
    add("--radius", type=float, default=1.5, help="of natural chains to design for; 1 is usual")
    add("--unseen", type=float, default=0.1, help="share for the confidence heads alone")
    add("--fit", type=int, default=700, help="steps of a fit")
    add("--batch", type=int, default=4096)
    add("--seed", type=int, default=0)
    o = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    random = np.random.default_rng(o.seed)
    with np.load(o.chains) as file:
        chains = dict(file)
    natural = natural_backbones(chains) if o.perturbed else []
    tries = random.integers(max(len(natural), 1), size=int(o.perturbed * len(natural)))
    before = int(chains["design"].sum())
    chains["design"] = widened(chains, o.radius)
    print(f"natural: {chains['design'].sum() - before} more to design for", flush=True)
    made = dict(
        bundle=targets_of(bundle, o.bundles, o.seed),
        layers=targets_of(layers, o.layers, o.seed),
        perturbed=[perturbed(natural[k], random) for k in tries],
    )
    for name, pairs in made.items():
        pairs.sort(key=lambda pair: len(pair[0]))
        parts = [pairs[at : at + o.batch] for at in range(0, len(pairs), o.batch)]
        new = [xyz for part in parts for xyz in fitted(batched(part, device), o.fit)]
        random.shuffle(new)
        if new:
            chains = extended(chains, new, name, o.unseen)
        print(f"{name}: {len(new)} of {len(pairs)} kept", flush=True)
    np.savez_compressed(o.out, **chains)
    print(f"{o.out}: {len(chains['split'])} chains")


if __name__ == "__main__":
    main()
