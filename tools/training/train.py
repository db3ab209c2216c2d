"""Trains SmallFold on one or more GPUs.

torchrun --nproc-per-node G train.py --out DIR --seconds 1300 --confidence-seconds 150 [--resume ckpt.pt]

Batches are put together on the GPU. A main phase trains everything but the confidence heads; a last phase trains these on the averaged
weights, with rollouts as inputs. DIR gets log.txt, ckpt.pt (averaged weights in half precision) and model.safetensors.
"""

import argparse
import glob
import json
import math
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch._dynamo
import torch.nn.functional as F

import model as M
from export import export
from features import Tables, atom_of, atoms_for, features, packed
from metrics import lddt, rmsd, tm

HERE = Path(__file__).parent


class Data:
    """All chains and drawn sequences on the device."""

    def __init__(self, device, longest):
        with np.load(HERE / os.environ.get("DATA", "data.npz")) as file:
            d = dict(file)
        self.device, self.name, self.famous = device, d["name"], d["famous"]
        off, length = d["off"], np.diff(d["off"])
        self.length = torch.tensor(length, device=device)
        self.restype = self.padded(d["seqs"], off, longest, np.int64)
        xyz = torch.tensor(self.padded(d["xyz"], off, longest, np.int16).cpu().numpy(), device=device)
        self.mask = (xyz > -32000).all(-1) & (torch.arange(longest, device=device) < self.length[:, None])[..., None]
        self.xyz = torch.where(self.mask[..., None], xyz.float() / 100, 0.0)
        self.split, self.weight = d["split"], d["weight"]
        chains, seqs, count = [], [], 0
        for file in sorted(glob.glob(str(HERE / "mpnn_*.npz"))):
            with np.load(file) as part:
                chain, letters = part["chain"], part["seqs"]
            o = np.concatenate([[0], np.cumsum(length[chain])])
            seqs.append(self.padded(letters, o, longest, np.uint8))
            chains.append(chain)
        self.drawn_chain = np.concatenate(chains) if chains else np.zeros(0, np.int64)
        self.drawn = torch.cat(seqs) if chains else None
        # The last drawn of every trained chain is kept for tests.
        last = {c: i for i, c in enumerate(self.drawn_chain)}
        self.kept = np.zeros(len(self.drawn_chain), bool)
        self.kept[list(last.values())] = True
        self.kept |= self.split[self.drawn_chain] == 1

    def padded(self, flat, off, longest, dtype):
        out = np.zeros((len(off) - 1, longest, *flat.shape[1:]), dtype)
        for row, (a, b) in enumerate(zip(off, off[1:])):
            out[row, : b - a] = flat[a:b]
        return torch.tensor(out, device=self.device)

    def natural(self, index):
        """restype, length, xyz and mask by atom14."""
        index = torch.as_tensor(index, device=self.device)
        return self.restype[index], self.length[index], self.xyz[index], self.mask[index]

    def designed(self, at):
        chain = torch.as_tensor(self.drawn_chain[at], device=self.device)
        restype = self.drawn[torch.as_tensor(at, device=self.device)].long()
        xyz, mask = self.xyz[chain].clone(), self.mask[chain].clone()
        n, ca, c = xyz[:, :, 0], xyz[:, :, 1], xyz[:, :, 2]
        b, e = ca - n, c - ca
        a = torch.linalg.cross(b, e)
        xyz[:, :, 4] = -0.58273431 * a + 0.56802827 * b - 0.54067466 * e + ca
        mask[:, :, 5:] = False
        mask[:, :, 4] = mask[:, :, :3].all(-1) & (restype != 7)
        return restype, self.length[chain], xyz, mask


