/** Times of the operations over the length of the sequence, as a plot and as a table. */
import { BENCH_NAMES, type AdapterReport, type BenchRow } from "trifold";
import { byId, headings, html, scrolling } from "../dom.js";
import { plural, significant, words } from "../format.js";
import { Plot, type Series } from "./plot.js";
import { RunPanel, type Outcome, type Run } from "./run-panel.js";
import type { Session } from "../session.js";
import "./benchmark.css";

const LENGTHS = [16, 32, 64, 128, 256, 512, 1024];
/** A CPU instead of a GPU takes minutes at lengths where a GPU takes milliseconds. */
const USUAL_LENGTH = { cpu: 64, gpu: 256 };
const ALL = "";

export class BenchmarkPanel {
  readonly #panel: RunPanel;
  readonly #op = byId("benchmark-op", HTMLSelectElement);
  readonly #upTo = byId("benchmark-n", HTMLSelectElement);
  readonly #plot = new Plot(byId("benchmark-plot", HTMLElement));
  readonly #results = byId("benchmark-results", HTMLElement);

  /**
   * `onRows` gets the rows of the run after each measurement, so that those before a stop are kept.
   */
  constructor(session: Session, onRows: (rows: BenchRow[]) => void) {
    this.#op.append(
      html("option", { value: ALL }, "all"),
      ...BENCH_NAMES.map((op) => html("option", { value: op }, words(op))),
    );
    this.#upTo.append(...LENGTHS.map((n) => html("option", { value: n }, String(n))));
    this.#panel = new RunPanel("benchmark", session, async (run) => {
      const rows: BenchRow[] = [];
      await this.#measure(run, (row) => {
        rows.push(row);
        this.#plot.draw(seriesOf(rows));
        onRows(rows);
      });
      return outcome(rows);
    });
  }

  /** Enables the controls. */
  enable(report: AdapterReport): void {
    this.#upTo.value = String(report.kind === "CPU" ? USUAL_LENGTH.cpu : USUAL_LENGTH.gpu);
    this.#op.disabled = false;
    this.#upTo.disabled = false;
    this.#panel.enable();
  }

  async #measure({ device, signal, progress }: Run, take: (row: BenchRow) => void): Promise<void> {
    const n = LENGTHS.filter((length) => length <= Number(this.#upTo.value));
    const ops = this.#op.value === ALL ? {} : { ops: [this.#op.value as BenchRow["op"]] };
    const body = html("tbody");
    this.#results.replaceChildren(scrolling("Results of the benchmark", table(body)));
    this.#plot.draw([]);
    const onRow = (row: BenchRow, done: number, total: number) => {
      body.append(tableRow(row));
      take(row);
      progress(done, total);
    };
    await device.bench({ n, ...ops, signal, onRow });
  }
}

function seriesOf(rows: BenchRow[]): Series[] {
  const names = [...new Set(rows.map(({ op }) => op))];
  return names.map((name) => ({
    name: words(name),
    points: rows.filter(({ op }) => op === name).map(({ n, ms }) => ({ n, ms })),
  }));
}

function table(body: HTMLTableSectionElement): HTMLTableElement {
  const caption = html("caption", {}, "Times by operation and length");
  return html(
    "table",
    { class: "benchmark-times" },
    caption,
    headings(["Operation", "#N", "#ms", "#GFLOP/s", "#GB/s", "Variant", "Timed by"]),
    body,
  );
}

function tableRow(row: BenchRow): HTMLTableRowElement {
  const numbers = [
    String(row.n),
    significant(row.ms),
    significant(row.gflops),
    significant(row.gbps),
  ];
  return html(
    "tr",
    {},
    html("th", { scope: "row" }, words(row.op)),
    ...numbers.map((text) => html("td", { class: "number" }, text)),
    html("td", {}, html("code", {}, row.variant)),
    html("td", {}, row.timedBy),
  );
}

function outcome(rows: BenchRow[]): Outcome {
  const clocks = [...new Set(rows.map(({ timedBy }) => timedBy))].join(" and ");
  return {
    text: `${plural(rows.length, "measurement")} by ${clocks.replace("gpu", "GPU") || "no clock"}.`,
    good: rows.length > 0,
  };
}
