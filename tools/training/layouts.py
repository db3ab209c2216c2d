"""Layouts of folds that no protein need have: CA targets of helices and strands, loops left open.

`bundle` puts helices on Crick's superhelices. `layers` stacks sheets and layers of helices and
threads the chain through their places at random, with the crossings that nature has: helices
between parallel strands go over the sheet right-handed, and loops are short.
"""

from dataclasses import dataclass

import numpy as np

HELIX, STRAND = (np.radians([-63.0, -42.0]), np.radians([-115.0, 130.0]))  # phi and psi
LOOPS = np.radians([[-63, -42], [-90, 0], [-120, 130], [-70, 145], [60, 40]])
LONGEST = 96
# Crick's parameters of antiparallel helical bundles, in angstroms and degrees.
RISE, HELIX_RADIUS, TURN = 1.51, 2.26, np.radians(100.0)
BUNDLE_RADIUS, PITCH = (6.0, 9.0), (120.0, 400.0)
HELICES, HELIX_LENGTH, LOOP_LENGTH = (2, 5), (12, 26), (3, 6)
# Sheets and layers: distances in angstroms, angles in degrees.
STRAND_RISE, PLEAT = 3.3, 0.85
STRAND_GAP, HELIX_GAP, LAYER_GAP = 4.8, 9.6, 10.0
SHEET_TWIST, SANDWICH = -20.0, -30.0
HEIGHT = (13.0, 26.0)
REACH, LOOP_STEP = 17.0, 2.9  # the longest loop, and how far one residue of it leads
# Layers of a fold: the least and the most elements of each kind, from below to above.
ARCHITECTURES = (
    (("strand", 3, 5), ("helix", 1, 3)),
    (("helix", 1, 2), ("strand", 3, 5), ("helix", 1, 2)),
    (("strand", 3, 4), ("strand", 3, 4)),
    (("helix", 1, 2), ("helix", 2, 3)),
    (("strand", 2, 4), ("helix", 1, 2)),
)
Target = tuple[np.ndarray, np.ndarray]  # CA [L, 3], NaN in loops, and torsions [L, 2]


@dataclass
class Place:
    """A place for an element: its kind, layer, centre, axis and the normal of its layer."""

    kind: str
    layer: int
    centre: np.ndarray
    axis: np.ndarray
    normal: np.ndarray

    def points(self, height: float, down: bool, random: np.random.Generator) -> np.ndarray:
        """The CA of an element of this height [n, 3]."""
        axis = -self.axis if down else self.axis
        side = np.cross(self.normal, axis)
        if self.kind == "helix":
            n = max(8, round(height / RISE) + random.integers(-2, 3))
            turn = random.uniform(0, 2 * np.pi) + TURN * np.arange(n)
            around = HELIX_RADIUS * (
                np.cos(turn)[:, None] * side + np.sin(turn)[:, None] * self.normal
            )
            rise = RISE
        else:
            n = max(4, round(height / STRAND_RISE) + random.integers(-1, 2))
            sign = (-1.0) ** np.arange(n)
            around, rise = PLEAT * sign[:, None] * self.normal, STRAND_RISE
        along = (np.arange(n) - (n - 1) / 2) * rise
        return self.centre + along[:, None] * axis + around


def rotation(axis: np.ndarray, degrees: float) -> np.ndarray:
    """The rotation by an angle around a unit axis, [3, 3]."""
    x, y, z = axis
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = np.radians(degrees)
    return np.eye(3) + np.sin(angle) * k + (1 - np.cos(angle)) * k @ k


def places(random: np.random.Generator) -> list[Place]:
    """The places of a random architecture."""
    layers = ARCHITECTURES[random.integers(len(ARCHITECTURES))]
    ex, ey, ez = np.eye(3)
    twist = SHEET_TWIST * random.uniform(0.7, 1.3)
    found, turn, before = [], 0.0, ""
    for at, (kind, least, most) in enumerate(layers):
        count = random.integers(least, most + 1)
        gap = STRAND_GAP if kind == "strand" else HELIX_GAP
        if before == kind:
            tilt = random.choice([-40.0, 20.0, -90.0]) if kind == "helix" else SANDWICH
            turn += tilt + random.normal(0, 8)
        whole = rotation(ez, turn)
        for k in range(count):
            offset = (k - (count - 1) / 2) * gap
            local = rotation(ex, twist * offset / STRAND_GAP)
            # The layers of a twisted fold turn together, around the axis across the strands.
            centre = local @ np.array([0, 0, (at - (len(layers) - 1) / 2) * LAYER_GAP])
            centre = whole @ (centre + offset * ex)
            found.append(Place(kind, at, centre, whole @ local @ ey, whole @ local @ ez))
        before = kind
    return found


