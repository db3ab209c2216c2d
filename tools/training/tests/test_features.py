"""Features of batches: padding changes nothing, chains that do not fit are cut."""

import torch

from features import LETTERS, encode, features, read_tables
from network import TINY_SIZES, SmallFold

TABLES = read_tables()


def of(sequences: list[str], tokens: int) -> dict[str, torch.Tensor]:
    rows = [torch.nn.functional.pad(encode(s), (0, tokens - len(s))) for s in sequences]
    length = torch.tensor([len(s) for s in sequences])
    return features(torch.stack(rows), length, TABLES, dtype=torch.float32)


def test_padding_does_not_change_the_trunk_or_a_denoising_step() -> None:
    torch.manual_seed(1)
    net = SmallFold(TINY_SIZES).eval()
    with torch.no_grad():
        for p in net.parameters():
            p.copy_(torch.randn_like(p) * 0.3 + float(p.ndim == 1))
        alone, padded = of([LETTERS], 20), of([LETTERS, "GSG"], 33)
        outputs = []
        for f in (alone, padded):
            trunk = net.trunk(f, 1)
            atoms = f["atom_mask"].shape[1]
            x = torch.randn(1, 1, 160, 3, generator=torch.Generator().manual_seed(1))
            x = torch.nn.functional.pad(x, (0, 0, 0, atoms - 160)).expand(len(trunk.s), -1, -1, -1)
            module = net.diffusion_module
            t = torch.full((len(trunk.s), 1), 3.0)
            out = module(f, module.conditions(f, *trunk), x, t)
            outputs.append((trunk.s[0, :20], trunk.z[0, :20, :20], out[0, 0, :160]))
    for a, b in zip(*outputs, strict=True):
        assert torch.allclose(a, b, atol=2e-4), (a - b).abs().max()


def test_tokens_whose_atoms_do_not_fit_are_left_out() -> None:
    f = features(encode("W" * 5)[None], torch.tensor([5]), TABLES, atoms=32)
    assert f["token_mask"][0].tolist() == [1, 1, 0, 0, 0]
    assert int(f["atom_mask"].sum()) == 28
