"""Adds compact fragments of larger natural chains, as backbones to design sequences for.

    python fragments.py FOLDER [FOLDER ...] --chains data/data_aug.npz --out data/data_all.npz

Reads all PDB and mmCIF files of the folders. A fragment has no breaks, is compact, keeps most of
its contacts inside, and overlaps with another one of its chain by half at most. Fragments that
share 5-mers with known trained chains or with each other are left out, and so is all that could be
related to a held-out chain: chains of its cluster, fragments that align to it, fragments with its
fold. Fragments of clusters of chains for the confidence heads are for these alone.

Their natural weight is zero, for a fragment's own sequence was made for the whole chain. Needs the
packages `gemmi` and `biotite`.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

import data as datasets
from data import ABSENT, CALIBRATION, HELD_OUT, TRAIN
from features import BACKBONE, CA, LETTERS, PLACES, C, N
from geometry import ideal_cb
from metrics import tm

SUFFIXES = (".pdb", ".ent", ".cif", ".pdb.gz", ".ent.gz", ".cif.gz")
PREDICTED = "AF-"  # names of files of the AlphaFold database
LONGEST_CHAIN = 1500
# Of fragments: lengths, the largest whole chain, radius of gyration / N^0.38, far contacts of a
# residue, and the least share of contacts inside at 64 residues, which grows with the length.
LENGTHS, WHOLE, RADIUS, FAR = range(40, 97, 4), 128, 2.53, 0.9
INSIDE, INSIDE_SLOPE, INSIDE_LENGTH = 0.52, 0.2, 64
PEPTIDE, CONTACT, NEAR, FAR_APART = 2.0, 8.0, 5, 12
OVERLAP, STEP = 1 / 2, 2
KNOWN = 0.4  # of 5-mers that an earlier chain has
GRAM, CLUSTER, LINK = 5, 3, 0.1  # 5-mers that two chains of a cluster share: at least, of all
ALIGNED, IDENTITY, NEAREST = 0.6, 0.3, 24
# TM-score of the same fold and the least share of a held-out one; the search for these.
FOLD, MOST, FINGERPRINT, CLOSEST, UNLIKE = 0.6, 0.8, 12, 24, 4.0


@dataclass
class Chain:
    """Residues of a chain with complete backbones [N, 4, 3]; `breaks` where a bond is missing."""

    name: str
    letters: str
    backbone: np.ndarray

    @property
    def breaks(self) -> np.ndarray:
        bonds = np.linalg.norm(self.backbone[1:, N] - self.backbone[:-1, C], axis=-1)
        return np.concatenate([[0], 1 + np.nonzero(bonds > PEPTIDE)[0], [len(self.letters)]])


@dataclass
class Fragment:
    """A part of a chain."""

    name: str
    letters: str
    backbone: np.ndarray


def structures(folders: list[Path]) -> list[Path]:
    """All files of experimental structures below the folders."""
    paths = sorted(path for folder in folders for path in folder.rglob("*"))
    wanted = [p for p in paths if p.name.lower().endswith(SUFFIXES)]
    return [p for p in wanted if PREDICTED not in p.name]


def chains_of(path: Path) -> list[Chain]:
    """The protein chains of a file's first model; none if it cannot be read."""
    import gemmi

    try:
        structure = gemmi.read_structure(str(path))
    except (RuntimeError, ValueError):
        return []
    label = path.name.split("~")[-1].split(".")[0]
    found = []
    for chain in structure[0] if len(structure) else []:
        letters, rows = [], []
        for residue in chain:
            letter = gemmi.find_tabulated_residue(residue.name).one_letter_code.upper()
            atoms = [residue.find_atom(name, "*") for name in BACKBONE]
            if letter in LETTERS and all(atoms):
                letters.append(letter)
                rows.append([atom.pos.tolist() for atom in atoms])
        if LENGTHS[0] <= len(letters) <= LONGEST_CHAIN:
            name = f"fragment/{label}:{chain.name}"
            found.append(Chain(name, "".join(letters), np.array(rows, np.float32)))
    return found


def contacts(backbone: np.ndarray) -> np.ndarray:
    """Whether residues at least `NEAR` apart have CB within `CONTACT`: [N, N]."""
    points = torch.tensor(backbone)
    cb = ideal_cb(points[:, N], points[:, CA], points[:, C])
    at = np.arange(len(backbone))
    return (torch.cdist(cb, cb).numpy() < CONTACT) & (abs(at[:, None] - at) >= NEAR)


def summed(table: np.ndarray) -> np.ndarray:
    """Sums over all rectangles from the origin: [N + 1, N + 1]."""
    return np.pad(table.astype(np.int32).cumsum(0).cumsum(1), ((1, 0), (1, 0)))