def loop_torsions(length: int, random: np.random.Generator) -> np.ndarray:
    """Torsions of common regions of the Ramachandran map, [L, 2]."""
    chosen = LOOPS[random.integers(len(LOOPS), size=length)]
    return chosen + random.normal(0, 0.2, size=(length, 2))


def left_handed(before: Place, between: Place, after: Place) -> bool:
    """True where a strand, a helix over the sheet and a parallel strand cross left-handed.

    Along the strands, with the helix above, a right-handed crossing moves to the right.
    """
    right = np.cross(before.axis, between.centre - before.centre)
    return float(right @ (after.centre - before.centre)) < 0


def threaded(random: np.random.Generator) -> list[tuple[Place, bool, np.ndarray]] | None:
    """Places in the order of the chain with directions and CA, or none where the walk ends."""
    open_places = places(random)
    height = random.uniform(*HEIGHT)
    chain: list[tuple[Place, bool, np.ndarray]] = []
    while open_places:
        steps = []
        for place in open_places:
            for down in (False, True):
                ca = place.points(height, down, random)
                if follows(chain, place, down, ca):
                    steps.append((place, down, ca))
        if not steps:
            return None
        chosen = steps[random.integers(len(steps))]
        open_places = [place for place in open_places if place is not chosen[0]]
        chain.append(chosen)
    return chain


def follows(chain: list, place: Place, down: bool, ca: np.ndarray) -> bool:
    """True where an element can come next: its start is near, and no crossing is left-handed."""
    if not chain:
        return True
    if np.linalg.norm(chain[-1][2][-1] - ca[0]) > REACH:
        return False
    if len(chain) > 1 and chain[-1][0].kind == "helix" and place.kind == "strand":
        first, first_down, _ = chain[-2]
        parallel = first.kind == "strand" and first.layer == place.layer and first_down == down
        if parallel:
            turned = Place(
                "strand",
                first.layer,
                first.centre,
                -first.axis if down else first.axis,
                first.normal,
            )
            return not left_handed(turned, chain[-1][0], place)
    return True


def joined(elements: list[tuple[np.ndarray, np.ndarray]], random: np.random.Generator) -> Target:
    """Elements (CA and torsions) with loops between them, as long as their distances need."""
    ca, torsions = [], []
    for at, (points, angles) in enumerate(elements):
        if at:
            gap = np.linalg.norm(points[0] - ca[-1][-1])
            loop = int(np.clip(round(gap / LOOP_STEP), 2, 7) + random.integers(0, 2))
            ca.append(np.full((loop, 3), np.nan))
            torsions.append(loop_torsions(loop, random))
        ca.append(points)
        torsions.append(angles)
    return np.concatenate(ca), np.concatenate(torsions)


def layers(random: np.random.Generator) -> Target:
    """A random fold of layers."""
    while True:
        chain = threaded(random)
        if chain is None:
            continue
        elements = [
            (ca, np.tile(HELIX if place.kind == "helix" else STRAND, (len(ca), 1)))
            for place, _, ca in chain
        ]
        ca, torsions = joined(elements, random)
        if 30 <= len(ca) <= LONGEST:
            return ca, torsions


def bundle(random: np.random.Generator) -> Target:
    """An antiparallel bundle of helices."""
    helices, length = random.integers(*HELICES), random.integers(*HELIX_LENGTH)
    length = min(length, (LONGEST - LOOP_LENGTH[1] * (helices - 1)) // helices - 2)
    radius = random.uniform(*BUNDLE_RADIUS) * (0.75 if helices == 2 else 1.0)
    twist = 2 * np.pi / random.uniform(*PITCH) * random.choice([-1, 1])
    order = random.choice([-1, 1])
    ca, torsions = [], []
    for k in range(helices):
        n = length + random.integers(-2, 3)
        at = (np.arange(n) - (n - 1) / 2) * RISE
        height = at if k % 2 == 0 else -at
        axis = 2 * np.pi * order * k / max(helices, 2) + twist * height
        turn = random.uniform(0, 2 * np.pi) + TURN * np.arange(n) * (1 if k % 2 == 0 else -1)
        x = radius * np.cos(axis) + HELIX_RADIUS * np.cos(turn)
        y = radius * np.sin(axis) + HELIX_RADIUS * np.sin(turn)
        if k:
            loop = random.integers(LOOP_LENGTH[0], LOOP_LENGTH[1] + 1)
            ca.append(np.full((loop, 3), np.nan))
            torsions.append(loop_torsions(loop, random))
        ca.append(np.stack([x, y, height], -1))
        torsions.append(np.tile(HELIX, (n, 1)))
    return np.concatenate(ca), np.concatenate(torsions)
