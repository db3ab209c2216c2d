"""Chains and designed sequences on a device, and the batches that training draws from them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from features import CA, CB, GLYCINE, C, N, Tables, features, packed
from geometry import frames, ideal_cb

FOLDER = Path(__file__).parent / "data"
CHAINS, SEQUENCES = FOLDER / "data.npz", FOLDER / "mpnn_*.npz"
# Splits of chains: trained, held out for evaluation, kept for the confidence heads alone.
TRAIN, HELD_OUT, CALIBRATION = 0, 1, 2
ABSENT = -32768
FEWEST_OF_CROP, LEAST_OF_CROP = 24, 0.4


@dataclass
class Chains:
    """Rows of a batch: residue types [B, N], lengths [B], atoms [B, N, 14, 3] and their mask."""

    restype: Tensor
    length: Tensor
    xyz: Tensor
    mask: Tensor

    def cut(self, n: int) -> "Chains":
        """The first n residues."""
        length = self.length.clamp(max=n)
        return Chains(self.restype[:, :n], length, self.xyz[:, :n], self.mask[:, :n])


def joined(parts: list[Chains]) -> Chains:
    """The rows of all parts, which have the same N."""
    return Chains(
        *(torch.cat(fields) for fields in zip(*(vars(p).values() for p in parts), strict=True))
    )


def padded(flat: np.ndarray, off: np.ndarray, longest: int) -> np.ndarray:
    """Rows flat[off[i]:off[i + 1]] as one array with zeros after their ends."""
    out = np.zeros((len(off) - 1, longest, *flat.shape[1:]), flat.dtype)
    for row, (a, b) in enumerate(zip(off, off[1:], strict=False)):
        out[row, : b - a] = flat[a:b]
    return out


class Data:
    """All chains of prep.py and sequences of mpnn.py."""

    def __init__(self, device: torch.device | str, chains: Path, sequences: Path):
        with np.load(chains) as file:
            d = dict(file)
        off, length = d["off"], np.diff(d["off"])
        self.device, self.longest = torch.device(device), int(length.max())
        self.name, self.famous = d["name"], d["famous"]
        self.split, self.weight, self.length = d["split"], d["weight"], length
        self._length = torch.tensor(length, device=device)
        self._restype = self._rows(d["seqs"], off).long()
        xyz = self._rows(d["xyz"], off)
        inside = torch.arange(self.longest, device=device) < self._length[:, None]
        self._mask = (xyz > ABSENT).all(-1) & inside[..., None]
        self._xyz = torch.where(self._mask[..., None], xyz.float() / 100, 0.0)
        self._read_sequences(sequences)

    def _rows(self, flat: np.ndarray, off: np.ndarray) -> Tensor:
        return torch.tensor(padded(flat, off, self.longest), device=self.device)

    def _read_sequences(self, files: Path) -> None:
        """`drawn_chain` [sequences] is each one's chain, `kept` those that are not trained on."""
        chains, rows = [np.zeros(0, np.int64)], []
        for file in sorted(files.parent.glob(files.name)):
            with np.load(file) as part:
                chain, letters = part["chain"].astype(np.int64), part["seqs"]
            off = np.concatenate([[0], np.cumsum(self.length[chain])])
            chains.append(chain)
            rows.append(self._rows(letters, off))
        self.drawn_chain = np.concatenate(chains)
        self._drawn = torch.cat(rows) if rows else None
        # The last sequence of every chain is kept for evaluation.
        last = {chain: at for at, chain in enumerate(self.drawn_chain)}
        self.kept = np.zeros(len(self.drawn_chain), bool)
        self.kept[list(last.values())] = True
        self.kept |= self.split[self.drawn_chain] == HELD_OUT

    def natural(self, index: np.ndarray) -> Chains:
        """Chains with their own sequences."""
        at = torch.as_tensor(index, device=self.device)
        return Chains(self._restype[at], self._length[at], self._xyz[at], self._mask[at])

    def designed(self, index: np.ndarray) -> Chains:
        """Designed sequences on their chains' backbones, with ideal CB and no side chains."""
        chain = torch.as_tensor(self.drawn_chain[index], device=self.device)
        restype = self._drawn[torch.as_tensor(index, device=self.device)].long()
        xyz, mask = self._xyz[chain].clone(), self._mask[chain].clone()
        xyz[:, :, CB] = ideal_cb(xyz[:, :, N], xyz[:, :, CA], xyz[:, :, C])
        mask[:, :, CB + 1 :] = False
        mask[:, :, CB] = mask[:, :, : C + 1].all(-1) & (restype != GLYCINE)
        return Chains(restype, self._length[chain], xyz, mask)


def example(chains: Chains, n: int, tables: Tables, dtype: torch.dtype) -> dict[str, Tensor]:
    """Features of chains cut to n residues, and their true atoms.

    `x` [B, A, 3] are true positions, `known` [B, A] their mask; an atom that is not known is where
    an ideal residue has it. `frame_known` [B, N] is the mask of complete backbones.
    """
    chains = chains.cut(n)
    xyz, mask = chains.xyz, chains.mask
    f = features(chains.restype, chains.length, tables, dtype=dtype)
    known = packed(mask, f) & (f["atom_mask"] > 0)
    x = torch.where(known[..., None], packed(xyz, f), ideal_atoms(xyz, f, tables))
    f["x"] = x * f["atom_mask"][..., None]
    f["known"] = known.float()
    f["frame_known"] = (mask[:, :, : C + 1].all(-1) & (f["token_mask"] > 0)).float()
    return f


