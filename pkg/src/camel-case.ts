/** Keys of the wasm's reports, from Rust's case to JavaScript's. */

/** A report as the wasm writes it, with keys in Rust's case. */
export interface InRust<Report> {
  /** For the type checker alone. */
  readonly report?: Report;
}

/** Tables whose keys are the caller's chain ids. */
const TABLES: readonly string[] = ["chain_ptm", "chain_pair_iptm", "bespoke_iptm"];

/** The report with its keys, and those of the objects in it, in camelCase. */
export function camelCased<Report>(report: InRust<Report>): Report {
  return renamed(report) as Report;
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]: [string, unknown]) => [
    camelCase(key),
    TABLES.includes(key) ? inner : renamed(inner),
  ]);
  return Object.fromEntries(entries);
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
