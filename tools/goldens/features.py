"""Writes the features that OpenFold3 makes of some queries: the goldens of featurisation.

python tools/goldens/features.py [--out tests/goldens/features] [--cases a,b]

To keep the files small, one-hot tensors are stored as indices, pairs of tokens as a list of the
nonzero entries, and zeros as their shape. The random feature ref_pos is left out. The metadata
entry `case` is JSON: `query`, `files`, the texts of the files that it names, and `atoms`, the
labels of its atoms in order.
"""

import argparse
import json
import random
import tempfile
import warnings
from importlib.metadata import version
from pathlib import Path

import numpy
import torch
from biotite.structure import BondType, get_residue_starts
from openfold3.core.data.framework.data_module import openfold_batch_collator
from openfold3.core.data.framework.single_datasets import inference
from openfold3.core.data.framework.single_datasets.inference import InferenceDataset
from openfold3.core.data.pipelines.preprocessing.template import TemplatePreprocessorSettings
from openfold3.core.data.primitives.structure.query import (
    StructureWithReferenceMolecules,
    structure_with_ref_mols_from_query,
)
from openfold3.core.data.tools.colabfold_msa_server import (
    MsaComputationSettings,
    augment_main_msa_with_query_sequence,
)
from openfold3.core.utils.atom_attention_block_utils import get_block_indices
from openfold3.core.utils.relpos import relpos_complex
from openfold3.projects.of3_all_atom.config.dataset_configs import (
    InferenceDatasetConfigKwargs,
    InferenceJobConfig,
)
from openfold3.projects.of3_all_atom.config.inference_query_format import InferenceQuerySet, Query
from rdkit import Chem
from rdkit.Chem import AllChem
from safetensors.torch import save_file

SEQ20 = "MKTAYIAKQRWGHFPDSEVL"
UBIQUITIN = (
    "MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG"  # PDB 1UBQ
)

ONE_HOT = {"restype", "ref_element", "ref_atom_name_chars", "msa", "template_restype"}
SPARSE = {"token_bonds"}
ALL_ZERO = {
    "template_distogram",
    "template_unit_vector",
    "template_pseudo_beta_mask",
    "template_backbone_frame_mask",
}
RANDOM = {"ref_pos"}


def chain(molecule_type: str, chain_ids: str, **rest) -> dict:
    return dict(molecule_type=molecule_type, chain_ids=chain_ids.split(), **rest)


def protein(chain_ids: str, sequence: str, **rest) -> dict:
    return chain("protein", chain_ids, sequence=sequence, **rest)


def rna(chain_ids: str, sequence: str, **rest) -> dict:
    return chain("rna", chain_ids, sequence=sequence, **rest)


def dna(chain_ids: str, sequence: str, **rest) -> dict:
    return chain("dna", chain_ids, sequence=sequence, **rest)


def ligand(chain_ids: str, code: str) -> dict:
    return chain("ligand", chain_ids, ccd_codes=[code])


def ligand_of(chain_ids: str, smiles: str) -> dict:
    return chain("ligand", chain_ids, smiles=smiles)


def molfile(smiles: str) -> str:
    """A conformer of the molecule, its hydrogens last."""
    molecule = Chem.AddHs(Chem.MolFromSmiles(smiles))
    AllChem.EmbedMolecule(molecule, randomSeed=7)
    return Chem.MolToMolBlock(molecule)


def as_molfiles(chains: list[dict]) -> tuple[list[dict], dict[str, str]]:
    """Chains with paths of molfiles for SMILES, and the texts of the files."""
    stored, contents = [], {}
    for at, given in enumerate(chains):
        given = dict(given)
        if smiles := given.pop("smiles", None):
            given["sdf_file_path"] = f"ligand_{at}.sdf"
            contents[given["sdf_file_path"]] = molfile(smiles)
        stored.append(given)
    return stored, contents


def text(*rows: str) -> str:
    return "".join(f">row {at}\n{row}\n" for at, row in enumerate(rows))


def a3m(*rows: str) -> dict:
    return dict(main_msa_a3m=text(*rows))


def files(**fields: dict[str, str]) -> dict:
    """Alignment files by the name of the field that lists them, and by their own names."""
    return dict(files=fields)


