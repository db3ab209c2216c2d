/** The SHA-256 of a stored file: short in its row, complete on demand, with a button to copy it. */
import { html } from "../dom.js";
import type { Part } from "trifold/weights-store";
import "./checksum.css";

/** Letters that are enough to distinguish files. */
const SHORT_SUM = 12;

/** `several`: the checkpoint has other files, so the file is named. */
export function checksum({ name, sha256 = "", compared }: Part, several: boolean): HTMLElement {
  const worth = compared ? `, as ${compared === "given" ? "you expect" : "its server states"}` : "";
  const summary = html(
    "summary",
    {},
    ...(several ? [`${name}: `] : []),
    "SHA-256 ",
    html("code", {}, `${sha256.slice(0, SHORT_SUM)}…`),
    worth,
  );
  const copy = html("button", { type: "button", class: "button-small" }, "Copy");
  const whole = html("code", {}, sha256);
  copy.addEventListener(
    "click",
    () =>
      void copied(whole).then(
        (done) => (copy.textContent = done ? "Copied" : "Selected: copy it by hand"),
      ),
  );
  return html("details", { class: "checksum" }, summary, html("span", {}, whole, " ", copy));
}

/** Whether the clipboard accepted it; if the browser forbids that, it is selected. */
async function copied(place: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(place.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(place);
    return false;
  }
}
