/** Files dropped on the page. */
import { byId } from "../dom.js";

/**
 * Passes dropped files to `take`, wherever on the page they are dropped: a browser opens a file
 * that no one takes in place of the page, and the fold would be lost.
 */
export function acceptDrops(take: (files: File[]) => Promise<void>): void {
  const section = byId("fold", HTMLElement);
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    section.classList.add("dropping");
  });
  document.addEventListener("dragleave", ({ relatedTarget }) => {
    if (relatedTarget === null) section.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    section.classList.remove("dropping");
    void take([...(event.dataTransfer?.files ?? [])]);
  });
}
