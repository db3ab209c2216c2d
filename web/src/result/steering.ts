/**
 * How a visitor turns and zooms the structure without losing the page: the wheel scrolls it, and
 * the keyboard works too.
 */
import type { Viewer } from "./library.js";

const TURN = 10;
const CLOSER = 1.15;

/** Once for each viewer. */
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

/** The wheel is the viewer's once it was clicked into, or with a key that means zooming. */
function releaseWheel(place: HTMLElement): void {
  // The library keeps a press from giving the focus.
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
    // Resizing the canvas is itself seen as a change of size.
    if (width === place.clientWidth) return;
    width = place.clientWidth;
    viewer.resize();
    viewer.render();
  }).observe(place);
}

/** What lies far away fades into the background. */
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
