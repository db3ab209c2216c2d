/**
 * What is read out to people who do not see the page: stages and outcomes, in one place; what runs
 * along is only to be seen.
 */
import { byId } from "./dom.js";

export function announce(text: string): void {
  const place = byId("announcer", HTMLElement);
  // The same words once more would be read out once more.
  if (text !== "" && place.textContent !== text) place.textContent = text;
}
