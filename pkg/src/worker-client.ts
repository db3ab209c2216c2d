/** The page's side of a worker: a `Device` whose wasm runs in the worker. */
import type * as web from "./platform.js";
import { createStopFlag, raiseStopFlag, unlessAborted } from "./abort.js";
import type {
  Backend,
  BenchOptions,
  LayerBackend,
  ModelBackend,
  OnProgress,
  OpenOptions,
  Options,
  Tensors,
} from "./backend.js";
import { Device } from "./device.js";
import { fromData, TrifoldError } from "./errors.js";
import type { FoldState, SentState } from "./fold-state.js";
import type { FoldStage, QueryFile, QueryReport } from "./folding-types.js";
import { OPEN } from "./open-options.js";
import {
  checkOptions,
  checkValue,
  flag,
  required,
  signal,
  wasmSource,
  workerThread,
  type Checks,
} from "./options.js";
import type { OperationName } from "./operations.js";
import { watchLivenessLock } from "./worker-liveness.js";
import {
  buffersOf,
  unwrap,
  type Call,
  type Calls,
  type Opened,
  type PostableWasm,
  type Reply,
  type Request,
} from "./protocol.js";
import type {
  AdapterReport,
  BenchRow,
  CaseReport,
  MemoryUse,
  Tier,
  TierReport,
  VerifyLine,
} from "./reports.js";
import type { OnBytes, WeightsFile } from "./weight-files.js";

export interface WorkerDeviceOptions extends Omit<OpenOptions, "gpuDevice"> {
  /** The wasm or its address; default: the file next to the worker's module. */
  wasm?: web.URL | PostableWasm;
  /**
   * Move the buffers of inputs and weights to the worker instead of copying them: faster, but
   * empties the caller's arrays.
   */
  transferInputs?: boolean;
  /** Ends opening. */
  signal?: web.AbortSignal;
}

const { gpuDevice: _, ...OPEN_IN_WORKER } = OPEN;
const WORKER: Checks<WorkerDeviceOptions> = {
  ...OPEN_IN_WORKER,
  wasm: wasmSource,
  transferInputs: flag,
  signal,
};

/**
 * Opens the GPU in a worker that runs `trifold/worker`, so that the page never waits. `dispose()`
 * frees the device and rejects running calls, but does not end the worker: call
 * `worker.terminate()` after it.
 */
export async function createWorkerDevice(
  worker: web.Worker,
  options: WorkerDeviceOptions = {},
): Promise<Device> {
  checkValue("createWorkerDevice: `worker`", worker, required(workerThread));
  checkOptions("createWorkerDevice", options, WORKER);
  return unlessAborted(openIn(worker, options), options.signal, (late) => late.dispose());
}

async function openIn(
  worker: web.Worker,
  { wasm, transferInputs = false, signal, ...options }: WorkerDeviceOptions,
): Promise<Device> {
  signal?.throwIfAborted();
  const channel = new Channel(worker);
  try {
    await channel.greet();
    const opened = await channel.call("open", { options, wasm: absolute(wasm) }, [], { signal });
    return new Device(new WorkerBackend(channel, opened, transferInputs));
  } catch (error) {
    channel.close();
    throw error;
  }
}

interface Pending {
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
  onProgress?: OnProgress<never> | undefined;
}

/** Longest time until a worker answers: its script may be loaded over a slow network. */
const SILENCE_MS = 15_000;

/** Workers that failed, with the reason, since the event is sent once. */
const failures = new WeakMap<web.Worker, Error>();

/** Counts calls of all channels, since several may use one worker. */
let lastId = 0;

/** Requests to a worker and the promises that wait for its replies. */
class Channel {
  readonly #worker: web.Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #closing = new AbortController();
  #ended: Error | undefined;