def windows(chain: Chain) -> np.ndarray:
    """First and last + 1 residue of all possible fragments, [W, 2]."""
    found = [np.zeros((0, 2), int)]
    for low, high in zip(chain.breaks, chain.breaks[1:], strict=False):
        for length in LENGTHS:
            first = np.arange(low, high - length + 1, STEP)
            found.append(np.stack([first, first + length], -1))
        if LENGTHS[0] <= high - low <= WHOLE:
            found.append(np.array([[low, high]]))
    return np.concatenate(found)


def radius(ca: np.ndarray, spans: np.ndarray) -> np.ndarray:
    """Radii of gyration of the parts of a trace."""
    a, b = spans.T
    sums = np.pad(ca.astype(np.float64).cumsum(0), ((1, 0), (0, 0)))
    squares = np.pad(np.square(ca.astype(np.float64)).sum(-1).cumsum(), (1, 0))
    mean = (sums[b] - sums[a]) / (b - a)[:, None]
    return np.sqrt(np.maximum((squares[b] - squares[a]) / (b - a) - (mean**2).sum(-1), 0))


def cut(chain: Chain) -> list[Fragment]:
    """The fragments of a chain, those first that keep more contacts than usual for their length."""
    spans = windows(chain)
    if not len(spans):
        return []
    a, b = spans.T
    touching = contacts(chain.backbone)
    at = np.arange(len(touching))
    total, far = summed(touching), summed(touching & (abs(at[:, None] - at) >= FAR_APART))
    inside = total[b, b] - total[a, b] - total[b, a] + total[a, a]
    share = inside / np.maximum(total[b, -1] - total[a, -1], 1)
    share -= INSIDE_SLOPE * np.log((b - a) / INSIDE_LENGTH)
    distant = (far[b, b] - far[a, b] - far[b, a] + far[a, a]) / (b - a)
    size = radius(chain.backbone[:, CA], spans)
    good = (share >= INSIDE) & (distant >= FAR) & (size < RADIUS * (b - a) ** 0.38)
    kept: list[tuple[int, int]] = []
    for row in sorted(np.nonzero(good)[0], key=lambda k: -share[k]):
        low, high = spans[row]
        if all(min(high, d) - max(low, c) <= OVERLAP * min(high - low, d - c) for c, d in kept):
            kept.append((low, high))
    return [
        Fragment(f"{chain.name}/{c + 1}-{d}", chain.letters[c:d], chain.backbone[c:d])
        for c, d in kept
    ]


def grams(letters: str, size: int = GRAM) -> set[str]:
    """The parts of a sequence."""
    return {letters[k : k + size] for k in range(len(letters) - size + 1)}


def fragments_of(path: Path) -> tuple[list[Chain], list[list[Fragment]]]:
    """The chains of a file and the fragments of each."""
    torch.set_num_threads(1)
    chains = chains_of(path)
    return chains, [cut(chain) for chain in chains]


