/** The device tools: facts, self-test, benchmark, and a report of them. */
import type { Probed } from "../probe.js";
import type { Session } from "../session.js";
import { BenchmarkPanel } from "./benchmark.js";
import { showAdvice, showReport } from "./device-panel.js";
import { ReportPanel } from "./report.js";
import { selfTestPanel } from "./self-test.js";

export function show(session: Session, probed: Probed, version: string): void {
  const report = new ReportPanel(version);
  const selfTest = selfTestPanel(session, (cases) => report.add({ cases }));
  const benchmark = new BenchmarkPanel(session, (rows) => report.add({ rows }));
  if (!("adapter" in probed)) return showAdvice(probed);
  showReport(probed.adapter, []);
  report.add({ device: probed.adapter, tiers: [] });
  // The wasm, once it is loaded, knows more.
  session.onOpen((device) => {
    showReport(device.report(), device.tiers());
    report.add({ device: device.report(), tiers: device.tiers() });
  });
  selfTest.enable();
  benchmark.enable(probed.adapter);
}
