/** Checks whether the form's input can be folded, and estimates the size of the job. */
import type { FoldEstimate } from "trifold";
import { announce } from "../announce.js";
import { hasCode, messageOf } from "../error-messages.js";
import { bytes, plural } from "../format.js";
import type { Session } from "../session.js";
import { largestFit } from "./largest-fit.js";
import { openingText } from "./opening-text.js";
import type { Check, FoldJob } from "./panel-state.js";

export class InputCheck {
  readonly #session: Session;
  readonly #onChange: (check: Check) => void;
  #current: Check = { kind: "empty" };

  constructor(session: Session, onChange: (check: Check) => void) {
    this.#session = session;
    this.#onChange = onChange;
  }

  /**
   * Checks a job, whose chains have `letters` letters. Later calls replace it and drop its answer.
   * @returns the estimate, if the job can be folded
   */
  async run(job: FoldJob | undefined, letters: number): Promise<FoldEstimate | undefined> {
    if (!job) {
      this.#set({ kind: "empty" });
      return undefined;
    }
    let own: Check = { kind: "estimating", text: "Estimating…" };
    this.#set(own);
    const isCurrent = () => this.#current === own;
    const update = (next: Check) => {
      if (isCurrent()) this.#set((own = next));
    };
    try {
      const model = await this.#session.model(job.weights, (progress) =>
        update({ kind: "estimating", text: openingText(job.weights, progress) }),
      );
      const estimate = await model.estimate(job.query, job.options);
      update({ kind: "ready", estimate, text: await this.#describe(estimate) });
      return isCurrent() ? estimate : undefined;
    } catch (error) {
      if (!isCurrent()) return undefined;
      const text = messageOf(error);
      own = this.refuse(text);
      if (!hasCode(error, "too-large")) return undefined;
      const fit = await this.#largestFit(job, letters, isCurrent);
      if (!fit || !isCurrent()) return undefined;
      this.refuse(`${text}. ${fit}`);
      return undefined;
    }
  }

  /** Shows why the input cannot be folded. */
  refuse(text: string): Check {
    const check: Check = { kind: "refused", text };
    this.#set(check);
    announce(text);
    return check;
  }

  #set(check: Check): void {
    this.#current = check;
    this.#onChange(check);
  }

  /** The largest job that fits, in words; this takes several estimates. */
  async #largestFit(
    { query, weights, options }: FoldJob,
    letters: number,
    isCurrent: () => boolean,
  ): Promise<string | undefined> {
    const model = await this.#session.model(weights, () => undefined);
    return largestFit(model, query, options, letters, isCurrent);
  }

  async #describe(estimate: FoldEstimate): Promise<string> {
    const { tokens, atoms, deviceBytes: needed, weightBytes: weights } = estimate;
    const device = await this.#session.device();
    const { bufferBytes: buffer } = device.report().limits;
    return (
      `${warningText(estimate)}${plural(tokens, "token")}, ${plural(atoms, "atom")}. ` +
      `Takes ${bytes(needed)} of GPU memory, ${bytes(weights)} of it for the weights, ` +
      `in buffers below this GPU’s limit of ${bytes(buffer)}. Browsers do not report how much ` +
      "GPU memory is available: if it runs out, the run ends with an error."
    );
  }
}

/** The warnings of an estimate as one sentence, for the text before a fold. */
export function warningText({ warnings }: FoldEstimate): string {
  return warnings.length === 0
    ? ""
    : `The structure will probably be wrong: ${warnings.join("; ")}. ` +
        "Add OpenFold3’s weights for it. ";
}
