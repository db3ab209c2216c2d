"""Steps as CUDA graphs, which spare the time to launch each kernel."""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass

import torch
from torch import Tensor

Batch = dict[str, Tensor]
Function = Callable[[Hashable, Batch], tuple[Tensor, ...]]
EAGER = 2  # calls of each kind before it is captured: they compile and tune kernels


@dataclass
class Captured:
    """A graph, and the tensors that it reads and writes."""

    graph: torch.cuda.CUDAGraph
    inputs: Batch
    outputs: tuple[Tensor, ...]


class Replays:
    """Calls a function of a kind and a batch, from the third call of a kind on as a CUDA graph.

    All batches of a kind have the same shapes. Outputs are overwritten by the next call of their
    kind. Random numbers come from `generator` and the device's own.
    """

    def __init__(self, function: Function, generator: torch.Generator):
        self.function, self.generator = function, generator
        self.calls: Counter[Hashable] = Counter()
        self.captured: dict[Hashable, Captured] = {}
        self.pool = torch.cuda.graph_pool_handle()
        self.side = torch.cuda.Stream()

    def __call__(self, kind: Hashable, batch: Batch) -> tuple[Tensor, ...]:
        self.calls[kind] += 1
        if self.calls[kind] <= EAGER:
            return self.eager(kind, batch)
        if kind not in self.captured:
            self.captured[kind] = self.capture(kind, batch)
        step = self.captured[kind]
        for name, value in batch.items():
            step.inputs[name].copy_(value)
        step.graph.replay()
        return step.outputs

    def eager(self, kind: Hashable, batch: Batch) -> tuple[Tensor, ...]:
        """On a side stream, as a capture is, so that no gradient is tied to the main one."""
        self.side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(self.side):
            outputs = self.function(kind, batch)
        torch.cuda.current_stream().wait_stream(self.side)
        return outputs

    def capture(self, kind: Hashable, batch: Batch) -> Captured:
        inputs = {name: value.clone() for name, value in batch.items()}
        graph = torch.cuda.CUDAGraph()
        graph.register_generator_state(self.generator)
        torch.cuda.synchronize()
        # Other threads of the process, such as NCCL's, may use the device meanwhile.
        with torch.cuda.graph(graph, pool=self.pool, capture_error_mode="thread_local"):
            outputs = self.function(kind, inputs)
        return Captured(graph, inputs, outputs)
