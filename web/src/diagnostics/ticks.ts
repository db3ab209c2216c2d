/** Logarithmic axes. */

export interface LogAxis {
  /** From a value to a position on the axis, in pixels. */
  place(value: number): number;
  ticks: number[];
}

/** An axis from `from` to `to` pixels that covers the values, ending at ticks. */
export function logAxis(
  values: readonly number[],
  ticks: number[],
  from: number,
  to: number,
): LogAxis {
  const low = Math.log(Math.min(...values, ...ticks));
  const high = Math.log(Math.max(...values, ...ticks));
  const span = high - low || 1;
  return { place: (value) => from + ((Math.log(value) - low) / span) * (to - from), ticks };
}

/**
 * Ticks around the values: 1, 2 and 5 times powers of ten for few decades, otherwise powers of ten.
 */
export function decimalTicks(values: readonly number[]): number[] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  const steps = high - low <= 2 ? [1, 2, 5] : [1];
  const all: number[] = [];
  for (let power = low; power <= high; power += 1)
    all.push(...steps.map((step) => step * 10 ** power));
  return between(all, Math.min(...values), Math.max(...values));
}

/** The ticks from the last at or below `low` to the first at or above `high`. */
function between(ticks: number[], low: number, high: number): number[] {
  const first = Math.max(
    0,
    ticks.findLastIndex((tick) => tick <= low),
  );
  const last = ticks.findIndex((tick) => tick >= high);
  const kept = ticks.slice(first, last < 0 ? undefined : last + 1);
  return kept.length > 1 ? kept : ticks.slice(first, first + 2);
}
