/** The page's findings as Markdown, to copy. */
import type { AdapterReport, BenchRow, CaseReport, TierReport } from "trifold";
import { byId } from "../dom.js";
import { bytes, exponential, percent, significant } from "../format.js";
import "./report.css";

export interface Findings {
  version: string;
  userAgent: string;
  device?: AdapterReport;
  tiers?: TierReport[];
  cases?: CaseReport[];
  rows?: BenchRow[];
}

/** Shows the report and copies it on demand. */
export class ReportPanel {
  readonly #findings: Findings;
  readonly #text = byId("report-text", HTMLTextAreaElement);
  readonly #status = byId("report-status", HTMLElement);

  constructor(version: string) {
    this.#findings = { version, userAgent: navigator.userAgent };
    byId("report-copy", HTMLButtonElement).addEventListener("click", () => void this.#copy());
    this.add({});
  }

  /** Adds results; those of a new run replace the last. */
  add(found: Partial<Findings>): void {
    Object.assign(this.#findings, found);
    this.#text.value = reportText(this.#findings);
    this.#status.textContent = "";
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#text.value);
      this.#status.textContent = "Copied.";
    } catch {
      // Without permission, or on an insecure page, the visitor can copy with the keyboard.
      this.#text.focus();
      this.#text.select();
      this.#status.textContent = "Selected: copy it with Ctrl+C or ⌘C.";
    }
  }
}

export function reportText(findings: Findings): string {
  const { version, userAgent, device, tiers = [], cases, rows } = findings;
  const sections = [
    `# trifold ${version}`,
    `Browser: ${userAgent}`,
    device ? deviceText(device, tiers) : "No device was opened.",
    cases ? casesText(cases) : "The self-test was not run.",
    rows ? rowsText(rows) : "The benchmark was not run.",
  ];
  return `${sections.join("\n\n")}\n`;
}

function deviceText(device: AdapterReport, tiers: TierReport[]): string {
  const { limits } = device;
  const features = { f16: device.f16, subgroups: device.subgroups, timestamps: device.timestamps };
  const names = [device.name, device.kind, device.backend, device.driver];
  const present = Object.entries(features).flatMap(([name, has]) => (has ? [name] : []));
  return [
    "## Device",
    "",
    `- ${names.filter((part) => part !== "").join(", ")}`,
    `- binding ${bytes(limits.storageBindingBytes)}, buffer ${bytes(limits.bufferBytes)}, ` +
      `workgroup memory ${bytes(limits.workgroupBytes)}, ` +
      `${limits.workgroupInvocations} invocations, ${limits.storageBuffers} storage buffers`,
    `- features: ${[...present, ...device.cooperativeMatrices].join(", ") || "none"}`,
    ...tiers.map(
      ({ tier, supported, reason }) =>
        `- tier ${tier}: ${supported ? "in use" : "not used"} (${reason})`,
    ),
  ].join("\n");
}

/** One line per kernel variant, and every case that failed. */
function casesText(cases: CaseReport[]): string {
  const passed = cases.filter((one) => one.passed).length;
  const failures = cases
    .filter((one) => !one.passed)
    .map(
      (one) =>
        `- FAILED ${one.kernel}/${one.variant} ${one.case}: ` +
        `max error ${exponential(one.maxError)}, ${percent(one.overBound)} of bound`,
    );
  const lines = [...groups(cases)].map(([name, group]) => {
    const worst = Math.max(...group.map((one) => one.overBound));
    const time = group.reduce((sum, one) => sum + one.ms, 0);
    const passed = group.filter((one) => one.passed).length;
    return tableRow(name, group.length, passed, percent(worst), significant(time));
  });
  return [
    `## Self-test: ${passed} of ${cases.length} passed`,
    "",
    "| kernel | cases | passed | worst of bound | ms |",
    "|---|--:|--:|--:|--:|",
    ...lines,
    ...failures,
  ].join("\n");
}

function groups(cases: CaseReport[]): Map<string, CaseReport[]> {
  const groups = new Map<string, CaseReport[]>();
  for (const one of cases) {
    const name = `${one.kernel}/${one.variant}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return groups;
}

function rowsText(rows: BenchRow[]): string {
  const lines = rows.map(({ op, n, ms, gflops, gbps, variant, timedBy }) =>
    tableRow(op, n, ...[ms, gflops, gbps].map(significant), variant, timedBy),
  );
  return [
    "## Benchmark",
    "",
    "| operation | N | ms | GFLOP/s | GB/s | variant | timed by |",
    "|---|--:|--:|--:|--:|---|---|",
    ...lines,
  ].join("\n");
}

/** A row of a Markdown table. */
function tableRow(...cells: (string | number)[]): string {
  return `| ${cells.join(" | ")} |`;
}