def hits(query: str, **species: list[str]) -> str:
    """An alignment with the species of each row after the first, in the order of the arguments."""
    rows = [(name, row) for name, rows in species.items() for row in rows]
    lines = [f">tr|X{at}|X{at}_{name}/1-{len(row)}\n{row}\n" for at, (name, row) in enumerate(rows)]
    return f">query\n{query}\n" + "".join(lines)


CASES = {
    "protein20_nomsa": [protein("A", SEQ20)],
    # Insertions, gaps, an unknown letter, and a repeated row.
    "protein20_msa": [
        protein(
            "A",
            SEQ20,
            **a3m(
                SEQ20,
                "MKSAYLAKQRWGHFPDSDVL",
                "MRTAYIAaaKQRWGH-PDSEVL",
                "--TGYIAKERWGHFPdDSEV-",
                "MKTAYIAKQRXGHFPDSEVL",
                "MKSAYLAKQRWGHFPDSDVL",
            ),
        ),
    ],
    "ubiquitin": [protein("A", UBIQUITIN)],
    "mixed": [
        protein("A B", "GSWKYADE"),
        rna("R", "GACU"),
        dna("D", "ATGC"),
        ligand("L", "ATP"),
        protein("P", "GSWK", non_canonical_residues={2: "SEP"}),
        ligand("S", "AIN"),
        ligand("M", "MG"),
    ],
    # Ids out of order, one sequence in chains of different kinds, unknown residues, an amino acid
    # as a ligand.
    "ids": [
        protein("B 10", "AGGA"),
        protein("A", "XWX"),
        rna("2 b", "ACGG"),
        dna("q", "ACGG"),
        dna("a", "NACGTN"),
        rna("Z", "NN"),
        ligand("L K", "ALA"),
    ],
    # A bond between tokens joins adjacent modified residues; a standard residue between them is
    # one token.
    "modified": [
        protein(
            "A",
            "GSSTKMX",
            non_canonical_residues={2: "SEP", 3: "SEP", 4: "TPO", 6: "MSE", 7: "ALA"},
        ),
        rna("R", "GUUAG", non_canonical_residues={2: "PSU", 3: "5MU"}),
        dna("D", "GCCA", non_canonical_residues={2: "5CM"}),
        protein("C", "SGK", non_canonical_residues={1: "SEP", 3: "DAL"}),
    ],
    # Alignments of different depths, of a protein with copies, a short one, an RNA and one with a
    # modified residue.
    "depths": [
        protein(
            "A C", "MKTAY", **a3m("MKTAY", "MKaaTA-", "M-TAY", "abcMKTAYddd", "BZOU-", "MKT-Y")
        ),
        protein("B", "GG", **a3m("GG", "GaG", "AG")),
        rna("R", "GACU", **a3m("GACU", "GAT-", "uGACU")),
        dna("D", "AT"),
        ligand("L", "ATP"),
        protein("S", "GSK", non_canonical_residues={2: "SEP"}, **a3m("GSK", "GTtK")),
    ],
    "cyclic": [protein("A B", "CWGHK", cyclic=True), protein("C", "CWGHK")],
    # Rows that were paired before: two of them are in an alignment of a chain alone, too. A chain
    # without any, and copies.
    "paired": [
        protein(
            "A C",
            "MKTAY",
            **files(
                main_msa_file_paths={
                    "colabfold_main.a3m": text("MKTAY", "MRTAY", "MK-aAY", "MRTAY", "LKTAY")
                },
                paired_msa_file_paths={
                    "colabfold_paired.a3m": text("MKTAY", "MRTAY", "-----", "MKggTSY")
                },
            ),
        ),
        protein(
            "B",
            "GGSW",
            **files(
                main_msa_file_paths={"colabfold_main.a3m": text("GGSW", "GASW")},
                paired_msa_file_paths={
                    "colabfold_paired.a3m": text("GGSW", "GAS-", "GGTW", "tGGAW")
                },
            ),
        ),
        protein("E", "GSK", non_canonical_residues={2: "SEP"}),
        rna("R", "GACU", **files(main_msa_file_paths={"rfam_hits.a3m": text("GACU", "GAC-")})),
        dna("D", "AT"),
        ligand("L", "ATP"),
    ],
    # Rows that are paired by species: of all three proteins, of two, of one alone, and of species
    # that have several rows.
    "species": [
        protein(
            "A C",
            "MKTAY",
            **files(
                main_msa_file_paths={
                    "colabfold_main.a3m": text("MKTAY", "MRTAY"),
                    "uniprot_hits.a3m": hits(
                        "MKTAY",
                        HUMAN=["MRTAY", "MKSAY"],
                        YEAST=["MKTAF", "LKTAY", "MKTAW"],
                        MOUSE=["MKaTAY"],
                        ECOLI=["MMTAY"],
                    ),
                },
            ),
        ),
        protein(
            "B",
            "GGSW",
            **files(
                main_msa_file_paths={
                    "colabfold_main.a3m": text("GGSW", "GASW"),
                    "uniprot_hits.a3m": hits(
                        "GGSW", YEAST=["GGTW", "GGCW"], HUMAN=["GASW"], PIG=["GGSF"]
                    ),
                },
            ),
        ),
        protein(
            "D",
            "CWK",
            **files(
                main_msa_file_paths={
                    "colabfold_main.a3m": text("CWK", "CWR"),
                    "uniprot_hits.a3m": hits("CWK", MOUSE=["CFK"], HUMAN=["C-Kt", "CWH"]),
                },
            ),
        ),
        rna("R", "GACU", **files(main_msa_file_paths={"rfam_hits.a3m": text("GACU", "GAC-")})),
    ],
    "dna_only": [dna("A", "ATGC"), dna("B", "GCAT")],
    # Disulfides within a chain and between two, one given twice, in proteins with an alignment.
    "disulfides": [
        protein("A B", "GCKCSAC", **a3m("GCKCSAC", "GCRCSaAC", "-CKCTAC")),
        protein("C", "MCW"),
    ],
    # A ligand on a cysteine, another on a nucleotide, and an isopeptide bond.
    "covalent": [
        protein("A", "GCKDS"),
        ligand("L", "AIN"),
        rna("R", "GACU"),
        ligand("M", "ATP"),
    ],
    # Sugars on an asparagine, the last one branched.
    "glycan": [
        protein("A", "GNSNT"),
        ligand("G H", "NAG"),
        ligand("I", "BMA"),
        ligand("J K", "MAN"),
    ],
    # Ligands as molfiles: the package reads the SMILES, whose atoms have the same order.
    "molfile": [
        protein("A", "GSK"),
        ligand_of("L M", "NCC(=O)N[C@@H](Cc1c[nH]cn1)C(=O)[O-]"),
        ligand_of("P", "O=C(O)C(=C)OP(=O)([O-])OCC[N+](C)(C)C"),
        ligand_of("Q", "S1C=C(Cl)C(Br)=C1C#N"),
    ],
    # Stereocentres, double bonds, salts, charges that are separated, hydrogens, a lone pair; in the
    # order of the texts, by which the package numbers their codes.
    "smiles": [
        protein("A", "GSK"),
        ligand_of("L M", "C/C(=N\\O)c1ccc2[nH]c(C[C@@H](N)C([O-])=O)nc2c1"),
        ligand_of("Q", "Clc1ccc(N(=O)=O)cc1[S@](=O)C%12CC%12.OP([O-])(=O)OC(F)(F)Br"),
        ligand_of("R", "[2H]OC([H])([H])[13CH2]N=[N+]=[N-]"),
        ligand_of("P", "[Na+].CC(=O)O[C@H]1C[C@@H]2CC[C@H](C1)[N+]2(C)C.[Cl-]"),
    ],
    # Caps, beside standard and modified residues; a backbone bond that is given.
    "caps": [
        protein("A", "XGSX", non_canonical_residues={1: "ACE", 4: "NH2"}),
        protein("B", "XSGX", non_canonical_residues={1: "ACE", 2: "SEP", 4: "NH2"}),
    ],
}

