/**
 * Rotation and zoom of the structure. The wheel scrolls the page by default, and the keyboard works
 * too.
 */
import type { Viewer } from "./library.js";

const TURN = 10;
const CLOSER = 1.15;

/** Connects a viewer with its keys, its size and the theme; called once for each viewer. */
export function steer(place: HTMLElement, viewer: Viewer): void {
  releaseWheel(place);
  place.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act(viewer);
    viewer.render();
  });
  followSize(place, viewer);
  followTheme(place, viewer);
}

const KEYS: Record<string, (viewer: Viewer) => void> = {
  ArrowLeft: (viewer) => viewer.rotate(-TURN, "y"),
  ArrowRight: (viewer) => viewer.rotate(TURN, "y"),
  ArrowUp: (viewer) => viewer.rotate(-TURN, "x"),
  ArrowDown: (viewer) => viewer.rotate(TURN, "x"),
  "+": (viewer) => viewer.zoom(CLOSER),
  "-": (viewer) => viewer.zoom(1 / CLOSER),
};

/** Leaves the wheel to the page, unless the viewer has the focus or Ctrl is held. */
function releaseWheel(place: HTMLElement): void {
  // The library prevents the default action of a press, which gives the focus.
  place.addEventListener("pointerdown", () => place.focus({ preventScroll: true }), {
    capture: true,
  });
  const release = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== place)
      event.stopPropagation();
  };
  place.addEventListener("wheel", release, { capture: true, passive: true });
}

function followSize(place: HTMLElement, viewer: Viewer): void {
  let width = place.clientWidth;
  new ResizeObserver(() => {
    // Resizing the canvas is itself observed as a change of size.
    if (width === place.clientWidth) return;
    width = place.clientWidth;
    viewer.resize();
    viewer.render();
  }).observe(place);
}

/** Keeps the fog, which fades distant atoms, in the colour of the background. */
function followTheme(place: HTMLElement, viewer: Viewer): void {
  const follow = () => {
    const [red = 255, green = 255, blue = 255] = (
      getComputedStyle(place).backgroundColor.match(/[\d.]+/g) ?? []
    ).map(Number);
    viewer.setBackgroundColor((red << 16) | (green << 8) | blue, 0);
    viewer.render();
  };
  follow();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
}
