"""Writes tests/weights/random.safetensors: OpenFold3 at small widths with seeded random weights.

python tools/goldens/random_weights.py [--out tests/weights/random.safetensors]
"""

import argparse
import copy
from importlib.metadata import version
from pathlib import Path

import torch
from openfold3.projects.of3_all_atom.config.model_config import model_config
from openfold3.projects.of3_all_atom.model import OpenFold3
from safetensors.torch import save_file

from common import Draw

NOTE = "The weights are random: this structure and its confidences mean nothing."


def small_config():
    """Small widths for the whole model; head widths are multiples of eight, for the kernels."""
    config = copy.deepcopy(model_config)
    parts = config.architecture
    parts.shared.c_s, parts.shared.c_z = 64, 32
    parts.msa.msa_module.c_m = 16
    parts.template.c_t = 16
    encoder = parts.input_embedder.atom_attn_enc
    encoder.c_atom, encoder.c_atom_pair, encoder.c_token = 32, 8, 64
    diffusion = parts.diffusion_module
    diffusion.diffusion_module.c_token = 96
    for atoms in (encoder, diffusion.atom_attn_enc, diffusion.atom_attn_dec):
        atoms.no_blocks, atoms.c_hidden, atoms.no_heads = 1, 8, 4
    transformer = diffusion.diffusion_transformer
    transformer.no_blocks, transformer.c_hidden, transformer.no_heads = 3, 24, 4
    diffusion.diffusion_conditioning.c_fourier_emb = 64
    templates = parts.template.template_pair_stack
    templates.no_blocks, templates.c_hidden_tri_att, templates.c_hidden_tri_mul = 1, 8, 16
    msa = parts.msa.msa_module
    msa.no_blocks, msa.c_hidden_msa_att, msa.no_heads_msa, msa.c_hidden_opm = 2, 8, 4, 8
    msa.c_hidden_mul, msa.c_hidden_pair_att = 32, 8
    for stack, blocks in ((parts.pairformer, 4), (parts.heads.pairformer_embedding.pairformer, 1)):
        stack.no_blocks, stack.c_hidden_pair_bias, stack.no_heads_pair_bias = blocks, 16, 4
        stack.c_hidden_mul, stack.c_hidden_pair_att = 32, 8
    return config


def main() -> None:
    parser = argparse.ArgumentParser(prog="random_weights", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(__file__).resolve().parents[2] / "tests/weights/random.safetensors",
    )
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    weights = Draw("demo").weights(OpenFold3(small_config())).state_dict()
    # The sampler's copy repeats the diffusion module. All but the version, which is compared,
    # is in half precision.
    kept = {
        name: value.clone()
        for name, value in weights.items()
        if not name.startswith("sample_diffusion.")
    }
    kept = {
        name: value if name == "version_tensor" else value.half() for name, value in kept.items()
    }
    save_file(
        kept,
        options.out,
        metadata={"note": NOTE, "generation": "openbind", "openfold3": version("openfold3")},
    )
    numbers = sum(value.numel() for value in kept.values())
    print(f"{options.out}  {options.out.stat().st_size / 1000:.0f} kB, {numbers} numbers")


if __name__ == "__main__":
    main()