def example(parts, n, tables, dtype):
    """Features and the true atoms: f gets x [B, A, 3] and known [B, A]. Missing atoms of a known residue stand where an ideal one has them."""
    restype, length, xyz, mask = (torch.cat(p) for p in zip(*parts))
    restype, xyz, mask = restype[:, :n], xyz[:, :n], mask[:, :n]
    f = features(restype, length.clamp(max=n), tables, dtype=dtype)
    x, known = packed(xyz, f), packed(mask, f) & (f["atom_mask"] > 0)
    frame, there = frames(xyz[:, :, 0], xyz[:, :, 1], xyz[:, :, 2]), mask[:, :, :3].all(-1)
    kind, slot = torch.gather(f["restype"], 1, f["atom_token"]), f["atom_slot"]
    ideal = tables.local[kind, slot]
    token = f["atom_token"]
    r = torch.gather(frame, 1, token[..., None, None].expand(-1, -1, 3, 3))
    origin = torch.gather(xyz[:, :, 1], 1, token[..., None].expand(-1, -1, 3))
    placed = (r @ ideal[..., None])[..., 0] + origin
    f["x"] = torch.where(known[..., None], x, placed) * f["atom_mask"][..., None]
    f["known"] = known.float()
    f["frame_known"] = (there & (f["token_mask"] > 0)).float()
    return f


def frames(n, ca, c):
    """Rotations [..., 3, 3] whose columns are the residue's axes."""
    e1 = F.normalize(c - ca, dim=-1, eps=1e-4)
    v = n - ca
    e2 = F.normalize(v - (v * e1).sum(-1, keepdim=True) * e1, dim=-1, eps=1e-4)
    return torch.stack([e1, e2, torch.linalg.cross(e1, e2)], -1)


def local_tables(tables):
    """Ideal positions in the residue's own frame: [20, 14, 3]."""
    p = tables.pos
    r = frames(p[:, 0], p[:, 1], p[:, 2])
    tables.local = torch.einsum("kij,kai->kaj", r, p - p[:, 1:2])
    return tables


def points(x, at):
    """x [B, S, A, 3] at atoms [B, N] -> [B, S, N, 3]."""
    return torch.gather(x, 2, at[:, None, :, None].expand(-1, x.shape[1], -1, 3))


HAND = dict(mirror=0.5, volume=0.3, frames=0.5, high=0.5, low_t=6.0, high_t=1500.0)


def chirality(x, quads):
    """x [B, S, N, 3], quads [B, Q, 4] -> the normalised triple product of each quadruple [B, S, Q]."""
    p = [points(x, quads[..., k]) for k in range(4)]
    a, b, c = (q - p[0] for q in p[1:])
    length = lambda v: (v.square().sum(-1) + 0.25).sqrt()
    return (torch.linalg.cross(a, b) * c).sum(-1) / (length(a) * length(b) * length(c))


def quadruples(f, ok, generator):
    """Quadruples of tokens: neighbours in sequence, within 12 and anywhere: [B, Q, 4] and their mask."""
    b, n = f["restype"].shape
    device = ok.device
    count = f["token_mask"].sum(-1).long().clamp(min=4)
    at = torch.arange(n - 3, device=device)
    near = torch.stack([at, at + 1, at + 2, at + 3], -1).expand(b, -1, -1)
    rand = lambda *shape: torch.rand(*shape, device=device, generator=generator)
    any_ = (rand(b, 2 * n, 4) * count[:, None, None]).long()
    start = (rand(b, 2 * n, 1) * count[:, None, None]).long()
    some = start + (rand(b, 2 * n, 4) * 25).long() - 12
    quads = torch.cat([near, any_, some], 1)
    inside = ((quads >= 0) & (quads < n)).all(-1)
    quads = quads.clamp(0, n - 1)
    mask = torch.gather(ok, 1, quads.flatten(1)).view(quads.shape).prod(-1) * inside
    different = (quads[..., :, None] == quads[..., None, :]).sum((-1, -2)) == 4
    return quads, mask * different


