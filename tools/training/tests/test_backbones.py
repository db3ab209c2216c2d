"""New backbones: ideal bonds, right-handed helices and crossings, close to their targets."""

from pathlib import Path

import numpy as np
import torch

import backbones
import data as datasets
import layouts
import mpnn
import relax
import rethread
from data import Data, evaluation_sets, pools
from features import CA
from geometry import chirality


def test_a_placed_atom_has_its_bond_angle_and_torsion() -> None:
    random = torch.Generator().manual_seed(0)
    a, b, c = torch.randn(3, 9, 3, generator=random)
    torsion = torch.rand(9, generator=random) * 4 - 2
    d = backbones.place(a, b, c, 1.3, np.radians(120.0), torsion)
    assert torch.allclose((d - c).norm(dim=-1), torch.tensor(1.3), atol=1e-4)
    assert torch.allclose(backbones.dihedral(a, b, c, d), torsion, atol=1e-3)
    cosine = torch.nn.functional.cosine_similarity(b - c, d - c, dim=-1)
    assert torch.allclose(cosine, torch.tensor(-0.5), atol=1e-3)


def test_helices_of_targets_are_right_handed() -> None:
    random = np.random.default_rng(1)
    for kind in (layouts.bundle, layouts.layers):
        for _ in range(8):
            ca, torsions = kind(random)
            helical = np.isclose(torsions, layouts.HELIX).all(-1)
            at = np.arange(len(ca) - 3)
            quads = np.stack([at, at + 1, at + 2, at + 3], -1)
            quads = quads[helical[quads].all(-1)]
            assert kind is layouts.layers or len(quads)
            if len(quads):
                points, index = torch.tensor(ca)[None, None], torch.tensor(quads)[None]
                assert (chirality(points, index) > 0.2).all()


def test_strands_of_a_sheet_are_twisted_and_crossings_right_handed() -> None:
    random, parallel = np.random.default_rng(2), 0
    for _ in range(60):
        chain = layouts.threaded(random)
        for (a, a_down, _), (b, _, _), (c, c_down, _) in zip(
            chain or [], (chain or [])[1:], (chain or [])[2:], strict=False
        ):
            kinds = (a.kind, b.kind, c.kind) == ("strand", "helix", "strand")
            if kinds and a.layer == c.layer and a_down == c_down:
                parallel += 1
                along = -a.axis if a_down else a.axis
                volume = np.cross(along, b.centre - a.centre) @ (c.centre - a.centre)
                assert volume >= 0
    assert parallel > 5
    strands = [p for p in layouts.places(np.random.default_rng(0)) if p.kind == "strand"]
    while len(strands) < 2:
        strands = [p for p in layouts.places(random) if p.kind == "strand"]
    first, second = strands[:2]
    across = second.centre - first.centre
    assert np.cross(first.axis, second.axis) @ across < 0


def test_relaxed_backbones_are_close_to_their_targets() -> None:
    random = np.random.default_rng(1)
    targets = backbones.batched([layouts.layers(random) for _ in range(4)], torch.device("cpu"))
    backbone = relax.relaxed(*vars(targets).values(), 150)
    error = backbones.rmsd(backbone[:, :, 1], targets.ca, targets.placed.float())
    assert (error < backbones.CLOSE).all(), error
    pairs = targets.there[:, 1:] & targets.there[:, :-1]
    for i, j, length in relax.TO_NEXT:
        distance = (backbone[:, :-1, i] - backbone[:, 1:, j]).norm(dim=-1)[pairs]
        assert ((distance - length).abs() < 0.3).all()
    n, ca, c = backbone.unbind(2)
    omega = backbones.dihedral(ca[:, :-1], c[:, :-1], n[:, 1:], ca[:, 1:])[pairs]
    assert omega.abs().median() > 2.6  # trans
    kept = backbones.accepted(backbone, targets)
    assert kept.float().mean() > 0.5
    assert not backbones.accepted(2 * backbone, targets).any()


def test_rethreaded_backbones_go_through_natural_elements() -> None:
    random = np.random.default_rng(1)
    bundles = [layouts.bundle(random) for _ in range(40)]
    ca = next(ca for ca, _ in bundles if np.isnan(ca[:, 0]).sum() and len(ca) > 60)
    natural = np.zeros((len(ca), 14, 3))
    natural[:, CA] = backbones.batched([(ca, np.zeros((len(ca), 2)))], torch.device("cpu")).ca[0]
    found = rethread.elements(natural[:, CA])
    assert len(found) >= 3 and {e.kind for e in found} == {"helix"}
    results = [rethread.rethreaded(natural, random) for _ in range(8)]
    results = [result for result in results if result is not None]
    assert results
    for points, torsions in results:
        placed = ~np.isnan(points[:, 0])
        assert 0.5 < placed.mean() < 1 and len(points) == len(torsions)
        distance = np.linalg.norm(points[placed][:, None] - natural[None, :, CA], axis=-1)
        assert distance.min(1).max() < 6
    assert rethread.rethreaded(natural[:20], random) is None


def test_new_backbones_extend_the_data(data_folder: Path) -> None:
    with np.load(data_folder / "chains.npz") as file:
        chains = dict(file)
    new = [row[:25] for row in np.split(chains["xyz"], chains["off"][1:-1])[:4]]
    out = backbones.extended(chains, list(new), "bundle", 0.5)
    np.savez(data_folder / "aug.npz", **out)
    chain = np.arange(len(chains["split"]), len(out["split"]))
    letters = np.zeros(sum(len(row) for row in new), np.uint8)
    np.savez(data_folder / "mpnn_aug.npz", chain=np.tile(chain, 2), seqs=np.tile(letters, 2))
    before = Data("cpu", data_folder / "chains.npz", data_folder / "mpnn_0.npz")
    data = Data("cpu", data_folder / "aug.npz", data_folder / "mpnn_*.npz")
    assert len(data.length) == len(before.length) + 4
    (trained,), (unseen,) = (
        pools(data, [(32, 4)], s) for s in (datasets.TRAIN, datasets.CALIBRATION)
    )
    assert set(data.drawn_chain[trained.designed]) >= set(chain[:2])
    assert set(data.drawn_chain[unseen.designed]) >= set(chain[2:])
    assert not set(trained.natural) & set(chain)
    for name, (_, index) in evaluation_sets(before).items():
        assert (evaluation_sets(data)[name][1] == index).all(), name


def test_sequences_are_designed_for_chains_that_have_none(data_folder: Path) -> None:
    with np.load(data_folder / "chains.npz") as file:
        chains = dict(file)
    longer = [np.concatenate(np.split(chains["xyz"], chains["off"][1:-1])[:2])]
    chains["design"][:] = False
    usable = (np.diff(chains["off"]) >= backbones.SHORTEST) & (chains["split"] != datasets.HELD_OUT)
    assert usable.any() and not usable.all()
    assert (backbones.widened(chains, 3.0) == usable).all()
    assert not backbones.widened(chains, 0.1).any()
    chains = backbones.extended(chains, longer, "bundle", 0.0)
    chains["design"][0] = True

    def drawn(done: str) -> list[int]:
        options = ["--weights", "", "--copies", "3", "--artificial", "2", "--done", done]
        return np.bincount(mpnn.jobs(chains, mpnn.parse(options)), minlength=13).tolist()

    assert drawn("") == [3] + [0] * 8 + [3, 3] + [0, 2]
    assert drawn(str(data_folder / "mpnn_*.npz")) == [0] * 12 + [2]
