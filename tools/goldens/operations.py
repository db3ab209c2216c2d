"""Operations without weights, in the layouts of their callers.

Dimension letters: B batch, S MSA rows, N tokens, H heads, D head width, Q queries, K keys.
"""

import torch
from openfold3.core.model.primitives.attention import _attention
from torch.nn import functional

from common import Draw, Golden, case, golden


@case
def evoformer_attention(draw: Draw) -> Golden:
    """MSA row attention: heads before the head width, a mask per row, a pair bias for all rows."""
    b, s, n, h, d = 2, 2, draw.tokens(33), 2, 32
    res_mask = torch.zeros(b, s, 1, 1, n)
    res_mask[:, 1:, ..., -4:] = -1e9
    inputs = {name: draw.normal(b, s, n, h, d) for name in "qkv"}
    inputs |= {"res_mask": res_mask, "pair_bias": draw.normal(b, 1, h, n, n)}

    def forward(_, q, k, v, res_mask, pair_bias):
        q, k, v = (x.transpose(-2, -3) for x in (q, k, v))
        return {"o": _attention(q * d**-0.5, k, v, [res_mask, pair_bias]).transpose(-2, -3)}

    return golden(inputs, forward, scale=d**-0.5, layout="[B, S, N, H, D]")


@case
def triangle_attention(draw: Draw) -> Golden:
    """A few rows of triangle attention, keys past one tile of 32."""
    n = draw.tokens(37)
    return _triangle_attention(draw, b=2, rows=3, h=2, q=n, k=n, d=16)


@case
def triangle_attention_cross(draw: Draw) -> Golden:
    """Fewer queries than keys; large biases, so that softmax must subtract the maximum."""
    return _triangle_attention(
        draw, b=1, rows=2, h=3, q=draw.tokens(33), k=draw.tokens(70), d=24, bias_scale=20.0
    )


def _triangle_attention(
    draw: Draw, b: int, rows: int, h: int, q: int, k: int, d: int, bias_scale: float = 1.0
) -> Golden:
    mask = draw.flags(b, rows, 1, 1, k, probability=0.8)
    mask[..., 0] = True  # no row without a key
    inputs = {
        "q": draw.normal(b, rows, h, q, d),
        "k": draw.normal(b, rows, h, k, d),
        "v": draw.normal(b, rows, h, k, d),
        "bias": draw.normal(b, 1, h, q, k, scale=bias_scale),
        "mask": mask,
    }

    def forward(_, q, k, v, bias, mask):
        mask_bias = 1e9 * (mask.to(q.dtype) - 1)
        return {"o": _attention(q * d**-0.5, k, v, [mask_bias, bias])}

    return golden(inputs, forward, scale=d**-0.5, layout="[B, N, H, Q|K, D]")


@case
def swiglu(draw: Draw) -> Golden:
    """449 channels, the width of the single input: the only width not divisible by vectors."""
    rows = draw.tokens(13)
    inputs = {"a": draw.normal(rows, 449, scale=3.0), "b": draw.normal(rows, 449)}
    return golden(inputs, lambda _, a, b: {"o": functional.silu(a) * b})


@case
def softmax(draw: Draw) -> Golden:
    inputs = {"x": draw.normal(draw.tokens(7), 1031, scale=10.0)}
    return golden(inputs, lambda _, x: {"o": x.softmax(-1)})


@case
def activations(draw: Draw) -> Golden:
    """Ordinary values, then both tails and both sides of zero."""
    corners = torch.tensor([-100.0, -20.0, -1e-6, 0.0, 1e-6, 20.0, 100.0])
    inputs = {"x": torch.cat([draw.normal(draw.tokens(1000), scale=4.0), corners])}
    functions = {
        "sigmoid": torch.sigmoid,
        "silu": functional.silu,
        "relu": functional.relu,
        "gelu": functional.gelu,
        "gelu_tanh": lambda x: functional.gelu(x, approximate="tanh"),
        "mish": functional.mish,
    }
    return golden(inputs, lambda _, x: {name: function(x) for name, function in functions.items()})
