"""Writes the case of openfold3 0.4, whose weights have almost the same names and shapes.

pip install --no-deps --target FOLDER openfold3==0.4.3
PYTHONPATH=FOLDER python tools/goldens/previous.py --out tests/goldens
"""

import argparse
import warnings
from importlib.metadata import version
from pathlib import Path

import torch

from common import Draw, write
from features import a3m, protein, rna
from narrow import narrow_model
from whole import whole

# An unknown base has no representative atom: version 0.4 masks its token in the attention of
# the confidence heads.
CHAINS = [protein("A", "GSW", **a3m("GSW", "GS-")), rna("R", "GN")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    options = parser.parse_args()
    if not version("openfold3").startswith("0.4."):
        parser.error(f"this is for openfold3 0.4, not {version('openfold3')}")
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    op = "whole_tiny_p2"
    path = write(whole(Draw(op), narrow_model(), CHAINS, samples=1), op, options.out, 0, "")
    print(f"{path}  {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
