"""Samples structures with a checkpoint and compares them with the true ones.

    python evaluate.py checkpoint.pt --out runs/checkpoint.json

For each set: means over all samples, scores of the sample that the network's own pTM ranks first,
the spread over samples, Spearman correlations of pLDDT and lDDT, and pLDDT against lDDT in bins.
"""

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

import checkpoint
import data as datasets
from data import Data, evaluation_sets, example
from features import read_tables
from judge import Sampling, judge
from metrics import pearson, spearman
from network import SmallFold, set_compute_dtype

SCORES = ("lddt", "tm", "rmsd", "tm_mirrored", "mirrored", "plddt", "ptm")
BINS = 10
Row = dict[str, object]  # of a chain: its name, length, and lists over samples


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add, default = parser.add_argument, Sampling()
    add("checkpoint")
    add("--out", type=Path, required=True, help="the JSON file to write")
    add("--chains", type=Path, default=datasets.CHAINS, help="chains of prep.py")
    add("--sequences", type=Path, default=datasets.SEQUENCES, help="files of mpnn.py")
    add("--sets", help="only these, separated by commas")
    add("--limit", type=int, default=200, help="chains of each set (%(default)s)")
    add("--samples", type=int, default=5)
    add("--steps", type=int, default=default.steps, help="of the rollout (%(default)s)")
    add("--recycles", type=int, default=default.recycles)
    add("--seeds", default="1", help="seeds of the rollouts, separated by commas")
    add("--batch", type=int, default=32, help="chains at a time, padded to the longest")
    return parser.parse_args()


def rows_of_set(
    net: SmallFold, data: Data, kind: str, index: np.ndarray, how: Sampling, batch: int
) -> Iterator[Row]:
    """The scores of each chain of a set."""
    device = next(net.parameters()).device
    tables = read_tables().to(device)
    for at in range(0, len(index), batch):
        some = index[at : at + batch]
        chains = getattr(data, kind)(some)
        f = example(chains, int(chains.length.max()), tables, torch.float32)
        scores = {name: x.cpu() for name, x in judge(net, f, how, confidence=True).items()}
        own = some if kind == "natural" else data.drawn_chain[some]
        for row, chain in enumerate(own):
            yield row_of_chain(data, int(chain), {name: x[row] for name, x in scores.items()})


def row_of_chain(data: Data, chain: int, scores: dict[str, torch.Tensor]) -> Row:
    """Lists over samples; `residues` has pLDDT and lDDT of the known CA of all samples."""
    known = scores["ok"] > 0
    pairs = (scores["plddt_by_residue"][known].tolist(), scores["by_residue"][known].tolist())
    return dict(
        name=str(data.famous[chain] or data.name[chain]),
        length=int(data.length[chain]),
        residues=pairs,
        **{name: scores[name].tolist() for name in SCORES},
    )


def best(row: Row) -> int:
    """The sample that the network ranks first: the one of the highest pTM."""
    return int(np.argmax(row["ptm"]))


def ranked(rows: list[Row], score: str) -> torch.Tensor:
    """A score of each chain's first-ranked sample."""
    return torch.tensor([row[score][best(row)] for row in rows], dtype=torch.float64)


def calibration(rows: list[Row]) -> list[dict[str, float]]:
    """Residues of all samples by pLDDT in tenths: count, mean pLDDT, mean lDDT."""
    predicted, true = (np.concatenate([row["residues"][k] for row in rows]) for k in (0, 1))
    bin_of = np.minimum((predicted * BINS).astype(int), BINS - 1)
    found = []
    for at in range(BINS):
        inside = bin_of == at
        if inside.any():
            found.append(
                dict(
                    low=at / BINS,
                    residues=int(inside.sum()),
                    plddt=round(float(predicted[inside].mean()), 4),
                    lddt=round(float(true[inside].mean()), 4),
                )
            )
    return found


def summary(rows: list[Row]) -> dict[str, object]:
    """The table of a set."""
    means = {name: np.mean([row[name] for row in rows]) for name in SCORES}
    plddt, lddt = (torch.tensor([np.mean(row[k]) for row in rows]) for k in ("plddt", "lddt"))
    spread = np.mean([np.std(row["tm"], ddof=1) for row in rows]) if len(rows[0]["tm"]) > 1 else 0
    tm = ranked(rows, "tm")
    values = dict(
        **{f"mean_{name}": value for name, value in means.items()},
        **{f"ranked_{name}": float(ranked(rows, name).mean()) for name in ("tm", "lddt", "rmsd")},
        ranked_tm_least=float(tm.min()),
        ranked_tm_over_half=float((tm > 0.5).double().mean()),
        best_tm=np.mean([max(row["tm"]) for row in rows]),
        tm_spread_of_samples=spread,
        spearman=spearman(plddt, lddt),
        pearson=pearson(plddt, lddt),
    )
    rounded = {name: round(float(value), 4) for name, value in values.items()}
    bins = calibration(rows)
    residues = sum(b["residues"] for b in bins)
    error = sum(b["residues"] * abs(b["plddt"] - b["lddt"]) for b in bins) / residues
    return dict(chains=len(rows), **rounded, calibration_error=round(error, 4), calibration=bins)


def by_chain(rows: list[Row]) -> list[Row]:
    """The first-ranked sample of each chain, for tables by name."""
    return [
        dict(
            name=row["name"],
            length=row["length"],
            **{name: round(float(row[name][best(row)]), 3) for name in SCORES},
            least_tm=round(float(min(row["tm"])), 3),
        )
        for row in rows
    ]


def spread_of_seeds(by_seed: dict[int, list[Row]]) -> dict[str, float]:
    """Mean and standard deviation over seeds of the first-ranked samples' mean TM-score."""
    means = [float(ranked(rows, "tm").mean()) for rows in by_seed.values()]
    least = [float(ranked(rows, "tm").min()) for rows in by_seed.values()]
    deviation = float(np.std(means, ddof=1)) if len(means) > 1 else 0.0
    return dict(
        seeds=len(means),
        mean=round(float(np.mean(means)), 4),
        deviation=round(deviation, 4),
        least=round(min(least), 4),
    )


def result_of_set(by_seed: dict[int, list[Row]]) -> dict[str, object]:
    """The summary of the first seed, its chains, and the spread over seeds."""
    rows = next(iter(by_seed.values()))
    return summary(rows) | dict(seeds=spread_of_seeds(by_seed), by_chain=by_chain(rows))


def main() -> None:
    o = parse()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.set_float32_matmul_precision("high")
    set_compute_dtype(torch.float32)  # as trifold computes
    saved = checkpoint.read(o.checkpoint, device)
    net, data = checkpoint.network_of(saved, device), Data(device, o.chains, o.sequences)
    settings = dict(samples=o.samples, steps=o.steps, recycles=o.recycles)
    result = dict(step=saved["step"], **settings, sets={})
    seeds = [int(seed) for seed in o.seeds.split(",")]
    for name, (kind, index) in evaluation_sets(data).items():
        if o.sets and name not in o.sets.split(","):
            continue
        began = time.time()
        by_seed = {
            seed: list(
                rows_of_set(
                    net, data, kind, index[: o.limit], Sampling(**settings, seed=seed), o.batch
                )
            )
            for seed in seeds
        }
        result["sets"][name] = found = result_of_set(by_seed)
        short = {k: v for k, v in found.items() if isinstance(v, (int, float))}
        print(name, short, f"{time.time() - began:.0f} s", flush=True)
        o.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
