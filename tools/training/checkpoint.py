"""Checkpoints: the averaged weights in half precision, and all that resuming a run needs."""

import os
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor

from network import SmallFold
from optimizer import Optimizer

MOST_BYTES = 64 * 2**20  # files that larger ones are cut at on some GPU services


@dataclass
class Position:
    """The place of a run in its schedule."""

    phase: str = "main"
    step: int = 0  # of the run
    local: int = 0  # of the phase
    elapsed: float = 0.0  # seconds of the phase before this call


def averaged_state(net: SmallFold, optimizer: Optimizer) -> dict[str, Tensor]:
    """The network's tensors with averaged parameters, in half precision."""
    kept = optimizer.theta.clone()
    optimizer.theta.copy_(optimizer.average)
    state = {name: value.detach().half().cpu() for name, value in net.state_dict().items()}
    optimizer.theta.copy_(kept)
    return state


def flat_average(net: SmallFold, state: dict[str, Tensor]) -> Tensor:
    """The averaged parameters of a state as one vector."""
    device = next(net.parameters()).device
    return (
        torch.cat([state[name].flatten() for name, _ in net.named_parameters()]).float().to(device)
    )


def save(
    path: Path, net: SmallFold, optimizer: Optimizer, position: Position, seed: int, write: bool
) -> dict[str, Tensor]:
    """Rounds the running state to what a checkpoint holds, and writes it where `write` is true.

    All processes of a run call this at the same step. Returns the averaged state.
    """
    state, packed = averaged_state(net, optimizer), optimizer.compact()
    optimizer.restore(packed, flat_average(net, state))
    if not write:
        return state
    training = dict(optimizer=packed, position=asdict(position), seed=seed)
    content = dict(ema=state, config=net.config, step=position.step, training=training)
    temporary = path.with_suffix(".tmp")
    torch.save(content, temporary)
    size = temporary.stat().st_size
    if size > MOST_BYTES:
        print(f"{path}: {size / 2**20:.1f} MiB, more than {MOST_BYTES / 2**20:.0f}", flush=True)
    os.replace(temporary, path)
    return state


def read(path: str | Path, device: torch.device | str) -> dict:
    """Reads a checkpoint onto a device."""
    return torch.load(path, map_location=device, weights_only=True)


def load_weights(net: SmallFold, saved: dict) -> None:
    """The averaged weights of a checkpoint."""
    net.load_state_dict({name: value.float() for name, value in saved["ema"].items()})


def resume(net: SmallFold, optimizer: Optimizer, saved: dict) -> Position:
    """The state of a run that `save` wrote."""
    if "training" not in saved:
        raise SystemExit("this checkpoint holds weights only: use --start instead of --resume")
    load_weights(net, saved)
    optimizer.restore(saved["training"]["optimizer"], flat_average(net, saved["ema"]))
    return Position(**saved["training"]["position"])


def network_of(saved: dict, device: torch.device | str) -> SmallFold:
    """The averaged network of a checkpoint, without gradients."""
    net = SmallFold(saved["config"]).to(device)
    load_weights(net, saved)
    return net.requires_grad_(False)