def frame_error(out, true, f, mask_frame, mask_ca):
    """Clamped frame aligned error of CA in backbone frames [B, S]; true [B, 1, A, 3]."""
    place = lambda k: atom_of(f, torch.full_like(f["restype"], k))

    def local(x):
        n, ca, c = (points(x, place(k)) for k in (0, 1, 2))
        r = frames(n, ca, c)
        return torch.einsum("bsnji,bsnmj->bsnmi", r, ca[:, :, None] - ca[:, :, :, None])

    e = ((local(out) - local(true)).square().sum(-1) + 1e-4).sqrt().clamp(max=10.0) / 10
    pair = (mask_frame[:, :, None] * mask_ca[:, None])[:, None]
    return (e * pair).sum((-1, -2)) / pair.sum((-1, -2)).clamp(min=1)


def main_loss(net, f, copies, recycles, generator, stats=None):
    dm = net.diffusion_module
    s_input, s, z = net.trunk(f, recycles)
    b, a = f["known"].shape
    device = f["x"].device
    normal = lambda *shape: torch.randn(*shape, device=device, generator=generator)
    uniform = lambda *shape: torch.rand(*shape, device=device, generator=generator)
    known = f["known"][:, None].expand(-1, copies, -1)
    true = M.augment(f["x"][:, None].expand(-1, copies, -1, -1), f["known"][:, None, :, None], normal)
    low = M.SIGMA_DATA * torch.exp(float(os.environ.get("NOISE_MEAN", "-1.0")) + float(os.environ.get("NOISE_STD", "1.5")) * normal(b, copies))
    high = torch.exp(math.log(HAND["low_t"]) + uniform(b, copies) * math.log(HAND["high_t"] / HAND["low_t"]))
    is_high = (torch.arange(copies, device=device) >= copies * (1 - HAND["high"])).expand(b, -1)
    t = torch.where(is_high, high, low)
    mirrored = is_high & (uniform(b, copies) < HAND["mirror"])
    hand = torch.where(mirrored, -1.0, 1.0)[..., None, None]
    out = dm(f, dm.conditions(f, s_input, s, z), hand * true + t[..., None, None] * normal(b, copies, a, 3), t)
    with torch.no_grad():
        aligned = M.superpose(true, out.float(), known)
    error = ((out - aligned).square().sum(-1) * known).sum(-1) / known.sum(-1).clamp(min=1) / 3
    weight = (t * t + M.SIGMA_DATA**2) / (t * M.SIGMA_DATA) ** 2
    mse = (weight * error).clamp(max=50).mean()
    # Of each residue its CA and another known atom.
    ca = atom_of(f, torch.ones_like(f["restype"]))
    okca = torch.gather(f["known"], 1, ca) * f["token_mask"]
    other = (torch.rand(ca.shape, device=device, generator=generator) * f["count"]).long()
    at = torch.cat([ca, (f["first_atom"] + other).clamp(max=a - 1)], 1)
    ok = torch.gather(f["known"], 1, at) * torch.cat([f["token_mask"]] * 2, 1)
    px, pt = points(out, at), points(true[:, :1], at)
    dx = (px[:, :, :, None] - px[:, :, None]).square().sum(-1).add(1e-6).sqrt()
    dt = (pt[:, :, :, None] - pt[:, :, None]).square().sum(-1).sqrt()
    pair = (ok[:, :, None] * ok[:, None])[:, None] * (dt < 15) * (dt > 0.01)
    e = (dx - dt).abs()
    soft = (torch.sigmoid(0.5 - e) + torch.sigmoid(1 - e) + torch.sigmoid(2 - e) + torch.sigmoid(4 - e)) / 4
    smooth = 1 - ((soft * pair).sum((-1, -2)) / pair.sum((-1, -2)).clamp(min=1)).mean()
    quads, okq = quadruples(f, okca, generator)
    cx, ct = chirality(points(out, ca), quads), chirality(points(true[:, :1], ca), quads)
    backbone = torch.stack([atom_of(f, torch.full_like(f["restype"], k)) for k in (1, 0, 2, 4)], -1)
    okb = (torch.gather(f["known"], 1, backbone.flatten(1)).view(backbone.shape).prod(-1)) * f["token_mask"] * (f["restype"] != 7)
    bx, bt = chirality(out, backbone), chirality(true[:, :1], backbone)
    mean = lambda v, m: (v * m[:, None]).sum(-1) / m.sum(-1).clamp(min=1)[:, None]
    volume_each = mean((cx - ct).square(), okq) + mean((bx - bt).square(), okb)
    volume = volume_each.mean()
    fape = frame_error(out, true[:, :1], f, f["frame_known"], okca).mean() if HAND["frames"] else torch.zeros((), device=device)
    if stats is not None:
        with torch.no_grad():
            wrong = ((cx * ct * okq[:, None]).sum(-1) < 0).float()
            bin_ = (t > 20).long() + (t > 60).long() + (t > 150).long() + (t > 400).long()
            key = bin_ * 2 + mirrored.long()
            stats[0].index_add_(0, key.flatten(), wrong.flatten())
            stats[1].index_add_(0, key.flatten(), torch.ones_like(wrong).flatten())
    cb = atom_of(f, f["representative"])
    pc = points(f["x"][:, None], cb)[:, 0]
    okc = torch.gather(f["known"], 1, cb) * f["token_mask"]
    bins = ((torch.cdist(pc, pc) - 2) / 20 * 64).long().clamp(0, 63)
    pairs = okc[:, :, None] * okc[:, None]
    ce = F.cross_entropy(net.aux_heads.distances(z).flatten(0, 2), bins.flatten(), reduction="none").view_as(pairs)
    distogram = ((ce * pairs).sum((-1, -2)) / pairs.sum((-1, -2)).clamp(min=1)).mean()
    loss = mse + smooth + 0.25 * distogram + HAND["volume"] * volume + HAND["frames"] * fape
    trunk = torch.zeros((), device=device)
    if hasattr(net, "trunk_coordinates"):
        y = 10 * net.trunk_coordinates(s).float()[:, None]
        tca = points(true[:, :1], ca)
        with torch.no_grad():
            onto = M.superpose(tca, y, okca[:, None])
        e = ((y - onto).square().sum(-1)[:, 0] * okca).sum(-1) / okca.sum(-1).clamp(min=1)
        cy = chirality(y, quads)
        trunk = (e / 3 / 40).mean() + 0.3 * mean((cy - ct).square(), okq).mean()
        loss = loss + trunk
    return loss, torch.stack([mse, smooth, distogram, volume, fape, trunk]).detach()


