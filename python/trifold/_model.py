"""Models on a GPU, and the results of their folds as arrays."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Union, overload

import numpy as np
import numpy.typing as npt

from trifold import _native

Floats = npt.NDArray[np.float32]
Progress = Callable[[float, str], Union[bool, None]]
"""Called with the share of the work that is done, 0 to 1, and the stage ("embedding", "trunk",
"diffusion" or "confidence"). It cancels the fold by returning False, or by raising."""

Query = Union[str, "os.PathLike[str]"]
"""A path (`pathlib.Path`), or a text: a sequence (chains separated by ":"), FASTA, A3M, or the JSON
of OpenFold3 or AlphaFold 3."""


@dataclass(frozen=True, eq=False)
class Sample:
    """One structure of a query with A atoms and N tokens."""

    coordinates: Floats
    """`[A, 3]`, angstroms, in the order of the atoms of `cif`."""
    plddt: Floats
    """`[A]`, 0 to 100."""
    pae: Floats
    """`[N, N]`, angstroms: the expected error of token j's position in the frame of token i."""
    pde: Floats
    """`[N, N]`, angstroms: the expected error of the distance."""
    contacts: Floats
    """`[N, N]`: the probability that two tokens are within 8 angstroms."""
    scores: dict[str, Any]
    """OpenFold3's scores, such as "ptm", "iptm" and "sample_ranking_score"."""
    cif: str = field(repr=False)
    """The structure as mmCIF, with pLDDT as B factors."""

    def save(self, path: Query) -> None:
        """Writes `cif` to a file."""
        with open(path, "w", encoding="ascii") as file:
            file.write(self.cif)


@dataclass(frozen=True, eq=False)
class Result(Sequence[Sample]):
    """The samples of a fold, the best ranked first."""

    samples: tuple[Sample, ...]
    warnings: tuple[str, ...]
    """Reasons why the weights may fold the query wrong, one sentence each."""

    @property
    def best(self) -> Sample:
        """The sample that ranks best."""
        return self.samples[0]

    @overload
    def __getitem__(self, index: int) -> Sample: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sample]: ...
    def __getitem__(self, index: int | slice) -> Sample | Sequence[Sample]:
        return self.samples[index]

    def __len__(self) -> int:
        return len(self.samples)


@dataclass(frozen=True)
class Gpu:
    """A GPU of this machine."""

    index: int
    name: str
    driver: str
    pci_bus_id: str | None
    uuid: str | None


class Model:
    """A model that stays on a GPU. Threads may share it; their folds take turns."""

    def __init__(self, weights: Query | None = None, *, gpu: int | str | None = None) -> None:
        """Loads OpenFold3's weights (.pt or safetensors), or the built-in network.

        `gpu` is an index of `gpus()`, a PCI bus id, a UUID or a part of the name.
        """
        path = None if weights is None else os.fspath(weights)
        self._model = _native.Model(path, None if gpu is None else str(gpu))

    @property
    def gpu(self) -> str:
        """The name of the GPU."""
        return self._model.gpu

    def fold(
        self,
        query: Query,
        *,
        seed: int = 1,
        samples: int | None = None,
        steps: int | None = None,
        recycles: int | None = None,
        components: Query | None = None,
        progress: Progress | None = None,
    ) -> Result:
        """Folds one query. Other Python threads run meanwhile.

        The defaults of `samples`, `steps` and `recycles` are those of the command line.
        `components` is a file with ligands and modified residues, such as the Chemical Component
        Dictionary.
        """
        text, place = _read(query)
        work = _Work(seed, samples, steps, recycles)
        chemistry = None if components is None else os.fspath(components)
        return _result(self._model.fold(text, place, chemistry, work, progress))


@dataclass(frozen=True)
class _Work:
    seed: int
    samples: int | None
    steps: int | None
    recycles: int | None


def fold(
    query: Query,
    *,
    weights: Query | None = None,
    gpu: int | str | None = None,
    seed: int = 1,
    samples: int | None = None,
    steps: int | None = None,
    recycles: int | None = None,
    components: Query | None = None,
    progress: Progress | None = None,
) -> Result:
    """Loads a model and folds one query. `Model` folds several without loading it again."""
    return Model(weights, gpu=gpu).fold(
        query,
        seed=seed,
        samples=samples,
        steps=steps,
        recycles=recycles,
        components=components,
        progress=progress,
    )


def gpus() -> list[Gpu]:
    """The GPUs that this process may use, in the order of their indices."""
    return [Gpu(*found) for found in _native.gpus()]


def _read(query: Query) -> tuple[str, str]:
    """The text of a query, and its place in messages."""
    if isinstance(query, str):
        return query, "query"
    place = os.fspath(query)
    with open(place, encoding="utf-8-sig") as file:
        return file.read(), place


def _result(predicted: _native.Predicted) -> Result:
    a, n = predicted.atoms, predicted.tokens

    def sample(at: int) -> Sample:
        def array(data: bytes, *shape: int) -> Floats:
            return np.frombuffer(data, dtype="<f4").astype(np.float32).reshape(shape)

        return Sample(
            coordinates=array(predicted.coordinates(at), a, 3),
            plddt=array(predicted.plddt(at), a),
            pae=array(predicted.pae(at), n, n),
            pde=array(predicted.pde(at), n, n),
            contacts=array(predicted.contacts(at), n, n),
            scores=json.loads(predicted.scores(at)),
            cif=predicted.cif(at),
        )

    samples = tuple(sample(at) for at in range(len(predicted)))
    return Result(samples, tuple(predicted.warnings))
