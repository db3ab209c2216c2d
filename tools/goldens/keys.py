"""Writes the name and shape of every tensor in the weights of OpenFold3.

python tools/goldens/keys.py --out tests/goldens
"""

import argparse
import re
from importlib.metadata import version
from pathlib import Path

import torch
from openfold3.projects.of3_all_atom.config.model_config import model_config
from openfold3.projects.of3_all_atom.model import OpenFold3

COPY = "sample_diffusion."  # the sampler holds the diffusion module once more
BLOCK = re.compile(r"(blocks|transition_z|transition_s)\.\d+\.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--out", type=Path, required=True, help="folder to write `full_size.txt` to"
    )
    out = parser.parse_args().out
    with torch.device("meta"):
        model = OpenFold3(model_config)
    state = {name: list(tensor.shape) for name, tensor in model.state_dict().items()}
    counts: dict[tuple[str, str], int] = {}
    for name, shape in state.items():
        if not name.startswith(COPY):
            key = (BLOCK.sub(r"\1.*.", name), " ".join(map(str, shape)))
            counts[key] = counts.get(key, 0) + 1
    lines = [
        f"# openfold3 {version('openfold3')}: {len(state)} tensors, the sampler's copies counted. "
        "Name, how many blocks have it, shape."
    ]
    lines += [f"{name} {count} {shape}" for (name, shape), count in sorted(counts.items())]
    (out / "full_size.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
