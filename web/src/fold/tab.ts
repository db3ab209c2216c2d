/** The state of a fold in the tab's title, and a notification at its end. */
import { byId } from "../dom.js";

const TITLE = document.title;

/** Shows the completed share, 0 to 1; without one the tab has its normal title. */
export function showInTitle(name: string, share: number | undefined): void {
  document.title = share === undefined ? TITLE : `${Math.floor(share * 100)} % · ${name} · trifold`;
}

/** Shows the end of a fold until the visitor looks at the page. */
export function showEnd(text: string): void {
  document.title = `${text} · trifold`;
  if (document.visibilityState === "visible") setTimeout(restore, 4000);
  else document.addEventListener("visibilitychange", restore, { once: true });
  if (isWanted() && document.visibilityState === "hidden")
    new Notification("trifold", { body: text, icon: "./favicon.svg" });
}

function restore(): void {
  if (!/^\d+ % /.test(document.title)) document.title = TITLE;
}

function box(): HTMLInputElement {
  return byId("fold-notify", HTMLInputElement);
}

function isWanted(): boolean {
  return "Notification" in window && Notification.permission === "granted" && box().checked;
}

/** Asks for the permission when the visitor ticks the box; hides it where there is none. */
export function offerNotification(): void {
  const label = box().closest("label");
  if (label) label.hidden = !("Notification" in window);
  if (!("Notification" in window)) return;
  box().checked = Notification.permission === "granted" && localStorage.getItem(WANTED) === "yes";
  box().addEventListener("change", () => void change());
}

const WANTED = "trifold-notify";

async function change(): Promise<void> {
  if (box().checked && (await Notification.requestPermission()) !== "granted")
    box().checked = false;
  localStorage.setItem(WANTED, box().checked ? "yes" : "no");
}
