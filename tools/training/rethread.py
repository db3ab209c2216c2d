"""Targets that go through the helices and strands of a natural backbone in another order.

The elements keep their places, so packing is as in nature; directions, order and loops are new.
"""

from dataclasses import dataclass

import numpy as np

from features import CA
from layouts import HELIX, LONGEST, REACH, STRAND, Place, Target, joined, left_handed

# Distances in A between CA that are two and three residues apart, and their tolerances.
RULES = {"helix": ((5.5, 0.6), (5.3, 0.8)), "strand": ((6.6, 0.7), (9.9, 1.2))}
LEAST = {"helix": 7, "strand": 4}
TRIES, TRIM, SHIFT = 40, 3, 1.0
FEWEST, SHORTEST = 3, 36  # elements and residues of a target
TORSIONS = {"helix": HELIX, "strand": STRAND}


@dataclass
class Element:
    """A helix or a strand: its CA [n, 3]."""

    kind: str
    ca: np.ndarray

    def place(self) -> Place:
        """Its centre and axis; all strands count as one layer."""
        axis = self.ca[-2:].mean(0) - self.ca[:2].mean(0)
        axis /= np.linalg.norm(axis)
        layer = 0 if self.kind == "strand" else 1
        return Place(self.kind, layer, self.ca.mean(0), axis, axis)


def elements(ca: np.ndarray) -> list[Element]:
    """The helices and strands of a CA trace [L, 3]."""
    found, taken = [], np.zeros(len(ca), bool)
    for kind, ((two, loose_two), (three, loose_three)) in RULES.items():
        inside = np.zeros(len(ca), bool)
        for at in range(len(ca) - 3):
            d2, d3 = (np.linalg.norm(ca[at + k] - ca[at]) for k in (2, 3))
            if abs(d2 - two) < loose_two and abs(d3 - three) < loose_three:
                inside[at : at + 4] = True
        inside &= ~taken
        ends = np.flatnonzero(np.diff(np.concatenate([[0], inside, [0]])))
        for first, last in ends.reshape(-1, 2):
            if last - first >= LEAST[kind]:
                found.append(Element(kind, ca[first:last]))
                taken[first:last] = True
    return found


def varied(element: Element, random: np.random.Generator) -> Element:
    """The element trimmed, turned around or not, and moved a little."""
    most = min(TRIM, len(element.ca) - LEAST[element.kind])
    first, last = random.integers(0, most + 1), random.integers(0, most + 1)
    if first + last > most:
        first, last = 0, most
    ca = element.ca[first : len(element.ca) - last]
    ca = ca[::-1] if random.random() < 0.5 else ca
    return Element(element.kind, ca + random.normal(0, SHIFT, 3))


def crosses_left(chain: list[Element], element: Element) -> bool:
    """True where the last two elements and this one are parallel strands that cross left-handed."""
    if len(chain) < 2:
        return False
    first, between, after = (e.place() for e in (*chain[-2:], element))
    if (first.kind, between.kind, after.kind) != ("strand", "helix", "strand"):
        return False
    return first.axis @ after.axis > 0 and left_handed(first, between, after)


def threaded(open_elements: list[Element], random: np.random.Generator) -> list[Element]:
    """Elements in a random order in which each begins near the end of the one before."""
    rest, chain = [varied(e, random) for e in open_elements], []
    while rest:
        near = [
            e
            for e in rest
            if not chain
            or (np.linalg.norm(e.ca[0] - chain[-1].ca[-1]) < REACH and not crosses_left(chain, e))
        ]
        if not near:
            break
        chosen = near[random.integers(len(near))]
        rest = [e for e in rest if e is not chosen]
        chain.append(chosen)
    return chain


def rethreaded(xyz: np.ndarray, random: np.random.Generator) -> Target | None:
    """A target from a natural backbone [L, 14, 3], or none where no walk is long enough."""
    open_elements = elements(xyz[:, CA])
    if len(open_elements) < FEWEST:
        return None
    for _ in range(TRIES):
        chain = threaded(open_elements, random)
        if len(chain) < max(FEWEST, 0.7 * len(open_elements)):
            continue
        parts = [(e.ca, np.tile(TORSIONS[e.kind], (len(e.ca), 1))) for e in chain]
        ca, torsions = joined(parts, random)
        if SHORTEST <= len(ca) <= LONGEST:
            return ca, torsions
    return None
