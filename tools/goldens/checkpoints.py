"""Writes small checkpoints by torch.save, and the tensors that a reader must find in each.

python tools/goldens/checkpoints.py --out tests/goldens
"""

import argparse
import json
from collections import OrderedDict
from datetime import timedelta
from pathlib import Path, PurePosixPath

import torch
from safetensors.torch import save_file


class Settings:
    """An object that only Python can rebuild."""

    def __init__(self, **values):
        self.__dict__.update(values)


def draws() -> dict[str, torch.Tensor]:
    """A few tensors with OpenFold3's names, without the sampler's copy of the diffusion module."""
    generator = torch.Generator().manual_seed(0)

    def normal(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=generator)

    transformer = "diffusion_module.diffusion_transformer"
    return {
        "version_tensor": torch.tensor([2.0, 0.0, 0.0]),
        "layer_norm_z.weight": normal(8),
        "linear_z.weight": normal(8, 8),
        "aux_heads.pae.linear.weight": normal(6, 8),
        f"{transformer}.layer_norm_z.weight": normal(8),
        f"{transformer}.blocks.0.attention_pair_bias.linear_z.weight": normal(2, 8),
    }


def with_copy(tensors: dict[str, torch.Tensor], clone: bool) -> dict[str, torch.Tensor]:
    """The sampler's copy of the diffusion module, with shared or with separate storages."""
    copies = {
        f"sample_diffusion.{name}": tensor.clone() if clone else tensor
        for name, tensor in tensors.items()
        if name.startswith("diffusion_module.")
    }
    return tensors | copies


def flat() -> object:
    return with_copy(draws(), clone=False)


def lightning() -> object:
    """A training checkpoint: a reader must skip the noise in `state_dict` and build no object."""
    average = with_copy(draws(), clone=True)
    noise = OrderedDict(
        (f"model.{name}", torch.randn_like(tensor)) for name, tensor in average.items()
    )
    noise._metadata = {"": {"version": 1}}
    settings = Settings(
        lr=1e-3,
        path=PurePosixPath("/data"),
        step=timedelta(seconds=3),
        big=2**70,
        raw=b"\x00\xff",
        choices={1, 2},
        kind=torch.bfloat16,
    )
    settings.itself = settings
    return {
        "state_dict": noise,
        "ema": {"params": average, "decay": 0.999},
        "optimizer_states": [
            {"state": {0: {"step": torch.tensor(7.0), "exp_avg": torch.zeros(4)}}}
        ],
        "hyper_parameters": settings,
        "callbacks": {},
    }


def strided() -> object:
    """Views with offsets into one storage per dtype, some of them transposed."""
    generator = torch.Generator().manual_seed(1)
    base = torch.randn(6, 5, 4, generator=generator)
    half, brain = base.half(), base.bfloat16()
    return OrderedDict(
        {
            "model.transposed": base.transpose(0, 2),
            "model.rows": base[2:4],
            "model.columns": base[:, 1:5:2, 1:],
            "model.repeated": base[1, 2, :1].expand(3, 4),
            "model.scalar": base[3, 3, 3],
            "model.empty": base[:, :0],
            "model.half": half[1:, :, 2],
            "model.brain": brain.permute(1, 2, 0)[1:],
            "model.double": base.double()[:, 0],
            "model.parameter": torch.nn.Parameter(base[0].t()),
            "model.whole": torch.arange(-6, 6).reshape(3, 4).t(),
            "model.short": torch.arange(-3, 3, dtype=torch.int16)[1:],
            "model.byte": torch.arange(250, 256, dtype=torch.uint8)[::2],
            "model.flags": base[0] > 0,
        }
    )


def plain(tensors: dict[str, torch.Tensor], prefix: str = "") -> dict[str, torch.Tensor]:
    """The tensors under the names that a reader gives them, each with a separate storage."""
    named = {name.removeprefix("model."): tensor for name, tensor in tensors.items()}
    return {
        prefix + name: tensor.detach().clone(memory_format=torch.contiguous_format)
        for name, tensor in named.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        help="folder to write `checkpoint_samples.safetensors` and its folder to",
    )
    out = parser.parse_args().out
    folder = out / "checkpoint_samples"
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(2)
    torch.save(flat(), folder / "flat.pt")
    torch.save(flat(), folder / "protocol4.pt", pickle_protocol=4)
    torch.save(lightning(), folder / "lightning.pt")
    files = {
        path.name: path.stat().st_size
        for path in sorted(folder.glob("*.pt"))
        if path.stem != "strided"
    }
    case = {
        "op": "checkpoint_samples",
        "case": "checkpoint_samples",
        "torch": torch.__version__,
        "files": files,
    }
    save_file(
        plain(with_copy(draws(), clone=True), "w."),
        out / "checkpoint_samples.safetensors",
        metadata={"case": json.dumps(case)},
    )
    torch.save(strided(), folder / "strided.pt")
    save_file(
        plain(strided()), folder / "strided.safetensors", metadata={"torch": torch.__version__}
    )


if __name__ == "__main__":
    main()
