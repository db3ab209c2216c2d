"""The export: its names, its values, and the network that it gives back."""

import json
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file

import goldens
from export import export
from network import SmallFold


def test_an_exported_network_is_the_checkpoint_in_half_precision(tmp_path: Path) -> None:
    net = goldens.random_network()
    count = export(net.state_dict(), tmp_path / "x.safetensors")
    read = load_file(tmp_path / "x.safetensors")
    assert read.pop("version_tensor").tolist() == [2.0, 0.0, 0.0]
    assert count == sum(value.numel() for value in read.values())
    assert set(read) == set(net.state_dict())
    for name, value in net.state_dict().items():
        assert torch.equal(read[name], value.half()), name


def test_the_committed_goldens_are_those_of_the_script(tmp_path: Path) -> None:
    """Bit for bit where nothing is rounded; structures on another processor differ a little."""
    net = goldens.random_network()
    export(net.state_dict(), tmp_path / "x.safetensors")
    committed = load_file(goldens.OUT / "network.safetensors")
    fresh = load_file(tmp_path / "x.safetensors")
    assert all(torch.equal(value, committed[name]) for name, value in fresh.items())
    features = load_file(goldens.OUT / "features.safetensors")
    assert all(torch.equal(v, features[name]) for name, v in goldens.feature_golden().items())
    net.load_state_dict({k: v.float() for k, v in fresh.items()}, strict=False)
    structures = load_file(goldens.OUT / "structures.safetensors")
    assert (goldens.fold(net)["coordinates"] - structures["coordinates"]).abs().max() < 1e-3


def test_goldens_state_their_origin() -> None:
    for name in ("features", "structures"):
        with safe_open(goldens.OUT / f"{name}.safetensors", "pt") as file:
            case = json.loads(file.metadata()["case"])
        assert {"script", "seed", "torch", "python"} <= set(case)


def test_sizes_of_the_network() -> None:
    assert sum(p.numel() for p in SmallFold().parameters()) == 7_976_828
