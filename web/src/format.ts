/** Numbers as text. */

/** "128 MiB", "1.5 GiB". */
export function bytes(count: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
  const power = count > 0 ? Math.min(Math.floor(Math.log2(count) / 10), units.length - 1) : 0;
  return `${trim(count / 1024 ** power, 1)} ${units[power]}`;
}

/** Three significant digits: "0.0412", "3.07", "118". */
export function significant(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return "0";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 6));
}

/** Errors span many powers of ten: "2.4e-7". */
export function exponential(value: number): string {
  return value === 0 || !Number.isFinite(value) ? String(value) : value.toExponential(1);
}

/** "3 %", "0.4 %", "> 1000 %". */
export function percent(share: number): string {
  if (Number.isNaN(share)) return "not a number";
  if (share > 10) return "> 1000 %";
  return `${trim(share * 100, share < 0.1 ? 1 : 0)} %`;
}

/** "1 case", "12 cases". */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** "triangle attention" from "triangle_attention". */
export function words(name: string): string {
  return name.replaceAll("_", " ");
}

/** Durations: "4.2 s", "1 min 12 s". */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
