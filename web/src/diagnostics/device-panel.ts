/** The browser's GPU: its name, its limits, and the kernels that run on it. */
import type { AdapterReport, TierReport } from "trifold";
import { adviceFor } from "./advice.js";
import { byId, headings, html } from "../dom.js";
import { bytes } from "../format.js";
import { headline, type NoGpu } from "../probe.js";
import "./check-mark.css";
import "./device-panel.css";

export function showReport(report: AdapterReport, tiers: TierReport[]): void {
  byId("device-status", HTMLElement).textContent = headline(report);
  byId("device-details", HTMLElement).replaceChildren(
    html(
      "div",
      { class: "device-columns" },
      facts("Limits", limitsOf(report)),
      facts("Features", featuresOf(report)),
    ),
    ...(tiers.length > 0 ? [tierTable(tiers)] : []),
  );
}

/** Advice for browsers without a usable GPU. */
export function showAdvice(found: NoGpu): void {
  const advice = byId("device-advice", HTMLElement);
  advice.replaceChildren(
    ...(found.why === "failure" ? failure(found.message) : waysToWebGpu(found.why)),
  );
  advice.hidden = false;
}

function waysToWebGpu(why: "no WebGPU" | "no adapter"): HTMLElement[] {
  const title =
    why === "no adapter" ? "This browser has WebGPU, but offers no GPU" : "WebGPU is missing here";
  const ways = adviceFor(navigator.userAgent, window.isSecureContext);
  const items = ways.map(({ browser, text, current }) =>
    html("li", { class: current && "current" }, html("strong", {}, browser), " ", text),
  );
  return [html("h4", {}, title), html("ul", {}, ...items)];
}

/** The browser has a GPU, but opening it failed. */
function failure(message: string): HTMLElement[] {
  return [html("h4", {}, "The GPU did not open"), html("p", { class: "device-reason" }, message)];
}

type Fact = [name: string, value: string];

function limitsOf({ limits }: AdapterReport): Fact[] {
  return [
    ["Storage binding", bytes(limits.storageBindingBytes)],
    ["Buffer", bytes(limits.bufferBytes)],
    ["Workgroup memory", bytes(limits.workgroupBytes)],
    ["Workgroup size", `${limits.workgroupInvocations} invocations`],
    ["Storage buffers", `${limits.storageBuffers} in one shader`],
    ["Grid axis", `${limits.gridAxis.toLocaleString("en")} workgroups`],
  ];
}

function featuresOf(report: AdapterReport): Fact[] {
  const has = (present: boolean) => (present ? "yes" : "no");
  return [
    ["16-bit floats", has(report.f16)],
    ["Subgroups", has(report.subgroups)],
    ["GPU timestamps", has(report.timestamps)],
    ["Cooperative matrices", report.cooperativeMatrices.join(", ") || "no"],
  ];
}

function facts(title: string, rows: Fact[]): HTMLElement {
  const pairs = rows.map(([name, value]) =>
    html("div", {}, html("dt", {}, name), html("dd", {}, value)),
  );
  return html("div", {}, html("h4", {}, title), html("dl", { class: "device-facts" }, ...pairs));
}

function tierTable(tiers: TierReport[]): HTMLElement {
  const rows = tiers.map(({ tier, supported, reason }) =>
    html(
      "tr",
      {},
      html("th", { scope: "row" }, tier),
      html(
        "td",
        {},
        html(
          "span",
          { class: supported ? "check-mark pass" : "check-mark off" },
          supported ? "in use" : "not used",
        ),
      ),
      html("td", {}, reason),
    ),
  );
  const caption = html("caption", {}, "Tiers: the same mathematics, written for what a GPU offers");
  return html(
    "table",
    { class: "device-tiers" },
    caption,
    headings(["Tier", "State", "Why"]),
    html("tbody", {}, ...rows),
  );
}
