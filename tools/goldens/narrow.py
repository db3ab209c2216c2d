"""The configuration of the model at small widths, and features of artificial tokens and atoms."""

import copy

import torch
from openfold3.projects.of3_all_atom.config.model_config import model_config

from common import Draw

# 19 tokens of 162 atoms: six windows of queries; the first two and the last two are shifted.
ATOMS_PER_TOKEN = [5, 11, 8, 4, 14, 1, 1, 1, 23, 22, 6, 9, 10, 7, 8, 12, 4, 11, 5]


def narrow_model():
    """Small widths; head widths are those of the model."""
    config = copy.deepcopy(model_config)
    config.settings.memory.eval.use_triton_triangle_kernels = False  # there is no GPU
    a = config.architecture
    # Fields refer to each other: every module reads c_s, c_z, c_m, c_t, c_atom, c_atom_pair and
    # c_token.
    a.shared.c_s, a.shared.c_z = 16, 16
    a.msa.msa_module.c_m, a.template.c_t = 8, 8
    encoder = a.input_embedder.atom_attn_enc
    encoder.c_atom, encoder.c_atom_pair, encoder.c_token = 16, 4, 16
    d = a.diffusion_module
    d.diffusion_module.c_token = 24
    d.diffusion_conditioning.c_fourier_emb = 12
    for atoms in (encoder, d.atom_attn_enc, d.atom_attn_dec):
        atoms.c_hidden, atoms.no_heads, atoms.no_blocks = 8, 2, 1
    transformer = d.diffusion_transformer
    transformer.c_hidden, transformer.no_heads, transformer.no_blocks = 24, 2, 2
    template = a.template.template_pair_stack
    template.c_hidden_tri_att, template.no_heads, template.c_hidden_tri_mul, template.no_blocks = (
        8,
        2,
        8,
        1,
    )
    msa = a.msa.msa_module
    msa.c_hidden_msa_att, msa.no_heads_msa, msa.c_hidden_opm, msa.no_blocks = 8, 2, 4, 2
    msa.c_hidden_mul, msa.c_hidden_pair_att, msa.no_heads_pair = 8, 8, 2
    for pairformer in (a.pairformer, a.heads.pairformer_embedding.pairformer):
        pairformer.c_hidden_pair_bias, pairformer.no_heads_pair_bias = 8, 2
        (
            pairformer.c_hidden_mul,
            pairformer.c_hidden_pair_att,
            pairformer.no_heads_pair,
            pairformer.no_blocks,
        ) = 8, 8, 2, 1
    return config


def architecture():
    return narrow_model().architecture


def one_hot(index: torch.Tensor, kinds: int) -> torch.Tensor:
    """Converts to flags, which take a quarter of the space of the package's numbers."""
    return torch.nn.functional.one_hot(index, kinds).bool()


def integers(draw: Draw, *shape: int, below: int) -> torch.Tensor:
    return torch.randint(0, below, shape, generator=draw.generator)


def atom_features(
    draw: Draw, atoms_per_token: list[int], reference: bool = True
) -> dict[str, torch.Tensor]:
    counts = torch.tensor([atoms_per_token], dtype=torch.int32)
    tokens, atoms = len(atoms_per_token), sum(atoms_per_token)
    token_of_atom = torch.repeat_interleave(torch.arange(tokens), counts[0])[None].int()
    layout = {
        "token_mask": torch.ones(1, tokens),
        "num_atoms_per_token": counts,
        "start_atom_index": (counts.cumsum(-1) - counts).int(),
        "atom_to_token_index": token_of_atom,
        "atom_mask": torch.ones(1, atoms),
    }
    if not reference:
        return layout
    return layout | {
        "ref_pos": draw.normal(1, atoms, 3, scale=2.0),
        "ref_mask": torch.ones(1, atoms, dtype=torch.int32),
        "ref_element": one_hot(integers(draw, 1, atoms, below=119), 119),
        "ref_charge": integers(draw, 1, atoms, below=3).float() - 1,
        "ref_atom_name_chars": one_hot(integers(draw, 1, atoms, 4, below=64), 64),
        "ref_space_uid": token_of_atom.clone(),
    }


def token_ids(n: int) -> dict[str, torch.Tensor]:
    """Three chains: two of one entity and a ligand; one gap in the residue numbers."""
    place = torch.arange(n)[None]
    chain = (place >= n // 3).int() + (place >= 2 * n // 3).int() + 1
    residue = torch.where(chain == 3, 1, place % (n // 3) + 1 + 60 * (place > n // 2))
    return {
        "token_index": place.int(),
        "residue_index": residue.int(),
        "asym_id": chain.int(),
        "entity_id": torch.where(chain == 3, 2, 1).int(),
        "sym_id": torch.where(chain == 2, 2, 1).int(),
    }


def msa_features(draw: Draw, rows: int, tokens: int) -> dict[str, torch.Tensor]:
    deletions = integers(draw, 1, rows, tokens, below=4) * draw.flags(
        1, rows, tokens, probability=0.3
    )
    kinds = one_hot(integers(draw, 1, rows, tokens, below=32), 32)
    return {
        "msa": kinds,
        "has_deletion": (deletions > 0).float(),
        "deletion_value": torch.atan(deletions / 3) * 2 / torch.pi,
        "msa_mask": torch.ones(1, rows, tokens),
        "profile": kinds.float().mean(1),
        "deletion_mean": deletions.float().mean(1),
        "num_paired_seqs": torch.ones(1, dtype=torch.int32),
    }


def sampled(batch: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Inserts an axis for samples after that of the batch."""
    return {name: tensor.unsqueeze(1) for name, tensor in batch.items()}


def inputs_of(batch: dict[str, torch.Tensor], **others: torch.Tensor) -> dict[str, torch.Tensor]:
    return {f"batch.{name}": tensor for name, tensor in batch.items()} | others


def batch_of(named: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    return {
        name.removeprefix("batch."): tensor
        for name, tensor in named.items()
        if name.startswith("batch.")
    }
