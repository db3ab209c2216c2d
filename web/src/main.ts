/** Joins the panels: one device, folds and runs of it, one report. */
import { version } from "trifold/package.json";
import { BenchmarkPanel } from "./benchmark.js";
import { showAdapter, showReport } from "./device-panel.js";
import { byId } from "./dom.js";
import { FoldPanel } from "./fold/fold-panel.js";
import { keepForOffline } from "./offline.js";
import { ReportPanel } from "./report.js";
import { selfTestPanel } from "./self-test.js";
import { Session } from "./session.js";

byId("version", HTMLElement).textContent = version;

const report = new ReportPanel(version);
const session = new Session((device) => {
  showReport(device.report(), device.tiers());
  report.add({ device: device.report(), tiers: device.tiers() });
});
const selfTest = selfTestPanel(session, (cases) => report.add({ cases }));
const benchmark = new BenchmarkPanel(session, (rows) => report.add({ rows }));

const adapter = await showAdapter();
byId("fold-form", HTMLFieldSetElement).disabled = adapter === undefined;
byId("fold-no-gpu", HTMLElement).hidden = adapter !== undefined;
if (adapter) {
  report.add({ device: adapter, tiers: [] });
  new FoldPanel(session, adapter).begin(new URLSearchParams(location.search));
  selfTest.enable();
  benchmark.enable(adapter);
}
void keepForOffline();
