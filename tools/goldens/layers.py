"""Single layers with their weights, narrower than in the model so that the files stay small.

The widths of a layer all differ, so that a swapped pair of them shows.
Outputs called `update` come without the residual.
"""

import torch
from openfold3.core.model.layers.attention_pair_bias import AttentionPairBias
from openfold3.core.model.layers.msa import MSAColumnGlobalAttention, MSAPairWeightedAveraging
from openfold3.core.model.layers.outer_product_mean import OuterProductMean
from openfold3.core.model.layers.transition import SwiGLUTransition
from openfold3.core.model.layers.triangular_attention import TriangleAttention
from openfold3.core.model.layers.triangular_multiplicative_update import (
    TriangleMultiplicationIncoming,
    TriangleMultiplicationOutgoing,
)
from openfold3.core.model.primitives import AdaLN, Attention
from openfold3.projects.of3_all_atom.config import linear_init_config as linears

from common import Draw, Golden, case, golden, pairs, token_mask


@case
def attention_two_bias(draw: Draw) -> Golden:
    """Gated attention of triangle attention: projections without bias, two biases on the scores."""
    args = dict(c_q=40, c_k=40, c_v=40, c_hidden=16, no_heads=3)
    module = draw.weights(Attention(**args, linear_init_params=linears.mha_init))
    rows, n = 5, draw.tokens(35)
    mask_bias = torch.zeros(1, rows, 1, 1, n)
    mask_bias[..., -3:] = -1e9
    inputs = {
        "x": draw.normal(1, rows, n, 40),
        "mask_bias": mask_bias,
        "pair_bias": draw.normal(1, 1, 3, n, n),
    }

    def forward(module, x, mask_bias, pair_bias):
        return {"o": module(q_x=x, kv_x=x, biases=[mask_bias, pair_bias])}

    return golden(inputs, forward, module, args=args)


@case
def attention_q_bias(draw: Draw) -> Golden:
    """Gated attention of the single representation: the query projection has a bias."""
    args = dict(c_q=56, c_k=56, c_v=56, c_hidden=24, no_heads=3)
    module = draw.weights(Attention(**args, linear_init_params=linears.att_pair_bias_mha_init))
    n = draw.tokens(37)
    mask_bias = torch.zeros(1, 1, 1, n)
    mask_bias[..., -2:] = -1e9
    inputs = {
        "x": draw.normal(1, n, 56),
        "mask_bias": mask_bias,
        "pair_bias": draw.normal(1, 3, n, n),
    }

    def forward(module, x, mask_bias, pair_bias):
        return {"o": module(q_x=x, kv_x=x, biases=[mask_bias, pair_bias], use_high_precision=True)}

    return golden(inputs, forward, module, args=args)


@case
def ada_ln(draw: Draw) -> Golden:
    """AF3 Algorithm 26."""
    args = dict(c_a=104, c_s=56)
    module = draw.weights(AdaLN(**args, linear_init_params=linears.ada_ln_init))
    n = draw.tokens(5)
    inputs = {"a": draw.normal(2, n, 104), "s": draw.normal(2, n, 56)}
    return golden(inputs, lambda module, a, s: {"a": module(a, s)}, module, args=args)


@case
def tri_att_start(draw: Draw) -> Golden:
    """AF3 Algorithm 14."""
    return _triangle_attention(draw, starting=True, around_end=False)


@case
def tri_att_end_as_used(draw: Draw) -> Golden:
    """AF3 Algorithm 15 as in the pair stack: a starting-node layer on the transposed pair."""
    return _triangle_attention(draw, starting=True, around_end=True)


@case
def tri_att_ending_class_unused(draw: Draw) -> Golden:
    """The ending-node class of the package, unused by its models; its bias index is transposed."""
    return _triangle_attention(draw, starting=False, around_end=False)


def _triangle_attention(draw: Draw, starting: bool, around_end: bool) -> Golden:
    args = dict(c_in=40, c_hidden=16, no_heads=3)
    module = draw.weights(
        TriangleAttention(
            **args, starting=starting, inf=1e9, linear_init_params=linears.tri_att_init
        )
    )
    n = draw.tokens(17)
    real = token_mask(n)
    inputs = {"z": draw.normal(1, n, n, 40), "pair_mask": draw.pair_mask(real)}

    def forward(module, z, pair_mask):
        if not around_end:
            return {"update": module(z, mask=pair_mask)}
        update = module(z.transpose(1, 2), mask=pair_mask.transpose(1, 2), transpose_bias=True)
        return {"update": update.transpose(1, 2)}

    about = dict(args=args, starting=starting, transpose_bias=around_end)
    return golden(inputs, forward, module, valid={"update": pairs(real)}, **about)