def ideal_atoms(xyz: Tensor, f: dict[str, Tensor], tables: Tables) -> Tensor:
    """The atoms of ideal residues on the backbones of xyz [B, N, 14, 3]: [B, A, 3]."""
    token = f["atom_token"]
    axes = frames(xyz[:, :, N], xyz[:, :, CA], xyz[:, :, C])
    axes = torch.gather(axes, 1, token[..., None, None].expand(-1, -1, 3, 3))
    origin = torch.gather(xyz[:, :, CA], 1, token[..., None].expand(-1, -1, 3))
    local = tables.local[torch.gather(f["restype"], 1, token), f["atom_slot"]]
    return (axes @ local[..., None])[..., 0] + origin


def cropped(chains: Chains, n: int, share: float, generator: torch.Generator) -> Chains:
    """Random windows of at most n residues; a `share` of shorter chains is cut as well."""
    count, device = chains.length, chains.length.device

    def uniform() -> Tensor:
        return torch.rand(count.shape, device=device, generator=generator)

    part = LEAST_OF_CROP + (1 - LEAST_OF_CROP) * uniform()
    short = (count * part).long().clamp(min=FEWEST_OF_CROP)
    wanted = torch.minimum(torch.where(uniform() < share, short, count), count).clamp(max=n)
    start = (uniform() * (count - wanted + 1)).long()
    longest = chains.restype.shape[1]
    at = (start[:, None] + torch.arange(longest, device=device)).clamp(max=longest - 1)
    inside = torch.arange(longest, device=device) < wanted[:, None]
    rows = torch.arange(len(count), device=device)[:, None]
    return Chains(
        torch.where(inside, chains.restype[rows, at], 0),
        wanted,
        chains.xyz[rows, at],
        chains.mask[rows, at] & inside[..., None],
    )


@dataclass
class Pool:
    """Chains of one range of lengths that a batch is drawn from."""

    tokens: int  # to which its batches are padded
    batch: int
    natural: np.ndarray  # indices of chains
    share: np.ndarray  # their probabilities
    designed: np.ndarray  # indices of sequences

    def draw(self, data: Data, natural: float, random: np.random.Generator) -> Chains:
        """A batch of which `natural` is the share of natural chains."""
        own = int(round(self.batch * natural)) if len(self.designed) else self.batch
        if not len(self.natural):
            own = 0
        parts = []
        if own:
            parts.append(data.natural(random.choice(self.natural, own, p=self.share)))
        if self.batch > own:
            parts.append(data.designed(random.choice(self.designed, self.batch - own)))
        return joined(parts)


def pools(data: Data, buckets: list[tuple[int, int]], split: int = TRAIN) -> list[Pool]:
    """A pool for each bucket (tokens, batch); the last one takes longer chains too, for crops."""
    found = []
    drawn_length, drawn_split = data.length[data.drawn_chain], data.split[data.drawn_chain]
    trained = ~data.kept if split == TRAIN else np.ones(len(data.kept), bool)
    for at, (tokens, batch) in enumerate(buckets):
        low = buckets[at - 1][0] if at else 0
        high = tokens if at + 1 < len(buckets) else data.longest
        weight = data.weight * ((data.split == split) & (data.length > low) & (data.length <= high))
        natural = np.nonzero(weight)[0]
        fits = (drawn_length > low) & (drawn_length <= high)
        designed = np.nonzero(trained & (drawn_split == split) & fits)[0]
        share = weight[natural] / max(weight[natural].sum(), 1e-9)
        found.append(Pool(tokens, batch, natural, share, designed))
    return found


def bucket_shares(data: Data, found: list[Pool]) -> np.ndarray:
    """The probability of each pool: batches by the weight of their natural chains."""
    weight = [data.weight[p.natural].sum() + 1e-6 * len(p.designed) for p in found]
    share = np.array([w / p.batch for w, p in zip(weight, found, strict=True)])
    return share / share.sum()


def evaluation_sets(data: Data, seed: int = 3) -> dict[str, tuple[str, np.ndarray]]:
    """Name -> (kind, indices): `natural` chains or `designed` sequences to evaluate on."""
    random = np.random.default_rng(seed)

    def some(index: np.ndarray, most: int) -> np.ndarray:
        return random.permutation(index)[:most]

    usual = (data.length >= 30) & (data.length <= 96) & (data.weight >= 1.0)
    sets = dict(
        held_out=("natural", some(np.nonzero(data.split == HELD_OUT)[0], 200)),
        trained=("natural", some(np.nonzero((data.split == TRAIN) & usual)[0], 150)),
    )
    if len(data.drawn_chain):
        split = data.split[data.drawn_chain]
        own = data.weight[data.drawn_chain] > 0  # without backbones that no protein has
        new = np.nonzero(data.kept & (split == TRAIN) & own)[0]
        sets["new_sequences"] = ("designed", some(new, 150))
        first = np.unique(data.drawn_chain, return_index=True)[1]
        unseen = first[split[first] == HELD_OUT]
        sets["new_backbones"] = ("designed", some(unseen, 150))
    sets["famous"] = ("natural", np.nonzero(data.famous != "")[0])
    return sets
