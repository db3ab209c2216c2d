/**
 * The selection in a result, which all of its views share.
 */

/** A selected token, the smallest unit that has scores. */
export interface Picked {
  scored: number;
  /** The token that the structure is aligned on, for a pair in the PAE. */
  aligned?: number;
  /** The name of the selected atom. */
  atom?: string;
}

export class Selection {
  readonly #listeners: ((picked: Picked) => void)[] = [];
  #picked: Picked | undefined;
  #frame = 0;

  onPick(listener: (picked: Picked) => void): void {
    this.#listeners.push(listener);
  }

  /** Selects with the next frame, since a pointer moves more often than the page is painted. */
  pick(picked: Picked): void {
    if (same(picked, this.#picked)) return;
    this.#picked = picked;
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#tell());
  }

  #tell(): void {
    this.#frame = 0;
    const picked = this.#picked;
    if (picked) this.#listeners.forEach((listener) => listener(picked));
  }
}

/** Whether a pointer has stayed on the same residue. */
function same(one: Picked, other: Picked | undefined): boolean {
  return (
    other !== undefined &&
    one.scored === other.scored &&
    one.aligned === other.aligned &&
    one.atom === other.atom
  );
}

/**
 * Calls `point` where a pointer hovers, and where it is pressed. A finger that moves scrolls the
 * page.
 */
export function onPoint(place: HTMLElement | SVGElement, point: (event: MouseEvent) => void): void {
  place.addEventListener("pointermove", (event) => {
    if ((event as PointerEvent).pointerType !== "touch") point(event as MouseEvent);
  });
  place.addEventListener("click", (event) => point(event as MouseEvent));
}
