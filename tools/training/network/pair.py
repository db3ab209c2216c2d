"""The Pairformer: triangle updates of the pair representation, and the single representation."""

from collections.abc import Iterable, Mapping

import torch
from torch import Tensor, nn

from .primitives import GatedAttention, Linear, Norm, Transition, cast, pair_bias

Sizes = Mapping[str, float]


class TriangleMultiplication(nn.Module):
    """AF3 Algorithms 12 and 13."""

    def __init__(self, c: int, hidden: int, outgoing: bool):
        super().__init__()
        self.outgoing = outgoing
        self.layer_norm_in, self.layer_norm_out = Norm(c), Norm(hidden)
        self.linear_a_p, self.linear_b_p = Linear(c, hidden), Linear(c, hidden)
        self.linear_a_g, self.linear_b_g = (Linear(c, hidden, init="zero") for _ in range(2))
        self.linear_g, self.linear_z = Linear(c, c, init="zero"), Linear(hidden, c, init="zero")

    def forward(self, z: Tensor, pair_mask: Tensor) -> Tensor:
        zn = self.layer_norm_in(z)
        mask = cast(pair_mask[..., None])
        a = self.linear_a_p(zn) * torch.sigmoid(self.linear_a_g(zn)) * mask
        b = self.linear_b_p(zn) * torch.sigmoid(self.linear_b_g(zn)) * mask
        a, b = a.permute(0, 3, 1, 2), b.permute(0, 3, 1, 2)
        x = a @ b.transpose(-1, -2) if self.outgoing else a.transpose(-1, -2) @ b
        x = self.layer_norm_out(x.permute(0, 2, 3, 1))
        return self.linear_z(x) * torch.sigmoid(self.linear_g(zn))


class TriangleAttention(nn.Module):
    """AF3 Algorithms 14 and 15. OpenFold3 turns the bias of the second as well as z."""

    def __init__(self, c: int, heads: int, hidden: int, ending: bool):
        super().__init__()
        self.ending = ending
        self.layer_norm, self.linear_z = Norm(c), Linear(c, heads)
        self.mha = GatedAttention(c, heads * hidden, heads, False)

    def forward(self, z: Tensor, key_mask: Tensor) -> Tensor:
        if self.ending:
            z = z.transpose(1, 2)
        x = self.layer_norm(z)
        logits = self.linear_z(x)
        if self.ending:
            logits = logits.transpose(1, 2)
        o = self.mha(x, pair_bias(logits, key_mask)[:, None])
        return o.transpose(1, 2) if self.ending else o


class PairBlock(nn.Module):
    """The updates of the pair representation in a Pairformer block."""

    def __init__(self, c: Sizes):
        super().__init__()
        z, mul, heads, hidden = c["c_z"], c["pair_hidden_mul"], c["pair_heads"], c["pair_hidden"]
        self.dropout = c["dropout"]
        self.tri_mul_out = TriangleMultiplication(z, mul, True)
        self.tri_mul_in = TriangleMultiplication(z, mul, False)
        self.tri_att_start = TriangleAttention(z, heads, hidden, False)
        self.tri_att_end = TriangleAttention(z, heads, hidden, True)
        self.pair_transition = Transition(z, c["pair_n"])

    def dropped(self, x: Tensor, axis: int) -> Tensor:
        """Dropout that rows (axis 1) or columns (axis 2) share; none without gradients."""
        if self.dropout == 0 or not torch.is_grad_enabled():
            return x
        shape = list(x.shape)
        shape[axis] = 1
        kept = torch.rand(shape, device=x.device) >= self.dropout
        return x * (kept.to(x.dtype) / (1 - self.dropout))

    def forward(self, z: Tensor, mask: Tensor) -> Tensor:
        pair = mask[:, :, None] * mask[:, None, :]
        z = z + self.dropped(self.tri_mul_out(z, pair), 1)
        z = z + self.dropped(self.tri_mul_in(z, pair), 1)
        z = z + self.dropped(self.tri_att_start(z, mask), 1)
        z = z + self.dropped(self.tri_att_end(z, mask), 2)
        return z + self.pair_transition(z)


class PairBiasAttention(nn.Module):
    """Attention of tokens with a bias of pairs (AF3 Algorithm 24 without conditioning)."""

    def __init__(self, c_s: int, c_z: int, heads: int):
        super().__init__()
        self.layer_norm_a, self.layer_norm_z = Norm(c_s), Norm(c_z)
        self.linear_z = Linear(c_z, heads)
        self.mha = GatedAttention(c_s, c_s, heads, True)

    def forward(self, s: Tensor, z: Tensor, mask: Tensor) -> Tensor:
        bias = pair_bias(self.linear_z(self.layer_norm_z(z)), mask)
        return self.mha(self.layer_norm_a(s), bias)


class PairformerBlock(nn.Module):
    """A block of AF3 Algorithm 17."""

    def __init__(self, c: Sizes):
        super().__init__()
        self.pair_stack = PairBlock(c)
        self.attn_pair_bias = PairBiasAttention(c["c_s"], c["c_z"], c["single_heads"])
        self.single_transition = Transition(c["c_s"], c["single_n"])

    def forward(self, s: Tensor, z: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        z = self.pair_stack(z, mask)
        s = s + self.attn_pair_bias(s, z, mask)
        return s + self.single_transition(s), z


class Stack(nn.Module):
    """Blocks in a row."""

    def __init__(self, blocks: Iterable[nn.Module]):
        super().__init__()
        self.blocks = nn.ModuleList(blocks)

    def forward(self, s: Tensor, z: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        for block in self.blocks:
            s, z = block(s, z, mask)
        return s, z
