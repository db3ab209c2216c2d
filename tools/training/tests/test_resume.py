"""A run that is resumed equals one that went on, to the bit, in both phases."""

from pathlib import Path

import pytest
import torch

import checkpoint
import train
from optimizer import packed_blocks, packed_log, unpacked_blocks, unpacked_log


def state_of(run: train.Run) -> dict[str, torch.Tensor]:
    o = run.optimizer
    return dict(theta=o.theta, average=o.average, first=o.first, second=o.second)


def same(a: train.Run, b: train.Run) -> bool:
    return all(torch.equal(x, state_of(b)[name]) for name, x in state_of(a).items())


def test_a_resumed_run_equals_one_that_went_on(tmp_path: Path, short_run: list[str]) -> None:
    length = ["--steps", "6", "--confidence-steps", "2", "--save-every", "3", "--crop", "0.5"]
    whole = train.main([*short_run, *length, "--out", str(tmp_path / "whole")])
    part = tmp_path / "part"
    run = train.Run(train.parse([*short_run, *length, "--out", str(part)]))
    stop_at(run, 3)
    resumed = train.main(
        [*short_run, *length, "--out", str(part), "--resume", str(part / "checkpoint.pt")]
    )
    for run in (whole, resumed):
        position = run.position
        assert (position.phase, position.step, position.local) == ("confidence", 8, 2)
    assert same(whole, resumed)
    other = train.main([*short_run, *length, "--out", str(tmp_path / "other"), "--seed", "1"])
    assert not same(whole, other)


class CutOffError(Exception):
    """The end of a call that a machine cuts off."""


def stop_at(run: train.Run, step: int) -> None:
    """Trains until the checkpoint of a step is written, then stops without a trace."""
    save = run.save

    def save_and_stop() -> None:
        save()
        if run.position.step == step:
            raise CutOffError

    run.save = save_and_stop
    with pytest.raises(CutOffError):
        run.train()


def test_a_call_stops_when_its_time_is_up(tmp_path: Path, short_run: list[str]) -> None:
    run = train.main([*short_run, "--steps", "50", "--stop-after", "0", "--out", str(tmp_path)])
    assert run.position.step == 0
    assert checkpoint.read(tmp_path / "checkpoint.pt", "cpu")["training"]["position"]["step"] == 0


def test_weights_alone_start_a_run_but_do_not_resume_one(
    tmp_path: Path, short_run: list[str]
) -> None:
    first = train.main([*short_run, "--steps", "2", "--out", str(tmp_path)])
    saved = checkpoint.read(tmp_path / "checkpoint.pt", "cpu")
    del saved["training"]
    torch.save(saved, tmp_path / "weights.pt")
    options = [*short_run, "--steps", "0", "--out", str(tmp_path / "next")]
    started = train.main([*options, "--start", str(tmp_path / "weights.pt")])
    assert torch.equal(started.optimizer.theta, first.optimizer.average)
    with pytest.raises(SystemExit, match="--start"):
        train.main([*options, "--resume", str(tmp_path / "weights.pt")])


def test_only_confidence_heads_change_in_their_phase(tmp_path: Path, short_run: list[str]) -> None:
    options = [*short_run, "--steps", "0", "--confidence-steps", "2", "--unseen", "1"]
    run = train.Run(train.parse([*options, "--out", str(tmp_path)]))
    run.save = lambda: None  # it would round the others
    before = run.optimizer.theta.clone()
    run.train()
    changed = run.optimizer.theta != before
    assert changed[run.heads > 0].any()
    assert not changed[run.heads == 0].any()


def test_the_checkpoint_of_the_network_fits() -> None:
    """5.2 bytes for each parameter: 12 million fit into 64 MiB."""
    count = 10_000
    values = torch.randn(count)
    packed = packed_blocks("x", values)
    size = sum(x.numel() * x.element_size() for x in packed.values())
    bytes_of_half, bytes_of_log = 2 * count, packed_log(values.square()).numel()
    assert 2 * size + bytes_of_half + bytes_of_log < 5.2 * count
    assert 12e6 * 5.2 < checkpoint.MOST_BYTES


def test_compact_forms_are_close_and_stable() -> None:
    values = torch.randn(1000) * torch.logspace(-9, 3, 1000)
    packed = packed_blocks("x", values)
    back = unpacked_blocks("x", packed, 1000)
    block = torch.nn.functional.pad(values, (0, 24)).view(-1, 64).abs().amax(-1)
    assert ((values - back).abs() <= block.repeat_interleave(64)[:1000] / 253).all()
    assert torch.equal(packed["x"], packed_blocks("x", back)["x"])
    second = values.square()
    logs = unpacked_log(packed_log(second))
    usual = (second > 2.0**-65) & (second < 2.0**18)
    assert (logs[usual] / second[usual]).log2().abs().max() < 1 / 5.9
    assert (unpacked_log(packed_log(torch.zeros(3))) == 0).all()
