/**
 * What is picked in a result, wherever it was pointed at: everything that shows the result listens.
 */

/** By tokens, the finest pieces that there are scores of. */
export interface Picked {
  scored: number;
  /** From where it is seen, of a pair in the PAE. */
  aligned?: number;
  /** The name of the atom that was pointed at. */
  atom?: string;
}

export class Selection {
  readonly #listeners: ((picked: Picked) => void)[] = [];
  #picked: Picked | undefined;
  #frame = 0;

  onPick(listener: (picked: Picked) => void): void {
    this.#listeners.push(listener);
  }

  /** Shown with the next frame: a pointer moves more often than the page is painted. */
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

/** A pointer that stays on a residue picks nothing new. */
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
