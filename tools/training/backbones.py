"""Adds backbones that no protein has: bundles, layers, rethreaded and perturbed natural ones.

    python backbones.py --bundles 4000 --layers 8000 --perturbed 2 --out data/data_aug.npz

Each starts from a target: CA positions of layouts.py or rethread.py, or a natural trace moved by a
smooth random field. relax.py makes backbones close to the targets; those are kept that are close,
compact and free of clashes. On several GPUs each has a process. Their natural weight is zero.
Natural chains that are less compact than those of prep.py, or longer, are marked for design too.
`mpnn.py --done` then designs sequences for all that have none.
"""

import argparse
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import Queue
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

import data as datasets
from data import ABSENT, CALIBRATION, HELD_OUT, TRAIN
from features import CA, LETTERS, PLACES, C, N, O
from layouts import HELIX, LONGEST, Target, bundle, layers
from metrics import rmsd
from relax import relaxed
from rethread import rethreaded

Kind = Callable[[np.random.Generator], Target]
ALANINE = LETTERS.index("A")
# Bond and angle of the oxygen, Engh and Huber (1991).
C_O, CA_C_O = 1.231, np.radians(120.1)
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
    side = torch.linalg.cross(normal, axis)
    cosine, sine = torch.cos(torsion)[..., None], torch.sin(torsion)[..., None]
    around = np.sin(angle) * (cosine * side + sine * normal)
    return c + bond * (around - np.cos(angle) * axis)


def dihedral(a: Tensor, b: Tensor, c: Tensor, d: Tensor) -> Tensor:
    """The torsion of four points [..., 3], in radians."""
    u, v, w = b - a, c - b, d - c
    left, right = torch.linalg.cross(u, v), torch.linalg.cross(v, w)
    sine = (torch.linalg.cross(left, right) * v).sum(-1) / v.norm(dim=-1).clamp(min=1e-6)
    return torch.atan2(sine, (left * right).sum(-1))


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


def rethreads(natural: list[np.ndarray], seed: int) -> list[Target]:
    """Targets through the elements of natural backbones, by all processors."""
    with ProcessPoolExecutor() as pool:
        found = pool.map(rethread_of, natural, range(seed, seed + len(natural)), chunksize=64)
        return [target for target in found if target is not None]


def rethread_of(xyz: np.ndarray, seed: int) -> Target | None:
    """The target of one natural backbone."""
    return rethreaded(xyz, np.random.default_rng([seed, len(xyz)]))


class Worker:
    """A process that fits backbones, on one GPU where there are any."""

    device = "cpu"

    @classmethod
    def start(cls, devices: "Queue[str]") -> None:
        cls.device = devices.get()


def workers() -> ProcessPoolExecutor:
    """One process for each GPU, or one without."""
    context = multiprocessing.get_context("spawn")
    devices = [f"cuda:{k}" for k in range(torch.cuda.device_count())] or ["cpu"]
    queue = context.Queue()
    for device in devices:
        queue.put(device)
    return ProcessPoolExecutor(len(devices), context, Worker.start, (queue,))


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


def fitted(pairs: list[Target], steps: int) -> list[np.ndarray]:
    """The accepted backbones, int16 [L, 14, 3] in 0.01 A."""
    return list(_fitted(batched(pairs, torch.device(Worker.device)), steps))


def _fitted(targets: Targets, steps: int) -> Iterator[np.ndarray]:
    backbone = relaxed(*vars(targets).values(), steps)
    atoms = torch.cat([backbone, oxygens(backbone, targets.torsions[:, -1, 1])[:, :, None]], 2)
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
    add("--rethreaded", type=float, default=6.0, help="tries for each natural backbone")
    add("--radius", type=float, default=1.5, help="of natural chains to design for; 1 is usual")
    add("--unseen", type=float, default=0.1, help="share for the confidence heads alone")
    add("--fit", type=int, default=300, help="steps of a fit")
    add("--batch", type=int, default=4096)
    add("--seed", type=int, default=0)
    o = parser.parse_args()
    random = np.random.default_rng(o.seed)
    with np.load(o.chains) as file:
        chains = dict(file)
    natural = natural_backbones(chains) if o.perturbed else []
    tries = random.integers(max(len(natural), 1), size=int(o.perturbed * len(natural)))
    threads = random.integers(max(len(natural), 1), size=int(o.rethreaded * len(natural)))
    pool = workers()
    before = int(chains["design"].sum())
    chains["design"] = widened(chains, o.radius)
    print(f"natural: {chains['design'].sum() - before} more to design for", flush=True)
    made = dict(
        bundle=targets_of(bundle, o.bundles, o.seed),
        layers=targets_of(layers, o.layers, o.seed),
        perturbed=[perturbed(natural[k], random) for k in tries],
        rethreaded=rethreads([natural[k] for k in threads], o.seed),
    )
    for name, pairs in made.items():
        pairs.sort(key=lambda pair: len(pair[0]))
        parts = [pairs[at : at + o.batch] for at in range(0, len(pairs), o.batch)]
        new = [xyz for kept in pool.map(partial(fitted, steps=o.fit), parts) for xyz in kept]
        random.shuffle(new)
        if new:
            chains = extended(chains, new, name, o.unseen)
        print(f"{name}: {len(new)} of {len(pairs)} kept", flush=True)
    np.savez_compressed(o.out, **chains)
    print(f"{o.out}: {len(chains['split'])} chains")


if __name__ == "__main__":
    main()
