/** Copies a link to the input. */
import { announce } from "../announce.js";
import { byId } from "../dom.js";
import { messageOf } from "../error-messages.js";
import { linkTo, MOST_LINK, type SharedInput } from "./share-link.js";

export class ShareButton {
  readonly #button = byId("fold-share", HTMLButtonElement);
  readonly #status = byId("fold-share-status", HTMLElement);

  constructor(input: () => SharedInput) {
    this.#button.addEventListener("click", () => void this.#copy(input()));
  }

  async #copy(input: SharedInput): Promise<void> {
    const text = await shared(input).catch((error: unknown) => `No link: ${messageOf(error)}.`);
    this.#status.textContent = text;
    announce(text);
  }
}

/** Copies the link, and says where it is. */
async function shared(input: SharedInput): Promise<string> {
  const link = await linkTo(input, location.href);
  if (link.length > MOST_LINK) return "This input is too long for a link: send its file.";
  try {
    await navigator.clipboard.writeText(link);
    return "Copied. The link contains the input; no server sees it.";
  } catch {
    history.replaceState(undefined, "", link);
    return "The link is in the address bar: copy it there.";
  }
}
