/** Checks of the options that open a device. */
import type { OpenOptions } from "./backend.js";
import { flag, isObject, oneOf, whole, type Checks } from "./options.js";

export const OPEN: Checks<OpenOptions> = {
  limits: oneOf("best", "default"),
  byteBudget: whole(1),
  lowPower: flag,
  tier: oneOf("best", "portable", "f16"),
  module: oneOf("whole", "folding"),
  gpuDevice: {
    expected: "a GPUDevice",
    typed: (value) => isObject(value) && "queue" in value && "createBuffer" in value,
  },
};
