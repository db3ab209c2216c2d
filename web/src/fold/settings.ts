/** The settings of a fold: samples, denoising steps, recycles and seed. */
import type { FoldOptions } from "trifold";
import { byId } from "../dom.js";
import { plural } from "../format.js";

export const SETTINGS = ["samples", "steps", "recycles", "seed"] as const;
type Setting = (typeof SETTINGS)[number];

const NAMES: Record<Setting, string> = {
  samples: "Samples",
  steps: "Denoising steps",
  recycles: "Recycles",
  seed: "Seed",
};

export function setting(name: Setting): HTMLInputElement {
  return byId(`fold-${name}`, HTMLInputElement);
}

/**
 * More steps do not improve the built-in network's structures; other weights get OpenFold3's
 * defaults.
 */
const DEFAULTS = {
  builtIn: { samples: 2, steps: 20, recycles: 1 },
  openfold3: { samples: 5, steps: 200, recycles: 3 },
};

export function setDefaults(model: keyof typeof DEFAULTS): void {
  for (const [name, value] of Object.entries(DEFAULTS[model]))
    setting(name as Setting).value = String(value);
}

/** Repeats the values in the summary, which stays visible while the fields are closed. */
export function showSettings(): void {
  const { samples, steps, recycles, seed } = options();
  const parts = [plural(samples, "sample"), plural(steps, "step"), plural(recycles, "recycle")];
  byId("fold-settings-now", HTMLElement).textContent = `${parts.join(", ")}, seed ${seed}`;
}

export type Options = Required<Omit<FoldOptions, "maxMemory">>;

/** Sets the fields, such as to those of an earlier fold. */
export function setOptions(values: Options): void {
  for (const name of SETTINGS) setting(name).value = String(values[name]);
}

/** The values; valid if `wrongSetting` found nothing. */
export function options(): Options {
  const value = (name: Setting) => Number(setting(name).value);
  return {
    samples: value("samples"),
    steps: value("steps"),
    recycles: value("recycles"),
    seed: value("seed"),
  };
}

/** Marks invalid fields, and describes what the first of them accepts. */
export function wrongSetting(): string | undefined {
  const wrong = SETTINGS.filter((name) => !isAllowed(setting(name)));
  for (const name of SETTINGS) mark(setting(name), wrong.includes(name));
  const [first] = wrong;
  if (!first) return undefined;
  const { min, max } = setting(first);
  return `${NAMES[first]}: give a whole number from ${min} to ${Number(max).toLocaleString("en")}.`;
}

/** Numbers above 2^53 - 1 are not exact in JavaScript. */
function isAllowed({ value, min, max }: HTMLInputElement): boolean {
  const number = Number(value);
  return (
    value.trim() !== "" &&
    Number.isSafeInteger(number) &&
    number >= Number(min) &&
    number <= Number(max)
  );
}

function mark(field: HTMLInputElement, wrong: boolean): void {
  field.setAttribute("aria-invalid", String(wrong));
  if (wrong) field.setAttribute("aria-describedby", "fold-estimate");
  else field.removeAttribute("aria-describedby");
}