SULFUR = "SG"
# The bonds of a case, and the atoms that leave with them, as fields of the query.
BONDS = {
    "disulfides": dict(
        covalent_bonds=[
            [["A", 2, SULFUR], ["A", 7, SULFUR]],
            [["A", 7, SULFUR], ["A", 2, SULFUR]],
            [["C", 2, SULFUR], ["A", 4, SULFUR]],
        ]
    ),
    "covalent": dict(
        covalent_bonds=[
            [["A", 2, SULFUR], ["L", 1, "C7"]],
            [["A", 3, "NZ"], ["A", 4, "CG"]],
            [["R", 2, "N6"], ["M", 1, "C8"]],
        ],
        leaving_atoms=[["L", 1, "O2"], ["A", 4, "OD2"]],
    ),
    "glycan": dict(
        covalent_bonds=[
            [["A", 2, "ND2"], ["G", 1, "C1"]],
            [["G", 1, "O4"], ["H", 1, "C1"]],
            [["H", 1, "O4"], ["I", 1, "C1"]],
            [["I", 1, "O3"], ["J", 1, "C1"]],
            [["I", 1, "O6"], ["K", 1, "C1"]],
        ],
        leaving_atoms=[[chain, 1, "O1"] for chain in "GHIJK"],
    ),
    "caps": dict(
        covalent_bonds=[
            [["A", 1, "C"], ["A", 2, "N"]],
            [["A", 3, "C"], ["A", 4, "N"]],
            [["B", 1, "C"], ["B", 2, "N"]],
        ]
    ),
}


