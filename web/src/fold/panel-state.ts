/** The state of the fold panel: one value, from which `FoldView` renders all of it. */
import type { FoldEstimate, FoldState, QueryFile } from "trifold";
import type { FoldRecord, Input } from "../history/folds.js";
import type { StateKeeper } from "../history/state-keeper.js";
import type { Weights } from "../session.js";
import type { Options } from "./settings.js";

/** A query with everything that its fold needs. */
export interface FoldJob {
  query: QueryFile;
  weights: Weights;
  options: Options;
}

/** A fold that the visitor asked for. */
export interface Order extends FoldJob {
  record: FoldRecord;
  /** Identifies the input, see `fingerprint`. */
  print: string;
  /** The state from which the fold resumes after its GPU was lost, or its page was closed. */
  resume?: {
    state: FoldState;
    keeper: StateKeeper;
    /** The point from which the fold resumes, in words; none before the first such point. */
    from?: string | undefined;
  };
}

/** Whether the query can be folded. */
export type Check =
  | { kind: "empty" }
  | { kind: "estimating"; text: string }
  | { kind: "ready"; estimate: FoldEstimate; text: string }
  | { kind: "refused"; text: string };

/** The fold in progress, or the end of the last one. */
export type Run =
  | { kind: "idle"; text: string }
  | {
      kind: "running";
      controller: AbortController;
      text: string;
      /** The share of the work that is done, 0 to 1. */
      share?: number;
      /** The fold; a measurement of the GPU has none. */
      order?: Order;
    }
  | { kind: "failed"; text: string; /** The fold, if it can be repeated. */ order?: Order };

/** The query may change during a run, so that both parts change on their own. */
export interface State {
  check: Check;
  run: Run;
  /** Folds that wait for the one in progress. */
  queue: readonly Order[];
  /**
   * Fold as soon as the check is ready, as `&run` in the address asks, or resume an interrupted
   * fold.
   */
  foldWhenReady: boolean | FoldRecord;
}

export const INITIAL: State = {
  check: { kind: "empty" },
  run: { kind: "idle", text: "" },
  queue: [],
  foldWhenReady: false,
};

/** Identifies a job by what determines its result. */
export function fingerprint({ query, weights, options }: Input): string {
  const { text, files } = query;
  return JSON.stringify([text.trim(), Object.entries(files ?? {}), weights.key, options]);
}
