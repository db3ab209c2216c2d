"""Attention of atoms in windows: 32 queries, 128 keys (AF3 Algorithms 5 to 7)."""

import math
from collections.abc import Mapping

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .pair import Sizes
from .primitives import (
    AdaNorm,
    ConditionedTransition,
    GatedAttention,
    Linear,
    Norm,
    cast,
    residual_init,
)

Features = Mapping[str, Tensor]
ELEMENTS, NAME_LETTERS, NAME_LENGTH = 119, 64, 4


class WindowAttention(nn.Module):
    """Attention from the 32 atoms of a window to 128 around them."""

    def __init__(self, c: int, c_pair: int, heads: int):
        super().__init__()
        self.layer_norm_a_q, self.layer_norm_a_k = AdaNorm(c, c), AdaNorm(c, c)
        self.linear_ada_out = Linear(c, c, True, init="zero")
        self.linear_z = Linear(c_pair, heads)
        self.mha = GatedAttention(c, c, heads, True)
        residual_init(self.mha.linear_o, self.linear_ada_out, c)

    def forward(self, a: Tensor, s: Tensor, p: Tensor, f: Features) -> Tensor:
        """a [B, S, A, C], s [B, 1, A, C], p [B, W, 32, 128, C_pair] -> update of a."""
        windows, mha = p.shape[1], self.mha
        xq, xk = self.layer_norm_a_q(a, s), self.layer_norm_a_k(a, s)

        def keys(x: Tensor) -> Tensor:
            x = torch.einsum("bka,bsac->bskc", f["to_keys"], x)
            return mha.split(x.unflatten(2, (windows, 128)))

        q = mha.split(mha.linear_q(xq).unflatten(2, (windows, 32)))  # [B, S, W, H, 32, D]
        k, v = keys(mha.linear_k(xk)), keys(mha.linear_v(xk))
        bias = self.linear_z(p).permute(0, 1, 4, 2, 3) + f["key_bias"][:, :, None, None, :]
        o = mha.attend(q, k, v, bias[:, None]).flatten(2, 3)
        return torch.sigmoid(self.linear_ada_out(s)) * mha.gated(o, xq)


class AtomBlock(nn.Module):
    """Attention in windows and a transition."""

    def __init__(self, c: int, c_pair: int, heads: int):
        super().__init__()
        self.attention_pair_bias = WindowAttention(c, c_pair, heads)
        self.conditioned_transition = ConditionedTransition(c, c)

    def forward(self, a: Tensor, s: Tensor, p: Tensor, f: Features) -> Tensor:
        a = a + self.attention_pair_bias(a, s, p, f)
        return a + self.conditioned_transition(a, s)


class AtomTransformer(nn.Module):
    """AF3 Algorithm 7."""

    def __init__(self, c: Sizes):
        super().__init__()
        self.layer_norm_z = Norm(c["c_atom_pair"], False)
        self.blocks = nn.ModuleList(
            AtomBlock(c["c_atom"], c["c_atom_pair"], c["atom_heads"])
            for _ in range(c["atom_blocks"])
        )

    def forward(self, q: Tensor, c: Tensor, p: Tensor, f: Features) -> Tensor:
        p = self.layer_norm_z(p)
        windows = {name: f[name] for name in ("to_keys", "key_bias")}
        for block in self.blocks:
            q = block(q, c, p, windows)
        return q


class ReferenceEmbedder(nn.Module):
    """Embeds the reference conformers: atoms c [B, A, C], pairs p [B, W, 32, 128, C_pair]."""

    def __init__(self, c: Sizes):
        super().__init__()
        a, p = c["c_atom"], c["c_atom_pair"]
        self.linear_ref_pos, self.linear_ref_charge = Linear(3, a), Linear(1, a)
        self.linear_ref_mask = Linear(1, a)
        self.linear_ref_element = Linear(ELEMENTS, a)
        self.linear_ref_atom_chars = Linear(NAME_LENGTH * NAME_LETTERS, a)
        self.linear_ref_offset, self.linear_inv_sq_dists = Linear(3, p), Linear(1, p)
        self.linear_valid_mask = Linear(1, p)
        # One-hot inputs: the scale of a row is that of the whole sum.
        for layer, ones in ((self.linear_ref_element, 1), (self.linear_ref_atom_chars, 4)):
            nn.init.normal_(layer.weight, std=0.5 / math.sqrt(ones))

    def forward(self, f: Features) -> tuple[Tensor, Tensor]:
        return self.atoms(f), self.pairs(f)

    def atoms(self, f: Features) -> Tensor:
        charge = torch.asinh(f["ref_charge"])[..., None]
        c = F.linear(f["ref_pos"], self.linear_ref_pos.weight)
        c = c + F.linear(charge, self.linear_ref_charge.weight)
        c = c + self.linear_ref_mask.weight[:, 0]
        c = c + F.embedding(f["ref_element"], self.linear_ref_element.weight.t())
        letters = f["ref_chars"] + NAME_LETTERS * torch.arange(NAME_LENGTH, device=c.device)
        return c + F.embedding(letters, self.linear_ref_atom_chars.weight.t()).sum(-2)

    def pairs(self, f: Features) -> Tensor:
        d = f["ref_offset"]
        p = self.linear_ref_offset(d)
        p = p + self.linear_inv_sq_dists(1 / (1 + d.square().sum(-1, keepdim=True)))
        p = p + cast(self.linear_valid_mask.weight[:, 0])
        return p * cast(f["same_residue"][..., None])


