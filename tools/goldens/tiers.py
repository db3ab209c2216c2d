"""The effect of rounding on OpenFold3's Pairformer: the bound of the tiers that store f16.

python tools/goldens/tiers.py tests/goldens/tiers/pairformer.safetensors

Runs two Pairformers of the model's widths, of one block and of eight blocks with equal weights, in
f64 and in bfloat16 (weights, inputs and intermediates, except where OpenFold3 forces f32), on
inputs as drawn and 30 times larger. Weights and inputs are draws of `philox.py` that
`tests/tiers.rs` repeats: one stream per tensor, in the order of the parameters' names, then of s
and z.
"""

import json
import math
import sys
import warnings
from importlib.metadata import version

import torch
from openfold3.core.model.latent.pairformer import PairFormerStack
from openfold3.projects.of3_all_atom.config import linear_init_config as linears
from openfold3.projects.of3_all_atom.config.model_config import model_config
from safetensors.torch import save_file

from blocks import _narrowed
from philox import normals

SEED = 17
TOKENS = 24
BLOCKS = (1, 8)
SCALES = (1, 30)
# Rows of z in the file. Only these are compared, which keeps the file small.
ROWS = 4


def draw(stream: int, shape: tuple[int, ...]) -> torch.Tensor:
    return torch.from_numpy(normals(SEED, stream, math.prod(shape))).reshape(shape)


def parameter(name: str, numbers: torch.Tensor) -> torch.Tensor:
    """Computes in f32 and in this order, as in Rust."""
    if numbers.ndim > 1:
        return numbers / math.sqrt(numbers.shape[-1])
    return numbers * 0.2 + 1.0 if name.endswith("weight") else numbers * 0.2


def stack(blocks: int) -> tuple[PairFormerStack, dict[str, list[int]]]:
    """A stack of equal blocks, and the shapes of its weights in the order of their streams."""
    settings = model_config.architecture.pairformer
    args = _narrowed(PairFormerStack, settings, no_blocks=blocks)
    module = PairFormerStack(**args, linear_init_params=linears.pairformer_init)
    first = dict(module.blocks[0].named_parameters())
    shapes = {name: list(first[name].shape) for name in sorted(first)}
    with torch.no_grad():
        for stream, (name, shape) in enumerate(shapes.items()):
            value = parameter(name, draw(stream, tuple(shape)))
            for block in module.blocks:
                dict(block.named_parameters())[name].copy_(value)
    return module.eval(), shapes


def run(
    module: PairFormerStack, dtype: torch.dtype, s: torch.Tensor, z: torch.Tensor
) -> list[torch.Tensor]:
    ones = [torch.ones(1, TOKENS), torch.ones(1, TOKENS, TOKENS)]
    with torch.no_grad():
        outputs = module.to(dtype)(s.to(dtype), z.to(dtype), *(mask.to(dtype) for mask in ones))
    return [output.double() for output in outputs]


def main() -> None:
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    tensors, errors = {}, {}
    for blocks in BLOCKS:
        for scale in SCALES:
            module, shapes = stack(blocks)
            s = scale * draw(len(shapes), (1, TOKENS, model_config.architecture.pairformer.c_s))
            z = scale * draw(
                len(shapes) + 1, (1, TOKENS, TOKENS, model_config.architecture.pairformer.c_z)
            )
            exact = run(module, torch.float64, s, z)
            module, _ = stack(blocks)
            rounded = run(module, torch.bfloat16, s, z)
            for name, wanted, got in zip("sz", exact, rounded):
                key = f"blocks{blocks}.scale{scale}.{name}"
                wanted, got = (own[0] if name == "s" else own[0, :ROWS] for own in (wanted, got))
                errors[key] = (got - wanted).square().mean().sqrt().item()
                tensors[key] = wanted.float().contiguous()
                rms = wanted.square().mean().sqrt()
                print(f"{key}: rms {rms:.4g}, bfloat16 differs by {errors[key]:.4g}", flush=True)
    about = {
        "op": "tiers",
        "seed": SEED,
        "tokens": TOKENS,
        "rows": ROWS,
        "parameters": shapes,
        "rms_error_of_bfloat16": errors,
    }
    origin = {"openfold3": version("openfold3"), "torch": torch.__version__}
    save_file(tensors, sys.argv[1], metadata={"case": json.dumps(about | origin)})


if __name__ == "__main__":
    main()
