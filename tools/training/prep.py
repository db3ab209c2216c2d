"""Makes the chains of the training from mmCIF files of the Protein Data Bank (CC0).

    python prep.py --download        # the 2,756 entries of chains.tsv, into data/mmcif
    python prep.py                   # data/data.npz, and data/data_more.npz with longer chains

chains.tsv lists the chains with their splits. A chain is cut to the residues of its `sequence`, for
the data were domains of chains. A chain that is not found is named and left out.

Fields of the files: `seqs` (residue types), `xyz` (int16, [residues, 14, 3], in 0.01 A, -32768
where an atom is absent), `off` (where each chain begins), and for each chain `split` (0 trained, 1
held out, 2 for the confidence heads alone), `design` (whether ProteinMPNN designs for it), `weight`
(of sampling), `famous` (the name of a well-known protein) and `name`.
"""

import argparse
import csv
import gzip
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data import ABSENT, CALIBRATION, FOLDER, HELD_OUT, TRAIN
from features import ATOM14, LETTERS, PLACES

TABLE = Path(__file__).with_name("chains.tsv")
ARCHIVE = "https://files.rcsb.org/download/{}.cif.gz"
SPLITS = {"train": TRAIN, "held-out": HELD_OUT, "long": TRAIN, "calibrate": CALIBRATION}
SHORT = ("train", "held-out")  # sets of chains of up to 96 residues
PAUSE = 0.1  # seconds between two downloads


@dataclass
class Listed:
    """A line of chains.tsv. `chain` is the author's name of the chain, "?" where it is unknown."""

    entry: str
    chain: str
    set: str
    design: bool
    weight: float
    well_known: str
    sequence: str


@dataclass
class Residues:
    """Observed residues of a chain: letters and atoms int16 [N, 14, 3]."""

    letters: str
    xyz: np.ndarray


def listed(table: Path = TABLE) -> list[Listed]:
    """The lines of chains.tsv."""
    with open(table, newline="") as file:
        return [
            Listed(
                **{
                    **row,
                    "design": row["design"] == "1",
                    "weight": float(row["weight"]),
                }
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def download(entries: list[str], folder: Path) -> None:
    """Fetches the entries that the folder does not have."""
    folder.mkdir(parents=True, exist_ok=True)
    for entry in entries:
        path = folder / f"{entry}.cif.gz"
        if path.exists():
            continue
        with urllib.request.urlopen(ARCHIVE.format(entry.upper()), timeout=60) as answer:
            content = answer.read()
        gzip.decompress(content)  # raises where the answer is truncated
        path.write_bytes(content)
        time.sleep(PAUSE)


def chains_of(path: Path) -> Iterator[tuple[str, Residues]]:
    """The protein chains of the first model of an entry, by the author's names."""
    import gemmi

    structure = gemmi.read_structure(str(path))
    structure.setup_entities()
    for chain in structure[0]:
        letters, atoms = [], []
        for residue in chain.get_polymer():
            letter = gemmi.find_tabulated_residue(residue.name).one_letter_code.upper()
            if letter in LETTERS and residue.find_atom("CA", "*") is not None:
                letters.append(letter)
                atoms.append(atoms_of(residue, letter))
        if letters:
            yield chain.name, Residues("".join(letters), np.stack(atoms))


def atoms_of(residue, letter: str) -> np.ndarray:
    """The atoms of a residue by place, int16 [14, 3]. Selenium counts as sulfur."""
    xyz = np.full((PLACES, 3), ABSENT, np.int16)
    for place, name in enumerate(ATOM14[letter]):
        atom = residue.find_atom(name, "*")
        if atom is None and name == "SD":
            atom = residue.find_atom("SE", "*")
        if atom is not None:
            xyz[place] = np.round(100 * np.array(atom.pos.tolist())).astype(np.int16)
    return xyz


def find(path: Path, wanted: Listed) -> Residues | None:
    """The residues of the listed sequence: in its own chain, else in any of the entry."""
    chains = list(chains_of(path))
    chains.sort(key=lambda chain: chain[0] != wanted.chain)
    for _, residues in chains:
        at = residues.letters.find(wanted.sequence)
        if at >= 0:
            part = residues.xyz[at : at + len(wanted.sequence)]
            return Residues(wanted.sequence, centred(part))
    return None


def centred(xyz: np.ndarray) -> np.ndarray:
    """Atoms moved so that their mean is the origin, where int16 has room on all sides."""
    there = xyz > ABSENT
    centre = xyz[there.all(-1)].mean(0).round()
    return np.where(there, xyz - centre, ABSENT).astype(np.int16)


def write(path: Path, chains: list[tuple[Listed, Residues]]) -> None:
    """Writes a file of chains."""
    lengths = [len(r.letters) for _, r in chains]
    types = np.frombuffer("".join(r.letters for _, r in chains).encode(), np.uint8)
    index = np.zeros(128, np.uint8)
    index[[ord(letter) for letter in LETTERS]] = np.arange(len(LETTERS))
    np.savez_compressed(
        path,
        seqs=index[types],
        xyz=np.concatenate([r.xyz for _, r in chains]),
        off=np.cumsum([0, *lengths]),
        split=np.array([SPLITS[c.set] for c, _ in chains], np.int8),
        design=np.array([c.design for c, _ in chains]),
        weight=np.array([c.weight for c, _ in chains], np.float32),
        famous=np.array([c.well_known for c, _ in chains], "U20"),
        name=np.array([f"{c.entry}/{c.chain}" for c, _ in chains], "U40"),
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--table", type=Path, default=TABLE)
    add("--mmcif", type=Path, default=FOLDER / "mmcif", help="folder of ENTRY.cif.gz")
    add("--out", type=Path, default=FOLDER, help="folder of the outputs")
    add("--download", action="store_true", help="fetch the entries and end")
    o = parser.parse_args()
    lines = listed(o.table)
    if o.download:
        return download(sorted({line.entry for line in lines}), o.mmcif)
    found, missing = [], []
    for line in lines:
        path = o.mmcif / f"{line.entry}.cif.gz"
        residues = find(path, line) if path.exists() else None
        if residues is None:
            missing.append(f"{line.entry}/{line.chain}")
        else:
            found.append((line, residues))
    o.out.mkdir(parents=True, exist_ok=True)
    usual = [pair for pair in found if pair[0].set in SHORT]
    write(o.out / "data.npz", usual)
    write(o.out / "data_more.npz", found)
    print(f"{len(usual)} chains, {len(found) - len(usual)} longer ones")
    print(f"{len(missing)} not found: {' '.join(missing)}")


if __name__ == "__main__":
    main()