  constructor(worker: web.Worker) {
    this.#worker = worker;
    this.#ended = failures.get(worker);
    const { signal } = this.#closing;
    worker.addEventListener("message", (event) => this.#receive(unwrap<Reply>(event.data)), {
      signal,
    });
    worker.addEventListener(
      "error",
      (event) => this.#fail(`the worker failed: ${event.message || "its script did not load"}`),
      { signal },
    );
    worker.addEventListener(
      "messageerror",
      () => this.#fail("a message of the worker could not be read"),
      { signal },
    );
  }

  /**
   * Waits until the worker answers. No event reports that a script failed to load, or that a worker
   * was terminated, before this listener was added.
   */
  async greet(): Promise<void> {
    const silent =
      "the worker does not answer: its script did not load or does not run trifold/worker, " +
      "or it was terminated";
    const timer = setTimeout(
      () => this.#end(new TrifoldError("worker-failed", `trifold: ${silent}`)),
      SILENCE_MS,
    );
    const { lock } = await this.call("hello", {}).finally(() => clearTimeout(timer));
    if (lock !== undefined)
      watchLivenessLock(lock, () => this.#fail("the worker was terminated"), this.#closing.signal);
  }

  call<C extends Call>(
    call: C,
    takes: Calls[C]["takes"],
    moved: ArrayBuffer[] = [],
    run: RunOptions = {},
  ): Promise<Calls[C]["answers"]> {
    const id = (lastId += 1);
    const { onProgress, signal } = run;
    let thrown: { error: unknown } | undefined;
    const abort = () =>
      this.#worker.postMessage({ trifold: { id, call: "abort" } satisfies Request });
    const fail = (error: unknown) => {
      thrown ??= { error };
      abort();
    };
    const answer = new Promise<Calls[C]["answers"]>((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#ended) throw this.#ended;
      this.#worker.postMessage({ trifold: { id, call, takes } }, moved);
      this.#pending.set(id, {
        resolve: (given) => (thrown ? reject(thrown.error) : resolve(given as Calls[C]["answers"])),
        reject: (error) => reject(thrown ? thrown.error : signal?.aborted ? signal.reason : error),
        onProgress: onProgress && caught(onProgress, fail),
      });
      signal?.addEventListener("abort", abort);
    });
    return answer.finally(() => signal?.removeEventListener("abort", abort));
  }

  /**
   * A call without an answer. If the worker has failed, there is nothing left to free.
   */
  tell<C extends "unload" | "unloadModel" | "dropState" | "dispose">(
    call: C,
    takes: Calls[C]["takes"],
  ): void {
    this.call(call, takes).catch(() => undefined);
  }

  /** Stops listening to the worker; pending calls reject. */
  close(): void {
    this.#end(new TrifoldError("disposed", "trifold: the device was disposed; open a new one"));
    this.#closing.abort();
  }

  #receive(reply: Reply | undefined): void {
    const pending = reply && this.#pending.get(reply.id);
    if (!pending) return;
    if ("progress" in reply)
      return pending.onProgress?.(...(reply.progress as [never, number, number]));
    this.#pending.delete(reply.id);
    if ("error" in reply) pending.reject(fromData(reply.error));
    else pending.resolve(reply.answer);
  }

  /** A failed worker does not report which call failed, and answers none after that. */
  #fail(message: string): void {
    const failure = new TrifoldError("worker-failed", `trifold: ${message}`);
    failures.set(this.#worker, failure);
    this.#end(failure);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of waiting) reject(error);
  }
}

/** Ends the call whose callback throws; otherwise the error would be lost. */
function caught(onProgress: OnProgress<never>, fail: (error: unknown) => void): OnProgress<never> {
  return (...progress) => {
    try {
      onProgress(...progress);
    } catch (error) {
      fail(error);
    }
  };
}

interface RunOptions {
  onProgress?: OnProgress<never> | undefined;
  signal?: web.AbortSignal | undefined;
}