def confidence_loss(net, f, steps, recycles, generator):
    with torch.no_grad():
        s_input, s, z = net.trunk(f, recycles)
        x = net.sample(f, (s_input, s, z), 1, steps, generator)
    place = lambda k: atom_of(f, torch.full_like(f["restype"], k))
    cb, ca = atom_of(f, f["representative"]), place(1)
    true = f["x"][:, None]
    h = net.aux_heads(f, s_input, s, z, points(x, cb)[:, 0])
    token, slot = f["atom_token"], f["atom_slot"]
    row = torch.arange(len(token), device=token.device)[:, None]
    with torch.no_grad():
        px, pt = points(x, ca)[:, 0], points(true, ca)[:, 0]
        okca = torch.gather(f["known"], 1, ca) * f["token_mask"]
        dx, dt = torch.cdist(x[:, 0], px), torch.cdist(f["x"], pt)
        pair = f["known"][..., None] * okca[:, None] * (dt < 15) * (token[..., None] != torch.arange(px.shape[1], device=token.device))
        score = sum((abs(dx - dt) < bound).float() for bound in (0.5, 1.0, 2.0, 4.0)) / 4
        score = (score * pair).sum(-1) / pair.sum(-1).clamp(min=1)
        judged = f["known"] * (pair.sum(-1) > 0)
        ground = lambda y: (frames(*(points(y, place(k))[:, 0] for k in (0, 1, 2))), points(y, ca)[:, 0])
        (rx, ox), (rt, ot) = ground(x), ground(true)
        lx = torch.einsum("bnji,bnmj->bnmi", rx, ox[:, None] - ox[:, :, None])
        lt = torch.einsum("bnji,bnmj->bnmi", rt, ot[:, None] - ot[:, :, None])
        pae = (lx - lt).square().sum(-1).add(1e-8).sqrt()
        pc, qc = points(x, cb)[:, 0], points(true, cb)[:, 0]
        pde = (torch.cdist(pc, pc) - torch.cdist(qc, qc)).abs()
        okcb = torch.gather(f["known"], 1, cb) * f["token_mask"]

    def ce(logits, target, weight):
        loss = F.cross_entropy(logits.flatten(0, -2), target.flatten(), reduction="none").view_as(weight)
        return (loss * weight).sum() / weight.sum().clamp(min=1)

    bins = lambda e: (e / 0.5).long().clamp(0, 63)
    losses = [ce(h["plddt"][row, token, slot], (score * 50).long().clamp(0, 49), judged), ce(h["pae"], bins(pae), f["frame_known"][:, :, None] * okca[:, None]),
              ce(h["pde"], bins(pde), okcb[:, :, None] * okcb[:, None]), ce(h["resolved"][row, token, slot], (f["atom_mask"] > 0).long(), f["atom_mask"])]
    return losses[0] + 0.5 * losses[1] + 0.5 * losses[2] + 0.1 * losses[3], torch.stack(losses).detach()


