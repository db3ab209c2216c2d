"""Writes the template features that OpenFold3 makes of structure files and alignments.

python tools/goldens/templates.py [--out tests/goldens/templates] [--cases a,b]

The structures are random walks in the form of mmCIF files: the features depend on no geometry. The
metadata entry `case` is JSON: `query` in AlphaFold 3's or OpenFold3's dialect, `files`, the texts
of the files that it names, and `seed`. The distogram is stored as bins, 255 for none. Only
the first two templates are stored, since the others are empty.
"""

import argparse
import datetime
import json
import random
import tempfile
import warnings
from importlib.metadata import version
from pathlib import Path

import numpy
import torch
from openfold3.core.data.framework.data_module import openfold_batch_collator
from openfold3.core.data.framework.single_datasets.inference import InferenceDataset
from openfold3.core.data.pipelines.preprocessing.template import (
    TemplatePreprocessor,
    TemplatePreprocessorSettings,
)
from openfold3.projects.of3_all_atom.config.dataset_configs import (
    InferenceDatasetConfigKwargs,
    InferenceJobConfig,
)
from openfold3.projects.of3_all_atom.config.inference_query_format import InferenceQuerySet
from safetensors.torch import save_file

SEED = 7
THREE = dict(
    A="ALA", R="ARG", N="ASN", D="ASP", C="CYS", Q="GLN", E="GLU", G="GLY", H="HIS", I="ILE",
    L="LEU", K="LYS", M="MET", F="PHE", P="PRO", S="SER", T="THR", W="TRP", Y="TYR", V="VAL",
)  # fmt: skip
NONE = 255
GAP = 31
USED = 2  # templates of a case; the others are empty
COLUMNS = (
    "group_PDB id type_symbol label_atom_id label_alt_id label_comp_id label_asym_id "
    "label_entity_id label_seq_id pdbx_PDB_ins_code Cartn_x Cartn_y Cartn_z occupancy "
    "B_iso_or_equiv auth_seq_id auth_comp_id auth_asym_id auth_atom_id pdbx_PDB_model_num"
)


class Structure:
    """An mmCIF file of protein chains, with waters and an ion."""

    def __init__(self, name: str, draws: numpy.random.RandomState):
        self.name, self.draws = name, draws
        self.chains: list[tuple[str, list[str]]] = []
        self.atoms: list[str] = []

    def atom(self, group, name, code, chain, entity, number, position, **rest) -> None:
        alternative, occupancy = rest.get("alternative", "."), rest.get("occupancy", 1.0)
        x, y, z = position
        self.atoms.append(
            f"{group} {len(self.atoms) + 1} {name[0]} {name} {alternative} {code} {chain} {entity} "
            f"{number} ? {x:.3f} {y:.3f} {z:.3f} {occupancy:.2f} 10.00 "
            f"{rest.get('author', number)} {code} {chain} {name} {rest.get('model', 1)}"
        )

    def chain(self, id: str, codes: list[str], **changes) -> None:
        """A chain. `unresolved` residues and `missing` atoms have no coordinates, residues of
        `alternatives` have two locations, of which the second has this occupancy."""
        self.chains.append((id, codes))
        entity, place = len(self.chains), numpy.zeros(3)
        for number, code in enumerate(codes, 1):
            step = self.draws.normal(size=3)
            place = place + 3.8 * step / numpy.linalg.norm(step)
            names = ["N", "CA", "C", "O"] + ["CB"] * (code != "GLY")
            offsets = {name: self.draws.normal(size=3) for name in names}
            for name in names:
                if number in changes.get("unresolved", ()) or (number, name) in changes.get(
                    "missing", ()
                ):
                    continue
                position = place + (0 if name == "CA" else offsets[name])
                group = "ATOM" if code in THREE.values() else "HETATM"
                label = (group, name, code, id, entity, number)
                if second := changes.get("alternatives", {}).get(number):
                    self.atom(*label, position, alternative="A", occupancy=1 - second)
                    self.atom(*label, position + 1.5, alternative="B", occupancy=second)
                else:
                    self.atom(*label, position)

    def text(self) -> str:
        others = len(self.chains) + 1
        self.atom("HETATM", "MG", "MG", "Y", others, ".", (9.0, 9.0, 9.0), author=901)
        self.atom("HETATM", "O", "HOH", "Z", others + 1, ".", (5.0, 5.0, 5.0), author=902)
        self.atom("ATOM", "CA", "ALA", self.chains[0][0], 1, 1, (99.0, 99.0, 99.0), model=2)
        lines = [f"data_{self.name}", "_pdbx_audit_revision_history.ordinal 1"]
        lines += ["_pdbx_audit_revision_history.data_content_type 'Structure model'"]
        lines += ["_pdbx_audit_revision_history.major_revision 1"]
        lines += ["_pdbx_audit_revision_history.minor_revision 0"]
        lines += ["_pdbx_audit_revision_history.revision_date 2000-01-01"]
        numbered = list(enumerate(self.chains, 1))
        lines += loop("entity", "id type", [f"{at} polymer" for at, _ in numbered])
        lines[-1:] += [f"{others} non-polymer", f"{others + 1} water"]
        parents = {three: one for one, three in THREE.items()} | {"SEP": "S"}
        lines += loop(
            "entity_poly",
            "entity_id type pdbx_seq_one_letter_code_can pdbx_strand_id",
            [
                f"{at} polypeptide(L) {''.join(parents[code] for code in codes)} {id}"
                for at, (id, codes) in numbered
            ],
        )
        residues = [
            (at, id, number, code)
            for at, (id, codes) in numbered
            for number, code in enumerate(codes, 1)
        ]
        lines += loop(
            "entity_poly_seq",
            "entity_id num mon_id hetero",
            [f"{at} {number} {code} n" for at, _, number, code in residues],
        )
        kinds = {code: "'L-PEPTIDE LINKING'" for *_, code in residues}
        kinds |= {"GLY": "'PEPTIDE LINKING'", "MG": "NON-POLYMER", "HOH": "NON-POLYMER"}
        lines += loop("chem_comp", "id type", [f"{code} {kind}" for code, kind in kinds.items()])
        lines += loop(
            "pdbx_poly_seq_scheme",
            "asym_id entity_id seq_id mon_id ndb_seq_num pdb_seq_num auth_seq_num pdb_mon_id "
            "auth_mon_id pdb_strand_id pdb_ins_code hetero",
            [
                f"{id} {at} {number} {code} {number} {number} {number} {code} {code} {id} . n"
                for at, id, number, code in residues
            ],
        )
        asyms = [f"{id} {at}" for at, (id, _) in numbered]
        lines += loop("struct_asym", "id entity_id", asyms)
        lines += [f"Y {others}", f"Z {others + 1}"]
        lines += loop("atom_site", COLUMNS, self.atoms)
        return "\n".join(lines) + "\n"


