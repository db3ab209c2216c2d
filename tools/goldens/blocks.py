"""Whole blocks: the order, residuals and masks of the layers."""

import inspect

import torch
from openfold3.core.config import default_linear_init_config as alphafold2_linears
from openfold3.core.model.latent.evoformer import EvoformerBlock
from openfold3.core.model.latent.msa_module import MSAModuleBlock
from openfold3.core.model.latent.pairformer import PairFormerBlock
from openfold3.core.model.latent.template_module import TemplatePairBlock
from openfold3.core.model.layers.diffusion_transformer import DiffusionTransformer
from openfold3.projects.of3_all_atom.config import linear_init_config as linears
from openfold3.projects.of3_all_atom.config.model_config import model_config

from common import Draw, Golden, case, golden, pairs, token_mask

ARCHITECTURE = model_config.architecture

# Widths of the pair layers in every block; those of the model are 128, 128, 32 x 4.
NARROW_PAIR = dict(c_z=24, c_hidden_mul=16, c_hidden_pair_att=16, no_heads_pair=2, transition_n=2)

# Arguments of initialisation and scheduling, which do not change the result.
NOT_RECORDED = {"linear_init_params", "use_reentrant", "clear_cache_between_blocks"}


def _narrowed(block: type, settings, **widths) -> dict:
    """The settings of a block in the model, at smaller widths."""
    accepted = set(inspect.signature(block).parameters) - NOT_RECORDED
    return {name: value for name, value in settings.to_dict().items() if name in accepted} | widths


@case
def pairformer_block(draw: Draw) -> Golden:
    """AF3 Algorithm 17, one block."""
    args = _narrowed(
        PairFormerBlock,
        ARCHITECTURE.pairformer,
        **NARROW_PAIR,
        c_s=32,
        c_hidden_pair_bias=24,
        no_heads_pair_bias=2,
    )
    module = draw.weights(PairFormerBlock(**args, linear_init_params=linears.pairformer_init))
    n = draw.tokens(14)
    real = token_mask(n)
    inputs = {
        "s": draw.normal(1, n, 32),
        "z": draw.normal(1, n, n, 24),
        "single_mask": real,
        "pair_mask": draw.pair_mask(real),
    }

    def forward(module, s, z, single_mask, pair_mask):
        return dict(zip("sz", module(s, z, single_mask, pair_mask)))

    valid = {"s": real, "z": pairs(real)}
    return golden(inputs, forward, module, valid, args=args)


@case
def msa_module_block(draw: Draw) -> Golden:
    """AF3 Algorithm 8, one block."""
    return _msa_module_block(draw, last=False)


@case
def msa_module_block_last(draw: Draw) -> Golden:
    """The last block has no MSA update: nothing reads the MSA after it."""
    return _msa_module_block(draw, last=True)


def _msa_module_block(draw: Draw, last: bool) -> Golden:
    narrow = dict(c_m=32, c_hidden_msa_att=8, no_heads_msa=3, c_hidden_opm=8)
    args = _narrowed(MSAModuleBlock, ARCHITECTURE.msa.msa_module, **NARROW_PAIR, **narrow)
    module = draw.weights(
        MSAModuleBlock(**args, linear_init_params=linears.msa_module_init, last_block=last)
    )
    inputs, valid = _msa_and_pair(draw, rows=5, n=draw.tokens(14), c_m=32, c_z=24)

    def forward(module, m, z, msa_mask, pair_mask):
        m, z = module(m, z, msa_mask, pair_mask)
        return {"z": z} if last else {"m": m, "z": z}

    if last:
        del valid["m"]
    return golden(
        inputs, forward, module, valid, args=args, last_block=last, opm_eps=_opm_eps(module)
    )


@case
def evoformer_block(draw: Draw) -> Golden:
    """AF2 Algorithm 6, one block."""
    args = dict(
        c_m=32,
        c_hidden_msa_att=8,
        no_heads_msa=3,
        c_hidden_opm=8,
        **NARROW_PAIR,
        transition_type="relu",
        msa_dropout=0.0,
        pair_dropout=0.0,
        no_column_attention=False,
        opm_first=False,
        fuse_projection_weights=False,
        inf=1e9,
        eps=1e-3,
    )
    module = draw.weights(
        EvoformerBlock(**args, linear_init_params=alphafold2_linears.evo_block_init)
    )
    inputs, valid = _msa_and_pair(draw, rows=7, n=draw.tokens(12), c_m=32, c_z=24)

    def forward(module, m, z, msa_mask, pair_mask):
        return dict(zip("mz", module(m, z, msa_mask, pair_mask)))

    return golden(inputs, forward, module, valid, args=args, opm_eps=_opm_eps(module))


def _opm_eps(block: torch.nn.Module) -> float:
    """The `eps` of the outer product mean: the package does not pass it the `eps` of the block."""
    return block.outer_product_mean.eps


def _msa_and_pair(draw: Draw, rows: int, n: int, c_m: int, c_z: int) -> tuple[dict, dict]:
    """The inputs of a block that updates an MSA and a pair, and the valid part of its outputs."""
    real = token_mask(n)
    msa_mask = real[:, None].expand(1, rows, n)
    inputs = {
        "m": draw.normal(1, rows, n, c_m),
        "z": draw.normal(1, n, n, c_z),
        "msa_mask": msa_mask,
        "pair_mask": draw.pair_mask(real),
    }
    return inputs, {"m": msa_mask, "z": pairs(real)}


@case
def template_pair_block(draw: Draw) -> Golden:
    """One block of the template pair stack: the pair layers alone, over several templates."""
    narrow = dict(c_t=24, c_hidden_tri_mul=16, c_hidden_tri_att=16, no_heads=2)
    args = _narrowed(TemplatePairBlock, ARCHITECTURE.template.template_pair_stack, **narrow)
    module = draw.weights(TemplatePairBlock(**args, linear_init_params=linears.pair_block_init))
    templates, n = 2, draw.tokens(13)
    real = token_mask(n)
    mask = draw.pair_mask(real)[:, None].expand(1, templates, n, n)
    inputs = {"t": draw.normal(1, templates, n, n, 24), "mask": mask}
    valid = {"t": pairs(real)[:, None].expand(1, templates, n, n)}
    return golden(inputs, lambda module, t, mask: {"t": module(t, mask)}, module, valid, args=args)


@case
def dit_block(draw: Draw) -> Golden:
    """AF3 Algorithm 23, one block: two samples share s and z."""
    narrow = dict(c_a=48, c_s=40, c_z=24, c_hidden=16, no_heads=2, no_blocks=1)
    args = _narrowed(
        DiffusionTransformer, ARCHITECTURE.diffusion_module.diffusion_transformer, **narrow
    )
    module = draw.weights(
        DiffusionTransformer(**args, linear_init_params=linears.diffusion_transformer_init)
    )
    n = draw.tokens(11)
    real = token_mask(n)
    inputs = {
        "a": draw.normal(1, 2, n, 48),
        "s": draw.normal(1, 1, n, 40),
        "z": draw.normal(1, 1, n, n, 24),
        "mask": real[:, None],
    }

    def forward(module, a, s, z, mask):
        return {"a": module(a=a, s=s, z=z, mask=mask, use_high_precision_attention=True)}

    return golden(inputs, forward, module, args=args)