@torch.no_grad()
def judge(net, f, samples=1, steps=20, recycles=1, seed=1, confidence=False):
    """CA-lDDT, TM-score, CA-RMSD and, on demand, pLDDT of samples, each [B, S]."""
    g = torch.Generator(f["x"].device).manual_seed(seed)
    trunk = net.trunk(f, recycles)
    x = net.sample(f, trunk, samples, steps, g)
    ca = atom_of(f, torch.ones_like(f["restype"]))
    px, pt = points(x, ca), points(f["x"][:, None], ca).expand(-1, samples, -1, -1)
    ok = (torch.gather(f["known"], 1, ca) * f["token_mask"])[:, None].expand(-1, samples, -1)
    by_residue = lddt(px, pt, ok)
    out = dict(lddt=(by_residue * ok).sum(-1) / ok.sum(-1), tm=tm(px, pt, ok), rmsd=rmsd(px, pt, ok), tm_mirrored=tm(-px, pt, ok), by_residue=by_residue, ok=ok)
    if confidence:
        cb = atom_of(f, f["representative"])
        row = torch.arange(len(ca), device=ca.device)[:, None]
        slot = torch.gather(f["atom_slot"], 1, ca)
        each = []
        for k in range(samples):
            h = net.aux_heads(f, *trunk, points(x[:, k : k + 1], cb)[:, 0])
            p = torch.softmax(h["plddt"][row, torch.arange(ca.shape[1], device=ca.device), slot], -1)
            each.append((p * (torch.arange(50, device=p.device) + 0.5) / 50).sum(-1))
        out["plddt_by_residue"] = torch.stack(each, 1)
        out["plddt"] = (out["plddt_by_residue"] * ok).sum(-1) / ok.sum(-1)
    return out


