/** How much is to be done, as the visitor writes it. */
import type { FoldOptions } from "trifold";
import { byId } from "../dom.js";

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

/** Where `wrongSetting` has found nothing. */
export function options(): Required<Omit<FoldOptions, "maxMemory">> {
  const value = (name: Setting) => Number(setting(name).value);
  return {
    samples: value("samples"),
    steps: value("steps"),
    recycles: value("recycles"),
    seed: value("seed"),
  };
}

/** Marks the fields that cannot be folded with, and says what the first of them takes. */
export function wrongSetting(): string | undefined {
  const wrong = SETTINGS.filter((name) => !isAllowed(setting(name)));
  for (const name of SETTINGS) mark(setting(name), wrong.includes(name));
  const [first] = wrong;
  if (!first) return undefined;
  const { min, max } = setting(first);
  return `${NAMES[first]}: give a whole number from ${min} to ${Number(max).toLocaleString("en")}.`;
}

/** Beyond 2^53 - 1, numbers of a page are no longer whole ones. */
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
