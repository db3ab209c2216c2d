"""A small data set of ideal helices, and options of a short run on it."""

from pathlib import Path

import numpy as np
import pytest
import torch

from features import ATOM14, LETTERS
from network import set_compute_dtype

RISE, TURN, RADIUS = 1.5, np.radians(100), 2.3  # of an alpha helix, by residue
# Radius, angle and height of the first atoms, relative to CA.
ATOMS = {"N": (1.55, -0.48, -0.87), "CA": (RADIUS, 0.0, 0.0), "C": (1.65, 0.45, 1.15)}
ATOMS |= {"O": (2.0, 0.55, 2.35), "CB": (3.3, -0.3, -0.4)}


def helix(sequence: str) -> np.ndarray:
    """Backbone and CB of a right-handed helix: int16 [N, 14, 3] in 0.01 A."""
    xyz = np.full((len(sequence), 14, 3), -32768, np.int16)
    for at, letter in enumerate(sequence):
        for place, name in enumerate(ATOM14[letter][:5]):
            radius, angle, height = ATOMS[name]
            turn = TURN * at + angle
            point = [radius * np.cos(turn), radius * np.sin(turn), RISE * at + height]
            xyz[at, place] = np.round(100 * np.array(point))
    return xyz


def write_data(folder: Path) -> None:
    """chains.npz with two held-out chains of twelve, and one file of designed sequences."""
    random = np.random.default_rng(0)
    letters = [random.integers(0, 20, size=n) for n in random.integers(24, 32, size=12)]
    sequences = ["".join(LETTERS[k] for k in row) for row in letters]
    off = np.cumsum([0] + [len(s) for s in sequences])
    np.savez(
        folder / "chains.npz",
        seqs=np.concatenate(letters).astype(np.uint8),
        xyz=np.concatenate([helix(s) for s in sequences]),
        off=off,
        split=np.array([0] * 9 + [1] * 2 + [2], np.int8),
        design=np.ones(12, bool),
        weight=np.ones(12, np.float32),
        famous=np.array(["1AAA"] + [""] * 11),
        name=np.array([f"chain {k}" for k in range(12)]),
    )
    chain = np.repeat(np.arange(12), 2).astype(np.int32)
    drawn = [random.integers(0, 20, size=len(sequences[c])) for c in chain]
    np.savez(folder / "mpnn_0.npz", chain=chain, seqs=np.concatenate(drawn).astype(np.uint8))


@pytest.fixture(autouse=True)
def _on_cpu() -> None:
    torch.set_num_threads(1)
    set_compute_dtype(torch.float32)


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    write_data(tmp_path)
    return tmp_path


@pytest.fixture
def short_run(data_folder: Path) -> list[str]:
    """Options of train.py for a run of seconds."""
    options = f"--chains {data_folder}/chains.npz --sequences {data_folder}/mpnn_*.npz --tiny"
    return (options + " --buckets 32:4 --copies 2 --limit 2 --warm 2 --eval-every 1e9").split()
