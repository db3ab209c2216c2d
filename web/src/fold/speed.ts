/** The speed of this GPU with different weights, from earlier folds. */
import type { Weights } from "../session.js";
import { forecast, remember, type Forecast, type Job, type Measurement } from "./fold-time.js";

export class Speed {
  readonly #adapter: string;
  /** Keys of the weights whose shaders this page has compiled. */
  readonly #compiled = new Set<string>();

  /** `adapter`: names the GPU. */
  constructor(adapter: string) {
    this.#adapter = adapter;
  }

  forecast(weights: Weights, job: Job): Forecast | undefined {
    return forecast(this.#key(weights), job, this.#compiled.has(weights.key));
  }

  /** Records a fold that ended, and its times if it ran from its start. */
  record(weights: Weights, measured: Measurement | undefined): void {
    if (measured) remember(this.#key(weights), measured);
    this.#compiled.add(weights.key);
  }

  /** The built-in network is far smaller than OpenFold3. */
  #key({ key }: Weights): string {
    return `${this.#adapter}, ${key === "built-in" ? "built-in" : "OpenFold3"}`;
  }
}
