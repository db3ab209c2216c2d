/** Checks of the options of a fold. */
import type { FoldOptions } from "./folding-types.js";
import { FoldState } from "./fold-state.js";
import { callback, signal, whole, type Check, type Checks } from "./options.js";
import type { FoldCall } from "./trifold.js";

export const FOLD: Checks<FoldOptions> = {
  samples: whole(1),
  steps: whole(1),
  recycles: whole(0),
  seed: whole(0),
  maxMemory: whole(1),
};

const state: Check = {
  expected: "a FoldState",
  typed: (value) => value instanceof FoldState,
};

export const FOLD_CALL: Checks<FoldCall> = { ...FOLD, signal, state, onStage: callback };
