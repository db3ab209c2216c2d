/** Joins the panels: one device, three runs of it, one report. */
import { version } from "trifold/package.json";
import { BenchmarkPanel } from "./benchmark.js";
import { showDevice } from "./device-panel.js";
import { byId } from "./dom.js";
import { ReportPanel } from "./report.js";
import { selfTestPanel } from "./self-test.js";
import { Session } from "./session.js";

byId("version", HTMLElement).textContent = version;

const session = new Session();
const report = new ReportPanel(version);
const selfTest = selfTestPanel(session, (cases) => report.add({ cases }));
const benchmark = new BenchmarkPanel(session, (rows) => report.add({ rows }));

const device = await showDevice(session);
if (device) {
  report.add({ device: device.report(), tiers: device.tiers() });
  selfTest.enable();
  benchmark.enable(device);
}
