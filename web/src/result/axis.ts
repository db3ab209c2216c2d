/** Ticks along an axis of residues. */

/** A residue on the axis. */
export interface Place {
  chain: string;
  number: number;
}

export interface Tick {
  at: number;
  text: string;
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** About `most` ticks at round numbers, and one at the start of every chain. */
export function residueTicks(places: readonly Place[], most: number): Tick[] {
  const step = STEPS.find((one) => places.length / one <= most) ?? 2000;
  const gap = (0.6 * places.length) / most;
  const several = new Set(places.map(({ chain }) => chain)).size > 1;
  const ticks: Tick[] = [];
  places.forEach(({ chain, number }, at) => {
    const before = places[at - 1];
    const begins = before?.chain !== chain;
    const fits = at - (ticks.at(-1)?.at ?? -Infinity) >= gap;
    if (begins) {
      if (!fits) ticks.pop();
      ticks.push({ at, text: several ? `${chain} ${number}` : String(number) });
    } else if (fits && number !== before.number && number % step === 0)
      ticks.push({ at, text: String(number) });
  });
  return ticks;
}