def loop(category: str, columns: str, rows: list[str]) -> list[str]:
    return ["loop_", *(f"_{category}.{column}" for column in columns.split()), *rows]


def codes(sequence: str) -> list[str]:
    return [THREE[letter] for letter in sequence]


def pairs(*runs: tuple[int, int, int]) -> dict:
    """Indices from 0 of runs: the first residue of the query and of the template, and a length."""
    query = [first + at for first, _, length in runs for at in range(length)]
    template = [first + at for _, first, length in runs for at in range(length)]
    return dict(queryIndices=query, templateIndices=template)


def mapped() -> dict:
    """Given alignments: two templates with gaps, missing residues and atoms, alternatives and
    modified residues on one chain with a modified residue, one on another chain."""
    draws = numpy.random.RandomState(SEED)
    first = Structure("one", draws)
    first.chain(
        "A",
        codes("MKTAYSAKQRGWGHFPDSEVLT")[:17] + ["SEP"] + codes("EVLT"),
        unresolved={8, 9},
        missing={(3, "CB"), (5, "N"), (13, "CA"), (20, "C")},
        alternatives={6: 0.7, 15: 0.3},
    )
    first.chain("B", codes("GGSWKYADEL"))
    second = Structure("two", draws)
    second.chain("C", codes("TAYIAKGWGHF"))
    third = Structure("three", draws)
    third.chain("A", codes("SWKYADELGG"), missing={(4, "CB")})
    one, two, three = first.text(), second.text(), third.text()
    protein = [
        dict(
            id="A",
            sequence="MKTAYIAKQRWGHFPDSEVL",
            modifications=[dict(ptmType="SEP", ptmPosition=17)],
            templates=[
                dict(mmcif=one, chain="A", **pairs((0, 0, 10), (10, 11, 9))),
                dict(mmcif=two, chain="C", **pairs((2, 0, 6), (9, 6, 3))),
            ],
        ),
        dict(
            id="C",
            sequence="GSWKYADE",
            templates=[dict(mmcif=three, chain="A", **pairs((1, 0, 7)))],
        ),
        dict(id="B", sequence="GSWKYADE"),
    ]
    sequences = [dict(protein=own) for own in protein]
    sequences += [
        dict(rna=dict(id="R", sequence="GACU")),
        dict(ligand=dict(id="L", ccdCodes=["MG"])),
    ]
    query = dict(
        name="mapped", dialect="alphafold3", version=2, modelSeeds=[1], sequences=sequences
    )
    return dict(query=query, files={})


def aligned() -> dict:
    """Alignments by kalign, of the best chain of a file and of a named one."""
    draws = numpy.random.RandomState(SEED + 1)
    first = Structure("near", draws)
    first.chain("A", codes("GGSSGGSWWKKYYAADDEELLGG"))
    first.chain("B", codes("MQIFVKTLTGKTITLEVEPSDTIENVKAKIQD"), unresolved={1, 2, 31, 32})
    second = Structure("far", draws)
    second.chain("A", codes("HHMQLFVRTLNGKSLTLDVDAWWSDTVENVKQKI"), missing={(9, "CB")})
    chain = dict(
        molecule_type="protein",
        chain_ids=["A"],
        sequence="MQIFVKTLTGKTITLEVEPSDTIENVKAKIQD",
        template_cif_paths=["far.cif", "near.cif"],
        template_cif_chain_ids=["A", None],
    )
    return dict(
        query=dict(queries=dict(aligned=dict(chains=[chain]))),
        files={"near.cif": first.text(), "far.cif": second.text()},
    )


