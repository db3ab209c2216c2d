"""Parts of the model that read features: between atoms and tokens, embedders, diffusion, heads."""

import torch
from openfold3.core.model.feature_embedders.input_embedders import (
    FourierEmbedding,
    InputEmbedderAllAtom,
    MSAModuleEmbedder,
)
from openfold3.core.model.heads.head_modules import AuxiliaryHeadsAllAtom
from openfold3.core.model.latent.template_module import TemplateEmbedderAllAtom
from openfold3.core.model.layers.diffusion_conditioning import DiffusionConditioning
from openfold3.core.model.layers.sequence_local_atom_attention import (
    AtomAttentionDecoder,
    AtomAttentionEncoder,
)
from openfold3.core.model.structure.diffusion_module import DiffusionModule, create_noise_schedule
from openfold3.core.utils.atom_attention_block_utils import (
    convert_single_rep_to_blocks,
    get_block_indices,
)
from openfold3.core.utils.relpos import relpos_complex
from openfold3.core.utils.rigid_utils import quat_to_rot as rotations

from common import Draw, Golden, case, golden, pairs, token_mask
from narrow import (
    ATOMS_PER_TOKEN,
    architecture,
    atom_features,
    batch_of,
    inputs_of,
    integers,
    msa_features,
    one_hot,
    sampled,
    token_ids,
)

TOKENS, ATOMS = len(ATOMS_PER_TOKEN), sum(ATOMS_PER_TOKEN)


@case
def relpos(draw: Draw) -> Golden:
    """Relative positions in open chains, and with the first one a ring."""
    ids = token_ids(10)
    ring = ids["asym_id"] == 1
    tensors = {f"in.{name}": value for name, value in (ids | {"cyclic_mask": ring}).items()}
    tensors["out.relpos"] = relpos_complex(ids | {"cyclic_mask": ring & False}, 32, 2).float()
    tensors["out.relpos_cyclic_chain1"] = relpos_complex(ids | {"cyclic_mask": ring}, 32, 2).float()
    return Golden(tensors, {"module": "relpos_complex"})


@case
def atom_block_indices(draw: Draw) -> Golden:
    """Windows of atoms: with fewer atoms than keys, about as many, and more."""
    tensors = {}
    for atoms in (20, 97, 129):
        keys, invalid = get_block_indices(torch.ones(1, atoms), 32, 128, torch.device("cpu"))
        _, _, mask = convert_single_rep_to_blocks(
            torch.zeros(1, atoms, 1), 32, 128, torch.ones(1, atoms)
        )
        tensors |= {
            f"out.n{atoms}.key_index": keys.int(),
            f"out.n{atoms}.invalid": invalid,
            f"out.n{atoms}.pair_mask": mask.bool(),
        }
    return Golden(tensors, {"module": "get_block_indices"})


@case
def noise_schedule(draw: Draw) -> Golden:
    levels = {
        f"out.steps{n}": create_noise_schedule(
            n, 16, 160.0, 4e-4, 7, torch.float32, torch.device("cpu")
        )
        for n in (4, 20, 50, 200)
    }
    return Golden(levels, {"module": "create_noise_schedule"})


@case
def quat_to_rot(draw: Draw) -> Golden:
    q = torch.nn.functional.normalize(draw.normal(7, 4), dim=-1)
    return Golden({"in.q": q, "out.R": rotations(q).contiguous()}, {"module": "quat_to_rot"})


@case
def fourier_embedding(draw: Draw) -> Golden:
    inputs = {"x": torch.tensor([[-2.5], [-1.0], [0.0], [0.3], [0.575]])}
    return golden(inputs, lambda module, x: {"y": module(x)}, FourierEmbedding(64, seed=42))


@case
def atom_attention_encoder_input(draw: Draw) -> Golden:
    """AF3 Algorithm 5 without noise. The pairs are large, so only their effect on q is stored."""
    module = draw.weights(
        AtomAttentionEncoder(**architecture().input_embedder.atom_attn_enc, add_noisy_pos=False)
    )

    def forward(module, **named):
        a, q, c, _ = module(batch=batch_of(named), use_high_precision_attention=True)
        return {"a": a, "q": q, "c": c}

    return golden(inputs_of(atom_features(draw, ATOMS_PER_TOKEN)), forward, module)


