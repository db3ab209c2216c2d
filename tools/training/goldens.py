"""Writes tests/goldens/training, which tests/training.rs compares with trifold.

`features.safetensors` holds the features of three sequences. `network.safetensors` is the export
of a network with few channels and random weights, and `structures.safetensors` the structures and
logits that PyTorch computes from it for recorded noise.
"""

import argparse
import json
import platform
from importlib.metadata import version
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from export import export
from features import QUERIES, atom_of, encode, features, read_tables, windows
from geometry import points
from network import TINY_SIZES, SmallFold, set_compute_dtype
from network.model import Trunk
from sampler import sample

OUT = Path(__file__).parents[2] / "tests/goldens/training"
SEED = 7
SEQUENCES = {
    "every_residue": "ACDEFGHIKLMNPQRSTVWY",  # 160 atoms: more than a window has keys
    "short": "GSG",  # fewer atoms than a window has queries
    "ubiquitin": ("MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG"),
}
FOLDED, SAMPLES, STEPS, RECYCLES = "GMWKYAGDERLSPCTHVIFNQ", 2, 6, 1


def case(**more: object) -> dict[str, str]:
    """Metadata of a golden: its origin, and `more`."""
    origin = dict(script="tools/training/goldens.py", seed=SEED, torch=version("torch"))
    return {"case": json.dumps(origin | dict(python=platform.python_version()) | more)}


def feature_golden() -> dict[str, Tensor]:
    """The features by sequence and name; integers as i32 or u8, positions and charges as f32."""
    tables, tensors = read_tables(), {}
    for name, sequence in SEQUENCES.items():
        n = len(sequence)
        f = features(encode(sequence)[None], torch.tensor([n]), tables, dtype=torch.float32)
        f = {key: value[0] for key, value in f.items() if key != "relpos"} | dict(
            relpos=f["relpos"]
        )
        atoms = int(f["count"].sum())
        keys, there = windows(f["count"].sum()[None], -(-atoms // QUERIES) * QUERIES)
        own = dict(
            restype=f["restype"],
            num_atoms_per_token=f["count"],
            start_atom_index=f["first_atom"],
            atom_to_token_index=f["atom_token"][:atoms],
            representative=f["first_atom"] + f["representative"],
            ref_element=f["ref_element"][:atoms],
            ref_atom_name_chars=f["ref_chars"][:atoms],
            window_keys=torch.where(there, keys, -1)[0],
            relpos=relpos_indices(f["relpos"]),
            ref_pos=f["ref_pos"][:atoms],
            ref_charge=f["ref_charge"][:atoms],
        )
        for key, value in own.items():
            kind = value.dtype if value.dtype in (torch.float32, torch.uint8) else torch.int32
            tensors[f"{name}.{key}"] = value.to(kind).contiguous()
    return tensors


def relpos_indices(one_hot: Tensor) -> Tensor:
    """Relative positions [N, N, 139] as indices [N, N, 4]: residue, token, same entity, chain."""
    residue, token, same, chain = one_hot.split([66, 66, 1, 6], -1)
    indices = [x.argmax(-1) for x in (residue, token)] + [same[..., 0].long(), chain.argmax(-1)]
    return torch.stack(indices, -1).to(torch.uint8)


def random_network() -> SmallFold:
    """A network of `TINY_SIZES` in which no layer is zero, so that each one shows."""
    torch.manual_seed(SEED)
    net = SmallFold(TINY_SIZES)
    with torch.no_grad():
        for name, p in net.named_parameters():
            if p.ndim > 1:
                p.copy_(torch.randn_like(p) * 0.7 / p.shape[-1] ** 0.5)
            else:
                p.copy_(torch.randn_like(p) * 0.2 + float(name.endswith("weight")))
    return net


class Recorded:
    """Draws of N(0, 1), kept in the order of calls. Draws for padded atoms are zero."""

    def __init__(self, atoms: int):
        self.atoms, self.kept = atoms, []
        self.generator = torch.Generator().manual_seed(SEED)

    def __call__(self, *shape: int) -> Tensor:
        by_atom = len(shape) == 4 and shape[2] > 1
        real = (*shape[:2], self.atoms, 3) if by_atom else shape
        draw = torch.randn(*real, generator=self.generator)
        self.kept.append(draw.reshape(-1))
        if by_atom:
            draw = torch.nn.functional.pad(draw, (0, 0, 0, shape[2] - self.atoms))
        return draw


def fold(net: SmallFold) -> dict[str, Tensor]:
    """Noise, coordinates and logits of FOLDED."""
    tables, n = read_tables(), len(FOLDED)
    f = features(encode(FOLDED)[None], torch.tensor([n]), tables, dtype=torch.float32)
    noise = Recorded(int(f["count"].sum()))
    with torch.no_grad():
        trunk = net.trunk(f, RECYCLES)
        x = sample(net, f, trunk, SAMPLES, STEPS, noise)
        heads = [judged(net, f, trunk, x[:, k : k + 1]) for k in range(SAMPLES)]
    logits = {name: torch.stack([h[name] for h in heads]) for name in heads[0]}
    coordinates = x[0, :, : noise.atoms].contiguous()
    recorded = {f"noise.{at:03}": draw for at, draw in enumerate(noise.kept)}
    return dict(coordinates=coordinates, **logits, **recorded)


def judged(net: SmallFold, f: dict[str, Tensor], trunk: Trunk, x: Tensor) -> dict[str, Tensor]:
    """Logits of pLDDT [A, 50] and PAE [N, N, 64] for one sample x [1, 1, A, 3]."""
    representative = points(x, atom_of(f, f["representative"]))[:, 0]
    h = net.aux_heads(f, *trunk, representative)
    atoms = int(f["count"].sum())
    by_atom = (f["atom_token"][0, :atoms], f["atom_slot"][0, :atoms])
    return dict(plddt=h["plddt"][0][by_atom], pae=h["pae"][0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, help="the folder (%(default)s)")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    set_compute_dtype(torch.float32)
    save_file(feature_golden(), out / "features.safetensors", case(sequences=SEQUENCES))
    net, exported = random_network(), out / "network.safetensors"
    export(net.state_dict(), exported)
    # Half precision has rounded the weights; the structures are those of the exported ones.
    net.load_state_dict({k: v.float() for k, v in load_file(exported).items()}, strict=False)
    settings = dict(sequence=FOLDED, samples=SAMPLES, steps=STEPS, recycles=RECYCLES)
    save_file(fold(net), out / "structures.safetensors", case(**settings))


if __name__ == "__main__":
    main()
