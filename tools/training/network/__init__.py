"""OpenFold3's architecture for batches of padded single protein chains, in plain PyTorch.

Parameters have the names of the package openfold3 0.5.0, so that an export is a checkpoint of it.
Only what a protein without alignment and templates needs is computed: the alignment is the
sequence twice.

Letters of shapes: B examples, S noise copies or samples, N tokens, A atoms (a multiple of 32),
W = A / 32 windows of 32 query atoms, C channels.
"""

from .model import SIZES, TINY_SIZES, SmallFold
from .primitives import set_compute_dtype

__all__ = ["SIZES", "TINY_SIZES", "SmallFold", "set_compute_dtype"]
