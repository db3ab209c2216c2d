"""The network: input embedder, MSA module, Pairformer, diffusion module, heads."""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .atoms import AtomEncoder, Features
from .diffusion import RELPOS_CHANNELS, DiffusionModule
from .heads import AuxHeads
from .pair import PairBlock, PairformerBlock, Sizes, Stack
from .primitives import Linear, Norm, cast

RESTYPES, MSA_CHANNELS = 32, 34

# Widths and depths of the small network: 8.0 million parameters.
SIZES = dict(
    c_s=128,
    c_z=128,
    c_m=32,
    c_t=16,
    c_atom=64,
    c_atom_pair=16,
    c_token=192,
    c_fourier=64,
    pair_hidden_mul=64,
    pair_heads=4,
    pair_hidden=32,
    pair_n=2,
    single_heads=8,
    single_n=2,
    opm=8,
    msa_blocks=1,
    pairformer_blocks=6,
    confidence_blocks=1,
    dit_blocks=4,
    dit_heads=6,
    atom_blocks=2,
    atom_heads=4,
    dropout=0.0,
)

# Sizes for tests.
TINY_SIZES = dict(
    SIZES,
    **dict(c_s=16, c_z=16, c_m=8, c_t=8, c_atom=8, c_atom_pair=4, c_token=16, c_fourier=16),
    **dict(pair_hidden_mul=8, pair_heads=2, pair_hidden=8, single_heads=2, opm=4),
    **dict(pairformer_blocks=2, dit_blocks=1, dit_heads=2, atom_blocks=1, atom_heads=2),
)


class InputEmbedder(nn.Module):
    """AF3 Algorithms 1 (lines 1 to 5) and 2."""

    def __init__(self, c: Sizes):
        super().__init__()
        c_in = c["c_s"] + 65
        self.atom_attn_enc = AtomEncoder(c, c["c_s"], False)
        self.linear_s = Linear(c_in, c["c_s"])
        self.linear_z_i, self.linear_z_j = Linear(c_in, c["c_z"]), Linear(c_in, c["c_z"])
        self.linear_relpos = Linear(RELPOS_CHANNELS, c["c_z"])
        self.linear_token_bonds = Linear(1, c["c_z"])  # a chain without ligands has none
        nn.init.normal_(self.linear_relpos.weight, std=0.5)

    def forward(self, f: Features) -> tuple[Tensor, Tensor, Tensor]:
        """s_input [B, N, C_s + 65], s [B, N, C_s], z [B, N, N, C_z]."""
        enc = self.atom_attn_enc
        a, _ = enc(*enc.conditions(f), f)
        # The profile of an alignment that is the sequence is the sequence; deletions are zero.
        one_hot = cast(F.one_hot(f["restype"], RESTYPES))
        none = torch.zeros_like(one_hot[..., :1])
        s_input = torch.cat([cast(a[:, 0]), one_hot, one_hot, none], -1)
        z = self.linear_z_i(s_input)[:, :, None] + self.linear_z_j(s_input)[:, None]
        return s_input, self.linear_s(s_input), z + self.linear_relpos(f["relpos"])


class OuterProductMean(nn.Module):
    """AF3 Algorithm 9 over two equal rows."""

    def __init__(self, c: Sizes):
        super().__init__()
        self.layer_norm = Norm(c["c_m"])
        self.linear_1, self.linear_2 = (Linear(c["c_m"], c["opm"]) for _ in range(2))
        self.linear_out = Linear(c["opm"] ** 2, c["c_z"], True, init="zero")

    def forward(self, m: Tensor, mask: Tensor) -> Tensor:
        x, rows = self.layer_norm(m), 2
        a, b = (f(x) * cast(mask[..., None]) for f in (self.linear_1, self.linear_2))
        pair = (mask[:, :, None] * mask[:, None, :])[..., None]
        product = torch.einsum("bic,bje->bijce", a, b).flatten(-2)
        return self.linear_out(rows * product) / cast(rows * pair + 1e-3)


class MsaBlock(nn.Module):
    """The last block of AF3 Algorithm 8, which leaves the rows of the alignment as they are."""

    def __init__(self, c: Sizes):
        super().__init__()
        self.outer_product_mean, self.pair_stack = OuterProductMean(c), PairBlock(c)

    def forward(self, m: Tensor, z: Tensor, mask: Tensor) -> Tensor:
        return self.pair_stack(z + self.outer_product_mean(m, mask), mask)


class MsaEmbedder(nn.Module):
    """The embedding of an alignment's row."""

    def __init__(self, c: Sizes):
        super().__init__()
        self.linear_m = Linear(MSA_CHANNELS, c["c_m"])
        self.linear_s_input = Linear(c["c_s"] + 65, c["c_m"])

    def forward(self, f: Features, s_input: Tensor) -> Tensor:
        return self.linear_m(F.one_hot(f["restype"], MSA_CHANNELS)) + self.linear_s_input(s_input)


class MsaModule(nn.Module):
    """AF3 Algorithm 8 with one block."""

    def __init__(self, c: Sizes):
        super().__init__()
        if c["msa_blocks"] != 1:
            raise ValueError(f"msa_blocks should be 1, got {c['msa_blocks']}")
        self.blocks = nn.ModuleList([MsaBlock(c)])


class Trunk(NamedTuple):
    """Outputs of the trunk: s_input [B, N, C_s + 65], s [B, N, C_s], z [B, N, N, C_z]."""

    s_input: Tensor
    s: Tensor
    z: Tensor


class SmallFold(nn.Module):
    """The network with `SIZES`, or others where `config` has them."""

    def __init__(self, config: dict[str, float] | None = None):
        super().__init__()
        c = self.config = dict(SIZES, **(config or {}))
        self.input_embedder = InputEmbedder(c)
        self.layer_norm_z = Norm(c["c_z"])
        self.linear_z = Linear(c["c_z"], c["c_z"], init="zero")
        self.msa_module_embedder, self.msa_module = MsaEmbedder(c), MsaModule(c)
        self.layer_norm_s = Norm(c["c_s"])
        self.linear_s = Linear(c["c_s"], c["c_s"], init="zero")
        self.pairformer_stack = Stack(PairformerBlock(c) for _ in range(c["pairformer_blocks"]))
        self.diffusion_module, self.aux_heads = DiffusionModule(c), AuxHeads(c)

    def trunk(self, f: Features, recycles: int = 0) -> Trunk:
        """Runs the trunk `recycles` + 1 times; only the last run has gradients."""
        s_input, s_init, z_init = self.input_embedder(f)
        s, z = torch.zeros_like(s_init), torch.zeros_like(z_init)
        for cycle in range(recycles + 1):
            with torch.set_grad_enabled(torch.is_grad_enabled() and cycle == recycles):
                z = z_init + self.linear_z(self.layer_norm_z(z))
                m = self.msa_module_embedder(f, s_input)
                z = self.msa_module.blocks[0](m, z, f["token_mask"])
                s = s_init + self.linear_s(self.layer_norm_s(s))
                s, z = self.pairformer_stack(s, z, f["token_mask"])
        return Trunk(s_input, s, z)
