"""Protein folding (OpenFold3) on any GPU, without PyTorch or CUDA.

>>> import trifold
>>> result = trifold.fold("LSDEDFKAVFGMTRSAFANLPLWKQQNLKKEKGLF")
>>> result.best.plddt.mean(), result.best.cif
"""

from trifold._error import Error
from trifold._model import Gpu, Model, Progress, Query, Result, Sample, fold, gpus
from trifold._native import __version__

__all__ = [
    "Error",
    "Gpu",
    "Model",
    "Progress",
    "Query",
    "Result",
    "Sample",
    "__version__",
    "fold",
    "gpus",
]
