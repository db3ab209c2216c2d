"""Draws predictions over experimental structures, as docs/predictions.svg.

python tools/figures/predictions.py RESULTS [--out docs/predictions.svg]

RESULTS is the folder that `trifold demo ubiquitin protein-g engrailed villin ci2 --out RESULTS`
wrote. CA traces are superposed; predictions are in the colours of their pLDDT, experiments in grey.
"""

import argparse
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
PROTEINS = {
    "ubiquitin": ("1ubq", "Ubiquitin"),
    "protein-g": ("1pga", "Protein G"),
    "engrailed": ("1enh", "Engrailed"),
    "villin": ("1vii", "Villin"),
    "ci2": ("2ci2", "CI2"),
}
# AlphaFold's bands of pLDDT.
BANDS = ((90, "a", "#0053d6"), (70, "b", "#65cbf3"), (50, "c", "#ffdb13"), (0, "d", "#ff7d45"))
STYLE = "path{stroke-width:4.5}.e{stroke:#888;stroke-width:2}" + "".join(
    f".{name}{{stroke:{colour}}}" for _, name, colour in BANDS
)
WIDTH, HEIGHT, MARGIN = 230, 240, 26
FINE = 4  # points of the curve for each residue


def predicted(text: str) -> tuple[np.ndarray, np.ndarray]:
    """The CA atoms and their pLDDT, of an mmCIF file of trifold."""
    rows = [line.split() for line in text.splitlines() if line.startswith("ATOM ")]
    ca = [row for row in rows if row[3] == "CA"]
    points = np.array([[float(number) for number in row[10:13]] for row in ca])
    return points, np.array([float(row[14]) for row in ca])


def experimental(entry: str) -> np.ndarray:
    text = (ROOT / "assets/experiment" / f"{entry}.pdb").read_text()
    rows = [line for line in text.splitlines() if line.startswith("ATOM")]
    return np.array([[float(row[at : at + 8]) for at in (30, 38, 46)] for row in rows])


def superposed(points: np.ndarray, onto: np.ndarray) -> np.ndarray:
    """`points` rotated and shifted onto `onto` (Kabsch, 1976)."""
    a, b = points - points.mean(0), onto - onto.mean(0)
    u, _, vt = np.linalg.svd(a.T @ b)
    flip = np.diag([1.0, 1.0, np.sign(np.linalg.det(u @ vt))])
    return a @ u @ flip @ vt + onto.mean(0)


def curve(points: np.ndarray) -> np.ndarray:
    """A Catmull-Rom spline through the points."""
    ends = np.concatenate([points[:1], points, points[-1:]])
    p = [ends[at : len(ends) - 3 + at, None] for at in range(4)]
    t = (np.arange(FINE) / FINE)[None, :, None]
    fine = 0.5 * (
        2 * p[1]
        + (p[2] - p[0]) * t
        + (2 * p[0] - 5 * p[1] + 4 * p[2] - p[3]) * t**2
        + (3 * p[1] - p[0] - 3 * p[2] + p[3]) * t**3
    )
    return np.concatenate([fine.reshape(-1, 3), points[-1:]])


def band(plddt: float) -> str:
    return next(name for least, name, _ in BANDS if plddt >= least)


def path(xy: np.ndarray, name: str) -> str:
    points = "L".join(f"{x:.1f} {y:.1f}" for x, y in xy)
    return f'<path class="{name}" d="M{points}"/>'


def panel(model: np.ndarray, plddt: np.ndarray, experiment: np.ndarray) -> list[str]:
    """Paths from residue to residue of both traces, the farthest first."""
    model = superposed(model, experiment)
    centre = experiment.mean(0)
    _, _, axes = np.linalg.svd(experiment - centre)
    axes[2] *= np.sign(np.linalg.det(axes))  # a rotation, so that the hand is kept
    # The longest axis of the protein is vertical.
    turned = [
        curve((points - centre) @ axes[[1, 0, 2]].T * [-1, 1, 1]) for points in (model, experiment)
    ]
    scale = min(WIDTH, HEIGHT - MARGIN) / 2.25 / max(abs(points[:, :2]).max() for points in turned)
    paths = []
    for points, names in zip(turned, ([band(score) for score in plddt], ["e"] * len(plddt))):
        xy = points[:, :2] * [scale, -scale] + [WIDTH / 2, (HEIGHT - MARGIN) / 2]
        for residue, name in enumerate(names[:-1]):
            part = slice(residue * FINE, (residue + 1) * FINE + 1)
            paths.append((points[part, 2].mean(), path(xy[part], name)))
    return [line for _, line in sorted(paths)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("results", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "docs/predictions.svg")
    options = parser.parse_args()
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * len(PROTEINS)} {HEIGHT}" '
        'font-family="sans-serif" font-size="13" text-anchor="middle">',
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH * len(PROTEINS)}" height="{HEIGHT}" fill="white"/>',
    ]
    for at, (name, (entry, title)) in enumerate(PROTEINS.items()):
        path = options.results / name / "seed_1" / f"{name}_seed_1_sample_1_model.cif"
        model, plddt = predicted(path.read_text())
        experiment = experimental(entry)
        off = superposed(model, experiment) - experiment
        rmsd = np.sqrt((off**2).sum(-1).mean())
        lines.append(f'<g transform="translate({at * WIDTH})" stroke-linecap="round" fill="none">')
        lines += panel(model, plddt, experiment)
        lines.append("</g>")
        caption = f"{title}, PDB {entry.upper()}: {rmsd:.2f} Å"
        lines.append(f'<text x="{(at + 0.5) * WIDTH}" y="{HEIGHT - 8}">{caption}</text>')
        print(caption)
    options.out.write_text("\n".join([*lines, "</svg>"]) + "\n")


if __name__ == "__main__":
    main()
