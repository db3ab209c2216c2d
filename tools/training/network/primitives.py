"""Layers that everything else is made of: linear, layer norm, transitions, attention."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

MASKED = 1e9  # subtracted from the logits of absent keys; finite, as in OpenFold3


class Precision:
    """The element type of products; layer norms, softmax and coordinates are in f32."""

    dtype = torch.bfloat16


def set_compute_dtype(dtype: torch.dtype) -> None:
    """Sets the element type of products: bfloat16 in training, float32 to compare or evaluate."""
    Precision.dtype = dtype


def cast(x: Tensor) -> Tensor:
    """x in the element type of products."""
    return x.to(Precision.dtype)


class Linear(nn.Module):
    """A linear layer with AlphaFold's initialisations: "lecun", "relu" (He) or "zero"."""

    def __init__(self, c_in: int, c_out: int, bias: bool = False, init: str = "lecun"):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(c_out, c_in))
        if init != "zero":
            gain = 2.0 if init == "relu" else 1.0
            nn.init.trunc_normal_(self.weight, std=math.sqrt(gain / c_in))
        self.bias = nn.Parameter(torch.zeros(c_out)) if bias else None

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(cast(x), cast(self.weight), None if self.bias is None else cast(self.bias))


class Norm(nn.Module):
    """Layer norm in f32; the result is in the element type of products."""

    def __init__(self, c: int, offset: bool = True):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(c))
        self.bias = nn.Parameter(torch.zeros(c)) if offset else None

    def forward(self, x: Tensor) -> Tensor:
        return cast(F.layer_norm(x.float(), x.shape[-1:], self.weight, self.bias))


class AdaNorm(nn.Module):
    """Layer norm conditioned on s (AF3 Algorithm 26)."""

    def __init__(self, c: int, c_s: int):
        super().__init__()
        self.layer_norm_s = Norm(c_s, False)
        self.linear_g = Linear(c_s, c, True, init="zero")
        self.linear_s = Linear(c_s, c, init="zero")
        nn.init.ones_(self.linear_g.bias)

    def forward(self, a: Tensor, s: Tensor) -> Tensor:
        s = self.layer_norm_s(s)
        a = cast(F.layer_norm(a.float(), a.shape[-1:]))
        return torch.sigmoid(self.linear_g(s)) * a + self.linear_s(s)


class SwiGLU(nn.Module):
    """silu(a x) * b x."""

    def __init__(self, c: int, hidden: int):
        super().__init__()
        self.linear_a, self.linear_b = Linear(c, hidden, init="relu"), Linear(c, hidden)

    def forward(self, x: Tensor) -> Tensor:
        return F.silu(self.linear_a(x)) * self.linear_b(x)


class Transition(nn.Module):
    """AF3 Algorithm 11, with n times as many hidden channels."""

    def __init__(self, c: int, n: int):
        super().__init__()
        self.layer_norm, self.swiglu = Norm(c), SwiGLU(c, n * c)
        self.linear_out = Linear(n * c, c, init="zero")

    def forward(self, x: Tensor) -> Tensor:
        return self.linear_out(self.swiglu(self.layer_norm(x)))


class ConditionedTransition(nn.Module):
    """AF3 Algorithm 25."""

    def __init__(self, c: int, c_s: int):
        super().__init__()
        self.layer_norm, self.swiglu = AdaNorm(c, c_s), SwiGLU(c, 2 * c)
        self.linear_g, self.linear_out = Linear(c_s, c, True, init="zero"), Linear(2 * c, c)
        nn.init.constant_(self.linear_g.bias, -2.0)

    def forward(self, a: Tensor, s: Tensor) -> Tensor:
        return torch.sigmoid(self.linear_g(s)) * self.linear_out(self.swiglu(self.layer_norm(a, s)))


class GatedAttention(nn.Module):
    """Multi-head attention with a bias of pairs and a gate on its output."""

    def __init__(self, c: int, hidden: int, heads: int, q_bias: bool):
        super().__init__()
        self._heads = heads
        self.linear_q = Linear(c, hidden, bias=q_bias)
        self.linear_k, self.linear_v = Linear(c, hidden), Linear(c, hidden)
        self.linear_g = Linear(c, hidden, init="zero")
        self.linear_o = Linear(hidden, c, init="zero")

    def split(self, x: Tensor) -> Tensor:
        """[..., N, H D] -> [..., H, N, D]."""
        return x.unflatten(-1, (self._heads, -1)).transpose(-2, -3)

    def attend(self, q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:
        """Heads [..., H, N, D] and bias [..., H, Nq, Nk] -> [..., Nq, H D]."""
        logits = q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5 + bias
        weights = cast(torch.softmax(logits.float(), -1))
        return (weights @ v).transpose(-2, -3).flatten(-2)

    def gated(self, o: Tensor, x: Tensor) -> Tensor:
        """The projected output o, gated by the queries' input x."""
        return self.linear_o(o * torch.sigmoid(self.linear_g(x)))

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        q, k, v = (self.split(f(x)) for f in (self.linear_q, self.linear_k, self.linear_v))
        return self.gated(self.attend(q, k, v, bias), x)


def pair_bias(logits: Tensor, key_mask: Tensor) -> Tensor:
    """Biases [B, Nq, Nk, H] with the mask of keys [B, Nk] -> [B, H, Nq, Nk]."""
    absent = cast((MASKED * (key_mask - 1))[:, None, None, :])
    return logits.permute(0, 3, 1, 2) + absent


def residual_init(linear: Linear, gate: Linear, c: int) -> None:
    """Starts a gated residual of the diffusion module small (gate -2) instead of at zero."""
    nn.init.constant_(gate.bias, -2.0)
    nn.init.trunc_normal_(linear.weight, std=c**-0.5)
