"""Reduces OpenFold3's own feature batches to small files: the goldens of the featurisation.

python tools/goldens/features.py --from FOLDER   (a folder of feat_*.safetensors with the full batches)

One-hot tensors become their indices, masks and small integers i32 or u8, pairs of tokens the list of what is not zero.
What OpenFold3 draws at random (ref_pos) is left out. Metadata: `query`, the query as JSON; `atoms`, its atoms in order.
"""

import argparse
import json
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file

CASES = ["feat_protein20_nomsa", "feat_protein20_msa", "feat_ubiquitin", "feat_mixed"]
ONE_HOT = {"restype", "ref_element", "ref_atom_name_chars", "msa", "template_restype"}
SPARSE = {"token_bonds"}
ALL_ZERO = {"template_distogram", "template_unit_vector", "template_pseudo_beta_mask", "template_backbone_frame_mask"}
RANDOM = {"ref_pos"}


def reduced(name: str, tensor: torch.Tensor) -> torch.Tensor | None:
    """What is kept of a feature, without its batch axis."""
    tensor = tensor[0] if name != "num_paired_seqs" else tensor
    if name in RANDOM:
        return None
    if name in ONE_HOT:
        assert (tensor.sum(-1) == 1).all(), name
        return tensor.argmax(-1).to(torch.uint8).contiguous()
    if name in SPARSE:
        return tensor.nonzero().to(torch.int32).contiguous()
    if name in ALL_ZERO:
        assert (tensor == 0).all(), name
        return torch.tensor(tensor.shape, dtype=torch.int32)
    return tensor.to(torch.int32) if tensor.dtype == torch.bool else tensor.contiguous()


def main() -> None:
    parser = argparse.ArgumentParser(prog="features", description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="source", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[2] / "tests/goldens/features")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        with safe_open(options.source / f"{case}.safetensors", "pt") as file:
            about = json.loads(file.metadata()["case"])
            kept = {key.removeprefix("out."): reduced(key.removeprefix("out."), file.get_tensor(key)) for key in file.keys()}
        tensors = {name: tensor for name, tensor in kept.items() if tensor is not None}
        metadata = {"query": json.dumps(about["query"]), "atoms": json.dumps(about["atoms"]), "openfold3": about["openfold3"]}
        path = options.out / f"{case.removeprefix('feat_')}.safetensors"
        save_file(tensors, path, metadata=metadata)
        print(f"{path}  {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
