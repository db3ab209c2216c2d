"""Samples structures with a checkpoint's averaged weights and compares them with the true ones: python evaluate.py ckpt.pt out.json [minutes]"""

import json
import sys
import time

import numpy as np
import torch

import model as M
from features import Tables
from train import Data, eval_sets, example, judge, local_tables

began = time.time()
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
torch.set_float32_matmul_precision("high")
saved = torch.load(sys.argv[1], map_location=device, weights_only=True)
limit = float(sys.argv[3]) * 60 if len(sys.argv) > 3 else 1e9
net = M.SmallFold(saved["config"]).to(device)
net.load_state_dict({k: v.float() for k, v in saved["ema"].items() if not k.startswith("trunk_coordinates")})
for p in net.parameters():
    p.requires_grad_(False)
tables, data = local_tables(Tables(device)), Data(device, 96)
M.compute_dtype(torch.float32)  # as trifold computes
result = {"step": saved["step"], "sets": {}, "chains": {}}
for steps, recycles in ((20, 1),):
    for name, (kind, index) in eval_sets(data).items():
        if time.time() - began > limit:
            break
        rows = []
        for at in range(0, len(index), 32):
            f = example([getattr(data, kind)(index[at : at + 32])], 96, tables, M.COMPUTE)
            rows.append({k: v.cpu().numpy() for k, v in judge(net, f, samples=4, steps=steps, recycles=recycles, confidence=True).items()})
        r = {k: np.concatenate([x[k] for x in rows]) for k in rows[0]}
        best = r["plddt"].argmax(1)
        top = {k: r[k][np.arange(len(best)), best] for k in ("lddt", "tm", "rmsd", "plddt", "tm_mirrored")}
        ok = r["ok"] > 0
        s = dict(chains=len(index), **{f"mean_{k}": float(r[k].mean()) for k in ("lddt", "tm", "rmsd", "plddt")}, **{f"by_plddt_{k}": float(v.mean()) for k, v in top.items()})
        s |= dict(mirrored=float((r["tm_mirrored"] > r["tm"] + 0.1).mean()))
        s |= dict(tm_over_half=float((top["tm"] > 0.5).mean()), rmsd_under_3=float((top["rmsd"] < 3).mean()), median_rmsd=float(np.median(top["rmsd"])))
        s |= dict(r_chain=float(np.corrcoef(top["plddt"], top["lddt"])[0, 1]), r_residue=float(np.corrcoef(r["plddt_by_residue"][ok], r["by_residue"][ok])[0, 1]))
        result["sets"][f"{name} steps={steps} recycles={recycles}"] = s
        print(name, steps, recycles, {k: round(v, 3) for k, v in s.items()}, f"{time.time() - began:.0f} s", flush=True)
        if steps == 100 or name == "famous":
            chain = index if kind == "natural" else data.drawn_chain[index]
            result["chains"][f"{name} steps={steps} recycles={recycles}"] = [
                dict(name=str(data.famous[c] or data.name[c]), length=int(data.length[c]), **{k: round(float(v[i]), 3) for k, v in top.items()}) for i, c in enumerate(chain)]
            if name == "famous":
                for line in result["chains"][f"{name} steps={steps} recycles={recycles}"]:
                    print("  ", line, flush=True)
    json.dump(result, open(sys.argv[2], "w"), indent=1)
