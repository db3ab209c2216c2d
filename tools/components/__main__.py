"""Writes the components that the page has built in, and their list.

    python3 -m venv .venv && .venv/bin/pip install biotite==1.6.0
    .venv/bin/python tools/components

The data is the Chemical Component Dictionary of the Protein Data Bank (CC0), as the package
biotite contains it. Written are web/src/components/components.cif, without hydrogens, and
web/src/components/list.json with the codes, names and groups of codes.py.
"""

import json
import sys
from pathlib import Path

from biotite.structure.info.ccd import get_ccd

sys.path.insert(0, str(Path(__file__).parent))
from codes import GROUPS  # noqa: E402

OUT = Path(__file__).parents[2] / "web" / "src" / "components"
ATOM = [
    "atom_id", "type_symbol", "charge", "pdbx_leaving_atom_flag",
    "pdbx_model_Cartn_x_ideal", "pdbx_model_Cartn_y_ideal", "pdbx_model_Cartn_z_ideal",
]
MODEL = ["model_Cartn_x", "model_Cartn_y", "model_Cartn_z"]
BOND = ["atom_id_1", "atom_id_2", "value_order", "pdbx_aromatic_flag"]


class Table:
    """A category of the dictionary: the rows of each component."""

    def __init__(self, ccd, category, key, columns):
        self.columns = columns
        rows = ccd[category]
        arrays = [column_of(rows, name) for name in columns]
        codes = column_of(rows, key)
        wanted = {code for group in GROUPS for code, _ in group["codes"]}
        self.rows = {}
        for at, code in enumerate(codes):
            if code in wanted:
                self.rows.setdefault(code, []).append([array[at] for array in arrays])


def column_of(rows, name):
    """Strings, with `?` where the dictionary has no value."""
    return [str(value) for value in rows[name].as_array(str, masked_value="?")]


def quoted(text):
    """A value of CIF."""
    if text == "":
        return "?"
    if not any(mark in text for mark in " '\"#;_[]$"):
        return text
    if "'" not in text:
        return f"'{text}'"
    return f'"{text}"'


def loop(category, columns, rows):
    head = [f"_{category}.{name}" for name in columns]
    body = [" ".join(quoted(value) for value in row) for row in rows]
    return ["loop_", *head, *body, "#"]


def is_hydrogen(row):
    return row[1] in ("H", "D")


def kept_atoms(rows):
    """Heavy atoms, and hydrogens that leave in a polymer, which tell that any atom leaves."""
    return [row for row in rows if not is_hydrogen(row) or row[3] == "Y"]


def number(text):
    return text if text in "?." else f"{float(text):.3f}"


def component(code, about, atoms, bonds):
    kind, name = about
    kept = [[*row[:4], *map(number, row[4:])] for row in kept_atoms(atoms)]
    heavy = [row for row in kept if not is_hydrogen(row)]
    names = {row[0] for row in heavy}
    # The model's coordinates, where ideal ones are missing.
    ideal = all("?" not in row[4:7] for row in heavy)
    positions = slice(4, 7) if ideal else slice(7, 10)
    columns = ATOM if ideal else ATOM[:4] + MODEL
    rows = [row[:4] + row[positions] for row in kept]
    bonds = [row for row in bonds if row[0] in names and row[1] in names]
    lines = [f"data_{code}", "#"]
    lines += [f"_chem_comp.id {code}", f"_chem_comp.name {quoted(name)}"]
    lines += [f"_chem_comp.type {quoted(kind)}", "#"]
    lines += loop("chem_comp_atom", columns, rows)
    if bonds:
        lines += loop("chem_comp_bond", BOND, bonds)
    return lines


def main():
    ccd = get_ccd()
    about = Table(ccd, "chem_comp", "id", ["type", "name"]).rows
    atoms = Table(ccd, "chem_comp_atom", "comp_id", ATOM + MODEL).rows
    bonds = Table(ccd, "chem_comp_bond", "comp_id", BOND).rows
    lines = []
    for group in GROUPS:
        for code, _ in group["codes"]:
            lines += component(code, about[code][0], atoms[code], bonds.get(code, []))
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "components.cif").write_text("\n".join(lines) + "\n", encoding="ascii")
    listed = json.dumps(GROUPS, indent=2, ensure_ascii=False) + "\n"
    (OUT / "list.json").write_text(listed, encoding="utf-8")


main()
