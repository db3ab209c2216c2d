"""The diffusion module: denoises positions, conditioned on the trunk (AF3 Algorithms 20 to 23)."""

import math
from typing import NamedTuple

import torch
from torch import Tensor, nn

from .atoms import AtomDecoder, AtomEncoder, Features
from .pair import Sizes
from .primitives import (
    AdaNorm,
    ConditionedTransition,
    GatedAttention,
    Linear,
    Norm,
    Transition,
    cast,
    pair_bias,
    residual_init,
)

SIGMA_DATA = 16.0  # angstroms
RELPOS_CHANNELS = 139


class TokenAttention(nn.Module):
    """AF3 Algorithm 24."""

    def __init__(self, c: int, c_s: int, c_z: int, heads: int):
        super().__init__()
        self.layer_norm_a = AdaNorm(c, c_s)
        self.linear_ada_out = Linear(c_s, c, True, init="zero")
        self.linear_z = Linear(c_z, heads)
        self.mha = GatedAttention(c, c, heads, True)
        residual_init(self.mha.linear_o, self.linear_ada_out, c)

    def forward(self, a: Tensor, s: Tensor, z: Tensor, mask: Tensor) -> Tensor:
        """a, s [B, S, N, C], z [B, N, N, C_z] after its layer norm -> update of a."""
        bias = pair_bias(self.linear_z(z), mask)[:, None]
        return torch.sigmoid(self.linear_ada_out(s)) * self.mha(self.layer_norm_a(a, s), bias)


class DiTBlock(nn.Module):
    """A block of AF3 Algorithm 23."""

    def __init__(self, c: int, c_s: int, c_z: int, heads: int):
        super().__init__()
        self.attention_pair_bias = TokenAttention(c, c_s, c_z, heads)
        self.conditioned_transition = ConditionedTransition(c, c_s)

    def forward(self, a: Tensor, s: Tensor, z: Tensor, mask: Tensor) -> Tensor:
        a = a + self.attention_pair_bias(a, s, z, mask)
        return a + self.conditioned_transition(a, s)


class DiffusionTransformer(nn.Module):
    """AF3 Algorithm 23."""

    def __init__(self, c: Sizes):
        super().__init__()
        self.layer_norm_z = Norm(c["c_z"], False)
        self.blocks = nn.ModuleList(
            DiTBlock(c["c_token"], c["c_s"], c["c_z"], c["dit_heads"])
            for _ in range(c["dit_blocks"])
        )

    def forward(self, a: Tensor, s: Tensor, z: Tensor, mask: Tensor) -> Tensor:
        z = self.layer_norm_z(z)
        for block in self.blocks:
            a = block(a, s, z, mask)
        return a


class Fourier(nn.Module):
    """AF3 Algorithm 22; w and b are drawn once."""

    def __init__(self, c: int):
        super().__init__()
        generator = torch.Generator().manual_seed(42)
        # Rounded, since checkpoints and exports hold them in half precision.
        self.register_buffer("w", torch.randn(c, generator=generator).half().float())
        self.register_buffer("b", torch.randn(c, generator=generator).half().float())

    def forward(self, t: Tensor) -> Tensor:
        return torch.cos(2 * math.pi * (t[..., None] * self.w + self.b))


class DiffusionConditioning(nn.Module):
    """AF3 Algorithm 21."""

    def __init__(self, c: Sizes):
        super().__init__()
        c_s, c_z, c_fourier = c["c_s"], c["c_z"], c["c_fourier"]
        self.layer_norm_z = Norm(c_z + RELPOS_CHANNELS, False)
        self.linear_z = Linear(c_z + RELPOS_CHANNELS, c_z)
        self.transition_z = nn.ModuleList(Transition(c_z, 2) for _ in range(2))
        self.layer_norm_s = Norm(2 * c_s + 65, False)
        self.linear_s = Linear(2 * c_s + 65, c_s)
        self.fourier_emb, self.layer_norm_n = Fourier(c_fourier), Norm(c_fourier, False)
        self.linear_n = Linear(c_fourier, c_s)
        self.transition_s = nn.ModuleList(Transition(c_s, 2) for _ in range(2))

    def pair(self, z: Tensor, relpos: Tensor) -> Tensor:
        relpos = cast(relpos).expand(z.shape[0], -1, -1, -1)
        z = self.linear_z(self.layer_norm_z(torch.cat([cast(z), relpos], -1)))
        for transition in self.transition_z:
            z = z + transition(z)
        return z

    def single(self, s: Tensor, s_input: Tensor, t: Tensor) -> Tensor:
        """Noise levels t [B, S] -> [B, S, N, C_s]."""
        x = self.linear_s(self.layer_norm_s(torch.cat([cast(s), s_input], -1)))
        level = self.fourier_emb(0.25 * torch.log(t / SIGMA_DATA))
        x = x[:, None] + self.linear_n(self.layer_norm_n(level))[:, :, None]
        for transition in self.transition_s:
            x = x + transition(x)
        return x


class Conditions(NamedTuple):
    """The part of a denoising step that is the same at every noise level."""

    s_input: Tensor
    s: Tensor
    z: Tensor
    c: Tensor
    p: Tensor


class DiffusionModule(nn.Module):
    """AF3 Algorithm 20."""

    def __init__(self, c: Sizes):
        super().__init__()
        self.diffusion_conditioning = DiffusionConditioning(c)
        self.atom_attn_enc = AtomEncoder(c, c["c_token"], True)
        self.layer_norm_s = Norm(c["c_s"], False)
        self.linear_s = Linear(c["c_s"], c["c_token"], init="zero")
        self.diffusion_transformer = DiffusionTransformer(c)
        self.layer_norm_a = Norm(c["c_token"], False)
        self.atom_attn_dec = AtomDecoder(c)

    def conditions(self, f: Features, s_input: Tensor, s: Tensor, z: Tensor) -> Conditions:
        z = self.diffusion_conditioning.pair(z, f["relpos"])
        return Conditions(s_input, s, z, *self.atom_attn_enc.conditions(f, s, z))

    def forward(self, f: Features, conditions: Conditions, x: Tensor, t: Tensor) -> Tensor:
        """Positions x [B, S, A, 3] at noise levels t [B, S] -> denoised, both in angstroms."""
        s_input, s, z, c, p = conditions
        s = self.diffusion_conditioning.single(s, s_input, t)
        t = t[:, :, None, None]
        x = x * f["atom_mask"][:, None, :, None]
        variance = t * t + SIGMA_DATA**2
        a, q = self.atom_attn_enc(c, p, f, x / torch.sqrt(variance))
        a = a.float() + self.linear_s(self.layer_norm_s(s))
        a = self.layer_norm_a(self.diffusion_transformer(a, s, z, f["token_mask"]))
        r = self.atom_attn_dec(a, q, c, p, f)
        return SIGMA_DATA**2 / variance * x + SIGMA_DATA * t / torch.sqrt(variance) * r
