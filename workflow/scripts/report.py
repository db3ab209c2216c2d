"""Writes report.md: the number of samples, the best of each query, and the queries that failed."""

import csv
from pathlib import Path

RANK = "sample_ranking_score"
COLUMNS = ["query", "seed", "sample", RANK, "iptm", "ptm", "avg_plddt"]


def best_of(rows):
    """The row with the highest rank score of each query."""
    best = {}
    for row in rows:
        known = best.get(row["query"])
        if known is None or float(row[RANK]) > float(known[RANK]):
            best[row["query"]] = row
    return sorted(best.values(), key=lambda row: -float(row[RANK]))


def failures(logs):
    """The errors of the last attempt of each part: `--quiet` prints nothing else."""
    for log in logs:
        for line in Path(log).read_text().splitlines():
            yield line.removeprefix("trifold fold: ")


def report(summary, logs):
    with open(summary, newline="") as file:
        rows = list(csv.DictReader(file))
    best = best_of(rows)
    failed = sorted(set(failures(logs)))
    lines = [
        "# Predictions",
        "",
        f"{len(rows)} samples of {len(best)} queries; {len(failed)} failed.",
        "",
        "| " + " | ".join(COLUMNS) + " |",
        "|" + "---|" * len(COLUMNS),
    ]
    lines += ["| " + " | ".join(row[name] for name in COLUMNS) + " |" for row in best]
    if failed:
        lines += ["", "## Failed", ""] + [f"- {line}" for line in failed]
    return "\n".join(lines) + "\n"


Path(snakemake.output[0]).write_text(report(snakemake.input.summary, snakemake.params.logs))
