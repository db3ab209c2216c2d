/**
 * Messages between a page and its worker. Every request is answered once, after any number of
 * progress messages.
 */
import type * as web from "./platform.js";
import type { ErrorData } from "./errors.js";
import type { SentState } from "./fold-state.js";
import type { BenchOptions, OpenOptions, Options, Tensors } from "./backend.js";
import type {
  FoldEstimate,
  FoldOptions,
  FoldResult,
  ModelReport,
  QueryFile,
  QueryReport,
} from "./folding-types.js";
import type {
  AdapterReport,
  BenchRow,
  CaseReport,
  MemoryUse,
  Tier,
  TierReport,
  VerifyLine,
} from "./reports.js";
import type { OperationName } from "./operations.js";
import type { WeightsFile } from "./weight-files.js";

/** A source of the wasm that can be posted. */
export type PostableWasm = string | web.BufferSource | web.WebAssemblyModule;

/** Description of the worker's device, sent when it is opened. */
export interface Opened {
  report: AdapterReport;
  tiers: TierReport[];
  tier: Tier;
  warning: string | undefined;
  operations: OperationName[];
}

/** Calls with their arguments and results. */
export interface Calls {
  /** Reports that the worker runs, and the lock that it holds meanwhile. */
  hello: { takes: object; answers: { lock: string | undefined } };
  open: { takes: { options: OpenOptions; wasm?: PostableWasm | undefined }; answers: Opened };
  run: { takes: { op: string; tensors: Tensors; options: Options }; answers: Tensors };
  load: { takes: { op: string; weights: Tensors; options: Options }; answers: number };
  forward: { takes: { layer: number; tensors: Tensors }; answers: Tensors };
  unload: { takes: { layer: number }; answers: void };
  verify: { takes: { bytes: Uint8Array }; answers: VerifyLine[] };
  selfTest: { takes: object; answers: CaseReport[] };
  bench: { takes: BenchOptions; answers: BenchRow[] };
  loadModel: {
    takes: { files: WeightsFile[]; stopFlag?: string | undefined };
    answers: { model: number; about: ModelReport };
  };
  checkQuery: { takes: { query: QueryFile }; answers: QueryReport };
  estimate: {
    takes: { model: number; query: QueryFile; options: FoldOptions };
    answers: FoldEstimate;
  };
  fold: {
    takes: {
      model: number;
      query: QueryFile;
      options: FoldOptions;
      state?: SentState | undefined;
    };
    answers: FoldResult;
  };
  stateBytes: { takes: { state: number }; answers: Uint8Array | undefined };
  dropState: { takes: { state: number }; answers: void };
  unloadModel: { takes: { model: number }; answers: void };
  memory: { takes: object; answers: MemoryUse };
  dispose: { takes: object; answers: void };
}

export type Call = keyof Calls;

export type Request =
  | { [C in Call]: { id: number; call: C; takes: Calls[C]["takes"] } }[Call]
  | { id: number; call: "abort" };

export type Reply =
  | { id: number; answer: unknown }
  | { id: number; error: ErrorData }
  | { id: number; progress: [piece: unknown, done: number, total: number] };

/** Marks messages of this package: a worker may send others too. */
export interface Envelope<Message> {
  trifold: Message;
}

/** The message of a `message` event, if it is one of this package. */
export function unwrap<Message>(data: unknown): Message | undefined {
  return (data as Partial<Envelope<Message>> | null | undefined)?.trifold;
}

/** The buffers of a result, to be moved instead of copied. */
export function buffersOfResult({ samples, files }: FoldResult): ArrayBuffer[] {
  const arrays = [
    ...samples.flatMap(({ coordinates, plddt, pae, pde }) => [coordinates, plddt, pae, pde]),
    ...files.map(({ bytes }) => bytes),
  ];
  return arrays.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}

/** The buffers of tensors, each once, to be moved instead of copied. */
export function buffersOf(tensors: Tensors): ArrayBuffer[] {
  const buffers = Object.values(tensors).map(({ data }) => data.buffer);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