def clusters(sequences: list[str]) -> np.ndarray:
    """The cluster of each sequence: linked are those that share `LINK` of the shorter's 5-mers."""
    parent = list(range(len(sequences)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    having: dict[str, list[int]] = defaultdict(list)
    sets = [grams(sequence) for sequence in sequences]
    for k, own in enumerate(sets):
        shared = Counter(other for gram in own for other in having[gram])
        for other, count in shared.items():
            if count >= max(CLUSTER, LINK * min(len(own), len(sets[other]))):
                parent[root(k)] = root(other)
        for gram in own:
            having[gram].append(k)
    return np.array([root(k) for k in range(len(sequences))])


def aligned_to(fragments: list[Fragment], held_out: list[str]) -> np.ndarray:
    """Which fragments share `CLUSTER` 5-mers with a held-out sequence or align to it.

    Aligned are those that have `IDENTITY` over `ALIGNED` of the shorter one.
    """
    from biotite.sequence import ProteinSequence
    from biotite.sequence.align import SubstitutionMatrix, align_optimal

    matrix = SubstitutionMatrix.std_protein_matrix()
    having = [grams(f.letters, 3) for f in fragments]
    known = [grams(sequence) for sequence in held_out]
    fives = [grams(f.letters) for f in fragments]
    related = np.array([max(len(own & k) for k in known) >= CLUSTER for own in fives], bool)
    for sequence in held_out:
        own = grams(sequence, 3)
        shared = np.array([len(own & other) for other in having])
        near = np.argsort(-shared, kind="stable")[:NEAREST]
        for k in near[(shared[near] >= 3) & ~related[near]]:
            a, b = sequence, fragments[k].letters
            options = dict(gap_penalty=(-11, -1), terminal_penalty=False, max_number=1)
            alignment = align_optimal(ProteinSequence(a), ProteinSequence(b), matrix, **options)
            pairs = [(x, y) for x, y in alignment[0].trace if x >= 0 and y >= 0]
            same = sum(a[x] == b[y] for x, y in pairs)
            wide = len(pairs) > ALIGNED * min(len(a), len(b))
            related[k] |= wide and same > IDENTITY * len(pairs)
    return related


def fingerprints(traces: np.ndarray) -> np.ndarray:
    """Distances of `FINGERPRINT` points on each of the traces [B, L, 3]."""
    length = traces.shape[1]
    at = np.linspace(0, length - 1, FINGERPRINT).round().astype(int)
    points = traces[:, at].astype(np.float32)
    first, second = np.triu_indices(FINGERPRINT, 2)
    return np.linalg.norm(points[:, first] - points[:, second], axis=-1)


def parts(traces: list[np.ndarray], length: int) -> tuple[np.ndarray, np.ndarray]:
    """All parts of that length at `STEP` [P, length, 3], and the trace of each [P]."""
    found, owner = [], []
    for k, trace in enumerate(traces):
        if len(trace) >= length:
            view = np.lib.stride_tricks.sliding_window_view(trace, length, axis=0)[::STEP]
            found.append(view.transpose(0, 2, 1))
            owner.append(np.full(len(view), k))
    if not found:
        return np.zeros((0, length, 3), np.float32), np.zeros(0, int)
    return np.concatenate(found), np.concatenate(owner)


def same_fold(fragments: list[Fragment], held_out: list[np.ndarray]) -> np.ndarray:
    """Which fragments have a part whose trace is that of a held-out one, or most of it.

    Residues are paired without gaps, so the bound `FOLD` is lower than it would be with them.
    """
    own = [f.backbone[:, CA] for f in fragments]
    alike = np.zeros(len(fragments), bool)
    lengths = np.array([len(trace) for trace in own])
    for length in sorted({len(trace) for trace in held_out}):
        pieces, owner = parts(own, length)
        targets = np.stack([t for t in held_out if len(t) == length])
        alike[owner[matching(pieces, targets)]] = True
    for length in sorted(set(lengths.tolist())):
        longer = [t for t in held_out if length < len(t) <= length / MOST]
        rows = np.nonzero((lengths == length) & ~alike)[0]
        if longer and len(rows):
            pieces = np.stack([own[k] for k in rows])
            alike[rows[matching(pieces, parts(longer, length)[0])]] = True
    return alike


def matching(pieces: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """The pieces [P, L, 3] that have the fold of a target [T, L, 3]."""
    if not len(pieces):
        return np.zeros(0, int)
    prints, pairs = fingerprints(pieces), []
    for row, own in enumerate(fingerprints(targets)):
        error = np.square(prints - own).mean(-1)
        near = np.argsort(error)[:CLOSEST]
        near = near[error[near] < UNLIKE**2]
        pairs.append(np.stack([near, np.full(len(near), row)]))
    piece, target = np.concatenate(pairs, 1)
    x, y = torch.tensor(pieces[piece]), torch.tensor(targets[target])
    return piece[(tm(x, y, torch.ones(x.shape[:2])) > FOLD).numpy()]


def strings(chains: dict[str, np.ndarray]) -> list[str]:
    """The sequences of chains."""
    table = np.frombuffer(LETTERS.encode(), np.uint8)
    letters, off = table[chains["seqs"]].tobytes().decode(), chains["off"]
    return [letters[a:b] for a, b in zip(off, off[1:], strict=False)]


def traces(chains: dict[str, np.ndarray], rows: np.ndarray) -> list[np.ndarray]:
    """CA traces of chains, in angstroms."""
    off = chains["off"]
    return [chains["xyz"][off[k] : off[k + 1], CA].astype(np.float32) / 100 for k in rows]


def unknown(
    groups: list[tuple[int, list[Fragment]]], known: list[str]
) -> list[tuple[int, Fragment]]:
    """Fragments with their clusters, of whose 5-mers few are in known sequences or other groups."""
    seen: set[str] = set().union(*(grams(s) for s in known)) if known else set()
    found = []
    for cluster, group in groups:
        fresh = []
        for fragment in group:
            own = grams(fragment.letters)
            if len(own & seen) <= KNOWN * len(own):
                fresh.append((cluster, fragment))
        found += fresh
        for _, fragment in fresh:
            seen |= grams(fragment.letters)
    return found


def extended(
    chains: dict[str, np.ndarray], new: list[Fragment], split: np.ndarray
) -> dict[str, np.ndarray]:
    """The chains with the fragments after them."""
    added = fields(new, split, chains)
    joined = {key: np.concatenate([chains[key], value]) for key, value in added.items()}
    lengths = [len(f.letters) for f in new]
    joined["off"] = np.concatenate([chains["off"], chains["off"][-1] + np.cumsum(lengths)])
    return joined


def fields(
    new: list[Fragment], split: np.ndarray, like: dict[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """The fields of fragments, but `off`, with the types of `like`."""
    index = np.zeros(128, np.uint8)
    index[[ord(letter) for letter in LETTERS]] = np.arange(len(LETTERS))
    xyz = np.full((sum(len(f.letters) for f in new), PLACES, 3), ABSENT, np.int16)
    backbone = [f.backbone - f.backbone.mean((0, 1)) for f in new]
    xyz[:, : len(BACKBONE)] = np.round(100 * np.concatenate(backbone))
    return dict(
        seqs=index[np.frombuffer("".join(f.letters for f in new).encode(), np.uint8)],
        xyz=xyz,
        split=split.astype(np.int8),
        design=np.ones(len(new), bool),
        weight=np.zeros(len(new), np.float32),
        famous=np.full(len(new), "", like["famous"].dtype),
        name=np.array([f.name for f in new], like["name"].dtype),
    )


def all_fragments(paths: list[Path], workers: int) -> Iterator[tuple[Chain, list[Fragment]]]:
    """Chains that have fragments, with these."""
    with ProcessPoolExecutor(workers) as pool:
        for chains, cuts in pool.map(fragments_of, paths, chunksize=16):
            yield from ((c, f) for c, f in zip(chains, cuts, strict=True) if f)


def splits(of_cluster: np.ndarray, known: dict[int, int], share: float, seed: int) -> np.ndarray:
    """The split of each cluster's fragments: that of its chains, else `share` for confidence."""
    random = np.random.default_rng(seed)
    names = np.unique(of_cluster)
    drawn = np.where(random.random(len(names)) < share, CALIBRATION, TRAIN)
    split = {c: known.get(c, d) for c, d in zip(names.tolist(), drawn.tolist(), strict=True)}
    return np.array([split[c] for c in of_cluster.tolist()], np.int8)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("folders", type=Path, nargs="+", help="folders of PDB and mmCIF files")
    add("--chains", type=Path, default=datasets.FOLDER / "data_aug.npz")
    add("--out", type=Path, default=datasets.FOLDER / "data_all.npz")
    add("--extra", type=Path, help="a file for the fragments alone")
    add("--workers", type=int, default=2)
    add("--most", type=int, default=100_000, help="fragments to keep")
    add("--unseen", type=float, default=0.1, help="share for the confidence heads alone")
    add("--seed", type=int, default=0)
    o = parser.parse_args()
    with np.load(o.chains) as file:
        chains = dict(file)
    natural = np.nonzero(chains["weight"] > 0)[0]
    sequences, split = strings(chains), chains["split"]
    pairs = list(all_fragments(structures(o.folders), o.workers))
    random = np.random.default_rng(o.seed)
    random.shuffle(pairs)
    print(f"{len(pairs)} chains with {sum(len(f) for _, f in pairs)} fragments", flush=True)

    own = [sequences[k] for k in natural]
    cluster = clusters(own + [chain.letters for chain, _ in pairs])
    known, cluster = cluster[: len(own)], cluster[len(own) :]
    related = np.isin(cluster, known[split[natural] == HELD_OUT])
    groups = [(c, pairs[k][1]) for k, c in enumerate(cluster.tolist()) if not related[k]]
    found = unknown(groups, own)
    print(f"{len(groups)} in no held-out cluster, {len(found)} new fragments", flush=True)

    held_out = natural[split[natural] == HELD_OUT]
    new = [fragment for _, fragment in found]
    related = aligned_to(new, [sequences[k] for k in held_out])
    print(f"{related.sum()} are related to a held-out chain", flush=True)
    alike = same_fold(new, traces(chains, held_out))
    print(f"{alike.sum()} have the fold of one", flush=True)
    kept = np.nonzero(~related & ~alike)[0][: o.most]

    confidence = known[split[natural] == CALIBRATION]
    of_cluster = np.array([found[k][0] for k in kept])
    new = [new[k] for k in kept]
    part = splits(of_cluster, dict.fromkeys(confidence.tolist(), CALIBRATION), o.unseen, o.seed)
    if o.extra:
        off = np.cumsum([0, *(len(f.letters) for f in new)])
        np.savez_compressed(o.extra, off=off, **fields(new, part, chains))
    np.savez_compressed(o.out, **extended(chains, new, part))
    print(f"{o.out}: {len(new)} fragments, {(part == CALIBRATION).sum()} for confidence alone")


if __name__ == "__main__":
    main()