@case
def atom_attention_encoder_noisy(draw: Draw) -> Golden:
    """AF3 Algorithm 5 in the diffusion module, two samples."""
    module = draw.weights(
        AtomAttentionEncoder(**architecture().diffusion_module.atom_attn_enc, add_noisy_pos=True)
    )
    trunk = {
        "si_trunk": draw.normal(1, 1, TOKENS, 16),
        "zij": draw.normal(1, 1, TOKENS, TOKENS, 16),
    }
    inputs = inputs_of(
        sampled(atom_features(draw, ATOMS_PER_TOKEN)), rl=draw.normal(1, 2, ATOMS, 3), **trunk
    )

    def forward(module, rl, si_trunk, zij, **named):
        a, q, c, _ = module(
            batch=batch_of(named),
            rl=rl,
            si_trunk=si_trunk,
            zij_trunk=zij,
            use_high_precision_attention=True,
        )
        return {"a": a, "q": q, "c": c}

    return golden(inputs, forward, module)


@case
def atom_attention_decoder(draw: Draw) -> Golden:
    """AF3 Algorithm 6, two samples, with fewer atoms, as each window of pairs is large."""
    module = draw.weights(AtomAttentionDecoder(**architecture().diffusion_module.atom_attn_dec))
    counts = [12, 23, 1, 1, 9, 14, 11, 8, 18]
    atoms = sum(counts)
    windows = -(-atoms // 32)
    given = dict(
        a=draw.normal(1, 2, len(counts), 24),
        q=draw.normal(1, 2, atoms, 16),
        c=draw.normal(1, 1, atoms, 16),
        p=draw.normal(1, 1, windows, 32, 128, 4),
    )
    inputs = inputs_of(sampled(atom_features(draw, counts, reference=False)), **given)

    def forward(module, a, q, c, p, **named):
        return {
            "r_update": module(
                batch=batch_of(named), ai=a, ql=q, cl=c, plm=p, use_high_precision_attention=True
            )
        }

    return golden(inputs, forward, module)


@case
def input_embedder(draw: Draw) -> Golden:
    module = draw.weights(InputEmbedderAllAtom(**architecture().input_embedder))
    msa = msa_features(draw, 3, TOKENS)
    batch = atom_features(draw, ATOMS_PER_TOKEN) | token_ids(TOKENS)
    batch |= {
        "restype": msa["msa"][:, 0],
        "profile": msa["profile"],
        "deletion_mean": msa["deletion_mean"],
    }
    batch["token_bonds"] = draw.flags(1, TOKENS, TOKENS, probability=0.1).int()

    def forward(module, **named):
        return dict(
            zip(
                ("s_input", "s_init", "z_init"),
                module(batch=batch_of(named), use_high_precision_attention=True),
            )
        )

    return golden(inputs_of(batch), forward, module)


@case
def msa_module_embedder(draw: Draw) -> Golden:
    """A sample of the rows, which keep their order."""
    settings = architecture().msa.msa_module_embedder
    module = draw.weights(MSAModuleEmbedder(**settings))
    inputs = inputs_of(msa_features(draw, 7, 15), s_input=draw.normal(1, 15, settings.c_s_input))
    return golden(
        inputs,
        lambda module, s_input, **named: {"m": module(batch=batch_of(named), s_input=s_input)[0]},
        module,
    )


def template_features(
    draw: Draw, asym_id: torch.Tensor, real: int, count: int = 4
) -> dict[str, torch.Tensor]:
    """The first `real` templates; gaps and zeros replace the others."""
    n = asym_id.shape[-1]
    there = (torch.arange(count) < real)[None, :, None]
    beta, frame = (draw.flags(1, count, n, probability=0.8) & there for _ in range(2))
    restype = torch.where(there, integers(draw, 1, count, n, below=21), 31)
    same_chain = asym_id[:, None, :, None] == asym_id[:, None, None, :]
    known = [mask[..., :, None] & mask[..., None, :] & same_chain for mask in (beta, frame)]
    bins = one_hot(integers(draw, 1, count, n, n, below=39), 39)
    directions = torch.nn.functional.normalize(draw.normal(1, count, n, n, 3), dim=-1)
    return {
        "asym_id": asym_id,
        "template_restype": one_hot(restype, 32),
        "template_pseudo_beta_mask": beta.float(),
        "template_backbone_frame_mask": frame.float(),
        "template_distogram": bins & known[0][..., None],
        "template_unit_vector": directions * known[1][..., None],
    }


def template_embedder(draw: Draw, real: int) -> Golden:
    module = draw.weights(TemplateEmbedderAllAtom(architecture().template))
    n = draw.tokens(13)
    mask = token_mask(n, padding=1)
    batch = template_features(draw, token_ids(n)["asym_id"], real)
    inputs = inputs_of(batch, z=draw.normal(1, n, n, 16), pair_mask=draw.pair_mask(mask))

    def forward(module, z, pair_mask, **named):
        batch = batch_of(named)
        batch["template_distogram"] = batch["template_distogram"].to(z.dtype)
        return {"t": module(batch=batch, z=z, pair_mask=pair_mask)}

    return golden(inputs, forward, module, {"t": pairs(mask)})


@case
def template_embedder_two_of_four(draw: Draw) -> Golden:
    return template_embedder(draw, real=2)


@case
def template_embedder_all_empty(draw: Draw) -> Golden:
    return template_embedder(draw, real=0)


def trunk_outputs(draw: Draw, n: int) -> dict[str, torch.Tensor]:
    c_s_input = architecture().shared.c_s_input
    return {
        "si_input": draw.normal(1, 1, n, c_s_input),
        "si_trunk": draw.normal(1, 1, n, 16),
        "zij_trunk": draw.normal(1, 1, n, n, 16),
    }


@case
def diffusion_conditioning(draw: Draw) -> Golden:
    module = draw.weights(
        DiffusionConditioning(**architecture().diffusion_module.diffusion_conditioning)
    )
    n = draw.tokens(13)
    batch = sampled({"token_mask": token_mask(n, padding=2)} | token_ids(n))
    inputs = inputs_of(batch, t=torch.tensor(37.5), **trunk_outputs(draw, n))

    def forward(module, t, si_input, si_trunk, zij_trunk, **named):
        return dict(
            zip(
                "sz",
                module(
                    batch=batch_of(named),
                    t=t,
                    si_input=si_input,
                    si_trunk=si_trunk,
                    zij_trunk=zij_trunk,
                    use_conditioning=True,
                ),
            )
        )

    return golden(inputs, forward, module)


@case
def diffusion_module_step(draw: Draw) -> Golden:
    """AF3 Algorithm 20, two samples."""
    module = draw.weights(DiffusionModule(architecture().diffusion_module))
    batch = sampled(atom_features(draw, ATOMS_PER_TOKEN) | token_ids(TOKENS))
    inputs = inputs_of(
        batch,
        t=torch.tensor(21.0),
        xl_noisy=draw.normal(1, 2, ATOMS, 3, scale=20.0),
        **trunk_outputs(draw, TOKENS),
    )

    def forward(module, **named):
        batch = batch_of(named)
        others = {name: tensor for name, tensor in named.items() if not name.startswith("batch.")}
        masks = {name: batch[name].to(others["t"].dtype) for name in ("token_mask", "atom_mask")}
        return {
            "xl": module(
                batch=batch,
                **others,
                **masks,
                use_conditioning=True,
                use_high_precision_attention=True,
            )
        }

    return golden(inputs, forward, module)


@case
def aux_heads(draw: Draw) -> Golden:
    """AF3 Algorithm 31 on amino acids, bases of both kinds and a ligand, two samples."""
    module = draw.weights(AuxiliaryHeadsAllAtom(architecture().heads))
    residues = {
        7: 4,
        17: 14,
        0: 5,
        22: 23,
        23: 20,
        26: 21,
        29: 20,
    }  # GLY TRP ALA, G C, DA DT: type and number of atoms
    kinds, counts = [*residues, 20, 20, 20], [*residues.values(), 1, 1, 1]
    n = len(kinds)
    kind = torch.tensor([kinds])
    ligand = (torch.arange(n) >= len(residues))[None]
    groups = {
        "is_protein": kind < 20,
        "is_rna": (kind > 20) & (kind < 26),
        "is_dna": kind > 25,
        "is_ligand": ligand,
        "is_atomized": ligand,
    }
    batch = (
        atom_features(draw, counts, reference=False)
        | {name: flag.int() for name, flag in groups.items()}
        | {"restype": one_hot(kind, 32).int()}
    )
    inputs = inputs_of(
        sampled(batch), x=draw.normal(1, 2, sum(counts), 3, scale=8.0), **trunk_outputs(draw, n)
    )

    def forward(module, si_input, si_trunk, zij_trunk, x, **named):
        output = {"si_trunk": si_trunk, "zij_trunk": zij_trunk, "atom_positions_predicted": x}
        return module(
            batch=batch_of(named), si_input=si_input, output=output, use_zij_trunk_embedding=True
        )

    return golden(inputs, forward, module)
