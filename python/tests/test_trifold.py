"""The package as it is installed: folds, progress, errors, threads, types."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import numpy as np

import trifold

LITTLE = {"samples": 2, "steps": 2, "recycles": 0}
ROOT = pathlib.Path(__file__).parents[2]


def model() -> trifold.Model:
    """One model for all tests: loading it takes seconds."""
    global _model
    if _model is None:
        _model = trifold.Model()
    return _model


_model = None


class Folds(unittest.TestCase):
    def test_arrays_have_the_shapes_of_the_query(self):
        result = model().fold("LKW", **LITTLE)
        self.assertEqual(len(result), 2)
        ranks = [sample.scores["sample_ranking_score"] for sample in result]
        self.assertEqual(ranks, sorted(ranks, reverse=True))
        best = result.best
        atoms = [line.split() for line in best.cif.splitlines() if line.startswith("ATOM")]
        self.assertEqual(best.coordinates.shape, (len(atoms), 3))
        self.assertEqual(best.plddt.shape, (len(atoms),))
        for pairs in (best.pae, best.pde, best.contacts):
            self.assertEqual((pairs.shape, pairs.dtype), ((3, 3), np.float32))
            self.assertTrue(np.isfinite(pairs).all())
        written = np.array([[float(x) for x in row[10:13]] for row in atoms])
        self.assertLess(np.abs(written - best.coordinates).max(), 1e-3)
        self.assertTrue(any("residues" in warning for warning in result.warnings))

    def test_seeds_and_files(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "q.fasta"
            path.write_text(">A|protein\nLKW\n")
            one = model().fold(path, seed=1, **LITTLE).best
            other = model().fold(path, seed=2, **LITTLE).best
            again = model().fold("LKW", seed=1, **LITTLE).best
            one.save(path.with_suffix(".cif"))
            self.assertEqual(path.with_suffix(".cif").read_text(), one.cif)
        self.assertLess(np.abs(one.coordinates - again.coordinates).max(), 1e-3)
        self.assertGreater(np.abs(one.coordinates - other.coordinates).max(), 0.1)

    def test_progress_rises_and_cancels(self):
        shares, stages = [], []

        def progress(share, stage):
            shares.append(share)
            stages.append(stage)

        model().fold("LK", progress=progress, **LITTLE)
        self.assertEqual(shares, sorted(shares))
        self.assertEqual(stages[-1], "confidence")
        self.assertAlmostEqual(shares[-1], 1.0)
        with self.assertRaises(trifold.Error) as raised:
            model().fold("LK", progress=lambda share, stage: stage != "diffusion", **LITTLE)
        self.assertEqual(raised.exception.code, "cancelled")
        with self.assertRaises(ZeroDivisionError):
            model().fold("LK", progress=lambda share, stage: 1 / 0, **LITTLE)

    def test_refusals_have_codes(self):
        cases = [("LK1", "input"), (">a\nLK\n>b\nL?\n", "input"), ("{", "input")]
        for query, code in cases:
            with self.subTest(query), self.assertRaises(trifold.Error) as raised:
                model().fold(query, **LITTLE)
            self.assertEqual(raised.exception.code, code)
        with self.assertRaises(trifold.Error) as raised:
            trifold.Model("no-such-file.pt")
        self.assertEqual(raised.exception.code, "file")
        with self.assertRaises(trifold.Error) as raised:
            trifold.Model(gpu="no such GPU")
        self.assertEqual(raised.exception.code, "no-adapter")
        with self.assertRaises(TypeError):
            model().fold("LK", temperature=1)

    def test_other_threads_run_meanwhile(self):
        counted, done = 0, threading.Event()

        def count():
            nonlocal counted
            while not done.is_set():
                counted += 1
                time.sleep(0.001)

        thread = threading.Thread(target=count)
        thread.start()
        model().fold("LKFEMW", samples=1, steps=20, recycles=0)
        done.set()
        thread.join()
        self.assertGreater(counted, 20)


class Package(unittest.TestCase):
    def test_gpus_are_listed(self):
        gpus = trifold.gpus()
        self.assertEqual([gpu.index for gpu in gpus], list(range(len(gpus))))
        self.assertIn(model().gpu, [gpu.name for gpu in gpus])

    def test_the_command_is_installed(self):
        command = pathlib.Path(sys.executable).with_name("trifold")
        output = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
        self.assertEqual(output.stdout.strip(), f"trifold {trifold.__version__}")

    def test_types_are_installed(self):
        folder = pathlib.Path(trifold.__file__).parent
        self.assertTrue((folder / "py.typed").is_file())
        self.assertTrue((folder / "_native.pyi").is_file())

    def test_examples_run_as_written(self):
        """The Python blocks of the docs, in one scope; the READMEs repeat the first."""
        blocks = examples("docs/python.md")
        for name in ("README.md", "python/README.md"):
            self.assertEqual(examples(name), blocks[:1])
        here, scope = os.getcwd(), {}
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                for block in blocks:
                    exec(compile(block, "docs/python.md", "exec"), scope)
                self.assertTrue(os.path.isfile("villin.cif"))
            finally:
                os.chdir(here)


def examples(name: str) -> list[str]:
    """The Python blocks of a page."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


if __name__ == "__main__":
    unittest.main()
