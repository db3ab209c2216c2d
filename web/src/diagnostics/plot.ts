/** Milliseconds over N, both axes logarithmic, as SVG with the width of its container. */
import { html, svg } from "../dom.js";
import { significant } from "../format.js";
import { decimalTicks, logAxis, type LogAxis } from "./ticks.js";
import "./plot.css";

export interface Series {
  name: string;
  points: { n: number; ms: number }[];
}

const HEIGHT = 360;
const MARGIN = { top: 16, right: 16, bottom: 48, left: 64 };

/** Marker shapes around the origin, so that series are not distinguished by colour only. */
const MARKERS = [
  "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0-4 0Z",
  "M-3.6-3.6H3.6V3.6H-3.6Z",
  "M0-4.8 4.4 3.2H-4.4Z",
  "M0-5 5 0 0 5-5 0Z",
  "M0 4.8 4.4-3.2H-4.4Z",
  "M-1.4-4.6H1.4V-1.4H4.6V1.4H1.4V4.6H-1.4V1.4H-4.6V-1.4H-1.4Z",
];
const COLOURS = 6;

export class Plot {
  readonly #place: HTMLElement;
  #series: Series[] = [];
  #width = 0;

  constructor(place: HTMLElement) {
    this.#place = place;
    new ResizeObserver(() => this.#follow()).observe(place);
  }

  draw(series: Series[]): void {
    this.#series = series;
    this.#render();
  }

  /** Drawing changes the height, which must not trigger another drawing. */
  #follow(): void {
    if (this.#place.clientWidth !== this.#width) this.#render();
  }

  #render(): void {
    this.#width = this.#place.clientWidth;
    const drawable = this.#series.map(positive).filter(({ points }) => points.length > 0);
    if (drawable.length === 0) return this.#place.replaceChildren();
    this.#place.replaceChildren(
      html("figure", { class: "benchmark-plot" }, picture(drawable, this.#width), legend(drawable)),
    );
  }
}

/** A coarse clock reports 0 for a short run, which has no logarithm. */
function positive({ name, points }: Series): Series {
  return { name, points: points.filter(({ ms }) => ms > 0) };
}

function picture(series: Series[], width: number): SVGSVGElement {
  const points = series.flatMap((one) => one.points);
  const lengths = [...new Set(points.map(({ n }) => n))].sort((a, b) => a - b);
  const times = points.map(({ ms }) => ms);
  const x = logAxis(lengths, lengths, MARGIN.left + 12, width - MARGIN.right - 12);
  const y = logAxis(times, decimalTicks(times), HEIGHT - MARGIN.bottom, MARGIN.top);
  return svg(
    "svg",
    {
      viewBox: `0 0 ${width} ${HEIGHT}`,
      width,
      height: HEIGHT,
      role: "img",
      "aria-label": describe(series),
    },
    svg("g", { class: "grid" }, ...y.ticks.map((tick) => horizontal(y.place(tick), width))),
    svg("g", { class: "axis" }, ...yLabels(y), ...xLabels(x), ...titles(width)),
    ...series.map((one, index) => curve(one, index, x, y)),
  );
}

function horizontal(y: number, width: number): SVGElement {
  return svg("line", { x1: MARGIN.left, x2: width - MARGIN.right, y1: y, y2: y });
}

function yLabels(axis: LogAxis): SVGElement[] {
  return axis.ticks.map((tick) =>
    svg(
      "text",
      {
        x: MARGIN.left - 10,
        y: axis.place(tick),
        "text-anchor": "end",
        "dominant-baseline": "middle",
      },
      tickText(tick),
    ),
  );
}

function xLabels(axis: LogAxis): SVGElement[] {
  return axis.ticks.map((tick) =>
    svg(
      "text",
      { x: axis.place(tick), y: HEIGHT - MARGIN.bottom + 20, "text-anchor": "middle" },
      String(tick),
    ),
  );
}

function titles(width: number): SVGElement[] {
  const middle = (MARGIN.top + HEIGHT - MARGIN.bottom) / 2;
  return [
    svg(
      "text",
      {
        x: (MARGIN.left + width - MARGIN.right) / 2,
        y: HEIGHT - 8,
        "text-anchor": "middle",
      },
      "N",
    ),
    svg(
      "text",
      { transform: `translate(14 ${middle}) rotate(-90)`, "text-anchor": "middle" },
      "milliseconds",
    ),
  ];
}

function curve({ points }: Series, index: number, x: LogAxis, y: LogAxis): SVGElement {
  const placed = [...points]
    .sort((a, b) => a.n - b.n)
    .map(({ n, ms }) => ({ n, ms, x: x.place(n), y: y.place(ms) }));
  const line = svg("polyline", {
    points: placed.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(" "),
  });
  const marks = placed.map((point) =>
    marker(
      index,
      `translate(${point.x.toFixed(1)} ${point.y.toFixed(1)})`,
      `N = ${point.n}: ${significant(point.ms)} ms`,
    ),
  );
  return svg("g", { class: `series ${colour(index)}` }, line, ...marks);
}

function marker(index: number, transform: string, title: string): SVGElement {
  return svg("path", { d: MARKERS[index % MARKERS.length], transform }, svg("title", {}, title));
}

/** With more series than colours, markers are shifted against colours, so that no pair repeats. */
function colour(index: number): string {
  return `colour-${(index + Math.floor(index / COLOURS)) % COLOURS}`;
}

function legend(series: Series[]): HTMLElement {
  const items = series.map(({ name }, index) =>
    html(
      "li",
      {},
      svg(
        "svg",
        {
          class: `series ${colour(index)}`,
          viewBox: "-8 -8 16 16",
          width: 16,
          height: 16,
          "aria-hidden": "true",
        },
        svg("path", { d: MARKERS[index % MARKERS.length] }),
      ),
      name,
    ),
  );
  return html("figcaption", {}, html("ul", { class: "legend" }, ...items));
}

function tickText(tick: number): string {
  return String(Number(tick.toPrecision(1)));
}

function describe(series: Series[]): string {
  const names = series.map(({ name }) => name).join(", ");
  return `Milliseconds over N on logarithmic axes: ${names}. The table below has the numbers.`;
}
