"""Fragments of larger chains: cut, compared with held-out chains, added to the data."""

from pathlib import Path

import numpy as np
import pytest
from conftest import helix

import backbones
import data as datasets
import fragments
import layouts
from data import Data, evaluation_sets
from features import CA, LETTERS
from fragments import Chain, Fragment


def helices(random: np.random.Generator, gap: float) -> Chain:
    """Two four-helix bundles one after the other, `gap` angstroms apart."""
    parts, shift = [], 0.0
    while len(parts) < 2:
        target = layouts.bundle(random)
        made = backbones.fitted([target], 150)
        if made and 40 <= len(made[0]) <= 96:
            parts.append(made[0][:, :4].astype(np.float32) / 100 + shift)
            shift += gap
    letters = "".join(random.choice(list(LETTERS), sum(len(p) for p in parts)))
    return Chain("fragment/pair:A", letters, np.concatenate(parts))


def test_fragments_keep_their_contacts_and_cross_no_break() -> None:
    chain = helices(np.random.default_rng(0), 100.0)
    border = chain.breaks[1]
    assert chain.breaks.tolist() == [0, border, len(chain.letters)]
    found = fragments.cut(chain)
    spans = [tuple(map(int, f.name.split("/")[-1].split("-"))) for f in found]
    assert (1, border) in spans and (border + 1, len(chain.letters)) in spans
    for (low, high), fragment in zip(spans, found, strict=True):
        assert high <= border or low > border
        assert fragment.letters == chain.letters[low - 1 : high]
    line = Chain("fragment/line:A", "A" * 80, helix("A" * 80)[:, :4] / np.float32(100))
    assert fragments.cut(line) == []


def test_relatives_of_a_held_out_chain_are_found() -> None:
    pytest.importorskip("biotite")
    random = np.random.default_rng(1)
    held, other = ("".join(random.choice(list(LETTERS), 60)) for _ in range(2))
    changed = "".join(x if k % 4 else random.choice(list(LETTERS)) for k, x in enumerate(held))
    cluster = fragments.clusters([held, other, "GG" + held[10:20] + other[::-1], changed])
    assert cluster[0] == cluster[2] and len(set(cluster.tolist())) == 3
    nothing = np.zeros((0, 4, 3), np.float32)
    new = [Fragment("", s, nothing) for s in (held[:50] + other[:30], other, changed)]
    assert fragments.aligned_to(new, [held]).tolist() == [True, False, True]
    groups = [(0, [Fragment("", held, nothing)]), (1, [Fragment("", other, nothing)])]
    assert [c for c, _ in fragments.unknown([*groups, *groups], [other])] == [0]


def test_parts_with_a_held_out_fold_are_found() -> None:
    random = np.random.default_rng(2)
    chain = helices(random, 25.0)
    border = chain.breaks[1]
    turn = np.linalg.qr(random.normal(size=(3, 3)))[0]
    turn *= np.sign(np.linalg.det(turn))
    first = (chain.backbone[:border, CA] @ turn + 7).astype(np.float32)
    both = Fragment("", chain.letters, chain.backbone)
    second = Fragment("", chain.letters[border:], chain.backbone[border:])
    assert fragments.same_fold([both, second], [first]).tolist() == [True, False]


def test_fragments_follow_the_chains_and_change_no_evaluation(data_folder: Path) -> None:
    with np.load(data_folder / "chains.npz") as file:
        chains = dict(file)
    new = [Fragment("fragment/x:A/1-9", "MKTAYIAKQ", helix("MKTAYIAKQ")[:, :4] / np.float32(100))]
    joined = fragments.extended(chains, new, np.array([datasets.TRAIN]))
    np.savez(data_folder / "more.npz", **joined)
    sequences = data_folder / "mpnn_*.npz"
    before = Data("cpu", data_folder / "chains.npz", sequences)
    after = Data("cpu", data_folder / "more.npz", sequences)
    row = after.natural(np.array([12]))
    assert "".join(LETTERS[k] for k in row.restype[0, :9]) == new[0].letters
    assert row.mask[0, :9, :4].all() and not row.mask[0, :, 4:].any()
    for (kind, index), (same, other) in zip(
        evaluation_sets(before).values(), evaluation_sets(after).values(), strict=True
    ):
        assert kind == same and index.tolist() == other.tolist()
