"""Scores and losses know the hand of a fold."""

from pathlib import Path

import pytest
import torch

from data import Data, evaluation_sets, example
from features import read_tables
from geometry import random_rotation, superpose
from losses import Rng, frame_loss, smooth_lddt_loss, volume_loss
from metrics import lddt, rmsd, spearman, tm


@pytest.fixture
def batch(data_folder: Path) -> dict[str, torch.Tensor]:
    data = Data("cpu", data_folder / "chains.npz", data_folder / "mpnn_*.npz")
    return example(data.natural([0, 1, 2]), 32, read_tables(), torch.float32)


def rng() -> Rng:
    return Rng(torch.Generator().manual_seed(0))


def test_a_mirror_image_has_the_same_lddt_and_another_volume(batch: dict) -> None:
    true = batch["x"][:, None]
    for sign, least, most in ((1, 0, 1e-6), (-1, 0.2, 4)):
        smooth = smooth_lddt_loss(sign * true, true, batch, rng())
        volume, wrong = volume_loss(sign * true, true, batch, rng())
        assert smooth < 0.25
        assert least <= volume <= most
        assert wrong.all() == (sign < 0)
    assert frame_loss(true, true, batch) < 0.01
    assert frame_loss(-true, true, batch) > 0.1


def test_scores_of_moved_copies_and_mirror_images() -> None:
    generator = torch.Generator().manual_seed(2)
    y = torch.randn(2, 40, 3, generator=generator).cumsum(1) * 2
    x = y @ random_rotation(generator).T + 5
    mask = torch.ones(2, 40)
    assert torch.allclose(superpose(x, y, mask), y, atol=1e-3)
    assert (rmsd(x, y, mask) < 1e-3).all() and (tm(x, y, mask) > 0.999).all()
    assert (lddt(x, y, mask) == 1).all() and (lddt(-x, y, mask) == 1).all()
    assert (tm(-x, y, mask) < 0.8).all()


def test_rank_correlation() -> None:
    x = torch.tensor([1.0, 2.0, 3.0, 4.0])
    assert spearman(x, x**3) == pytest.approx(1)
    assert spearman(x, torch.tensor([1.0, 3.0, 2.0, 4.0])) == pytest.approx(0.8)
    assert spearman(x, torch.tensor([1.0, 1.0, 2.0, 2.0])) == pytest.approx(0.8944, abs=1e-4)


def test_held_out_chains_are_never_trained_on(data_folder: Path) -> None:
    from data import pools

    data = Data("cpu", data_folder / "chains.npz", data_folder / "mpnn_*.npz")
    (pool,) = pools(data, [(32, 4)])
    assert (data.split[pool.natural] == 0).all()
    assert (data.split[data.drawn_chain[pool.designed]] == 0).all()
    sets = evaluation_sets(data)
    assert not set(sets["new_sequences"][1]) & set(pool.designed)
    assert (data.split[sets["held_out"][1]] == 1).all()
