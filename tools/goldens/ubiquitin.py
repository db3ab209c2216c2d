"""A real protein at the widths of the model: ubiquitin, PDB 1UBQ, without alignment or template.

The package computes the features of the sequence and embeds them. The resulting pair
representation is the input.
"""

import random
import tempfile
from pathlib import Path

import numpy
import torch
from openfold3.core.data.framework.data_module import openfold_batch_collator
from openfold3.core.data.framework.single_datasets.inference import InferenceDataset
from openfold3.core.data.pipelines.preprocessing.template import TemplatePreprocessorSettings
from openfold3.core.model.feature_embedders.input_embedders import InputEmbedderAllAtom
from openfold3.core.model.layers.transition import SwiGLUTransition
from openfold3.core.model.layers.triangular_attention import TriangleAttention
from openfold3.projects.of3_all_atom.config import linear_init_config as linears
from openfold3.projects.of3_all_atom.config.dataset_configs import (
    InferenceDatasetConfigKwargs,
    InferenceJobConfig,
)
from openfold3.projects.of3_all_atom.config.inference_query_format import InferenceQuerySet, Query
from openfold3.projects.of3_all_atom.config.model_config import model_config

from common import Draw, Golden, case, golden

SEQUENCE = "MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG"
ROWS = [0, 7, 31, 32, 63, 75]  # the first, the last, and both sides of a tile's edge


@case
def ubiquitin_pair(draw: Draw) -> Golden:
    """The first lines of a pair stack: z + tri_att_start(z), + pair_transition; some rows."""
    z = _pair_representation(draw)
    args = dict(
        tri_att_start=dict(c_in=128, c_hidden=32, no_heads=4), pair_transition=dict(c_in=128, n=4)
    )
    layers = {
        "tri_att_start": TriangleAttention(
            **args["tri_att_start"], linear_init_params=linears.tri_att_init
        ),
        "pair_transition": SwiGLUTransition(
            **args["pair_transition"], linear_init_params=linears.swiglu_transition_init
        ),
    }
    module = _rounded(draw.weights(torch.nn.ModuleDict(layers)))
    n = len(SEQUENCE)
    inputs = {
        "z": z.half().float(),
        "pair_mask": torch.ones(1, n, n),
        "rows": torch.tensor(ROWS, dtype=torch.int32),
    }

    def forward(module, z, pair_mask, rows):
        z1 = z + module["tri_att_start"](z, mask=pair_mask)
        z2 = z1 + module["pair_transition"](z1, mask=pair_mask)
        return {"tri_att_start": z1[:, rows.long()], "pair_transition": z2[:, rows.long()]}

    return _stored_as_half(
        golden(inputs, forward, module, args=args, pdb="1UBQ", sequence=SEQUENCE)
    )


def _rounded(module: torch.nn.Module) -> torch.nn.Module:
    """Rounds the weights to half precision, so that storage as f16 is exact."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(parameter.half())
    return module


def _stored_as_half(result: Golden) -> Golden:
    for name, tensor in result.tensors.items():
        if name == "in.z" or name.startswith("w."):
            result.tensors[name] = tensor.half()
            assert torch.equal(result.tensors[name].float(), tensor), (
                f"{name} was not rounded before the run"
            )
    return result


def _pair_representation(draw: Draw) -> torch.Tensor:
    """The initial pair representation [1, 76, 76, 128], from an embedder with random weights."""
    embedder = draw.weights(InputEmbedderAllAtom(**model_config.architecture.input_embedder))
    with torch.no_grad():
        _, _, z = embedder(batch=_features(draw.seed), use_high_precision_attention=True)
    return z


def _features(seed: int) -> dict:
    """The features of the sequence by the package, as a batch of one."""
    random.seed(seed)  # the reference conformers are randomly built, turned and moved
    numpy.random.seed(seed)
    torch.manual_seed(seed)
    with tempfile.TemporaryDirectory() as folder:
        query = _query(Path(folder))
        queries = InferenceQuerySet(seeds=[seed], queries={query.query_name: query})
        defaults = InferenceDatasetConfigKwargs()
        templates = TemplatePreprocessorSettings(
            mode="predict",
            structure_directory=Path(folder),
            structure_array_directory=None,
            cache_directory=Path(folder),
            preparse_structures=False,
        )
        job = InferenceJobConfig(
            query_set=queries,
            seeds=[seed],
            msa=defaults.msa,
            template=defaults.template,
            template_preprocessor_settings=templates,
        )
        features = InferenceDataset(job, world_size=None).create_all_features(query)
    return openfold_batch_collator([features])


def _query(folder: Path) -> Query:
    """One protein chain whose alignment is the sequence; its kind is in the file name."""
    alignment = folder / "ubiquitin" / "colabfold_main.a3m"
    alignment.parent.mkdir()
    alignment.write_text(f">query\n{SEQUENCE}\n")
    chain = dict(
        molecule_type="protein",
        chain_ids=["A"],
        sequence=SEQUENCE,
        main_msa_file_paths=[str(alignment)],
    )
    return Query.model_validate(dict(query_name="ubiquitin", chains=[chain]))
