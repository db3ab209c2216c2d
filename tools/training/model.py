"""OpenFold3's architecture for batches of padded single-chain proteins, in plain PyTorch, with OpenFold3 0.5.0's parameter names.

Only what a protein without alignment and templates needs is computed: the MSA is the sequence twice, and the template embedder is
exported with a zero last layer, so that it adds nothing. Shapes: B examples, S noise copies, N tokens, A atoms, W windows.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

SIGMA_DATA = 16.0
COMPUTE = torch.bfloat16  # what products are computed in; float32 for comparisons
INF = 1e9

DEFAULT = dict(
    c_s=128, c_z=128, c_m=32, c_t=16, c_atom=64, c_atom_pair=16, c_token=192, c_fourier=64,
    pair_hidden_mul=64, pair_heads=4, pair_hidden=32, pair_n=2, single_heads=8, single_n=2,
    opm=8, msa_blocks=1, pairformer_blocks=6, confidence_blocks=1,
    dit_blocks=4, dit_heads=6, atom_blocks=2, atom_heads=4,
)


def compute_dtype(dtype):
    global COMPUTE
    COMPUTE = dtype


class Linear(nn.Module):
    def __init__(self, c_in, c_out, bias=False, init="lecun"):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(c_out, c_in))
        if init != "zero":
            nn.init.trunc_normal_(self.weight, std=math.sqrt((2.0 if init == "relu" else 1.0) / c_in))
        self.bias = nn.Parameter(torch.zeros(c_out)) if bias else None

    def forward(self, x):
        return F.linear(x.to(COMPUTE), self.weight.to(COMPUTE), None if self.bias is None else self.bias.to(COMPUTE))


class Norm(nn.Module):
    """Layer norm in float32; its result is in the compute type."""

    def __init__(self, c, offset=True):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(c))
        self.bias = nn.Parameter(torch.zeros(c)) if offset else None

    def forward(self, x):
        return F.layer_norm(x.float(), x.shape[-1:], self.weight, self.bias).to(COMPUTE)


class SwiGLU(nn.Module):
    def __init__(self, c, hidden):
        super().__init__()
        self.linear_a, self.linear_b = Linear(c, hidden, init="relu"), Linear(c, hidden)

    def forward(self, x):
        return F.silu(self.linear_a(x)) * self.linear_b(x)


class Transition(nn.Module):
    def __init__(self, c, n):
        super().__init__()
        self.layer_norm, self.swiglu, self.linear_out = Norm(c), SwiGLU(c, n * c), Linear(n * c, c, init="zero")

    def forward(self, x):
        return self.linear_out(self.swiglu(self.layer_norm(x)))


class Heads(nn.Module):
    """The products of attention."""

    def __init__(self, c, hidden, q_bias):
        super().__init__()
        self.linear_q = Linear(c, hidden, bias=q_bias)
        self.linear_k, self.linear_v = Linear(c, hidden), Linear(c, hidden)
        self.linear_g, self.linear_o = Linear(c, hidden, init="zero"), Linear(hidden, c, init="zero")


def split(x, heads):
    return x.unflatten(-1, (heads, -1))


def softmax(logits):
    return torch.softmax(logits.float(), -1).to(COMPUTE)


class TriangleMultiplication(nn.Module):
    def __init__(self, c, hidden, outgoing):
        super().__init__()
        self.outgoing = outgoing
        self.layer_norm_in, self.layer_norm_out = Norm(c), Norm(hidden)
        self.linear_a_p, self.linear_b_p = Linear(c, hidden), Linear(c, hidden)
        self.linear_a_g, self.linear_b_g = Linear(c, hidden, init="zero"), Linear(c, hidden, init="zero")
        self.linear_g, self.linear_z = Linear(c, c, init="zero"), Linear(hidden, c, init="zero")

    def forward(self, z, pair_mask):
        zn = self.layer_norm_in(z)
        mask = pair_mask[..., None].to(COMPUTE)
        a = self.linear_a_p(zn) * torch.sigmoid(self.linear_a_g(zn)) * mask
        b = self.linear_b_p(zn) * torch.sigmoid(self.linear_b_g(zn)) * mask
        a, b = a.permute(0, 3, 1, 2), b.permute(0, 3, 1, 2)
        x = a @ b.transpose(-1, -2) if self.outgoing else a.transpose(-1, -2) @ b
        x = self.layer_norm_out(x.permute(0, 2, 3, 1))
        return self.linear_z(x) * torch.sigmoid(self.linear_g(zn))


class TriangleAttention(nn.Module):
    """Around the starting node; around the ending one with z turned, OpenFold3 turns the bias as well."""

    def __init__(self, c, heads, hidden, ending):
        super().__init__()
        self.heads, self.ending = heads, ending
        self.layer_norm, self.linear_z, self.mha = Norm(c), Linear(c, heads), Heads(c, heads * hidden, False)

    def forward(self, z, key_mask):
        if self.ending:
            z = z.transpose(1, 2)
        x = self.layer_norm(z)
        bias = self.linear_z(x).permute(0, 3, 1, 2)  # [B, H, q, k]
        if self.ending:
            bias = bias.transpose(-1, -2)
        bias = (bias + (INF * (key_mask - 1))[:, None, None, :].to(COMPUTE))[:, None]  # [B, 1, H, q, k]
        q, k, v = (split(f(x), self.heads).transpose(-2, -3) for f in (self.mha.linear_q, self.mha.linear_k, self.mha.linear_v))
        w = softmax(q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5 + bias)
        o = (w @ v).transpose(-2, -3).flatten(-2)
        o = self.mha.linear_o(o * torch.sigmoid(self.mha.linear_g(x)))
        return o.transpose(1, 2) if self.ending else o


DROPOUT = 0.0


def shared_dropout(x, axis):
    """Dropout with one mask for all rows (axis 1) or columns (axis 2), as in AF3; off without gradients."""
    if DROPOUT == 0 or not torch.is_grad_enabled():
        return x
    shape = list(x.shape)
    shape[axis] = 1
    return x * ((torch.rand(shape, device=x.device) >= DROPOUT).to(x.dtype) / (1 - DROPOUT))


class PairBlock(nn.Module):
    def __init__(self, c, mul, heads, hidden, n):
        super().__init__()
        self.tri_mul_out, self.tri_mul_in = TriangleMultiplication(c, mul, True), TriangleMultiplication(c, mul, False)
        self.tri_att_start, self.tri_att_end = TriangleAttention(c, heads, hidden, False), TriangleAttention(c, heads, hidden, True)
        self.pair_transition = Transition(c, n)

    def forward(self, z, mask):
        pair = mask[:, :, None] * mask[:, None, :]
        z = z + shared_dropout(self.tri_mul_out(z, pair), 1)
        z = z + shared_dropout(self.tri_mul_in(z, pair), 1)
        z = z + shared_dropout(self.tri_att_start(z, mask), 1)
        z = z + shared_dropout(self.tri_att_end(z, mask), 2)
        return z + self.pair_transition(z)


class PairBiasAttention(nn.Module):
    """Of tokens, with a bias of pairs, as in the Pairformer."""

    def __init__(self, c_s, c_z, heads):
        super().__init__()
        self.heads = heads
        self.layer_norm_a, self.layer_norm_z, self.linear_z = Norm(c_s), Norm(c_z), Linear(c_z, heads)
        self.mha = Heads(c_s, c_s, True)

    def forward(self, s, z, mask):
        x = self.layer_norm_a(s)
        bias = self.linear_z(self.layer_norm_z(z)).permute(0, 3, 1, 2) + (INF * (mask - 1))[:, None, None, :].to(COMPUTE)
        q, k, v = (split(f(x), self.heads).transpose(-2, -3) for f in (self.mha.linear_q, self.mha.linear_k, self.mha.linear_v))
        w = softmax(q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5 + bias)
        o = (w @ v).transpose(-2, -3).flatten(-2)
        return self.mha.linear_o(o * torch.sigmoid(self.mha.linear_g(x)))


class PairformerBlock(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.pair_stack = PairBlock(c["c_z"], c["pair_hidden_mul"], c["pair_heads"], c["pair_hidden"], c["pair_n"])
        self.attn_pair_bias = PairBiasAttention(c["c_s"], c["c_z"], c["single_heads"])
        self.single_transition = Transition(c["c_s"], c["single_n"])

    def forward(self, s, z, mask):
        z = self.pair_stack(z, mask)
        s = s + self.attn_pair_bias(s, z, mask)
        return s + self.single_transition(s), z


class Stack(nn.Module):
    def __init__(self, blocks):
        super().__init__()
        self.blocks = nn.ModuleList(blocks)

    def forward(self, s, z, mask):
        for block in self.blocks:
            s, z = block(s, z, mask)
        return s, z


class AdaNorm(nn.Module):
    def __init__(self, c, c_s):
        super().__init__()
        self.layer_norm_s, self.linear_g, self.linear_s = Norm(c_s, False), Linear(c_s, c, True, init="zero"), Linear(c_s, c, init="zero")
        nn.init.ones_(self.linear_g.bias)

    def forward(self, a, s):
        s = self.layer_norm_s(s)
        a = F.layer_norm(a.float(), a.shape[-1:]).to(COMPUTE)
        return torch.sigmoid(self.linear_g(s)) * a + self.linear_s(s)


class ConditionedTransition(nn.Module):
    def __init__(self, c, c_s):
        super().__init__()
        self.layer_norm, self.swiglu = AdaNorm(c, c_s), SwiGLU(c, 2 * c)
        self.linear_g, self.linear_out = Linear(c_s, c, True, init="zero"), Linear(2 * c, c)
        nn.init.constant_(self.linear_g.bias, -2.0)

    def forward(self, a, s):
        return torch.sigmoid(self.linear_g(s)) * self.linear_out(self.swiglu(self.layer_norm(a, s)))


class TokenAttention(nn.Module):
    def __init__(self, c, c_s, c_z, heads):
        super().__init__()
        self.heads = heads
        self.layer_norm_a, self.linear_ada_out, self.linear_z = AdaNorm(c, c_s), Linear(c_s, c, True, init="zero"), Linear(c_z, heads)
        self.mha = Heads(c, c, True)
        nn.init.constant_(self.linear_ada_out.bias, -2.0)
        nn.init.trunc_normal_(self.mha.linear_o.weight, std=c ** -0.5)

    def forward(self, a, s, z, mask):
        """a, s [B, S, N, *], z [B, N, N, C] normalised."""
        x = self.layer_norm_a(a, s)
        bias = (self.linear_z(z).permute(0, 3, 1, 2) + (INF * (mask - 1))[:, None, None, :].to(COMPUTE))[:, None]
        q, k, v = (split(f(x), self.heads).transpose(-2, -3) for f in (self.mha.linear_q, self.mha.linear_k, self.mha.linear_v))
        w = softmax(q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5 + bias)
        o = (w @ v).transpose(-2, -3).flatten(-2)
        return torch.sigmoid(self.linear_ada_out(s)) * self.mha.linear_o(o * torch.sigmoid(self.mha.linear_g(x)))


class DiTBlock(nn.Module):
    def __init__(self, c, c_s, c_z, heads):
        super().__init__()
        self.attention_pair_bias, self.conditioned_transition = TokenAttention(c, c_s, c_z, heads), ConditionedTransition(c, c_s)

    def forward(self, a, s, z, mask):
        a = a + self.attention_pair_bias(a, s, z, mask)
        return a + self.conditioned_transition(a, s)


class DiffusionTransformer(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.layer_norm_z = Norm(c["c_z"], False)
        self.blocks = nn.ModuleList(DiTBlock(c["c_token"], c["c_s"], c["c_z"], c["dit_heads"]) for _ in range(c["dit_blocks"]))

    def forward(self, a, s, z, mask):
        z = self.layer_norm_z(z)
        for block in self.blocks:
            a = block(a, s, z, mask)
        return a


class WindowAttention(nn.Module):
    def __init__(self, c, c_pair, heads):
        super().__init__()
        self.heads = heads
        self.layer_norm_a_q, self.layer_norm_a_k = AdaNorm(c, c), AdaNorm(c, c)
        self.linear_ada_out, self.linear_z, self.mha = Linear(c, c, True, init="zero"), Linear(c_pair, heads), Heads(c, c, True)
        nn.init.constant_(self.linear_ada_out.bias, -2.0)
        nn.init.trunc_normal_(self.mha.linear_o.weight, std=c ** -0.5)

    def forward(self, a, s, p, to_keys, key_bias):
        """a [B, S, A, C], s [B, 1, A, C], p [B, W, 32, 128, C_p] normalised; to_keys [B, W * 128, A] picks keys, key_bias [B, W, 128]."""
        windows = p.shape[1]
        xq, xk = self.layer_norm_a_q(a, s), self.layer_norm_a_k(a, s)
        q = split(self.mha.linear_q(xq).unflatten(2, (windows, 32)), self.heads).transpose(-2, -3)  # [B, S, W, H, 32, D]

        def keys(x):
            x = torch.einsum("bka,bsac->bskc", to_keys, x)
            return split(x.unflatten(2, (windows, 128)), self.heads).transpose(-2, -3)

        k, v = keys(self.mha.linear_k(xk)), keys(self.mha.linear_v(xk))
        bias = (self.linear_z(p).permute(0, 1, 4, 2, 3) + key_bias[:, :, None, None, :])[:, None]  # [B, 1, W, H, 32, 128]
        w = softmax(q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5 + bias)
        o = (w @ v).transpose(-2, -3).flatten(-2).flatten(2, 3)
        return torch.sigmoid(self.linear_ada_out(s)) * self.mha.linear_o(o * torch.sigmoid(self.mha.linear_g(xq)))


class AtomBlock(nn.Module):
    def __init__(self, c, c_pair, heads):
        super().__init__()
        self.attention_pair_bias, self.conditioned_transition = WindowAttention(c, c_pair, heads), ConditionedTransition(c, c)

    def forward(self, a, s, p, to_keys, key_bias):
        a = a + self.attention_pair_bias(a, s, p, to_keys, key_bias)
        return a + self.conditioned_transition(a, s)


class AtomTransformer(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.layer_norm_z = Norm(c["c_atom_pair"], False)
        self.blocks = nn.ModuleList(AtomBlock(c["c_atom"], c["c_atom_pair"], c["atom_heads"]) for _ in range(c["atom_blocks"]))

    def forward(self, q, c, p, f):
        p = self.layer_norm_z(p)
        for block in self.blocks:
            q = block(q, c, p, f["to_keys"], f["key_bias"])
        return q


class ReferenceEmbedder(nn.Module):
    def __init__(self, c):
        super().__init__()
        a, p = c["c_atom"], c["c_atom_pair"]
        self.linear_ref_pos, self.linear_ref_charge, self.linear_ref_mask = Linear(3, a), Linear(1, a), Linear(1, a)
        self.linear_ref_element, self.linear_ref_atom_chars = Linear(119, a), Linear(256, a)
        self.linear_ref_offset, self.linear_inv_sq_dists, self.linear_valid_mask = Linear(3, p), Linear(1, p), Linear(1, p)
        for one_hot, ones in ((self.linear_ref_element, 1), (self.linear_ref_atom_chars, 4)):
            nn.init.normal_(one_hot.weight, std=0.5 / math.sqrt(ones))

    def forward(self, f):
        c = F.linear(f["ref_pos"], self.linear_ref_pos.weight) + F.linear(torch.asinh(f["ref_charge"])[..., None], self.linear_ref_charge.weight)
        c = c + self.linear_ref_mask.weight[:, 0] + F.embedding(f["ref_element"], self.linear_ref_element.weight.t())
        chars = f["ref_chars"] + 64 * torch.arange(4, device=c.device)
        c = c + F.embedding(chars, self.linear_ref_atom_chars.weight.t()).sum(-2)
        d = f["ref_offset"]  # [B, W, 32, 128, 3]
        p = self.linear_ref_offset(d) + self.linear_inv_sq_dists(1 / (1 + d.square().sum(-1, keepdim=True))) + self.linear_valid_mask.weight[:, 0].to(COMPUTE)
        return c, p * f["same_residue"][..., None].to(COMPUTE)


class NoisyEmbedder(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.layer_norm_s, self.linear_s = Norm(c["c_s"], False), Linear(c["c_s"], c["c_atom"])
        self.layer_norm_z, self.linear_z = Norm(c["c_z"], False), Linear(c["c_z"], c["c_atom_pair"])
        self.linear_r = Linear(3, c["c_atom"])


class AtomEncoder(nn.Module):
    def __init__(self, c, c_token, noisy):
        super().__init__()
        a, p = c["c_atom"], c["c_atom_pair"]
        self.ref_atom_feature_embedder = ReferenceEmbedder(c)
        if noisy:
            self.noisy_position_embedder = NoisyEmbedder(c)
        self.linear_l, self.linear_m = Linear(a, p, init="relu"), Linear(a, p, init="relu")
        self.pair_mlp = nn.Sequential(nn.ReLU(), Linear(p, p, init="relu"), nn.ReLU(), Linear(p, p, init="relu"), nn.ReLU(), Linear(p, p, init="zero"))
        self.atom_transformer = AtomTransformer(c)
        self.linear_q = nn.Sequential(Linear(a, c_token, init="relu"), nn.ReLU())

    def conditions(self, f, s=None, z=None):
        """What does not depend on positions: c [B, 1, A, C], p [B, W, 32, 128, C_p]."""
        c, p = self.ref_atom_feature_embedder(f)
        windows = p.shape[1]
        if s is not None:
            e = self.noisy_position_embedder
            c = c + f["to_token"] @ e.linear_s(e.layer_norm_s(s))
            zp = e.linear_z(e.layer_norm_z(z))  # [B, N, N, C_p]
            rows = torch.einsum("ban,bnmc->bamc", f["to_token"], zp).unflatten(1, (windows, 32))
            p = p + torch.einsum("bwkm,bwqmc->bwqkc", f["key_token"], rows)
        kc = torch.einsum("bka,bac->bkc", f["to_keys"], self.linear_m(F.relu(c))).unflatten(1, (windows, 128))
        p = p + self.linear_l(F.relu(c)).unflatten(1, (windows, 32))[:, :, :, None] + kc[:, :, None]
        p = p + self.pair_mlp(p)
        return c[:, None], p * f["window_mask"][..., None].to(COMPUTE)

    def forward(self, c, p, f, r=None):
        q = c
        if r is not None:
            q = q + F.linear(r, self.noisy_position_embedder.linear_r.weight)
        q = self.atom_transformer(q, c, p, f)
        a = torch.einsum("ban,bsac->bsnc", f["to_token"], self.linear_q(q)) / f["atoms_of_token"][:, None, :, None]
        return a, q


class InputEmbedder(nn.Module):
    def __init__(self, c):
        super().__init__()
        c_in = c["c_s"] + 65
        self.atom_attn_enc = AtomEncoder(c, c["c_s"], False)
        self.linear_s = Linear(c_in, c["c_s"])
        self.linear_z_i, self.linear_z_j = Linear(c_in, c["c_z"]), Linear(c_in, c["c_z"])
        self.linear_relpos, self.linear_token_bonds = Linear(139, c["c_z"]), Linear(1, c["c_z"])
        nn.init.normal_(self.linear_relpos.weight, std=0.5)

    def forward(self, f):
        enc = self.atom_attn_enc
        a, _ = enc(*enc.conditions(f), f)
        one_hot = F.one_hot(f["restype"], 32).to(COMPUTE)
        s_input = torch.cat([a[:, 0].to(COMPUTE), one_hot, one_hot, torch.zeros_like(one_hot[..., :1])], -1)
        z = self.linear_z_i(s_input)[:, :, None] + self.linear_z_j(s_input)[:, None] + self.linear_relpos(f["relpos"])
        return s_input, self.linear_s(s_input), z


class OuterProductMean(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.layer_norm, self.linear_1, self.linear_2 = Norm(c["c_m"]), Linear(c["c_m"], c["opm"]), Linear(c["c_m"], c["opm"])
        self.linear_out = Linear(c["opm"] ** 2, c["c_z"], True, init="zero")

    def forward(self, m, mask):
        x = self.layer_norm(m)
        a, b = (f(x) * mask[..., None].to(COMPUTE) for f in (self.linear_1, self.linear_2))
        pair = (mask[:, :, None] * mask[:, None, :])[..., None]
        # The alignment is the sequence twice.
        return self.linear_out(2 * torch.einsum("bic,bje->bijce", a, b).flatten(-2)) / (2 * pair + 1e-3).to(COMPUTE)


class MsaBlock(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.outer_product_mean = OuterProductMean(c)
        self.pair_stack = PairBlock(c["c_z"], c["pair_hidden_mul"], c["pair_heads"], c["pair_hidden"], c["pair_n"])

    def forward(self, m, z, mask):
        return self.pair_stack(z + self.outer_product_mean(m, mask), mask)


class MsaEmbedder(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.linear_m, self.linear_s_input = Linear(34, c["c_m"]), Linear(c["c_s"] + 65, c["c_m"])

    def forward(self, f, s_input):
        return self.linear_m(F.one_hot(f["restype"], 34)) + self.linear_s_input(s_input)


class MsaModule(nn.Module):
    def __init__(self, c):
        super().__init__()
        assert c["msa_blocks"] == 1, "rows of the alignment are not updated here"
        self.blocks = nn.ModuleList([MsaBlock(c)])


class Fourier(nn.Module):
    def __init__(self, c):
        super().__init__()
        g = torch.Generator().manual_seed(42)
        self.register_buffer("w", torch.randn(c, generator=g))
        self.register_buffer("b", torch.randn(c, generator=g))

    def forward(self, t):
        return torch.cos(2 * math.pi * (t[..., None] * self.w + self.b))


class DiffusionConditioning(nn.Module):
    def __init__(self, c):
        super().__init__()
        c_s, c_z = c["c_s"], c["c_z"]
        self.layer_norm_z, self.linear_z = Norm(c_z + 139, False), Linear(c_z + 139, c_z)
        self.transition_z = nn.ModuleList(Transition(c_z, 2) for _ in range(2))
        self.layer_norm_s, self.linear_s = Norm(2 * c_s + 65, False), Linear(2 * c_s + 65, c_s)
        self.fourier_emb, self.layer_norm_n, self.linear_n = Fourier(c["c_fourier"]), Norm(c["c_fourier"], False), Linear(c["c_fourier"], c_s)
        self.transition_s = nn.ModuleList(Transition(c_s, 2) for _ in range(2))

    def pair(self, z, relpos):
        relpos = relpos.to(COMPUTE).expand(z.shape[0], -1, -1, -1)
        z = self.linear_z(self.layer_norm_z(torch.cat([z.to(COMPUTE), relpos], -1)))
        for transition in self.transition_z:
            z = z + transition(z)
        return z

    def single(self, s, s_input, t):
        """t [B, S] -> [B, S, N, C_s]."""
        x = self.linear_s(self.layer_norm_s(torch.cat([s.to(COMPUTE), s_input], -1)))
        n = self.linear_n(self.layer_norm_n(self.fourier_emb(0.25 * torch.log(t / SIGMA_DATA))))
        x = x[:, None] + n[:, :, None]
        for transition in self.transition_s:
            x = x + transition(x)
        return x


class AtomDecoder(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.linear_q_in, self.atom_transformer = Linear(c["c_token"], c["c_atom"]), AtomTransformer(c)
        self.layer_norm, self.linear_q_out = Norm(c["c_atom"], False), Linear(c["c_atom"], 3, init="zero")

    def forward(self, a, q, c, p, f):
        q = q + torch.einsum("ban,bsnc->bsac", f["to_token"], self.linear_q_in(a))
        q = self.atom_transformer(q, c, p, f)
        x = F.layer_norm(q.float(), q.shape[-1:], self.layer_norm.weight)
        return F.linear(x, self.linear_q_out.weight)


class DiffusionModule(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.diffusion_conditioning = DiffusionConditioning(c)
        self.atom_attn_enc = AtomEncoder(c, c["c_token"], True)
        self.layer_norm_s, self.linear_s = Norm(c["c_s"], False), Linear(c["c_s"], c["c_token"], init="zero")
        self.diffusion_transformer, self.layer_norm_a = DiffusionTransformer(c), Norm(c["c_token"], False)
        self.atom_attn_dec = AtomDecoder(c)

    def conditions(self, f, s_input, s, z):
        """What is the same at every noise level."""
        z = self.diffusion_conditioning.pair(z, f["relpos"])
        return (s_input, s, z, *self.atom_attn_enc.conditions(f, s, z))

    def forward(self, f, conditions, x, t):
        """x [B, S, A, 3] at noise t [B, S] -> denoised."""
        s_input, s, z, c, p = conditions
        s = self.diffusion_conditioning.single(s, s_input, t)
        t = t[:, :, None, None]
        x = x * f["atom_mask"][:, None, :, None]
        a, q = self.atom_attn_enc(c, p, f, x / torch.sqrt(t * t + SIGMA_DATA ** 2))
        a = a.float() + self.linear_s(self.layer_norm_s(s))
        a = self.layer_norm_a(self.diffusion_transformer(a, s, z, f["token_mask"]))
        r = self.atom_attn_dec(a, q, c, p, f)
        d = SIGMA_DATA ** 2 + t * t
        return SIGMA_DATA ** 2 / d * x + SIGMA_DATA * t / torch.sqrt(d) * r


class NormLinear(nn.Module):
    def __init__(self, c, out):
        super().__init__()
        self.layer_norm, self.linear = Norm(c), Linear(c, out, init="zero")

    def forward(self, x):
        return self.linear(self.layer_norm(x)).float()


class PlainLinear(nn.Module):
    def __init__(self, c, out):
        super().__init__()
        self.linear = Linear(c, out, init="zero")


class PairformerEmbedding(nn.Module):
    def __init__(self, c):
        super().__init__()
        c_in = c["c_s"] + 65
        self.linear_i, self.linear_j, self.linear_distance = Linear(c_in, c["c_z"]), Linear(c_in, c["c_z"]), Linear(39, c["c_z"])
        self.pairformer_stack = Stack(PairformerBlock(c) for _ in range(c["confidence_blocks"]))


class AuxHeads(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.pairformer_embedding = PairformerEmbedding(c)
        self.pae, self.pde, self.distogram = NormLinear(c["c_z"], 64), NormLinear(c["c_z"], 64), PlainLinear(c["c_z"], 64)
        self.plddt, self.experimentally_resolved = NormLinear(c["c_s"], 23 * 50), NormLinear(c["c_s"], 23 * 2)
        edges = torch.linspace(3.25, 50.75, 39) ** 2
        self.register_buffer("edges", edges, persistent=False)

    def distances(self, z):
        x = self.distogram.linear(z).float()
        return x + x.transpose(1, 2)

    def forward(self, f, s_input, s, z, cb):
        """cb [B, N, 3]: representative atoms of the structure that is judged."""
        e = self.pairformer_embedding
        d = (cb[:, :, None] - cb[:, None]).square().sum(-1, keepdim=True)
        upper = torch.cat([self.edges[1:], self.edges.new_tensor([1e9])])
        bins = ((d > self.edges) & (d < upper)).to(COMPUTE)
        z = z + e.linear_i(s_input)[:, :, None] + e.linear_j(s_input)[:, None] + e.linear_distance(bins)
        s, z = e.pairformer_stack(s, z, f["token_mask"])
        pde = self.pde(z)
        atoms = lambda head: head(s).unflatten(-1, (23, -1))[:, :, :14]
        return dict(plddt=atoms(self.plddt), resolved=atoms(self.experimentally_resolved), pae=self.pae(z), pde=pde + pde.transpose(1, 2))


class SmallFold(nn.Module):
    """OpenFold3 with the sizes of `DEFAULT`."""

    def __init__(self, config=None):
        super().__init__()
        c = self.config = dict(DEFAULT, **(config or {}))
        self.input_embedder = InputEmbedder(c)
        self.layer_norm_z, self.linear_z = Norm(c["c_z"]), Linear(c["c_z"], c["c_z"], init="zero")
        self.msa_module_embedder, self.msa_module = MsaEmbedder(c), MsaModule(c)
        self.layer_norm_s, self.linear_s = Norm(c["c_s"]), Linear(c["c_s"], c["c_s"], init="zero")
        self.pairformer_stack = Stack(PairformerBlock(c) for _ in range(c["pairformer_blocks"]))
        self.diffusion_module, self.aux_heads = DiffusionModule(c), AuxHeads(c)

    def trunk(self, f, recycles=0):
        s_input, s_init, z_init = self.input_embedder(f)
        s, z = torch.zeros_like(s_init), torch.zeros_like(z_init)
        for cycle in range(recycles + 1):
            with torch.set_grad_enabled(torch.is_grad_enabled() and cycle == recycles):
                z = z_init + self.linear_z(self.layer_norm_z(z))
                m = self.msa_module_embedder(f, s_input)
                z = self.msa_module.blocks[0](m, z, f["token_mask"])
                s = s_init + self.linear_s(self.layer_norm_s(s))
                s, z = self.pairformer_stack(s, z, f["token_mask"])
        return s_input, s, z

    @torch.no_grad()
    def sample(self, f, trunk, samples=1, steps=20, generator=None, flip=None):
        """Rolls out: [B, S, A, 3]."""
        dm = self.diffusion_module
        conditions = dm.conditions(f, *trunk)
        b, a = f["atom_mask"].shape
        device, mask = f["atom_mask"].device, f["atom_mask"][:, None, :, None]
        normal = lambda *shape: torch.randn(*shape, device=device, generator=generator)
        tau = torch.arange(steps + 1, device=device, dtype=torch.float64) / steps
        levels = (SIGMA_DATA * (160 ** (1 / 7) + tau * (4e-4 ** (1 / 7) - 160 ** (1 / 7))) ** 7).tolist()
        x = levels[0] * normal(b, samples, a, 3)
        for before, after in zip(levels, levels[1:]):
            x = augment(x, mask, normal)
            t = before * (1 + (0.8 if after > 1 else 0.0))
            x = x + 1.003 * math.sqrt(t * t - before * before) * normal(*x.shape)
            d = dm(f, conditions, x, torch.full((b, samples), t, device=device))
            if t < (FLIP if flip is None else flip):
                wrong = (left_handed(f, d) < 0)[..., None, None]
                x, d = torch.where(wrong, -x, x), torch.where(wrong, -d, d)
            x = x + 1.5 * (after - t) * (x - d) / t
        return x


FLIP = float(__import__("os").environ.get("FLIP", "0"))


def left_handed(f, x):
    """Mean signed volume of N, CA, C, CB [B, S]: negative for a mirror image."""
    at = lambda k: (f["first_atom"] + k).clamp(max=x.shape[2] - 1)[:, None, :, None].expand(-1, x.shape[1], -1, 3)
    n, ca, c, cb = (torch.gather(x, 2, at(k)) for k in (0, 1, 2, 4))
    volume = (torch.linalg.cross(n - ca, c - ca) * (cb - ca)).sum(-1)
    return (volume * (f["token_mask"] * (f["restype"] != 7))[:, None]).sum(-1)


def random_rotations(normal, *shape):
    q = F.normalize(normal(*shape, 4), dim=-1)
    return rotation_of_quaternion(q)


def rotation_of_quaternion(q):
    w, x, y, z = q.unbind(-1)
    rows = [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y), 2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x),
            2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)]
    return torch.stack(rows, -1).unflatten(-1, (3, 3))


def augment(x, mask, normal):
    """Centres [..., A, 3], turns and shifts it at random."""
    x = x - (x * mask).sum(-2, keepdim=True) / mask.sum(-2, keepdim=True)
    return x @ random_rotations(normal, *x.shape[:-2]).transpose(-1, -2) + normal(*x.shape[:-2], 1, 3)


def superpose(x, onto, weight):
    """x [..., A, 3] moved rigidly onto another, by Horn's quaternion; the eigenvector comes from repeated squaring, without a host sync."""
    w = weight / weight.sum(-1, keepdim=True).clamp(min=1e-6)
    cx, co = ((p * w[..., None]).sum(-2, keepdim=True) for p in (x, onto))
    m = (((x - cx) * w[..., None]).transpose(-1, -2) @ (onto - co)).double()
    xx, xy, xz, yx, yy, yz, zx, zy, zz = m.flatten(-2).unbind(-1)
    k = torch.stack([xx + yy + zz, yz - zy, zx - xz, xy - yx, yz - zy, xx - yy - zz, xy + yx, zx + xz,
                     zx - xz, xy + yx, -xx + yy - zz, yz + zy, xy - yx, zx + xz, yz + zy, -xx - yy + zz], -1).unflatten(-1, (4, 4))
    norm = k.square().sum((-1, -2), keepdim=True).sqrt()
    k = k / (norm + 1e-12) + torch.eye(4, device=k.device, dtype=k.dtype)
    for _ in range(14):
        k = k @ k
        k = k / k.square().sum((-1, -2), keepdim=True).sqrt()
    column = k.diagonal(dim1=-1, dim2=-2).argmax(-1)
    q = torch.gather(k, -1, column[..., None, None].expand(*k.shape[:-1], 1))[..., 0]
    rotation = rotation_of_quaternion(F.normalize(q, dim=-1)).to(x.dtype)
    return (x - cx) @ rotation.transpose(-1, -2) + co
