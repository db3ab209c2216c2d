"""Draws mean pLDDT against true lDDT of each chain, as docs/calibration.svg.

python tools/figures/calibration.py [EVALUATION.json] [--out docs/calibration.svg]

EVALUATION.json is written by tools/training/evaluate.py; the default is that of the checkpoint.
"""

import argparse
import json
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
SETS = {
    "held_out": ("held-out natural families", "#d55e00"),
    "new_backbones": ("designed, unseen backbones", "#009e73"),
    "famous": ("well-known, in training", "#0072b2"),
}
SIZE, LEFT, TOP, RIGHT, BOTTOM = 360, 56, 16, 250, 48


def ranks(values: np.ndarray) -> np.ndarray:
    return values.argsort().argsort().astype(float)


def point(lddt: float, plddt: float) -> tuple[float, float]:
    return LEFT + lddt * SIZE, TOP + (1 - plddt) * SIZE


def axes() -> list[str]:
    (left, bottom), (right, top) = point(0, 0), point(1, 1)
    lines = [
        f'<rect x="{left}" y="{top}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#888"/>',
        f'<path d="M{left} {bottom}L{right} {top}" stroke="#888" stroke-dasharray="4 4"/>',
    ]
    for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
        x, y = point(tick, tick)
        lines.append(f'<text x="{x}" y="{bottom + 18}" text-anchor="middle">{tick:g}</text>')
        lines.append(f'<text x="{left - 8}" y="{y + 4}" text-anchor="end">{tick:g}</text>')
    middle = LEFT + SIZE / 2
    lines.append(f'<text x="{middle}" y="{bottom + 38}" text-anchor="middle">CA-lDDT</text>')
    turned = f'transform="translate(16 {TOP + SIZE / 2}) rotate(-90)" text-anchor="middle"'
    return [*lines, f"<text {turned}>mean pLDDT of CA / 100</text>"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = ROOT / "tools/training/runs/checkpoint.json"
    parser.add_argument("evaluation", nargs="?", type=Path, default=default)
    parser.add_argument("--out", type=Path, default=ROOT / "docs/calibration.svg")
    options = parser.parse_args()
    width, height = LEFT + SIZE + RIGHT, TOP + SIZE + BOTTOM
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="13">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        *axes(),
    ]
    sets = json.loads(options.evaluation.read_text())["sets"]
    for at, (key, (name, colour)) in enumerate(SETS.items()):
        chains = sets[key]["by_chain"]
        lddt, plddt = (np.array([chain[score] for chain in chains]) for score in ("lddt", "plddt"))
        rank = np.corrcoef(ranks(lddt), ranks(plddt))[0, 1]
        for x, y in map(point, lddt, plddt):
            lines.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}" opacity="0.7"/>')
        y = TOP + 20 + 22 * at
        label = f"{name}, {len(chains)} chains"
        lines.append(f'<circle cx="{LEFT + SIZE + 18}" cy="{y - 4}" r="5" fill="{colour}"/>')
        lines.append(f'<text x="{LEFT + SIZE + 30}" y="{y}">{label}</text>')
        print(f"{label}: lDDT {lddt.mean():.3f}, pLDDT {plddt.mean():.3f}, Spearman {rank:.2f}")
    options.out.write_text("\n".join([*lines, "</svg>"]) + "\n")


if __name__ == "__main__":
    main()
