"""Writes excerpts of the Chemical Component Dictionary of Biotite, in its format.

python tools/goldens/tables.py   writes src/features/residues.cif and tests/goldens/components.cif

The first is built into the crate: the residues of one token each. The tests read the second as a
components file of a user.
"""

from importlib.metadata import version
from pathlib import Path

import numpy
from biotite.structure.info.ccd import get_ccd

ROOT = Path(__file__).resolve().parents[2]

AMINO_ACIDS = (
    "ALA ARG ASN ASP CYS GLN GLU GLY HIS ILE LEU LYS MET PHE PRO SER THR TRP TYR VAL UNK".split()
)
NUCLEOTIDES = "A G C U N DA DG DC DT DN".split()

# A nucleotide, a small ligand, an ion, modified amino acids and nucleotides, sugars, and caps.
FOR_TESTS = "ATP AIN MG SEP TPO MSE DAL PSU 5MU 5CM NAG BMA MAN ACE NH2".split()

COMPONENT = ["id", "name", "type"]
ATOM = ["comp_id", "atom_id", "type_symbol", "charge", "pdbx_leaving_atom_flag"]
ATOM += [f"pdbx_model_Cartn_{axis}_ideal" for axis in "xyz"]
BOND = ["comp_id", "atom_id_1", "atom_id_2", "value_order", "pdbx_aromatic_flag"]


class Category:
    """Rows of one category, by component."""

    def __init__(self, name: str, key: str, columns: list[str]):
        table = get_ccd()[name]
        self.name, self.columns = name, columns
        self.text = {column: table[column].as_array(str) for column in columns}
        self.owner = self.text[key]

    def rows(self, code: str) -> list[list[str]]:
        chosen = numpy.flatnonzero(self.owner == code)
        return [[str(self.text[column][row]) for column in self.columns] for row in chosen]


def _quoted(value: str) -> str:
    if value == "":
        return "?"
    if "'" in value:
        return f'"{value}"'
    return f"'{value}'" if " " in value or value[0] in "_#;" else value


def _loop(category: Category, rows: list[list[str]]) -> list[str]:
    if not rows:
        return []
    head = ["loop_"] + [f"_{category.name}.{column}" for column in category.columns]
    return head + [" ".join(map(_quoted, row)) for row in rows] + ["#"]


def excerpt(codes: list[str], hydrogens: bool) -> str:
    """Components with their atoms and bonds; hydrogens only where a test drops them."""
    component = Category("chem_comp", "id", COMPONENT)
    atoms, bonds = (
        Category("chem_comp_atom", "comp_id", ATOM),
        Category("chem_comp_bond", "comp_id", BOND),
    )
    lines = []
    for code in codes:
        kept = [row for row in atoms.rows(code) if hydrogens or row[2] not in ("H", "D")]
        names = {row[1] for row in kept}
        joined = [row for row in bonds.rows(code) if row[1] in names and row[2] in names]
        [about] = component.rows(code)
        lines += [f"data_{code}", "#"]
        lines += [
            f"_chem_comp.{column} {_quoted(value)}" for column, value in zip(COMPONENT, about)
        ] + ["#"]
        lines += _loop(atoms, kept) + _loop(bonds, joined)
    return "\n".join(lines) + "\n"


def origin(what: str) -> str:
    changed = max(get_ccd()["chem_comp"]["pdbx_modified_date"].as_array(str))
    return (
        f"# {what}\n"
        "# From the wwPDB Chemical Component Dictionary (CC0), "
        "components last changed on or before "
        f"{changed}, as bundled with Biotite {version('biotite')}.\n"
        "# Written by tools/goldens/tables.py; do not edit.\n"
    )


def main() -> None:
    own = ROOT / "src/features/residues.cif"
    own.write_text(
        origin("The residues that are one token each, without hydrogens.")
        + excerpt(AMINO_ACIDS + NUCLEOTIDES, hydrogens=False)
    )
    tests = ROOT / "tests/goldens/components.cif"
    tests.write_text(
        origin("A few components, as a user would give them.") + excerpt(FOR_TESTS, hydrogens=True)
    )
    for path in (own, tests):
        print(f"{path}  {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