class NoisyEmbedder(nn.Module):
    """Embeds trunk and noisy positions into atoms."""

    def __init__(self, c: Sizes):
        super().__init__()
        self.layer_norm_s, self.linear_s = Norm(c["c_s"], False), Linear(c["c_s"], c["c_atom"])
        self.layer_norm_z = Norm(c["c_z"], False)
        self.linear_z = Linear(c["c_z"], c["c_atom_pair"])
        self.linear_r = Linear(3, c["c_atom"])

    def single(self, s: Tensor, f: Features) -> Tensor:
        """Of each atom its token's: [B, A, C]."""
        return f["to_token"] @ self.linear_s(self.layer_norm_s(s))

    def pair(self, z: Tensor, f: Features, windows: int) -> Tensor:
        """Of each pair of atoms its tokens': [B, W, 32, 128, C_pair]."""
        z = self.linear_z(self.layer_norm_z(z))
        rows = torch.einsum("ban,bnmc->bamc", f["to_token"], z).unflatten(1, (windows, 32))
        return torch.einsum("bwkm,bwqmc->bwqkc", f["key_token"], rows)


class AtomEncoder(nn.Module):
    """AF3 Algorithm 5: atoms to tokens."""

    def __init__(self, c: Sizes, c_token: int, noisy: bool):
        super().__init__()
        a, p = c["c_atom"], c["c_atom_pair"]
        self.ref_atom_feature_embedder = ReferenceEmbedder(c)
        if noisy:
            self.noisy_position_embedder = NoisyEmbedder(c)
        self.linear_l, self.linear_m = Linear(a, p, init="relu"), Linear(a, p, init="relu")
        steps = [nn.ReLU(), Linear(p, p, init="relu"), nn.ReLU(), Linear(p, p, init="relu")]
        self.pair_mlp = nn.Sequential(*steps, nn.ReLU(), Linear(p, p, init="zero"))
        self.atom_transformer = AtomTransformer(c)
        self.linear_q = nn.Sequential(Linear(a, c_token, init="relu"), nn.ReLU())

    def conditions(
        self, f: Features, s: Tensor | None = None, z: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """The part that no position enters: c [B, 1, A, C], p [B, W, 32, 128, C_pair]."""
        c, p = self.ref_atom_feature_embedder(f)
        windows = p.shape[1]
        if s is not None and z is not None:
            c = c + self.noisy_position_embedder.single(s, f)
            p = p + self.noisy_position_embedder.pair(z, f, windows)
        keys = torch.einsum("bka,bac->bkc", f["to_keys"], self.linear_m(F.relu(c)))
        rows = self.linear_l(F.relu(c)).unflatten(1, (windows, 32))
        p = p + rows[:, :, :, None] + keys.unflatten(1, (windows, 128))[:, :, None]
        p = p + self.pair_mlp(p)
        return c[:, None], p * cast(f["window_mask"][..., None])

    def forward(
        self, c: Tensor, p: Tensor, f: Features, r: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Tokens [B, S, N, C_token] and atoms [B, S, A, C]; r: scaled noisy positions."""
        q = c
        if r is not None:
            q = q + F.linear(r, self.noisy_position_embedder.linear_r.weight)
        q = self.atom_transformer(q, c, p, f)
        a = torch.einsum("ban,bsac->bsnc", f["to_token"], self.linear_q(q))
        return a / f["atoms_of_token"][:, None, :, None], q


class AtomDecoder(nn.Module):
    """AF3 Algorithm 6: tokens to updates of positions."""

    def __init__(self, c: Sizes):
        super().__init__()
        self.linear_q_in = Linear(c["c_token"], c["c_atom"])
        self.atom_transformer = AtomTransformer(c)
        self.layer_norm = Norm(c["c_atom"], False)
        self.linear_q_out = Linear(c["c_atom"], 3, init="zero")

    def forward(self, a: Tensor, q: Tensor, c: Tensor, p: Tensor, f: Features) -> Tensor:
        q = q + torch.einsum("ban,bsnc->bsac", f["to_token"], self.linear_q_in(a))
        q = self.atom_transformer(q, c, p, f)
        x = F.layer_norm(q.float(), q.shape[-1:], self.layer_norm.weight)
        return F.linear(x, self.linear_q_out.weight)
