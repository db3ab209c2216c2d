/** Buttons of the viewer: reset, picture and full screen. */
import { byId } from "../dom.js";
import { messageOf } from "../error-messages.js";
import type { StructureViewer } from "./viewer.js";

export class ViewerTools {
  readonly #viewer: StructureViewer;
  readonly #status = byId("result-viewer-status", HTMLElement);
  /** The result's name, for the picture's file. */
  name = "structure";

  constructor(viewer: StructureViewer) {
    this.#viewer = viewer;
    byId("result-reset", HTMLButtonElement).addEventListener("click", () => viewer.reset());
    byId("result-picture", HTMLButtonElement).addEventListener(
      "click",
      () => void this.#savePicture(),
    );
    const stage = byId("result-stage", HTMLElement);
    const screen = byId("result-screen", HTMLButtonElement);
    screen.hidden = !document.fullscreenEnabled;
    screen.addEventListener("click", () => void stage.requestFullscreen());
  }

  async #savePicture(): Promise<void> {
    try {
      const href = URL.createObjectURL(await this.#viewer.picture());
      const link = document.createElement("a");
      Object.assign(link, { href, download: `${this.name}.png` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(href), 1000);
    } catch (error) {
      this.#status.textContent = `The picture cannot be saved: ${messageOf(error)}.`;
    }
  }
}