CASES = dict(mapped=mapped, aligned=aligned)


def as_openfold3(query: dict, folder: Path) -> dict:
    """AlphaFold 3's query in OpenFold3's dialect, its templates as OpenFold3's cache has them."""
    chains = []
    for [(kind, own)] in (entity.items() for entity in query["sequences"]):
        chain = dict(molecule_type=kind, chain_ids=[own["id"]])
        if kind == "ligand":
            chains.append(chain | dict(ccd_codes=own["ccdCodes"]))
            continue
        chain["sequence"] = own["sequence"]
        changed = {one["ptmPosition"]: one["ptmType"] for one in own.get("modifications", [])}
        chain |= dict(non_canonical_residues=changed) if changed else {}
        entries = {}
        for at, template in enumerate(own.get("templates", [])):
            entry = template["mmcif"].split()[0].removeprefix("data_")
            (folder / f"{entry}.cif").write_text(template["mmcif"])
            map = numpy.array([template["queryIndices"], template["templateIndices"]]).T + 1
            about = dict(index=at, release_date=datetime.datetime(2000, 1, 1), idx_map=map)
            entries[f"{entry}_{template['chain']}"] = about
        if entries:
            path = folder / f"templates_{own['id']}.npz"
            numpy.savez_compressed(path, **entries)
            chain |= dict(
                template_alignment_file_path=str(path), template_entry_chain_ids=list(entries)
            )
        chains.append(chain)
    return dict(queries={query["name"]: dict(chains=chains, use_msas=False)})


def featurise(case: dict, folder: Path) -> dict:
    random.seed(0)
    numpy.random.seed(0)
    torch.manual_seed(0)
    for path, text in case["files"].items():
        (folder / path).write_text(text)
    direct = "queries" in case["query"]
    query = json.loads(json.dumps(case["query"]))
    if direct:
        for chain in query["queries"]["aligned"]["chains"]:
            chain["template_cif_paths"] = [str(folder / p) for p in chain["template_cif_paths"]]
        query["queries"]["aligned"]["use_msas"] = False
    else:
        query = as_openfold3(query, folder)
    queries = InferenceQuerySet.model_validate(query)
    settings = InferenceDatasetConfigKwargs()
    templates = TemplatePreprocessorSettings(
        mode="predict",
        structure_directory=folder,
        structure_array_directory=None,
        cache_directory=folder,
        preparse_structures=False,
        fetch_missing_structures=False,
        n_processes=1,
    )
    if direct:
        TemplatePreprocessor(input_set=queries, config=templates)()
    job = InferenceJobConfig(
        query_set=queries,
        seeds=[42],
        msa=settings.msa,
        template=settings.template,
        template_preprocessor_settings=templates,
    )
    [own] = queries.queries.values()
    return InferenceDataset(job, world_size=None).create_all_features(own)


def reduced(name: str, tensor: torch.Tensor) -> torch.Tensor:
    """The stored part of a feature, without its batch axis."""
    tensor, empty = tensor[0][:USED], tensor[0][USED:]
    if name == "template_restype":
        assert (empty.argmax(-1) == GAP).all()
        return tensor.argmax(-1).to(torch.uint8).contiguous()
    assert (empty == 0).all(), name
    if name == "template_distogram":
        assert (tensor.sum(-1) <= 1).all()
        bins = torch.where(tensor.sum(-1) == 1, tensor.argmax(-1), NONE)
        return bins.to(torch.uint8).contiguous()
    return tensor.to(torch.float32).contiguous()


def main() -> None:
    parser = argparse.ArgumentParser(prog="templates", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).resolve().parents[2] / "tests/goldens/templates"
    )
    parser.add_argument("--cases", default="", help="comma-separated; all of them if left out")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    warnings.simplefilter("ignore")
    for name in [name for name in options.cases.split(",") if name] or list(CASES):
        case = CASES[name]()
        with tempfile.TemporaryDirectory() as folder:
            features = featurise(case, Path(folder))
        batch = openfold_batch_collator([features])
        tensors = {
            own: reduced(own, value)
            for own, value in batch.items()
            if own.startswith("template_") and isinstance(value, torch.Tensor)
        }
        about = case | {"openfold3": version("openfold3"), "seed": SEED}
        path = options.out / f"{name}.safetensors"
        save_file(tensors, path, metadata={"case": json.dumps(about)})
        print(f"{path}  {path.stat().st_size / 1000:.0f} kB", flush=True)


if __name__ == "__main__":
    main()
