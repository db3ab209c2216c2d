"""The Snakemake workflow, with the local executor and on a SLURM of one node.

TRIFOLD names the program; `cargo xtask test workflow` builds it.
"""

import csv
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import slurm

ROOT = Path(__file__).resolve().parents[2]
TRIFOLD = os.environ.get("TRIFOLD", str(ROOT / "target" / "debug" / "trifold"))
LITTLE = "--samples 1 --steps 2 --recycles 0"
SEQUENCES = {"p1": "LK", "p2": "KL", "p3": "GS", "p4": "SG", "p5": "LL"}


class Workflow(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="trifold-workflow-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        (self.folder / "queries").mkdir()
        for name, sequence in SEQUENCES.items():
            self.query(name, f">A|protein\n{sequence}\n")

    def query(self, name, text):
        (self.folder / "queries" / f"{name}.fasta").write_text(text)

    def command(self, *options, **config):
        config = {"trifold": TRIFOLD, "parts": 2, "options": LITTLE, **config}
        return [
            sys.executable,
            "-m",
            "snakemake",
            "--snakefile",
            str(ROOT / "workflow" / "Snakefile"),
            *options,
            "--config",
            *[f"{key}={value}" for key, value in config.items()],
        ]

    def run_workflow(self, *options, environment=None, **config):
        done = subprocess.run(
            self.command(*options, **config),
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
        )
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stderr

    def folded(self):
        """The queries of the merged table."""
        with open(self.folder / "results" / "summary.csv", newline="") as file:
            return sorted(row["query"] for row in csv.DictReader(file))

    def test_parts_are_merged_and_failures_reported(self):
        self.query("bad", ">A|enzyme\nLK\n")
        self.run_workflow("--cores", "2")
        self.assertEqual(self.folded(), sorted(SEQUENCES))
        report = (self.folder / "results" / "report.md").read_text()
        self.assertIn("5 samples of 5 queries; 1 failed", report)
        self.assertIn("enzyme", report)
        # Nothing is left to do.
        self.assertIn("Nothing to be done", self.run_workflow("--cores", "2"))

    def test_an_unknown_option_ends_the_run(self):
        done = subprocess.run(
            self.command("--cores", "2", options="--sample 1"),
            cwd=self.folder, capture_output=True, text=True,
        )
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("Error in rule plan", done.stderr)

    def test_an_alignment_is_made_for_each_query(self):
        align = "cp {input} {output}"
        self.run_workflow("--cores", "2", align=align)
        self.assertEqual(self.folded(), sorted(SEQUENCES))
        made = sorted(path.stem for path in (self.folder / "results/alignments").glob("*.a3m"))
        self.assertEqual(made, sorted(SEQUENCES))

    def test_an_interrupted_run_continues(self):
        options = "--samples 1 --steps 100 --recycles 0"
        command = self.command("--cores", "1", options=options)
        running = subprocess.Popen(
            command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        first = self.wait_for("results/predictions/*/seed_1/run.json")
        # As a machine that goes down: no program has the time to clean up.
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        changed = first.stat().st_mtime_ns
        self.run_workflow("--cores", "1", "--unlock", options=options)
        self.run_workflow("--cores", "1", "--rerun-incomplete", options=options)
        self.assertEqual(self.folded(), sorted(SEQUENCES))
        self.assertEqual(first.stat().st_mtime_ns, changed, "it was folded again")

    def wait_for(self, pattern):
        for _ in range(1200):
            for path in self.folder.glob(pattern):
                return path
            time.sleep(0.1)
        self.fail(f"there is no {pattern}")

    @unittest.skipUnless(slurm.available(), "needs root, slurm-wlm and munge")
    def test_jobs_of_slurm_that_are_killed_are_tried_again(self):
        options = "--samples 1 --steps 100 --recycles 0"
        with slurm.Cluster(self.folder / "slurm") as cluster:
            profile = str(ROOT / "workflow" / "profiles" / "slurm")
            command = self.command(
                "--profile", profile, "--latency-wait", "10", "--slurm-no-account",
                "--slurm-init-seconds-before-status-checks", "2",
                "--seconds-between-status-checks", "2", "--slurm-status-command", "squeue",
                "--default-resources", "slurm_partition=gpu", "mem_mb=200", "runtime=10",
                options=options, base_memory_mb=200, retries=2,
            )
            log = self.folder / "log"
            with open(log, "w") as output:
                running = subprocess.Popen(
                    command, cwd=self.folder, env=cluster.environment(), stdout=output,
                    stderr=subprocess.STDOUT,
                )
                self.wait_for("results/predictions/*/seed_1/run.json")
                cluster.run("scancel", "--user=root")
                code = running.wait(timeout=600)
            self.assertEqual(code, 0, log.read_text())
        self.assertEqual(self.folded(), sorted(SEQUENCES))
        self.assertIn("Trying to restart", log.read_text())


if __name__ == "__main__":
    unittest.main()
