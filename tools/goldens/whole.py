"""The whole model at small widths, from features to logits, with every random draw recorded."""

import random
import tempfile
from pathlib import Path

import numpy
import torch
from openfold3.core.data.framework.data_module import openfold_batch_collator
from openfold3.core.metrics.aggregate_confidence_ranking import get_confidence_scores
from openfold3.projects.of3_all_atom.model import OpenFold3

from common import Draw, Golden, case
from features import a3m, dna, featurise, ligand, protein, rna
from narrow import narrow_model

# Every kind of token, more atoms than keys of a window, and few tokens, as pairs have many logits.
CHAINS = [
    protein("A", "GSWKW", **a3m("GSWKW", "GSaW-W", "G-WRW")),
    rna("R", "GU"),
    dna("D", "AC"),
    ligand("L", "EDO"),
    ligand("M", "MG"),
]

ONE_HOT = {
    "restype",
    "ref_element",
    "ref_atom_name_chars",
    "msa",
    "template_restype",
    "template_distogram",
}


class Recorder:
    """Draws every N(0, 1) from a generator and records it."""

    def __init__(self, generator: torch.Generator):
        self.generator, self.draws = generator, []

    def __call__(self, *shape, **_) -> torch.Tensor:
        shape = shape[0] if len(shape) == 1 and not isinstance(shape[0], int) else shape
        self.draws.append(self.drawn(*shape, generator=self.generator))
        return self.draws[-1].clone()

    def __enter__(self) -> "Recorder":
        self.drawn, self.like = torch.randn, torch.randn_like
        torch.randn, torch.randn_like = self, lambda x, **_: self(*x.shape)
        return self

    def __exit__(self, *_) -> None:
        torch.randn, torch.randn_like = self.drawn, self.like


@case
def whole_tiny_mixed(draw: Draw) -> Golden:
    config = narrow_model()
    # Unusual head widths, so that the reader cannot assume those of the model.
    config.architecture.pairformer.c_hidden_pair_bias = 12
    config.architecture.msa.msa_module.c_hidden_msa_att = (
        config.architecture.template.template_pair_stack.c_hidden_tri_att
    ) = 4
    return whole(draw, config, CHAINS, samples=2)


@case
def whole_tiny_protein20(draw: Draw) -> Golden:
    return whole(draw, narrow_model(), [protein("A", "MQIFVKTLTGKTITLEVEPS")], samples=1)


def flat(scores: dict) -> dict[str, torch.Tensor]:
    """Converts scores by chain or pair of chains, which are dictionaries, to tables."""
    parts = {
        name: value if isinstance(value, dict) else {"": value} for name, value in scores.items()
    }
    return {
        f"{name}.{part}".rstrip("."): value
        for name, table in parts.items()
        for part, value in table.items()
    }


def whole(draw: Draw, config, chains: list[dict], samples: int) -> Golden:
    shared = config.architecture.shared
    (
        shared.num_recycles,
        shared.diffusion.no_full_rollout_steps,
        shared.diffusion.no_full_rollout_samples,
    ) = 1, 12, samples
    model = draw.weights(OpenFold3(config))
    random.seed(draw.seed)
    numpy.random.seed(draw.seed)
    with tempfile.TemporaryDirectory() as folder:
        features = featurise("whole", chains, Path(folder))
    batch = openfold_batch_collator([features])
    batch = {name: value for name, value in batch.items() if isinstance(value, torch.Tensor)}
    with torch.no_grad(), Recorder(draw.generator) as recorder:
        read, outputs = model({name: value.clone() for name, value in batch.items()})
        scores = get_confidence_scores(
            batch=read | {"atom_array": [features["atom_array"]]}, outputs=outputs, config=config
        )
    outputs = {name: value for name, value in outputs.items() if isinstance(value, torch.Tensor)}
    assert all(torch.isfinite(value).all() and value.std() > 0 for value in outputs.values())
    inputs = {name: value.bool() if name in ONE_HOT else value for name, value in batch.items()}
    weights = {
        name: value
        for name, value in model.state_dict().items()
        if not name.startswith("sample_diffusion.")
    }
    noise = {f"{at:03}": value for at, value in enumerate(recorder.draws)}
    groups = {"in": inputs, "w": weights, "out": outputs, "noise": noise, "conf": flat(scores)}
    tensors = {
        f"{group}.{name}": tensor.clone().contiguous()
        for group, members in groups.items()
        for name, tensor in members.items()
    }
    about = {
        "module": "OpenFold3",
        "config": {"shared": {"num_recycles": 1}},
        "query": {"queries": {"whole": {"chains": chains}}},
    }
    return Golden(
        tensors, about | {"out_std": {name: value.std().item() for name, value in outputs.items()}}
    )
