/** The state of the fold panel: one value, from which `FoldView` renders all of it. */
import type { FoldEstimate, FoldState, QueryFile } from "trifold";
import type { Weights } from "../session.js";
import type { options } from "./settings.js";

/** A fold that the visitor asked for. */
export interface FoldJob {
  query: QueryFile;
  weights: Weights;
  options: ReturnType<typeof options>;
  /** The state from which the fold resumes after its GPU was lost. */
  resume?: {
    state: FoldState;
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
    }
  | { kind: "failed"; text: string; /** The job, if it can be repeated. */ job?: FoldJob };

/** The query may change during a run, so that both parts change on their own. */
export interface State {
  check: Check;
  run: Run;
  /** Fold as soon as the check is ready, as `&run` in the address asks. */
  foldWhenReady: boolean;
}

export const INITIAL: State = {
  check: { kind: "empty" },
  run: { kind: "idle", text: "" },
  foldWhenReady: false,
};