@case
def tri_mul_out(draw: Draw) -> Golden:
    """AF3 Algorithm 12."""
    return _triangle_multiplication(draw, TriangleMultiplicationOutgoing)


@case
def tri_mul_in(draw: Draw) -> Golden:
    """AF3 Algorithm 13."""
    return _triangle_multiplication(draw, TriangleMultiplicationIncoming)


def _triangle_multiplication(draw: Draw, layer: type) -> Golden:
    args = dict(c_z=40, c_hidden=24)
    module = draw.weights(layer(**args, linear_init_params=linears.tri_mul_init))
    n = draw.tokens(17)
    inputs = {"z": draw.normal(1, n, n, 40), "pair_mask": draw.pair_mask(token_mask(n))}

    def forward(module, z, pair_mask):
        return {"update": module(z, mask=pair_mask)}

    return golden(inputs, forward, module, args=args)


@case
def swiglu_transition(draw: Draw) -> Golden:
    """AF3 Algorithm 11, on the pair representation."""
    args = dict(c_in=40, n=4)
    module = draw.weights(
        SwiGLUTransition(**args, linear_init_params=linears.swiglu_transition_init)
    )
    n = draw.tokens(9)
    inputs = {"x": draw.normal(1, n, n, 40), "mask": draw.pair_mask(token_mask(n))}
    return golden(
        inputs, lambda module, x, mask: {"update": module(x, mask=mask)}, module, args=args
    )


@case
def attention_pair_bias(draw: Draw) -> Golden:
    """AF3 Algorithm 24 of the Pairformer: without conditioning."""
    args = dict(c_q=56, c_k=56, c_v=56, c_s=56, c_z=16, c_hidden=24, no_heads=3)
    module = draw.weights(
        AttentionPairBias(**args, inf=1e9, linear_init_params=linears.att_pair_bias_init)
    )
    n = draw.tokens(19)
    inputs = {"a": draw.normal(1, n, 56), "z": draw.normal(1, n, n, 16), "mask": token_mask(n)}

    def forward(module, a, z, mask):
        return {"update": module(a, z, mask, use_high_precision_attention=True)}

    return golden(inputs, forward, module, args=args)


@case
def outer_product_mean(draw: Draw) -> Golden:
    """AF3 Algorithm 9. The bias is divided too: a pair without a common row gets bias / eps."""
    args = dict(c_m=40, c_z=24, c_hidden=16)
    module = draw.weights(OuterProductMean(**args, linear_init_params=linears.opm_init))
    rows, n = 6, draw.tokens(15)
    msa_mask = torch.ones(1, rows, n)
    msa_mask[:, :, -2:] = 0
    msa_mask[:, 4, 3:7] = 0
    inputs = {"m": draw.normal(1, rows, n, 40), "msa_mask": msa_mask}

    def forward(module, m, msa_mask):
        return {"update": module(m, mask=msa_mask)}

    return golden(inputs, forward, module, args=args, eps=module.eps)


@case
def msa_pair_weighted_averaging(draw: Draw) -> Golden:
    """AF3 Algorithm 10."""
    args = dict(c_in=40, c_hidden=8, c_z=24, no_heads=4)
    module = draw.weights(
        MSAPairWeightedAveraging(**args, inf=1e9, linear_init_params=linears.msa_pair_avg_init)
    )
    rows, n = 6, draw.tokens(15)
    real = token_mask(n)
    inputs = {
        "m": draw.normal(1, rows, n, 40),
        "z": draw.normal(1, n, n, 24),
        "pair_mask": draw.pair_mask(real),
    }

    def forward(module, m, z, pair_mask):
        return {"update": module(m, z=z, mask=pair_mask)}

    valid = {"update": real[:, None].expand(1, rows, n)}
    return golden(inputs, forward, module, valid, args=args)


@case
def msa_column_global_attention(draw: Draw) -> Golden:
    """AF2 Algorithm 19, in the extra MSA stack."""
    args = dict(c_in=40, c_hidden=8, no_heads=3)
    module = draw.weights(MSAColumnGlobalAttention(**args, inf=1e9, eps=1e-10))
    rows, n = 9, draw.tokens(11)
    msa_mask = torch.ones(1, rows, n)
    msa_mask[:, 5:, :3] = 0
    inputs = {"m": draw.normal(1, rows, n, 40), "msa_mask": msa_mask}

    def forward(module, m, msa_mask):
        return {"update": module(m, mask=msa_mask)}

    return golden(inputs, forward, module, args=args)
