"""Adds natural chains of 97 to 150 residues that share no cluster and no 5-mer with a held-out chain."""
import numpy as np
L="ARNDCQEGHILKMFPSTWYV"; T=np.zeros(128,np.uint8)
for a,l in enumerate(L): T[ord(l)]=a
d=dict(np.load("data.npz",allow_pickle=True)); s=dict(np.load("structs.npz",allow_pickle=True))
length=np.array([len(x) for x in s["seqs"]])
name=np.array([f"{s['src'][i]}/{str(s['names'][i]).split('/')[-1]}"[:40] for i in range(len(length))])
held=set(d["name"][d["split"]==1]); hi=np.isin(name,list(held)); hc=set(s["cl"][hi])
off=d["off"]; K=5
hk=set()
for i in np.nonzero(d["split"]==1)[0]:
    q="".join(L[c] for c in d["seqs"][off[i]:off[i+1]]); hk|={q[j:j+K] for j in range(len(q)-K+1)}
SRC=["cath","cgdms","peptone","db55dips","bm5","masif","metl","pydssp","kortemme"]
use=np.isin(s["src"],SRC)&(length>96)&(length<=150)&(s["br"]==0)&~np.isin(s["cl"],list(hc))
use&=np.array([not any(str(q)[j:j+K] in hk for j in range(len(str(q))-K+1)) and set(str(q))<=set(L) for q in s["seqs"]])
compact=s["rg"]<1.15*2.2*length**0.38; use&=compact
k=np.nonzero(use)[0]; o=s["off"]
out=dict(d)
out["seqs"]=np.concatenate([d["seqs"]]+[T[np.frombuffer(str(s["seqs"][i]).encode(),np.uint8)] for i in k])
out["xyz"]=np.concatenate([d["xyz"]]+[s["xyz"][o[i]:o[i+1]] for i in k])
out["off"]=np.cumsum(np.concatenate([[0],np.diff(d["off"]),length[k]]))
for f,v in (("split",0),("design",False),("weight",1.0),("famous","")):
    out[f]=np.concatenate([d[f],np.full(len(k),v,d[f].dtype)])
out["name"]=np.concatenate([d["name"],name[k]])
np.savez_compressed("data_more.npz",**out); print(len(k),"chains,",length[k].sum(),"residues; held matched",hi.sum(),"of",len(held))
