"""mmCIF to chains."""

import gzip
from pathlib import Path

import numpy as np
import pytest
from conftest import helix

import prep
from data import Data

gemmi = pytest.importorskip("gemmi")


def write_entry(path: Path, chains: dict[str, str]) -> None:
    """An mmCIF entry of helices, the first residue of each being selenomethionine."""
    structure, model = gemmi.Structure(), gemmi.Model(1)
    for name, sequence in chains.items():
        chain = gemmi.Chain(name)
        for number, (letter, atoms) in enumerate(zip(sequence, helix(sequence), strict=True)):
            residue = gemmi.Residue()
            code = gemmi.expand_one_letter(letter, gemmi.ResidueKind.AA)
            residue.name, residue.seqid = (
                ("MSE" if number == 0 else code),
                gemmi.SeqId(str(number + 1)),
            )
            for place, atom_name in enumerate(("N", "CA", "C", "O")):
                atom = gemmi.Atom()
                atom.name, atom.element = atom_name, gemmi.Element(atom_name[0])
                atom.pos = gemmi.Position(*(atoms[place] / 100.0 + 50))
                residue.add_atom(atom)
            chain.add_residue(residue)
        model.add_chain(chain)
    structure.add_model(model)
    structure.setup_entities()
    path.write_bytes(gzip.compress(structure.make_mmcif_document().as_string().encode()))


def test_a_listed_sequence_is_cut_from_its_chain(tmp_path: Path) -> None:
    write_entry(tmp_path / "1aaa.cif.gz", {"A": "MKTAYIAKQR", "B": "MGGKTAYIAKQRQ"})
    line = prep.Listed("1aaa", "B", "train", True, 1.0, "", "KTAYIAKQR")
    own = prep.find(tmp_path / "1aaa.cif.gz", line)
    assert own is not None and own.letters == line.sequence
    expected = prep.centred(helix("MGGKTAYIAKQRQ")[3:12])
    there = own.xyz > prep.ABSENT
    assert there[:, :4].all() and not there[:, 5:].any()
    span = own.xyz[:, :4].astype(int) - own.xyz[:1, :1]
    assert np.abs(span - (expected[:, :4].astype(int) - expected[:1, :1])).max() <= 1
    elsewhere = prep.Listed("1aaa", "?", "train", True, 1.0, "", "MKTAY")
    assert prep.find(tmp_path / "1aaa.cif.gz", elsewhere).letters == "MKTAY"
    absent = prep.Listed("1aaa", "A", "train", True, 1.0, "", "WWWW")
    assert prep.find(tmp_path / "1aaa.cif.gz", absent) is None


def test_the_file_is_read_as_data(tmp_path: Path) -> None:
    write_entry(tmp_path / "1aaa.cif.gz", {"A": "MKTAYIAKQR"})
    line = prep.Listed("1aaa", "A", "held-out", True, 0.5, "one", "KTAYI")
    chain = prep.find(tmp_path / "1aaa.cif.gz", line)
    prep.write(tmp_path / "data.npz", [(line, chain)])
    data = Data("cpu", tmp_path / "data.npz", tmp_path / "mpnn_*.npz")
    assert (data.split.tolist(), data.famous.tolist(), data.length.tolist()) == ([1], ["one"], [5])
    row = data.natural(np.array([0]))
    distance = (row.xyz[0, 0, 1] - row.xyz[0, 1, 1]).norm()
    assert 3.7 < distance < 3.9


def test_the_table_of_chains() -> None:
    lines = prep.listed()
    count = {name: sum(line.set == name for line in lines) for name in prep.SPLITS}
    assert count == {"train": 2662, "held-out": 152, "long": 288, "calibrate": 95}
    assert len({line.sequence for line in lines}) == len(lines)
    assert sum(bool(line.well_known) for line in lines) == 16
    short = [len(line.sequence) for line in lines if line.set in prep.SHORT]
    longer = [len(line.sequence) for line in lines if line.set not in prep.SHORT]
    assert min(short) == 20 and max(short) == 96 and min(longer) == 97 and max(longer) <= 150