def with_bonds(covalent_bonds: list, leaving_atoms: list = ()):
    """The package's own structure of a query, with bonds that it parses and does not use."""

    def find(atoms, label: list) -> int:
        chain, residue, name = label
        here = (atoms.chain_id == chain) & (atoms.res_id == residue) & (atoms.atom_name == name)
        [place] = numpy.flatnonzero(here)
        return int(place)

    def build(query: Query) -> StructureWithReferenceMolecules:
        atoms, molecules = structure_with_ref_mols_from_query(query)
        for one, other in covalent_bonds:
            atoms.bonds.add_bond(find(atoms, one), find(atoms, other), BondType.SINGLE)
        starts = get_residue_starts(atoms)
        leaving = [find(atoms, label) for label in leaving_atoms]
        for place in leaving:
            residue = int(numpy.searchsorted(starts, place, side="right")) - 1
            mask = molecules[residue].in_crop_mask
            mask[numpy.flatnonzero(mask)[place - starts[residue]]] = False
        kept = numpy.ones(len(atoms), dtype=bool)
        kept[leaving] = False
        return StructureWithReferenceMolecules(atoms[kept], molecules)

    return build


def named(chains: list[dict]) -> tuple[list[dict], dict[str, str]]:
    """Chains with the paths of their files, and the texts of the files."""
    all_files = {}
    as_paths = []
    for at, given in enumerate(chains):
        given = dict(given)
        for field, own in given.pop("files", {}).items():
            paths = {f"chain_{at}/{name}": content for name, content in own.items()}
            given[field] = list(paths)
            all_files |= paths
        as_paths.append(given)
    return as_paths, all_files


def featurise(name: str, chains: list[dict], folder: Path) -> dict:
    """The inference features of the package, one query at a time, without its server."""
    own = structure_with_ref_mols_from_query
    inference.structure_with_ref_mols_from_query = (
        with_bonds(**BONDS[name]) if name in BONDS else own
    )
    random.seed(0)
    numpy.random.seed(0)
    torch.manual_seed(0)
    as_files = []
    for at, given in enumerate(chains):
        given = dict(given)
        for field in ("main_msa_file_paths", "paired_msa_file_paths"):
            if paths := given.get(field):
                given[field] = [str(folder / path) for path in paths]
        if text := given.pop("main_msa_a3m", None):
            path = (
                folder / f"chain_{at}" / "colabfold_main.a3m"
            )  # the package skips files of other names
            path.parent.mkdir()
            path.write_text(text)
            given["main_msa_file_paths"] = [str(path)]
        as_files.append(given)
    queries = InferenceQuerySet(
        seeds=[42], queries={name: Query.model_validate(dict(query_name=name, chains=as_files))}
    )
    queries = augment_main_msa_with_query_sequence(
        queries, MsaComputationSettings(msa_output_directory=folder / "msas")
    )
    settings = InferenceDatasetConfigKwargs()
    templates = TemplatePreprocessorSettings(
        mode="predict",
        structure_directory=folder,
        structure_array_directory=None,
        cache_directory=folder,
        preparse_structures=False,
    )
    job = InferenceJobConfig(
        query_set=queries,
        seeds=[42],
        msa=settings.msa,
        template=settings.template,
        template_preprocessor_settings=templates,
    )
    return InferenceDataset(job, world_size=None).create_all_features(queries.queries[name])


