/** Runs every kernel and its reference, and shows the results row by row. */
import type { CaseReport } from "trifold";
import { byId, headings, html, scrolling } from "../dom.js";
import { duration, exponential, percent, plural, significant } from "../format.js";
import { RunPanel, type Outcome, type Run } from "./run-panel.js";
import type { Session } from "../session.js";
import "./check-mark.css";
import "./self-test.css";

/** `onDone` gets the results of each complete run. */
export function selfTestPanel(session: Session, onDone: (cases: CaseReport[]) => void): RunPanel {
  return new RunPanel("self-test", session, async (run) => {
    const cases = await runInto(byId("self-test-results", HTMLElement), run);
    onDone(cases);
    return outcome(cases);
  });
}

async function runInto(place: HTMLElement, run: Run): Promise<CaseReport[]> {
  const body = html("tbody");
  place.replaceChildren(scrolling("Results of the self-test", table(body)));
  return run.device.selfTest({
    signal: run.signal,
    onReport: (report, done, total) => {
      body.append(row(report));
      run.progress(done, total);
    },
  });
}

function table(body: HTMLTableSectionElement): HTMLTableElement {
  const caption = html("caption", {}, "Kernels against their references");
  const head = headings(["Result", "Kernel", "Variant", "Case", "#Max error", "#Of bound", "#ms"]);
  return html("table", { class: "self-test-cases" }, caption, head, body);
}

function row(report: CaseReport): HTMLTableRowElement {
  const mark = html(
    "span",
    { class: report.passed ? "check-mark pass" : "check-mark fail" },
    report.passed ? "pass" : "fail",
  );
  return html(
    "tr",
    { class: !report.passed && "self-test-failed" },
    html("td", {}, mark),
    html("th", { scope: "row" }, html("code", {}, report.kernel)),
    html("td", {}, html("code", {}, report.variant)),
    html("td", { class: "self-test-case" }, problem(report)),
    html("td", { class: "number" }, exponential(report.maxError)),
    html("td", { class: "number" }, percent(report.overBound)),
    html("td", { class: "number" }, significant(report.ms)),
  );
}

/**
 * Cases are printed as Rust values, `Kernel(KernelCase { … })`: the row shows the kernel already.
 */
function problem(report: CaseReport): string {
  return /^\w+\(\w+ \{ (.*) \}\)$/.exec(report.case)?.[1] ?? report.case;
}

function outcome(cases: CaseReport[]): Outcome {
  const failed = cases.filter(({ passed }) => !passed).length;
  const kernels = new Set(cases.map(({ kernel }) => kernel)).size;
  const worst = Math.max(...cases.map(({ overBound }) => overBound));
  const time = duration(cases.reduce((sum, { ms }) => sum + ms, 0));
  const ran = `${plural(cases.length, "case")} of ${plural(kernels, "kernel")} in ${time}`;
  if (failed > 0) return { text: `${plural(failed, "case")} failed of ${ran}.`, good: false };
  return {
    text: `All passed: ${ran}. The worst element used ${percent(worst)} of its bound.`,
    good: true,
  };
}
