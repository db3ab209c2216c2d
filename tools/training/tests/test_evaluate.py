"""The command evaluate.py on a network of few channels."""

import json
import sys
from pathlib import Path

import pytest

import evaluate
import train


def test_an_evaluation_has_scores_of_every_set(
    tmp_path: Path, short_run: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    train.main([*short_run, "--steps", "0", "--confidence-steps", "1", "--out", str(tmp_path)])
    out = tmp_path / "evaluation.json"
    options = [str(tmp_path / "checkpoint.pt"), "--out", str(out), *short_run[:4]]
    options += "--samples 2 --steps 2 --recycles 0 --seeds 1,2 --batch 2".split()
    monkeypatch.setattr(sys, "argv", ["evaluate.py", *options])
    evaluate.main()
    sets = json.loads(out.read_text())["sets"]
    assert set(sets) == {"held_out", "trained", "new_sequences", "new_backbones", "famous"}
    held = sets["held_out"]
    assert held["chains"] == len(held["by_chain"]) == 2
    assert held["best_tm"] >= held["ranked_tm"] >= held["ranked_tm_least"] >= 0
    assert held["seeds"]["seeds"] == 2
    bins = held["calibration"]
    assert all(b["low"] <= b["plddt"] <= b["low"] + 0.1 for b in bins)
    residues = sum(row["length"] for row in held["by_chain"])
    assert sum(b["residues"] for b in bins) == 2 * residues