class WorkerBackend implements Backend {
  readonly report: AdapterReport;
  readonly tiers: TierReport[];
  readonly tier: Tier;
  readonly warning: string | undefined;
  readonly operations: OperationName[];
  readonly #channel: Channel;
  readonly #transferInputs: boolean;
  /** A state that the caller has dropped is freed in the worker. */
  readonly #states = new FinalizationRegistry<number>((state) =>
    this.#channel.tell("dropState", { state }),
  );

  constructor(channel: Channel, opened: Opened, transferInputs: boolean) {
    this.report = opened.report;
    this.tiers = opened.tiers;
    this.tier = opened.tier;
    this.warning = opened.warning;
    this.operations = opened.operations;
    this.#channel = channel;
    this.#transferInputs = transferInputs;
  }

  async run(op: string, tensors: Tensors, options: Options): Promise<Tensors> {
    const { sent, moved } = this.#pack(tensors);
    return this.#channel.call("run", { op, tensors: sent, options }, moved);
  }

  async load(op: string, weights: Tensors, options: Options): Promise<LayerBackend> {
    const { sent, moved } = this.#pack(weights);
    const layer = await this.#channel.call("load", { op, weights: sent, options }, moved);
    return {
      run: async (inputs) => {
        const packed = this.#pack(inputs);
        return this.#channel.call("forward", { layer, tensors: packed.sent }, packed.moved);
      },
      dispose: () => this.#channel.tell("unload", { layer }),
    };
  }

  verify(bytes: Uint8Array): Promise<VerifyLine[]> {
    return this.#channel.call("verify", { bytes });
  }

  selfTest(onReport?: OnProgress<CaseReport>, signal?: web.AbortSignal): Promise<CaseReport[]> {
    return this.#channel.call("selfTest", {}, [], { onProgress: onReport, signal });
  }

  bench(
    options: BenchOptions,
    onRow?: OnProgress<BenchRow>,
    signal?: web.AbortSignal,
  ): Promise<BenchRow[]> {
    return this.#channel.call("bench", options, [], { onProgress: onRow, signal });
  }

  async loadModel(
    files: WeightsFile[],
    onBytes?: OnBytes,
    signal?: web.AbortSignal,
  ): Promise<ModelBackend> {
    const { model, about } = await this.#sendModel(files, onBytes, signal);
    return {
      about,
      estimate: (query, options) => this.#channel.call("estimate", { model, query, options }),
      fold: (query, options, onStage, signal, state) =>
        this.#channel.call("fold", { model, query, options, state: this.#send(state) }, [], {
          onProgress: onStage && ((stage: FoldStage) => onStage(stage)),
          signal,
        }),
      dispose: () => this.#channel.tell("unloadModel", { model }),
    };
  }

  #send(state: FoldState | undefined): SentState | undefined {
    if (!state) return undefined;
    const { id } = state;
    this.#states.register(state, id);
    return state.sendTo(() => this.#channel.call("stateBytes", { state: id }));
  }

  /** The worker reads synchronously and receives no abort meanwhile: it polls a stopFlag. */
  async #sendModel(
    files: WeightsFile[],
    onBytes: OnBytes | undefined,
    signal: web.AbortSignal | undefined,
  ): Promise<Calls["loadModel"]["answers"]> {
    const onProgress =
      onBytes && ((_: unknown, loaded: number, total: number) => onBytes(loaded, total));
    const stopFlag = signal && createStopFlag();
    const takeDown = () => stopFlag && raiseStopFlag(stopFlag);
    signal?.addEventListener("abort", takeDown);
    try {
      return await this.#channel.call("loadModel", { files, stopFlag }, [], { onProgress, signal });
    } finally {
      signal?.removeEventListener("abort", takeDown);
      takeDown();
    }
  }

  checkQuery(query: QueryFile): Promise<QueryReport> {
    return this.#channel.call("checkQuery", { query });
  }

  memory(): Promise<MemoryUse> {
    return this.#channel.call("memory", {});
  }

  dispose(): void {
    this.#channel.tell("dispose", {});
    this.#channel.close();
  }

  /**
   * Posting a view would copy, or move, its whole buffer: parts of larger buffers are copied first.
   */
  #pack(tensors: Tensors): { sent: Tensors; moved: ArrayBuffer[] } {
    const cut = Object.entries(tensors).map(([name, { data, shape }]) => {
      const whole = data.byteLength === data.buffer.byteLength;
      return [name, { data: whole ? data : data.slice(), shape }] as const;
    });
    const sent = Object.fromEntries(cut) as Tensors;
    return { sent, moved: this.#transferInputs ? buffersOf(sent) : [] };
  }
}

/** A relative address is relative to the page, not the worker. */
function absolute(wasm: WorkerDeviceOptions["wasm"]): PostableWasm | undefined {
  if (wasm instanceof URL) return wasm.href;
  if (typeof wasm !== "string") return wasm;
  return new URL(wasm, globalThis.document?.baseURI ?? globalThis.location?.href).href;
}
