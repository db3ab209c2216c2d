/** Announcements for screen readers: stages and outcomes, but not continuous progress. */
import { byId } from "./dom.js";

export function announce(text: string): void {
  const place = byId("announcer", HTMLElement);
  // A repeated text would be read out again.
  if (text !== "" && place.textContent !== text) place.textContent = text;
}
