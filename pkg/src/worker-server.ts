/** The worker's side: a device on this thread, controlled by messages. */
import { toData, TrifoldError } from "./errors.js";
import { stopOnFlag } from "./abort.js";
import { GpuBackend } from "./gpu-backend.js";
import type { LayerBackend, ModelBackend, OnProgress } from "./backend.js";
import { FoldState, type SentState } from "./fold-state.js";
import { init } from "./init.js";
import type { FoldResult, FoldStage } from "./folding-types.js";
import { holdLivenessLock } from "./worker-liveness.js";
import {
  buffersOf,
  buffersOfResult,
  unwrap,
  type Call,
  type Calls,
  type Envelope,
  type Opened,
  type Reply,
  type Request,
} from "./protocol.js";

/** The part of a worker's global scope that is used. */
export interface WorkerScope {
  postMessage(message: Envelope<Reply>, transfer: ArrayBuffer[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

type Handlers = {
  [C in Call]: (takes: Calls[C]["takes"], id: number) => Promise<Calls[C]["answers"]>;
};

/** Answers the requests to `scope`. */
export function serve(scope: WorkerScope): void {
  const server = new Server(scope);
  scope.addEventListener("message", (event) => {
    const request = unwrap<Request>(event.data);
    if (request) void server.answer(request);
  });
}

class Server {
  readonly #scope: WorkerScope;
  readonly #layers = new Map<number, LayerBackend>();
  readonly #models = new Map<number, ModelBackend>();
  readonly #states = new Map<number, FoldState>();
  readonly #running = new Map<number, AbortController>();
  #device: GpuBackend | undefined;
  #lock: Promise<string | undefined> | undefined;

  constructor(scope: WorkerScope) {
    this.#scope = scope;
  }

  readonly #handlers: Handlers = {
    hello: async () => ({ lock: await (this.#lock ??= holdLivenessLock()) }),
    open: async ({ options, wasm }, id) => this.#openDevice(options, wasm, this.#signal(id)),
    run: async ({ op, tensors, options }) => this.#opened().run(op, tensors, options),
    load: async ({ op, weights, options }, id) =>
      this.#keep(id, await this.#opened().load(op, weights, options)),
    forward: async ({ layer, tensors }) => this.#layer(layer).run(tensors),
    unload: async ({ layer }) => this.#unload(layer),
    verify: async ({ bytes }) => this.#opened().verify(bytes),
    selfTest: async (_, id) => this.#opened().selfTest(this.#progress(id), this.#signal(id)),
    bench: async (options, id) =>
      this.#opened().bench(options, this.#progress(id), this.#signal(id)),
    loadModel: async (takes, id) => this.#loadModel(takes, id),
    checkQuery: async ({ query }) => this.#opened().checkQuery(query),
    estimate: async ({ model, query, options }) => this.#model(model).estimate(query, options),
    fold: async (takes, id) => this.#fold(takes, id),
    stateBytes: async ({ state }) => this.#states.get(state)?.toBytes(),
    dropState: async ({ state }) => void this.#states.delete(state),
    unloadModel: async ({ model }) => this.#unloadModel(model),
    memory: async () => this.#opened().memory(),
    dispose: async () => this.#dispose(),
  };

  async answer(request: Request): Promise<void> {
    const { id } = request;
    if (request.call === "abort") return this.#running.get(id)?.abort();
    try {
      const handler = this.#handlers[request.call] as (
        takes: unknown,
        id: number,
      ) => Promise<unknown>;
      const answer = await handler(request.takes, id);
      this.#post({ id, answer }, movedWith(request.call, answer));
    } catch (error) {
      this.#post({ id, error: toData(error) });
    } finally {
      this.#running.delete(id);
    }
  }

  async #openDevice(
    options: Calls["open"]["takes"]["options"],
    wasm: Calls["open"]["takes"]["wasm"],
    signal: AbortSignal,
  ): Promise<Opened> {
    if (this.#device)
      throw new TrifoldError(
        "input",
        "trifold: this worker has a device already; dispose it first, or start another worker",
      );
    if (wasm !== undefined) await init(wasm, options.module);
    const device = await GpuBackend.open(options);
    if (signal.aborted) device.dispose();
    signal.throwIfAborted();
    this.#device = device;
    const { report, tiers, tier, warning, operations } = device;
    return { report, tiers, tier, warning, operations };
  }

  #opened(): GpuBackend {
    if (!this.#device)
      throw new TrifoldError("disposed", "trifold: this worker has no open device");
    return this.#device;
  }

  #keep(id: number, layer: LayerBackend): number {
    this.#layers.set(id, layer);
    return id;
  }

  #layer(id: number): LayerBackend {
    const layer = this.#layers.get(id);
    if (!layer)
      throw new TrifoldError("disposed", "trifold: the layer was disposed; load it again");
    return layer;
  }

  async #loadModel(
    { files, stopFlag }: Calls["loadModel"]["takes"],
    id: number,
  ): Promise<Calls["loadModel"]["answers"]> {
    const onBytes = (loaded: number, total: number) =>
      this.#post({ id, progress: [null, loaded, total] });
    const model = await this.#opened().loadModel(
      files,
      onBytes,
      stopOnFlag(this.#signal(id), stopFlag),
    );
    this.#models.set(id, model);
    return { model: id, about: model.about };
  }

  #model(id: number): ModelBackend {
    const model = this.#models.get(id);
    if (!model)
      throw new TrifoldError("disposed", "trifold: the model was disposed; load it again");
    return model;
  }

  /** A state outlives the device, and is dropped after a complete fold. */
  async #fold(
    { model, query, options, state }: Calls["fold"]["takes"],
    id: number,
  ): Promise<FoldResult> {
    const kept = state && this.#state(state);
    const onStage = (stage: FoldStage) => this.#post({ id, progress: [stage, 0, 1] });
    const signal = this.#signal(id);
    const result = await this.#model(model).fold(query, options, onStage, signal, kept);
    if (state) this.#states.delete(state.id);
    return result;
  }

  #state({ id, stored }: SentState): FoldState {
    const state = this.#states.get(id) ?? (stored ? FoldState.fromBytes(stored) : new FoldState());
    this.#states.set(id, state);
    return state;
  }

  #unloadModel(id: number): void {
    this.#models.get(id)?.dispose();
    this.#models.delete(id);
  }

  #unload(id: number): void {
    this.#layers.get(id)?.dispose();
    this.#layers.delete(id);
  }

  #dispose(): void {
    for (const id of this.#layers.keys()) this.#unload(id);
    for (const id of this.#models.keys()) this.#unloadModel(id);
    this.#device?.dispose();
    this.#device = undefined;
  }

  #signal(id: number): AbortSignal {
    const controller = new AbortController();
    this.#running.set(id, controller);
    return controller.signal;
  }

  #progress(id: number): OnProgress<unknown> {
    return (...progress) => this.#post({ id, progress });
  }

  #post(reply: Reply, moved: ArrayBuffer[] = []): void {
    this.#scope.postMessage({ trifold: reply }, moved);
  }
}

/** Buffers of an answer that are moved to the page instead of copied. */
function movedWith(call: Call, answer: unknown): ArrayBuffer[] {
  if (call === "fold") return buffersOfResult(answer as FoldResult);
  return call === "run" || call === "forward" ? buffersOf(answer as Calls["run"]["answers"]) : [];
}
