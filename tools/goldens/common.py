"""Shared by all cases: seeded draws, the double-precision check, the file."""

import json
import math
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import torch
from safetensors.torch import save_file


class Draw:
    """Seeded random numbers of one case. Each case has a stream, so a new case changes no other."""

    def __init__(self, op: str, seed: int = 0, grow: int = 0):
        self.seed = zlib.crc32(f"{op}/{seed}".encode())
        self.grow = grow
        self.generator = torch.Generator().manual_seed(self.seed)

    def tokens(self, n: int) -> int:
        """A token count, increased by --grow."""
        return n + self.grow

    def normal(self, *shape: int, scale: float = 1.0) -> torch.Tensor:
        return scale * torch.randn(*shape, generator=self.generator)

    def flags(self, *shape: int, probability: float) -> torch.Tensor:
        return torch.rand(*shape, generator=self.generator) < probability

    def pair_mask(self, mask: torch.Tensor) -> torch.Tensor:
        """The pairs of a token mask, with asymmetric holes, so that a transposed mask fails.

        The diagonal stays whole, so no real token is left without a key.
        """
        n = mask.shape[-1]
        kept = self.flags(1, n, n, probability=0.9) | torch.eye(n, dtype=torch.bool)
        return pairs(mask) * kept

    def weights(self, module: torch.nn.Module) -> torch.nn.Module:
        """Gives every parameter a value that affects the output.

        New modules end in zero matrices and unit gates, which would hide most errors before them.
        """
        with torch.no_grad():
            for name, parameter in module.named_parameters():
                noise = torch.randn(parameter.shape, generator=self.generator)
                if parameter.ndim > 1:
                    parameter.copy_(noise / math.sqrt(parameter.shape[-1]))
                elif name.endswith("weight"):  # the scale of a layer norm
                    parameter.copy_(1 + 0.2 * noise)
                else:
                    parameter.copy_(0.2 * noise)
        return module.eval()


def token_mask(n: int, padding: int = 3) -> torch.Tensor:
    """The mask [1, N] of a sequence whose last tokens are padding."""
    return (torch.arange(n) < n - padding).float()[None]


def pairs(mask: torch.Tensor) -> torch.Tensor:
    """The pairs [1, N, N] of the tokens in a mask [1, N]."""
    return mask[:, :, None] * mask[:, None, :]


@dataclass
class Golden:
    tensors: dict[str, torch.Tensor]
    about: dict


CASES: dict[str, Callable[[Draw], Golden]] = {}


def case(function: Callable[[Draw], Golden]) -> Callable[[Draw], Golden]:
    """Registers a case under its function's name, which is also the `op` of its file."""
    CASES[function.__name__] = function
    return function


def golden(
    inputs: dict[str, torch.Tensor],
    forward: Callable[..., dict[str, torch.Tensor]],
    module: torch.nn.Module | None = None,
    valid: dict[str, torch.Tensor] | None = None,
    **about,
) -> Golden:
    """Runs `forward(module, **inputs)` in single precision and compares it with double precision.

    `valid` holds, per output, a mask over all its axes except the last. A query whose keys are all
    masked adds -1e9 to every score, and single precision then rounds the scores away. Such rows
    are not compared.
    """
    if module is None:
        module = torch.nn.Identity()
    else:
        about["module"] = type(module).__name__
    valid = {name: mask.bool() for name, mask in (valid or {}).items()}
    weights = {name: weight.clone() for name, weight in module.state_dict().items()}
    with torch.no_grad():
        outputs = forward(module, **{name: tensor.clone() for name, tensor in inputs.items()})
        exact = forward(
            module.double(), **{name: _double(tensor) for name, tensor in inputs.items()}
        )

    errors, spreads = {}, {}
    for name, output in outputs.items():
        where = valid.get(name, torch.ones(output.shape[:-1], dtype=torch.bool))
        assert torch.isfinite(output).all() and output.std() > 0, f"{name} carries no information"
        errors[name] = (output.double() - exact[name])[where].abs().max().item()
        spreads[name] = output[where].std().item()

    groups = {"in": inputs, "w": weights, "out": outputs, "valid": valid}
    tensors = {
        f"{group}.{name}": tensor.contiguous()
        for group, members in groups.items()
        for name, tensor in members.items()
    }
    return Golden(tensors, about | {"max_abs_diff_vs_fp64": errors, "out_std": spreads})


def _double(tensor: torch.Tensor) -> torch.Tensor:
    return tensor.double() if tensor.is_floating_point() else tensor


def write(result: Golden, op: str, folder: Path, seed: int, suffix: str) -> Path:
    """Writes `<op><suffix>.safetensors`, with the arguments and versions as metadata."""
    stem = op + suffix
    origin = {
        "op": op,
        "case": stem,
        "openfold3": version("openfold3"),
        "torch": torch.__version__,
        "seed": seed,
    }
    path = folder / f"{stem}.safetensors"
    save_file(result.tensors, path, metadata={"case": json.dumps(origin | result.about)})
    return path