def flatten(net, device):
    """All parameters and gradients as views of two vectors."""
    parameters = list(net.parameters())
    theta = torch.cat([p.detach().flatten() for p in parameters]).to(device)
    grad, at = torch.zeros_like(theta), 0
    for p in parameters:
        p.data, p.grad = theta[at : at + p.numel()].view_as(p), grad[at : at + p.numel()].view_as(p)
        at += p.numel()
    return theta, grad


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default="out")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--confidence-seconds", type=float, default=0)
    parser.add_argument("--lr", type=float, default=1.5e-3)
    parser.add_argument("--buckets", default="64:48,96:24")
    parser.add_argument("--copies", type=int, default=8)
    parser.add_argument("--natural", type=float, default=0.4)
    parser.add_argument("--resume", default="")
    parser.add_argument("--compile", type=int, default=1)
    parser.add_argument("--eval-every", type=float, default=120)
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--trunk-head", type=int, default=0)
    parser.add_argument("--hand", default="")
    parser.add_argument("--ema", type=float, default=0.995)
    parser.add_argument("--warm", type=int, default=100)
    parser.add_argument("--decay-from", type=float, default=0.6)
    parser.add_argument("--decay", type=float, default=0)
    parser.add_argument("--dropout", type=float, default=0)
    parser.add_argument("--crop", type=float, default=0)
    parser.add_argument("--limit", type=int, default=48)
    o = parser.parse_args()
    rank, world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    cuda = torch.cuda.is_available()
    device = torch.device("cuda", rank) if cuda else torch.device("cpu")
    if cuda:
        torch.cuda.set_device(device)
        torch.set_float32_matmul_precision("high")
    if world > 1:
        dist.init_process_group("nccl" if cuda else "gloo")
    out = Path(o.out)
    out.mkdir(parents=True, exist_ok=True)
    log_file = open(out / "log.txt", "a") if rank == 0 else None

    def log(**values):
        if rank == 0:
            line = json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in values.items()})
            print(line, flush=True)
            print(line, file=log_file, flush=True)

    torch.manual_seed(0)
    net = M.SmallFold(dict(pairformer_blocks=2, dit_blocks=1) if o.tiny else None).to(device)
    HAND.update({k: float(v) for k, v in (x.split("=") for x in o.hand.split(",") if x)})
    if o.trunk_head:
        net.trunk_coordinates = M.NormLinear(net.config["c_s"], 3).to(device)
        torch.nn.init.normal_(net.trunk_coordinates.linear.weight, std=net.config["c_s"] ** -0.5)
    saved = torch.load(o.resume, map_location=device, weights_only=True) if o.resume else None
    if saved:
        print(net.load_state_dict({k: v.float() for k, v in saved["ema"].items()}, strict=False), flush=True)
    theta, grad = flatten(net, device)
    ema = theta.clone()
    names = [name for name, _ in net.named_parameters()]
    aux = torch.cat([torch.full((p.numel(),), name.startswith("aux_heads.") and "distogram" not in name, device=device) for name, p in net.named_parameters()])
    tables = local_tables(Tables(device))
    buckets = [tuple(map(int, b.split(":"))) for b in o.buckets.split(",")]
    M.DROPOUT = o.dropout
    data = Data(device, 150 if "more" in os.environ.get("DATA", "") else max(b[0] for b in buckets))
    if o.compile and cuda:
        for kind in (M.PairBlock, M.DiTBlock, M.AtomBlock):
            kind.forward = torch.compile(kind.forward, dynamic=False)
        torch._dynamo.config.cache_size_limit = 64
    rng, shared = np.random.default_rng(100 + rank), np.random.default_rng(7)
    generator = torch.Generator(device).manual_seed(1000 + rank)
    length = data.length.cpu().numpy()
    pools = []
    edges = [0] + [b[0] for b in buckets]
    for low, (n, _) in zip(edges, buckets):
        natural = np.nonzero((data.split == 0) & (length > low) & (length <= (n if n < 96 else 150)))[0]
        p = data.weight[natural] / data.weight[natural].sum()
        dl = length[data.drawn_chain]
        designed = np.nonzero(~data.kept & (dl > low) & (dl <= n))[0]
        pools.append((natural, p, designed))
    share = np.array([data.weight[p[0]].sum() / b[1] for p, b in zip(pools, buckets)])
    share = share / share.sum()
    log(parameters=int(theta.numel()), natural=[len(p[0]) for p in pools], designed=[len(p[2]) for p in pools], share=[float(x) for x in share], world=world)

    def draw(k, batch=None):
        n, size = buckets[k]
        size = batch or size
        natural, p, designed = pools[k]
        nat = int(round(size * o.natural)) if len(designed) else size
        parts = [data.natural(rng.choice(natural, nat, p=p))]
        if size > nat:
            parts.append(data.designed(rng.choice(designed, size - nat)))
        return example([cropped(part, n) for part in parts], n, tables, M.COMPUTE)

    def cropped(part, n):
        """Random windows of chains longer than n, and of a share of the others."""
        restype, count, xyz, mask = part
        uniform = lambda: torch.rand(count.shape, device=device, generator=generator)
        short = (count * (0.4 + 0.6 * uniform())).long().clamp(min=24)
        wanted = torch.minimum(torch.where(uniform() < o.crop, short, count), count).clamp(max=n)
        start = (uniform() * (count - wanted + 1)).long()
        at = (start[:, None] + torch.arange(restype.shape[1], device=device)).clamp(max=restype.shape[1] - 1)
        inside = torch.arange(restype.shape[1], device=device) < wanted[:, None]
        rows = torch.arange(len(restype), device=device)[:, None]
        return torch.where(inside, restype[rows, at], 0), wanted, xyz[rows, at], mask[rows, at] & inside[..., None]

    sets = eval_sets(data)

    def evaluate(limit=o.limit, **how):
        result = {}
        for name, (kind, index) in sets.items():
            index = index[:limit][rank::world]
            f = example([getattr(data, kind)(index)], buckets[-1][0], tables, M.COMPUTE)
            with torch.compiler.set_stance("force_eager"):  # its shapes are others
                r = judge(net, f, samples=2, **how)
            r["mirrored"] = (r["tm_mirrored"] > r["tm"] + 0.1).float()
            r["better_hand"] = torch.maximum(r["tm"], r["tm_mirrored"])
            v = torch.stack([r[m].mean(1).sum() for m in ("lddt", "tm", "better_hand", "rmsd", "mirrored")] + [torch.tensor(float(len(index)), device=device)])
            if world > 1:
                dist.all_reduce(v)
            result[name] = [round(float(x), 3) for x in v[:-1] / v[-1]]
        return result

    def save():
        if rank == 0:
            keep = theta.clone()
            theta.copy_(ema)
            state = {k: v.detach().half().cpu() if "edges" not in k else v.cpu() for k, v in net.state_dict().items()}
            theta.copy_(keep)
            torch.save(dict(ema=state, config=net.config, step=step), out / "ckpt.tmp")
            os.replace(out / "ckpt.tmp", out / "ckpt.pt")
            export({k: v for k, v in state.items() if not k.startswith("trunk_coordinates")}, net.config, str(out / "model.safetensors"))

    def with_ema(function):
        keep = theta.clone()
        theta.copy_(ema)
        result = function()
        theta.copy_(keep)
        return result

    def clock(began):
        """The first process's, for all."""
        v = torch.tensor([time.time() - began], device=device)
        if world > 1:
            dist.broadcast(v, 0)
        return float(v)

    step = 0
    for phase, seconds in (("main", o.seconds), ("confidence", o.confidence_seconds)):
        if seconds <= 0:
            continue
        if phase == "confidence":
            torch.compiler.set_stance("force_eager")
            torch.cuda.empty_cache() if cuda else None
            theta.copy_(ema)
            grad.zero_()
            for name, p in net.named_parameters():
                p.requires_grad_(name.startswith("aux_heads.") and "distogram" not in name)
        m, v = torch.zeros_like(theta), torch.zeros_like(theta)
        sums, seen, count, elapsed, began, last, last_eval = 0, 0, 0, 0.0, time.time(), time.time(), 0.0
        local, warm, stats = 0, o.warm if phase == "main" else 50, torch.zeros(2, 10, device=device)
        decay_from = o.decay_from
        while True:
            if local % 20 == 0:
                elapsed = clock(began)
                if elapsed > seconds:
                    break
            local += 1
            step += 1
            k = int(shared.choice(len(buckets), p=share))
            f = draw(k)
            progress = elapsed / seconds
            lr = o.lr * min(1, local / warm) * (1 if progress < decay_from else max(0.02, (1 - progress) / (1 - decay_from)))
            recycles = int(shared.random() < 0.4)
            if phase == "main":
                loss, terms = main_loss(net, f, o.copies, recycles, generator, stats)
            else:
                loss, terms = confidence_loss(net, f, 12, 1, generator)
            grad.zero_()
            loss.backward()
            if world > 1:
                dist.all_reduce(grad)
                grad.div_(world)
            norm = grad.norm()
            ok = torch.isfinite(norm)
            g = torch.where(ok, grad * (2.0 / norm.clamp(min=2.0)), 0.0)
            m.lerp_(g, 0.1)
            v.lerp_(g * g, 0.02)
            update = (m / (1 - 0.9**local)) / ((v / (1 - 0.98**local)).sqrt() + 1e-8)
            if phase == "confidence":
                update = update * aux
            if phase == "main" and o.decay:
                theta.mul_(1 - lr * o.decay)
            theta.sub_(update * lr)
            rate = min(o.ema, (1 + step) / (10 + step))
            if phase == "main":
                ema.lerp_(theta, 1 - rate)
            else:
                ema.lerp_(theta, 1 - min(0.99, (1 + local) / (10 + local)))
            sums, seen, count = sums + terms, seen + len(f["restype"]) * world, count + 1
            if local % 100 == 0 or local in (5, 20):
                means = (sums / count).tolist()
                now = time.time()
                log(phase=phase, step=step, seconds=now - began, lr=lr, loss=[round(x, 4) for x in means], norm=float(norm), per_second=seen / (now - last),
                    wrong_hand=[[round(float(x), 2) for x in (stats[0] / stats[1].clamp(min=1))[k::2]] for k in (0, 1)])
                stats.zero_()
                sums, seen, count, last = 0, 0, 0, now
            if local % 20 == 0 and elapsed - last_eval > o.eval_every and elapsed < seconds - 30 and phase == "main":
                last_eval = elapsed
                began_eval = time.time()
                log(step=step, seconds=elapsed, evaluated=with_ema(evaluate), eval_seconds=time.time() - began_eval)
                save()
                last = time.time()
        if phase == "main":
            log(phase="main done", step=step, evaluated=with_ema(evaluate))
        save()
    if cuda:
        log(peak_gib=torch.cuda.max_memory_allocated() / 2**30)
    if world > 1:
        dist.destroy_process_group()


def eval_sets(data):
    """Name -> (kind, indices): held-out families, trained chains, unseen sequences of seen backbones, sequences of unseen backbones, famous ones."""
    rng = np.random.default_rng(3)
    pick = lambda x, n: rng.permutation(x)[:n]
    lengths = data.length.cpu().numpy()
    long = (lengths >= 30) & (lengths <= 96)
    compact = data.weight >= 1.0
    sets = dict(held_out=("natural", pick(np.nonzero(data.split == 1)[0], 200)), trained=("natural", pick(np.nonzero((data.split == 0) & long & compact)[0], 150)))
    if len(data.drawn_chain):
        own = data.split[data.drawn_chain]
        sets["new_sequences"] = ("designed", pick(np.nonzero(data.kept & (own == 0))[0], 150))
        first = np.unique(data.drawn_chain, return_index=True)[1]
        sets["new_backbones"] = ("designed", pick(first[own[first] == 1], 150))
    sets["famous"] = ("natural", np.nonzero(data.famous != "")[0])
    return sets


if __name__ == "__main__":
    main()