def reduced(name: str, tensor: torch.Tensor) -> torch.Tensor:
    """The stored part of a feature, without its batch axis."""
    tensor = tensor[0] if name != "num_paired_seqs" else tensor
    if name in ONE_HOT:
        assert (tensor.sum(-1) == 1).all(), name
        return tensor.argmax(-1).to(torch.uint8).contiguous()
    if name in SPARSE:
        return tensor.nonzero().to(torch.int32).contiguous()
    if name in ALL_ZERO:
        assert (tensor == 0).all(), name
        return torch.tensor(tensor.shape, dtype=torch.int32)
    return tensor.to(torch.int32) if tensor.dtype == torch.bool else tensor.contiguous()


def positions() -> dict[str, torch.Tensor]:
    """Relative positions of open chains and of a ring, and the windows of atom attention."""
    ids = {
        "token_index": torch.arange(19),
        "residue_index": torch.tensor([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 200, 5, 1, 2, 3, 3, 3, 1, 1]),
        "asym_id": torch.tensor([1] * 7 + [2] * 5 + [3] * 5 + [4, 5]),
        "entity_id": torch.tensor([2] * 7 + [2] * 5 + [1] * 5 + [1, 2]),
        "sym_id": torch.tensor([1] * 7 + [2] * 5 + [1] * 5 + [2, 3]),
    }
    tensors = {f"in.{name}": value.to(torch.int32) for name, value in ids.items()}
    batch = {name: value[None] for name, value in ids.items()}
    for name, cyclic in [("open", []), ("ring", [1]), ("rings", [1, 2, 3, 4])]:
        mask = torch.isin(batch["asym_id"], torch.tensor(cyclic))
        tensors[f"{name}.cyclic_mask"] = mask[0].to(torch.int32)
        groups = relpos_complex(batch | {"cyclic_mask": mask}, 32, 2)[0].split(
            [66, 66, 1, 6], dim=-1
        )
        kept = [groups[2][..., 0] if group.shape[-1] == 1 else group.argmax(-1) for group in groups]
        tensors[f"{name}.relpos"] = torch.stack(kept, -1).to(torch.uint8).contiguous()
    for atoms in (1, 20, 32, 97, 128, 129, 162, 500):
        keys, invalid = get_block_indices(torch.ones(1, atoms), 32, 128, torch.device("cpu"))
        tensors[f"windows.{atoms}.keys"] = keys[0].to(torch.int32).contiguous()
        tensors[f"windows.{atoms}.valid"] = (~invalid[0]).to(torch.uint8).contiguous()
    return tensors


def main() -> None:
    parser = argparse.ArgumentParser(prog="features", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).resolve().parents[2] / "tests/goldens/features"
    )
    parser.add_argument("--cases", default="", help="comma-separated; all of them if left out")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    warnings.simplefilter("ignore")
    for case in [name for name in options.cases.split(",") if name] or [*CASES, "positions"]:
        if case == "positions":
            save_file(
                positions(),
                options.out / "positions.safetensors",
                metadata={"openfold3": version("openfold3")},
            )
            continue
        with tempfile.TemporaryDirectory() as folder:
            chains, contents = named(CASES[case])
            for path, content in contents.items():
                (Path(folder) / path).parent.mkdir(exist_ok=True)
                (Path(folder) / path).write_text(content)
            features = featurise(case, chains, Path(folder))
        if case == "molfile":
            chains, molfiles = as_molfiles(chains)
            contents = contents | molfiles
        atoms = [
            [str(a.chain_id), int(a.res_id), str(a.res_name), str(a.atom_name), str(a.element)]
            for a in features["atom_array"]
        ]
        batch = openfold_batch_collator([features])
        tensors = {
            name: reduced(name, value)
            for name, value in batch.items()
            if isinstance(value, torch.Tensor) and name not in RANDOM
        }
        query = {"queries": {case: {"chains": chains} | BONDS.get(case, {})}}
        path = options.out / f"{case}.safetensors"
        about = {"query": query, "atoms": atoms, "openfold3": version("openfold3")}
        if contents:
            about["files"] = contents
        save_file(
            tensors, path, metadata={"case": json.dumps(about)}
        )  # one entry: several come in any order
        print(f"{path}  {path.stat().st_size / 1000:.0f} kB", flush=True)


if __name__ == "__main__":
    main()
