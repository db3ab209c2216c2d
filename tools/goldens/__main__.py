"""Writes golden files: what OpenFold3's own modules compute from seeded inputs and weights.

python tools/goldens --out tests/goldens [--cases a,b] [--seed K] [--grow G] [--suffix _x] [--list]
"""

import argparse
import warnings
from pathlib import Path

import torch

import blocks  # noqa: F401 (importing registers the cases)
import layers  # noqa: F401
import model  # noqa: F401
import operations  # noqa: F401
import ubiquitin  # noqa: F401
import whole  # noqa: F401
from common import CASES, Draw, write


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="goldens", description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, help="folder to write to")
    parser.add_argument("--cases", default="", help="comma-separated; all of them if left out")
    parser.add_argument(
        "--seed", type=int, default=0, help="another draw of every input and weight"
    )
    parser.add_argument(
        "--grow", type=int, default=0, help="tokens to add to every case but the real protein"
    )
    parser.add_argument(
        "--suffix", default="", help="added to every file name; the op stays as it is"
    )
    parser.add_argument("--list", action="store_true", help="name the cases and stop")
    options = parser.parse_args()
    options.cases = [name for name in options.cases.split(",") if name] or list(CASES)
    if unknown := set(options.cases) - set(CASES):
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    if not (options.out or options.list):
        parser.error("--out is needed")
    return options


def main() -> None:
    options = arguments()
    if options.list:
        print("\n".join(CASES))
        return
    torch.set_num_threads(
        1
    )  # sums are then taken in the same order on every machine with the same vector width
    torch.use_deterministic_algorithms(True)
    warnings.simplefilter("ignore")  # every attention warns that there is no GPU to autocast on
    options.out.mkdir(parents=True, exist_ok=True)
    for op in options.cases:
        result = CASES[op](Draw(op, options.seed, options.grow))
        path = write(result, op, options.out, options.seed, options.suffix)
        print(f"{path}  {path.stat().st_size / 1000:.0f} kB", flush=True)


if __name__ == "__main__":
    main()
