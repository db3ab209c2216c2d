/**
 * Connects the panels: one shared device, the fold, and the device tools, which load when opened.
 */
import "./base.css";
import "./masthead.css";
import "./controls.css";
import "./tables.css";
import "./diagnostics/tools.css";
import { version } from "trifold/package.json";
import { byId } from "./dom.js";
import { messageOf } from "./error-messages.js";
import { FoldPanel } from "./fold/fold-panel.js";
import { keepForOffline } from "./offline.js";
import { headline, probe } from "./probe.js";
import { Session } from "./session.js";

byId("version", HTMLElement).textContent = version;

const session = new Session();
const probed = await probe();
const usable = "adapter" in probed;
byId("fold-form", HTMLFieldSetElement).disabled = !usable;
byId("fold-no-gpu", HTMLElement).hidden = usable;
byId("device-status", HTMLElement).textContent = usable
  ? headline(probed.adapter)
  : "No GPU can be used here.";
if (usable) void new FoldPanel(session, probed.adapter).begin(location);

const tools = byId("tools", HTMLDetailsElement);
let looked = false;
tools.addEventListener("toggle", () => void lookAtDevice());
// Browsers open the parent of a link's target, but not the target itself.
byId("to-tools", HTMLAnchorElement).addEventListener("click", () => (tools.open = true));
if (!usable) tools.open = true;
void keepForOffline();

async function lookAtDevice(): Promise<void> {
  if (looked) return;
  looked = true;
  try {
    (await import("./diagnostics/diagnostics.js")).show(session, probed, version);
  } catch (error) {
    looked = false;
    byId("device-details", HTMLElement).textContent =
      `The device and its tests cannot be shown: ${messageOf(error)}. ` +
      "Close this part and open it again when the network is back.";
  }
}
