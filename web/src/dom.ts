/** DOM helpers. */

type Attributes = Record<string, string | number | boolean | undefined>;
type Child = Node | string;

/** An HTML element with attributes (true: present, false or undefined: absent) and children. */
export function html<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  return fill(document.createElement(tag), attributes, children);
}

/** An SVG element with attributes and children. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[Tag] {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** The element with that id in index.html, whose class is checked. */
export function byId<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`index.html has no ${kind.name} #${id}`);
}

/** A table's header row. Headings that start with "#" are of numeric columns. */
export function headings(names: readonly string[]): HTMLTableSectionElement {
  const cells = names.map((name) =>
    html("th", { scope: "col", class: name.startsWith("#") && "number" }, name.replace("#", "")),
  );
  return html("thead", {}, html("tr", {}, ...cells));
}

/** A table in a box that scrolls, by keyboard too. */
export function scrolling(label: string, table: HTMLTableElement): HTMLElement {
  return html(
    "div",
    { class: "table-scroll", role: "region", "aria-label": label, tabindex: 0 },
    table,
  );
}

function fill<Kind extends Element>(
  element: Kind,
  attributes: Attributes,
  children: Child[],
): Kind {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}
