"""The distogram and the confidence heads (AF3 Algorithm 31)."""

import torch
from torch import Tensor, nn

from .atoms import Features
from .pair import PairformerBlock, Sizes, Stack
from .primitives import Linear, Norm, cast

PAIR_BINS, PLDDT_BINS = 64, 50
MAX_ATOMS = 23  # of a token in OpenFold3, the largest nucleotide; a residue has at most 14
ATOMS_OF_RESIDUE = 14


class NormLinear(nn.Module):
    """Layer norm and a linear layer; f32 logits."""

    def __init__(self, c: int, out: int):
        super().__init__()
        self.layer_norm, self.linear = Norm(c), Linear(c, out, init="zero")

    def forward(self, x: Tensor) -> Tensor:
        return self.linear(self.layer_norm(x)).float()


class PlainLinear(nn.Module):
    """A linear layer under the name that OpenFold3 has for it."""

    def __init__(self, c: int, out: int):
        super().__init__()
        self.linear = Linear(c, out, init="zero")


class PairformerEmbedding(nn.Module):
    """The Pairformer of the confidence heads and its inputs."""

    def __init__(self, c: Sizes):
        super().__init__()
        c_in, c_z = c["c_s"] + 65, c["c_z"]
        self.linear_i, self.linear_j = Linear(c_in, c_z), Linear(c_in, c_z)
        self.linear_distance = Linear(39, c_z)
        self.pairformer_stack = Stack(PairformerBlock(c) for _ in range(c["confidence_blocks"]))


class AuxHeads(nn.Module):
    """pLDDT, PAE, PDE, experimentally resolved, and the distogram."""

    def __init__(self, c: Sizes):
        super().__init__()
        s, z = c["c_s"], c["c_z"]
        self.pairformer_embedding = PairformerEmbedding(c)
        self.pae, self.pde = NormLinear(z, PAIR_BINS), NormLinear(z, PAIR_BINS)
        self.distogram = PlainLinear(z, PAIR_BINS)
        self.plddt = NormLinear(s, MAX_ATOMS * PLDDT_BINS)
        self.experimentally_resolved = NormLinear(s, MAX_ATOMS * 2)
        edges = torch.linspace(3.25, 50.75, 39) ** 2
        self.register_buffer("edges", edges, persistent=False)

    def distances(self, z: Tensor) -> Tensor:
        """Distogram logits [B, N, N, 64]."""
        x = self.distogram.linear(z).float()
        return x + x.transpose(1, 2)

    def distance_bins(self, x: Tensor) -> Tensor:
        """One-hot distances of representative atoms x [B, N, 3]; all zero below 3.25 A."""
        d = (x[:, :, None] - x[:, None]).square().sum(-1, keepdim=True)
        upper = torch.cat([self.edges[1:], self.edges.new_tensor([1e9])])
        return cast((d > self.edges) & (d < upper))

    def forward(
        self, f: Features, s_input: Tensor, s: Tensor, z: Tensor, x: Tensor
    ) -> dict[str, Tensor]:
        """Logits for the structure whose representative atoms are x [B, N, 3].

        `plddt` [B, N, 14, 50], `resolved` [B, N, 14, 2], `pae` and `pde` [B, N, N, 64].
        """
        e = self.pairformer_embedding
        z = z + e.linear_i(s_input)[:, :, None] + e.linear_j(s_input)[:, None]
        z = z + e.linear_distance(self.distance_bins(x))
        s, z = e.pairformer_stack(s, z, f["token_mask"])
        pde = self.pde(z)
        return dict(
            plddt=self.plddt(s).unflatten(-1, (MAX_ATOMS, -1))[:, :, :ATOMS_OF_RESIDUE],
            resolved=self.experimentally_resolved(s).unflatten(-1, (MAX_ATOMS, -1))[
                :, :, :ATOMS_OF_RESIDUE
            ],
            pae=self.pae(z),
            pde=pde + pde.transpose(1, 2),
        )
