"""Writes the scores of OpenFold3 and the atom areas of Biotite for artificial predictions.

python tools/goldens/scores.py [--out tests/goldens]
"""

import argparse
import json
import tempfile
import warnings
from importlib.metadata import version
from pathlib import Path

import biotite.structure
import torch
from biotite.structure.info import vdw_radius_protor
from features import chain, featurise, ligand, protein, rna
from openfold3.core.data.framework.data_module import openfold_batch_collator
from openfold3.core.metrics.aggregate_confidence_ranking import get_confidence_scores
from openfold3.core.metrics.rasa import process_disorder
from openfold3.projects.of3_all_atom.config.model_config import model_config
from safetensors.torch import save_file

KEPT = """token_mask atom_mask asym_id restype num_atoms_per_token start_atom_index
    atom_to_token_index is_protein is_rna is_dna is_ligand is_atomized""".split()

QUERIES = {
    # Two chains that clash in the second sample, a modified residue, an RNA, a ligand with a frame
    # and one without; ids not in order.
    "confidence_scores": [
        protein("Z", "GSW", non_canonical_residues={2: "SEP"}),
        protein("B", "GAK"),
        rna("R", "GU"),
        ligand("C", "EOH"),
        ligand("M", "MG"),
    ],
    "scores/monomer": [chain("protein", "A", sequence="MKTAYIAKQRWGHF")],
}

# Every amino acid and some modified ones.
SIZES = [
    protein(
        "A",
        "ARNDCQEGHILKMFPSTWYVXSTMA" + "GLVKDA" * 8,
        non_canonical_residues={22: "SEP", 23: "TPO", 24: "MSE", 25: "DAL"},
    )
]


def features_of(name: str, chains: list[dict]) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        return featurise(name, chains, Path(folder))


def labels(atoms) -> list:
    return [
        [str(a.chain_id), int(a.res_id), str(a.res_name), str(a.atom_name), str(a.element)]
        for a in atoms
    ]


def scores(name: str, folder: Path) -> None:
    features = features_of(name, QUERIES[name])
    atoms = features["atom_array"]
    batch = {
        key: value
        for key, value in openfold_batch_collator([features]).items()
        if isinstance(value, torch.Tensor)
    }
    generator = torch.Generator().manual_seed(len(QUERIES[name]))
    n, a = batch["token_mask"].shape[1], batch["atom_mask"].shape[1]

    def normal(*shape: int) -> torch.Tensor:  # rounded to half precision, to be kept so
        return torch.randn(*shape, generator=generator).half().float()

    centres = torch.cumsum(3 * normal(1, n, 3), 1)[:, batch["atom_to_token_index"][0].long()]
    places = torch.stack([centres + 1.2 * normal(1, a, 3), 0.8 * normal(1, a, 3)], 1).half().float()
    heads = dict(
        plddt_logits=(1, 2, a, 50),
        pae_logits=(1, 2, n, n, 64),
        pde_logits=(1, 2, n, n, 64),
        distogram_logits=(1, 1, n, n, 64),
    )
    outputs = {head: 2 * normal(*shape) for head, shape in heads.items()} | {
        "atom_positions_predicted": places
    }
    # The reference expects a sample axis after the batch axis in everything except its outputs.
    expanded = {key: value[:, None] if value.ndim > 1 else value for key, value in batch.items()}
    with torch.no_grad():
        result = get_confidence_scores(
            batch=expanded | {"atom_array": [atoms]}, outputs=outputs, config=model_config
        )
    tensors = {f"in.{key}": batch[key] for key in KEPT} | {
        f"in.{key}": value.half() for key, value in outputs.items()
    }
    for key, value in result.items():
        parts = value.items() if isinstance(value, dict) else [(None, value)]
        tensors |= {
            f"out.{key}" + (f".{part}" if part is not None else ""): one for part, one in parts
        }
    about = dict(
        op="confidence_scores",
        case=Path(name).name,
        openfold3=version("openfold3"),
        torch=torch.__version__,
        atoms=labels(atoms),
    )
    save(folder / f"{name}.safetensors", tensors, about)


def areas(folder: Path) -> None:
    """A chain with a packed and a stretched half: some residues are exposed, but not all."""
    atoms = features_of("areas", SIZES)["atom_array"]
    generator = torch.Generator().manual_seed(7)
    spread = torch.where(torch.tensor(atoms.res_id) < 34, 4.0, 1.5)[:, None]
    walk = torch.cumsum(torch.randn(atoms.res_id.max() + 1, 3, generator=generator), 0)
    atoms.coord = (
        walk[torch.tensor(atoms.res_id)] * spread
        + 1.2 * torch.randn(len(atoms), 3, generator=generator)
    ).numpy()
    atoms.set_annotation("atom_resolved_mask", torch.zeros(len(atoms), dtype=torch.bool).numpy())
    radii = [vdw_radius_protor(atom.res_name, atom.atom_name) or 1.8 for atom in atoms]
    tensors = {
        "positions": torch.tensor(atoms.coord),
        "radii": torch.tensor(radii),
        "areas": torch.tensor(biotite.structure.sasa(atoms, vdw_radii="ProtOr")),
        "disorder": torch.tensor([float(process_disorder(atoms))]),
    }
    about = dict(
        query={"queries": {"areas": {"chains": SIZES}}},
        biotite=version("biotite"),
        openfold3=version("openfold3"),
    )
    save(folder / "scores/areas.safetensors", tensors, about)


def save(path: Path, tensors: dict[str, torch.Tensor], about: dict) -> None:
    save_file(
        {name: tensor.contiguous() for name, tensor in tensors.items()},
        path,
        metadata={"case": json.dumps(about)},
    )
    print(f"{path}  {path.stat().st_size / 1000:.0f} kB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="scores", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).resolve().parents[2] / "tests/goldens"
    )
    options = parser.parse_args()
    (options.out / "scores").mkdir(parents=True, exist_ok=True)
    warnings.simplefilter("ignore")
    for name in QUERIES:
        scores(name, options.out)
    areas(options.out)


if __name__ == "__main__":
    main()
