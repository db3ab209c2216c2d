"""Trains the network on one or more GPUs.

    torchrun --nproc-per-node 4 train.py --out run --seconds 1500 --confidence-seconds 200

The main phase trains everything but the confidence heads. The confidence phase then trains these
on the averaged weights, with rollouts as inputs. `--out` gets log.txt, checkpoint.pt and
model.safetensors. A run that `--stop-after` ends, or that is cut off, goes on from its last
checkpoint with `--resume`; the options must be the same.
"""

import argparse
import json
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
from torch import Tensor

import checkpoint
import data as datasets
from checkpoint import Position
from confidence import confidence_loss
from data import Data, Pool, bucket_shares, cropped, evaluation_sets, example, pools
from export import export
from features import read_tables
from judge import Sampling, judge
from losses import LossOptions, main_loss
from network import SIZES, TINY_SIZES, SmallFold, set_compute_dtype
from network.atoms import AtomBlock
from network.diffusion import DiTBlock
from network.pair import PairBlock
from network.primitives import Precision
from optimizer import Optimizer
from replay import Replays

PHASES = ("main", "confidence")
CONFIDENCE_STEPS, CONFIDENCE_WARM, CONFIDENCE_KEEP = 12, 50, 0.99
CLOCK_EVERY = 20  # steps between two looks at the clock


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """Options. The recipe of checkpoint.pt is in README.md."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--out", type=Path, default=Path("run"), help="folder of outputs")
    add("--chains", type=Path, default=datasets.CHAINS, help="chains of prep.py")
    add("--sequences", type=Path, default=datasets.SEQUENCES, help="files of mpnn.py")
    add("--start", help="begin with the averaged weights of this checkpoint")
    add("--resume", help="go on with the run that wrote this checkpoint")
    add("--seconds", type=float, default=60, help="length of the main phase")
    add("--steps", type=int, help="length of the main phase in steps instead")
    add("--confidence-seconds", type=float, default=0, help="length of the confidence phase")
    add("--confidence-steps", type=int, help="the same in steps")
    add(
        "--stop-after", type=float, default=1e9, help="seconds after which this call saves and ends"
    )
    add("--seed", type=int, default=0)
    add("--buckets", default="64:48,96:24", help="tokens:batch, the batch of one GPU")
    add("--natural", type=float, default=0.4, help="share of natural chains in a batch")
    add("--crop", type=float, default=0, help="share of chains that are cut at random")
    add("--recycle", type=float, default=0.4, help="share of steps with recycles")
    add("--recycles", type=int, default=1, help="the most recycles of a step")
    add("--lr", type=float, default=1.5e-3)
    add("--warm", type=int, default=100, help="steps of linear warm-up")
    add("--decay-from", type=float, default=0.6, help="where the rate begins to fall to zero")
    add("--weight-decay", type=float, default=0)
    add("--dropout", type=float, default=0, help="of the pair updates")
    add("--ema", type=float, default=0.995, help="share of the average that a step keeps")
    add("--copies", type=int, default=LossOptions.copies, help="noise levels of an example")
    add("--noise-mean", type=float, default=LossOptions.noise_mean)
    add("--noise-std", type=float, default=LossOptions.noise_std)
    add("--mirror", type=float, default=LossOptions.mirror, help="share of mirrored inputs")
    add("--volume", type=float, default=LossOptions.volume, help="weight of signed volumes")
    add("--frames", type=float, default=LossOptions.frames, help="weight of the frame loss")
    add(
        "--unseen",
        type=float,
        default=0,
        help="share of confidence batches from backbones that the main phase never sees",
    )
    add("--eval-every", type=float, default=120, help="seconds between two evaluations")
    add("--save-every", type=int, default=0, help="steps between two checkpoints besides")
    add("--limit", type=int, default=48, help="chains of each set in an evaluation")
    add("--no-compile", action="store_true")
    add("--graphs", action="store_true", help="replay steps as CUDA graphs")
    add("--tiny", action="store_true", help="a network of few channels, for tests")
    return parser.parse_args(arguments)


class Run:
    """One process of a training run."""

    def __init__(self, o: argparse.Namespace):
        self.o, self.began = o, time.time()
        self.rank, self.world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
        self.device = start_device(self.rank, self.world)
        o.out.mkdir(parents=True, exist_ok=True)
        saved = checkpoint.read(o.resume or o.start, "cpu") if o.resume or o.start else None
        self.seed = saved.get("training", {}).get("seed", o.seed) if o.resume else o.seed
        self.net = self.build(saved)
        self.optimizer = Optimizer.of(self.net)
        self.heads = self.mask_of_heads()
        self.position = (
            checkpoint.resume(self.net, self.optimizer, saved) if o.resume else Position()
        )
        if o.start and not o.resume:
            self.position.step = saved["step"]
        self.tables = read_tables().to(self.device)
        self.generator = torch.Generator(self.device)
        self.gradients = Replays(self.loss, self.generator) if o.graphs else self.loss
        self.data = Data(self.device, o.chains, o.sequences)
        buckets = [tuple(map(int, bucket.split(":"))) for bucket in o.buckets.split(",")]
        self.pools = pools(self.data, buckets)
        self.unseen = pools(self.data, buckets, datasets.CALIBRATION)
        self.share = bucket_shares(self.data, self.pools)
        self.sets = evaluation_sets(self.data)
        self.losses = LossOptions(
            **{name: getattr(o, name) for name in vars(LossOptions()) if hasattr(o, name)}
        )

    def build(self, saved: dict | None) -> SmallFold:
        torch.manual_seed(self.o.seed)
        sizes = saved["config"] if saved else (TINY_SIZES if self.o.tiny else SIZES)
        net = SmallFold(dict(sizes, dropout=self.o.dropout)).to(self.device)
        if saved:
            checkpoint.load_weights(net, saved)
        if self.device.type == "cuda" and not self.o.no_compile:
            compile_blocks()
        return net

    def mask_of_heads(self) -> Tensor:
        """One for the parameters of the confidence heads."""
        parts = [
            torch.full((p.numel(),), float(is_head(name)), device=self.device)
            for name, p in self.net.named_parameters()
        ]
        return torch.cat(parts)

    def log(self, **values: object) -> None:
        if self.rank == 0:
            rounded = {k: round(v, 4) if isinstance(v, float) else v for k, v in values.items()}
            line = json.dumps(rounded)
            print(line, flush=True)
            with open(self.o.out / "log.txt", "a") as file:
                print(line, file=file)

    def train(self) -> None:
        natural, designed = (
            [len(getattr(p, k)) for p in self.pools] for k in ("natural", "designed")
        )
        share = [round(float(x), 3) for x in self.share]
        parameters = len(self.optimizer.theta)
        self.log(parameters=parameters, natural=natural, designed=designed, share=share)
        for phase in PHASES[PHASES.index(self.position.phase) :]:
            if not self.phase(phase):
                return
        if self.device.type == "cuda":
            self.log(peak_gib=torch.cuda.max_memory_allocated() / 2**30)

    def phase(self, phase: str) -> bool:
        """Runs a phase to its end; false where the call's time was up before."""
        seconds, steps = budget(self.o, phase)
        if not (steps or seconds > 0):
            return True
        if self.position.phase != phase:
            self.position = Position(phase, self.position.step)
            self.optimizer.restart(self.heads)
        if phase == "confidence":
            self.only_heads()
        finished = Phase(self, phase, seconds, steps).run()
        if finished and phase == "main":
            self.log(phase="main done", step=self.position.step, evaluated=self.evaluate())
        self.save()
        return finished

    def only_heads(self) -> None:
        """Prepares the confidence phase: rollouts have other shapes and are not compiled."""
        torch.compiler.set_stance("force_eager")
        for name, p in self.net.named_parameters():
            p.requires_grad_(is_head(name))

    def loss(self, kind: tuple[int, int], f: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Gradients of the main loss of a batch, its terms and the counts of wrong hands.

        `kind` is the bucket, which sets the shapes, and the number of recycles.
        """
        self.optimizer.grad.zero_()
        loss, terms, wrong = main_loss(self.net, f, self.losses, kind[1], self.generator)
        loss.backward()
        return terms, wrong

    def draw(self, phase: str, random: np.random.Generator, bucket: int) -> dict:
        """A batch of the phase."""
        pool: Pool = self.pools[bucket]
        if phase == "confidence" and random.random() < self.o.unseen:
            unseen = [p for p in self.unseen if len(p.natural) or len(p.designed)]
            if not unseen:
                raise SystemExit("--unseen needs chains of split 2: see prep.py and backbones.py")
            pool = unseen[min(bucket, len(unseen) - 1)]
        chains = pool.draw(self.data, self.o.natural, random)
        chains = cropped(chains, pool.tokens, self.o.crop, self.generator)
        return example(chains, pool.tokens, self.tables, Precision.dtype)

    def evaluate(self) -> dict[str, list[float]]:
        """Means of lddt, tm, rmsd and mirrored over the sets, by the averaged weights."""
        kept = self.optimizer.theta.clone()
        self.optimizer.theta.copy_(self.optimizer.average)
        result = {}
        for name, (kind, index) in self.sets.items():
            mine = index[: self.o.limit][self.rank :: self.world]
            result[name] = self.mean_scores(kind, mine)
        self.optimizer.theta.copy_(kept)
        return result

    def mean_scores(self, kind: str, index: np.ndarray) -> list[float]:
        total = torch.zeros(5, device=self.device)
        if len(index):
            chains = getattr(self.data, kind)(index)
            tokens = self.pools[-1].tokens
            f = example(chains, tokens, self.tables, Precision.dtype)
            with torch.compiler.set_stance("force_eager"):
                r = judge(self.net, f, Sampling(samples=2))
            sums = [r[name].mean(1).sum() for name in ("lddt", "tm", "rmsd", "mirrored")]
            total += torch.stack([*sums, torch.full((), float(len(index)), device=self.device)])
        if self.world > 1:
            dist.all_reduce(total)
        return [round(float(x), 3) for x in total[:-1] / total[-1].clamp(min=1)]

    def save(self) -> None:
        path, first = self.o.out / "checkpoint.pt", self.rank == 0
        state = checkpoint.save(
            path, self.net, self.optimizer, self.position, self.seed, write=first
        )
        if first:
            export(state, self.o.out / "model.safetensors")

    def clock(self) -> float:
        """Seconds of this call, by the first process's clock."""
        seconds = torch.tensor([time.time() - self.began], device=self.device)
        if self.world > 1:
            dist.broadcast(seconds, 0)
        return float(seconds)


class Phase:
    """The loop over steps of one phase."""

    def __init__(self, run: Run, name: str, seconds: float, steps: int | None):
        self.run_, self.name, self.seconds, self.steps = run, name, seconds, steps
        self.start, self.before = run.clock(), run.position.elapsed
        self.next_eval = run.o.eval_every
        self.window = Window(run.device)

    def run(self) -> bool:
        run, position = self.run_, self.run_.position
        while True:
            if position.local % CLOCK_EVERY == 0:
                now = run.clock()
                position.elapsed = self.before + now - self.start
                if self.over():
                    return True
                if now > run.o.stop_after:
                    return False
            if self.steps and position.local >= self.steps:
                return True
            self.step()
            self.report()

    def over(self) -> bool:
        return not self.steps and self.run_.position.elapsed > self.seconds

    def progress(self) -> float:
        position = self.run_.position
        return position.local / self.steps if self.steps else position.elapsed / self.seconds

    def rate(self, local: int) -> float:
        """The learning rate: warm-up, constant, then linear to 2 % of it."""
        o, main = self.run_.o, self.name == "main"
        warm = min(1, local / (o.warm if main else CONFIDENCE_WARM))
        left = (1 - self.progress()) / (1 - o.decay_from)
        return o.lr * warm * (1 if left > 1 else max(0.02, left))

    def step(self) -> None:
        """One batch. Every draw depends on seed, process and step alone, so runs can resume."""
        run, o, position = self.run_, self.run_.o, self.run_.position
        rate = self.rate(position.local + 1)
        position.local += 1
        position.step += 1
        shared = np.random.default_rng([run.seed, position.step])
        random = np.random.default_rng([run.seed, position.step, 1 + run.rank])
        torch.manual_seed(int(random.integers(2**62)))
        run.generator.manual_seed(int(random.integers(2**62)))
        bucket = int(shared.choice(len(run.pools), p=run.share))
        recycles = int(shared.random() < o.recycle) * int(shared.integers(1, o.recycles + 1))
        f = run.draw(self.name, random, bucket)
        if self.name == "main":
            terms, wrong = run.gradients((bucket, recycles), f)
            self.window.wrong += wrong
        else:
            run.optimizer.grad.zero_()
            loss, terms = confidence_loss(run.net, f, CONFIDENCE_STEPS, 1, run.generator)
            loss.backward()
        if run.world > 1:
            dist.all_reduce(run.optimizer.grad)
            run.optimizer.grad.div_(run.world)
        norm = run.optimizer.step(rate, position.local, self.decay(), self.keep())
        self.window.add(terms, norm, rate, len(f["restype"]) * run.world)

    def decay(self) -> float:
        return self.run_.o.weight_decay if self.name == "main" else 0.0

    def keep(self) -> float:
        """The share of the average that this step keeps; less at the beginning."""
        position = self.run_.position
        if self.name == "main":
            return min(self.run_.o.ema, (1 + position.step) / (10 + position.step))
        return min(CONFIDENCE_KEEP, (1 + position.local) / (10 + position.local))

    def report(self) -> None:
        """Logs, evaluates and saves where it is time."""
        run, position = self.run_, self.run_.position
        if position.local % 100 == 0 or position.local in (5, 20):
            run.log(
                phase=self.name,
                step=position.step,
                **self.window.take(self.before, self.start, run),
            )
        due = run.o.save_every and position.local % run.o.save_every == 0
        if position.local % CLOCK_EVERY == 0 and self.evaluates():
            self.next_eval = position.elapsed + run.o.eval_every
            run.log(step=position.step, evaluated=run.evaluate())
            due = True
        if due:
            run.save()

    def evaluates(self) -> bool:
        elapsed = self.run_.position.elapsed
        soon_over = not self.steps and elapsed > self.seconds - 30
        return self.name == "main" and elapsed > self.next_eval and not soon_over


class Window:
    """Sums since the last line of the log."""

    def __init__(self, device: torch.device):
        self.device = device
        self.clear()

    def clear(self) -> None:
        self.terms, self.count, self.examples, self.since = 0.0, 0, 0, time.time()
        self.norm, self.rate = torch.zeros(()), 0.0
        self.wrong = torch.zeros(2, 10, device=self.device)

    def add(self, terms: Tensor, norm: Tensor, rate: float, examples: int) -> None:
        self.terms, self.norm, self.rate = self.terms + terms, norm, rate
        self.count, self.examples = self.count + 1, self.examples + examples

    def take(self, before: float, start: float, run: Run) -> dict[str, object]:
        """The means, then starts anew. `wrong_hand` is by noise level, for inputs of the right
        and of the wrong hand."""
        wrong = self.wrong[0] / self.wrong[1].clamp(min=1)
        values = dict(
            seconds=before + time.time() - run.began - start,
            lr=self.rate,
            loss=[round(float(x), 4) for x in self.terms / self.count],
            norm=float(self.norm),
            per_second=self.examples / (time.time() - self.since),
            wrong_hand=[[round(float(x), 2) for x in wrong[k::2]] for k in (0, 1)],
        )
        self.clear()
        return values


def budget(o: argparse.Namespace, phase: str) -> tuple[float, int | None]:
    """Seconds and steps of a phase; steps come first where they are given."""
    if phase == "main":
        return (0.0 if o.steps == 0 else o.seconds), o.steps
    return o.confidence_seconds, o.confidence_steps


def is_head(name: str) -> bool:
    """True for a parameter of the confidence heads."""
    return name.startswith("aux_heads.") and "distogram" not in name


def compile_blocks() -> None:
    """Compiles the blocks that take the time. It takes two minutes on a machine without a cache."""
    for kind in (PairBlock, DiTBlock, AtomBlock):
        kind.forward = torch.compile(kind.forward, dynamic=False)
    torch._dynamo.config.cache_size_limit = 64


def start_device(rank: int, world: int) -> torch.device:
    """The device of a process, after it has joined the others."""
    cuda = torch.cuda.is_available()
    device = torch.device("cuda", rank) if cuda else torch.device("cpu")
    if cuda:
        torch.cuda.set_device(device)
        torch.set_float32_matmul_precision("high")
    else:
        set_compute_dtype(torch.float32)
    if world > 1:
        dist.init_process_group("nccl" if cuda else "gloo")
    return device


def main(arguments: list[str] | None = None) -> Run:
    run = Run(parse(arguments))
    run.train()
    if run.world > 1:
        dist.destroy_process_group()
    return run


if __name__ == "__main__":
    main()
