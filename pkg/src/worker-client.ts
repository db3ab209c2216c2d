/** The page's side of a worker: the same `Device`, with the wasm and all its waiting elsewhere. */
import type { Backend, BenchOptions, LayerBackend, ModelBackend, OnProgress, OpenOptions, Options, Tensors } from "./backend.js";
import { Device } from "./device.js";
import { typed } from "./errors.js";
import type { FoldStage, QueryFile, QueryReport } from "./folding-types.js";
import { buffersOf, unwrap, type Call, type Calls, type Opened, type PostableWasm, type Reply, type Request } from "./protocol.js";
import type { AdapterReport, BenchRow, CaseReport, MemoryUse, TierReport, VerifyLine } from "./reports.js";
import type { OnBytes, WeightsFile } from "./weight-files.js";

export interface WorkerDeviceOptions extends OpenOptions {
  /** Where the wasm is, or the wasm; by default the file beside the worker's module. */
  wasm?: URL | PostableWasm;
  /** Move the buffers of inputs and weights to the worker instead of copying them: faster, but the caller's arrays end empty. */
  transferInputs?: boolean;
}

/**
 * Opens the GPU in a worker that runs `trifold/worker`, so that the page never waits.
 * The worker stays the caller's: `dispose()` frees the device, `worker.terminate()` ends the thread.
 */
export async function createWorkerDevice(worker: Worker, options: WorkerDeviceOptions = {}): Promise<Device> {
  const { wasm, transferInputs = false, ...open } = options;
  const channel = new Channel(worker);
  const opened = await channel.call("open", { options: open, wasm: absolute(wasm) });
  return new Device(new WorkerBackend(channel, opened, transferInputs));
}

interface Pending {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
  onProgress?: OnProgress<never> | undefined;
}

/** Requests to a worker and the promises that wait for its replies. */
class Channel {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener("message", (event) => this.#receive(unwrap<Reply>(event.data)));
    worker.addEventListener("error", (event) => this.#fail(`the worker failed: ${event.message || "its script did not load"}`));
    worker.addEventListener("messageerror", () => this.#fail("a message of the worker could not be read"));
  }

  call<C extends Call>(call: C, takes: Calls[C]["takes"], moved: ArrayBuffer[] = [], run: RunOptions = {}): Promise<Calls[C]["answers"]> {
    const id = this.#nextId++;
    const { onProgress, signal } = run;
    const stop = () => this.#worker.postMessage({ trifold: { id, call: "abort" } satisfies Request });
    const answer = new Promise<Calls[C]["answers"]>((resolve, reject) => {
      signal?.throwIfAborted();
      this.#worker.postMessage({ trifold: { id, call, takes } }, moved);
      this.#pending.set(id, { resolve: resolve as Pending["resolve"], reject: (error) => reject(signal?.aborted ? signal.reason : error), onProgress });
      signal?.addEventListener("abort", stop);
    });
    return answer.finally(() => signal?.removeEventListener("abort", stop));
  }

  /** A call without an answer to wait for: where the worker has failed, there is nothing left to free. */
  tell<C extends "unload" | "unloadModel" | "dispose">(call: C, takes: Calls[C]["takes"]): void {
    this.call(call, takes).catch(() => undefined);
  }

  #receive(reply: Reply | undefined): void {
    const pending = reply && this.#pending.get(reply.id);
    if (!pending) return;
    if ("progress" in reply) return pending.onProgress?.(...(reply.progress as [never, number, number]));
    this.#pending.delete(reply.id);
    if ("error" in reply) pending.reject(rebuilt(reply.error));
    else pending.resolve(reply.answer);
  }

  /** The worker cannot say which call it failed, and answers none after that. */
  #fail(message: string): void {
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of waiting) reject(new Error(`trifold: ${message}`));
  }
}

interface RunOptions {
  onProgress?: OnProgress<never> | undefined;
  signal?: AbortSignal | undefined;
}

class WorkerBackend implements Backend {
  readonly report: AdapterReport;
  readonly tiers: TierReport[];
  readonly tier: string;
  readonly warning: string | undefined;
  readonly operations: string[];
  readonly #channel: Channel;
  readonly #transferInputs: boolean;

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

  selfTest(onReport?: OnProgress<CaseReport>, signal?: AbortSignal): Promise<CaseReport[]> {
    return this.#channel.call("selfTest", {}, [], { onProgress: onReport, signal });
  }

  bench(options: BenchOptions, onRow?: OnProgress<BenchRow>, signal?: AbortSignal): Promise<BenchRow[]> {
    return this.#channel.call("bench", options, [], { onProgress: onRow, signal });
  }

  async loadModel(files: WeightsFile[], onBytes?: OnBytes): Promise<ModelBackend> {
    const onProgress = onBytes && ((_: unknown, loaded: number, total: number) => onBytes(loaded, total));
    const { model, about } = await this.#channel.call("loadModel", { files }, [], { onProgress });
    return {
      about,
      estimate: (query, options) => this.#channel.call("estimate", { model, query, options }),
      fold: (query, options, onStage, signal, checkpoint) =>
        this.#channel.call("fold", { model, query, options, checkpoint: checkpoint?.id }, [], { onProgress: onStage && ((stage: FoldStage) => onStage(stage)), signal }),
      dispose: () => this.#channel.tell("unloadModel", { model }),
    };
  }

  checkQuery(query: QueryFile): Promise<QueryReport> {
    return this.#channel.call("checkQuery", { query });
  }

  memory(): Promise<MemoryUse> {
    return this.#channel.call("memory", {});
  }

  dispose(): void {
    this.#channel.tell("dispose", {});
  }

  /** Posting a view would copy, or move, all of the buffer behind it: parts of larger buffers are cut out first. */
  #pack(tensors: Tensors): { sent: Tensors; moved: ArrayBuffer[] } {
    const cut = Object.entries(tensors).map(([name, { data, shape }]) => {
      const whole = data.byteLength === data.buffer.byteLength;
      return [name, { data: whole ? data : data.slice(), shape }] as const;
    });
    const sent = Object.fromEntries(cut) as Tensors;
    return { sent, moved: this.#transferInputs ? buffersOf(sent) : [] };
  }
}

/** The worker's error as an error of this thread, of the class that callers tell apart. */
function rebuilt({ name, message }: { name: string; message: string }): unknown {
  return typed(Object.assign(new Error(message), { name }));
}

/** A relative address means the page's, not the worker's. */
function absolute(wasm: WorkerDeviceOptions["wasm"]): PostableWasm | undefined {
  if (wasm instanceof URL) return wasm.href;
  if (typeof wasm !== "string") return wasm;
  return new URL(wasm, globalThis.document?.baseURI ?? globalThis.location?.href).href;
}
