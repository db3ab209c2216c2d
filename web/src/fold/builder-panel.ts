/** The builder: a complex as a list of entities, which it writes into the text box. */
import { textOf } from "trifold";
import { announce } from "../announce.js";
import { builtIn } from "../components/built-in.js";
import { byId, html } from "../dom.js";
import { messageOf } from "../error-messages.js";
import { formatBonds, parseBonds } from "./bonds.js";
import {
  formatModifications,
  newEntity,
  parseModifications,
  write,
  type Complex,
  type Entity,
  type EntityKind,
} from "./entities.js";
import "./builder-panel.css";

const KINDS: [EntityKind, string][] = [
  ["protein", "Protein"],
  ["dna", "DNA"],
  ["rna", "RNA"],
  ["ligand", "Ligand"],
  ["ion", "Ion"],
];
const MOST_COPIES = 60;

/** The complex in view, or that the text has parts which the builder cannot show. */
type State = { kind: "shown"; complex: Complex } | { kind: "text only" };

export class BuilderPanel {
  readonly #rows = byId("builder-rows", HTMLElement);
  readonly #note = byId("builder-note", HTMLElement);
  readonly #add = byId("builder-add", HTMLElement);
  readonly #bonds = byId("builder-bonds", HTMLElement);
  readonly #bondsInput = byId("builder-bonds-input", HTMLInputElement);
  readonly #bondsHelp = byId("builder-bonds-help", HTMLElement);
  readonly #onWrite: (text: string) => void;
  #state: State = { kind: "shown", complex: { name: "", entities: [], bonds: [] } };

  /** `onWrite` gets the text of the complex after every change. */
  constructor(onWrite: (text: string) => void) {
    this.#onWrite = onWrite;
    const buttons = KINDS.map(([kind, name]) => {
      const button = html("button", { type: "button", class: "button-small" }, `+ ${name}`);
      button.addEventListener("click", () => this.#append(kind));
      return button;
    });
    this.#add.append(...buttons);
    this.#bondsInput.addEventListener("change", () => this.#takeBonds());
    this.#render();
  }

  /** Shows the complex of a text that was read; undefined if the builder cannot show it. */
  show(complex: Complex | undefined): void {
    this.#state = complex ? { kind: "shown", complex } : { kind: "text only" };
    this.#setInert(false);
    this.#render();
  }

  /** Takes no input until the next `show`. */
  wait(): void {
    this.#setInert(true);
  }

  #setInert(inert: boolean): void {
    this.#rows.inert = inert;
    this.#add.inert = inert;
    this.#bonds.inert = inert;
  }

  #append(kind: EntityKind): void {
    if (this.#state.kind !== "shown") return;
    const entity = newEntity(kind);
    if (kind === "ion") entity.sequence = builtIn("ion")[0]?.[0] ?? "";
    this.#state.complex.entities.push(entity);
    this.#render();
    this.#write();
    const last = this.#rows.lastElementChild;
    last?.querySelector<HTMLElement>(".entity-sequence :is(textarea, input, select)")?.focus();
  }

  #render(): void {
    const shown = this.#state.kind === "shown";
    this.#add.hidden = !shown;
    this.#note.hidden = shown;
    const entities = this.#state.kind === "shown" ? this.#state.complex.entities : [];
    this.#rows.replaceChildren(...entities.map((entity, at) => this.#row(entity, at)));
    this.#bonds.hidden = entities.length === 0;
    this.#showBonds();
  }

  #write(): void {
    if (this.#state.kind !== "shown") return;
    this.#showBonds();
    this.#onWrite(write(this.#state.complex));
  }

  /** Shows the bonds with the present ids of the chains. */
  #showBonds(): void {
    if (this.#state.kind !== "shown") return;
    const { bonds, entities } = this.#state.complex;
    this.#bondsInput.value = formatBonds(bonds, entities);
    this.#sayOfBonds("");
  }

  #takeBonds(): void {
    if (this.#state.kind !== "shown") return;
    const { complex } = this.#state;
    try {
      complex.bonds = parseBonds(this.#bondsInput.value, complex.entities);
      this.#write();
    } catch (error) {
      this.#sayOfBonds(messageOf(error));
      announce(messageOf(error));
    }
  }

  #sayOfBonds(error: string): void {
    this.#bondsHelp.textContent =
      error || "Chain, residue and atom of both ends, such as A:3:SG=A:14:SG. Default: none.";
    this.#bondsHelp.classList.toggle("bad", error !== "");
    this.#bondsInput.setAttribute("aria-invalid", String(error !== ""));
  }

  #row(entity: Entity, at: number): HTMLElement {
    const remove = html(
      "button",
      { type: "button", class: "button-small", "aria-label": `Remove entity ${at + 1}` },
      "Remove",
    );
    remove.addEventListener("click", () => this.#remove(at));
    const row = html(
      "fieldset",
      { class: "entity" },
      html("legend", { class: "visually-hidden" }, `Entity ${at + 1}`),
      this.#kindField(entity),
      this.#copiesField(entity),
      this.#sequenceField(entity),
      remove,
    );
    if (entity.kind !== "ligand" && entity.kind !== "ion") row.append(this.#details(entity));
    return row;
  }

  #remove(at: number): void {
    if (this.#state.kind !== "shown") return;
    this.#state.complex.entities.splice(at, 1);
    this.#render();
    this.#write();
    this.#add.querySelector("button")?.focus();
  }

  #kindField(entity: Entity): HTMLElement {
    const options = KINDS.map(([kind, name]) =>
      html("option", { value: kind, selected: kind === entity.kind }, name),
    );
    const select = html("select", {}, ...options);
    select.addEventListener("change", () => {
      const kind = select.value as EntityKind;
      const stays = isPolymer(kind) && isPolymer(entity.kind);
      Object.assign(entity, { kind, modifications: [], cyclic: false }, !stays && { sequence: "" });
      if (kind === "ion") entity.sequence = builtIn("ion")[0]?.[0] ?? "";
      delete entity.alignment;
      delete entity.rest;
      this.#render();
      this.#write();
    });
    return html("label", {}, "Kind ", select);
  }

  #copiesField(entity: Entity): HTMLElement {
    const input = html("input", {
      type: "number",
      min: 1,
      max: MOST_COPIES,
      value: entity.copies,
      class: "entity-copies",
    });
    input.addEventListener("input", () => {
      const copies = Number(input.value);
      const good = Number.isInteger(copies) && copies >= 1 && copies <= MOST_COPIES;
      input.setAttribute("aria-invalid", String(!good));
      if (!good) return;
      entity.copies = copies;
      this.#write();
    });
    return html("label", {}, "Copies ", input);
  }

  #sequenceField(entity: Entity): HTMLElement {
    const field = { ligand: ligandInput, ion: ionSelect }[entity.kind as "ligand" | "ion"];
    const input = field?.(entity.sequence) ?? sequenceArea(entity.sequence);
    input.addEventListener("input", () => {
      const text = input.value.trim();
      entity.sequence = entity.kind === "ligand" ? text.toUpperCase() : text;
      this.#write();
    });
    const label = isPolymer(entity.kind) ? "Sequence " : "Component ";
    return html("label", { class: "entity-sequence" }, label, input);
  }

  #details(entity: Entity): HTMLElement {
    const open = entity.modifications.length > 0 || entity.alignment !== undefined || entity.cyclic;
    return html(
      "details",
      { class: "entity-details", open },
      html("summary", {}, "Modifications, ring, alignment"),
      this.#modificationsField(entity),
      this.#cyclicField(entity),
      this.#alignmentField(entity),
    );
  }

  #modificationsField(entity: Entity): HTMLElement {
    const group = entity.kind === "protein" ? "residue" : "nucleotide";
    const input = html("input", {
      type: "text",
      value: formatModifications(entity.modifications),
      placeholder: entity.kind === "protein" ? "3 SEP, 7 TPO" : "2 5MC",
      spellcheck: "false",
      autocomplete: "off",
    });
    const outcome = html("span", { class: "text-help" });
    const known = builtIn(group).map(([code, name]) => `${code} ${name}`);
    outcome.textContent = `Positions and codes. Built in: ${known.join(", ")}.`;
    input.addEventListener("change", () => {
      try {
        const length = entity.sequence.replace(/\s/g, "").length;
        entity.modifications = parseModifications(input.value, length);
        outcome.textContent = "";
        this.#write();
      } catch (error) {
        outcome.textContent = messageOf(error);
        announce(outcome.textContent);
      }
      input.setAttribute("aria-invalid", String(outcome.textContent !== ""));
      outcome.classList.toggle("bad", outcome.textContent !== "");
    });
    return html("div", {}, html("label", {}, "Modifications ", input), outcome);
  }

  #cyclicField(entity: Entity): HTMLElement {
    const input = html("input", { type: "checkbox", checked: entity.cyclic });
    input.addEventListener("change", () => {
      entity.cyclic = input.checked;
      this.#write();
    });
    return html("label", { class: "entity-cyclic" }, input, " Cyclic: its ends are joined");
  }

  #alignmentField(entity: Entity): HTMLElement {
    const input = html("input", {
      type: "file",
      class: "visually-hidden",
      accept: ".a3m,.sto,.gz,.txt",
    });
    input.addEventListener("change", () => void this.#takeAlignment(entity, input.files?.[0]));
    const rows = entity.alignment?.match(/^>/gm)?.length ?? 0;
    const text = rows > 0 ? `Alignment: ${rows} rows` : "Alignment (A3M)…";
    const field = html(
      "div",
      { class: "controls" },
      html("label", { class: "file-button" }, input, html("span", {}, text)),
    );
    if (rows === 0) return field;
    const drop = html("button", { type: "button", class: "button-small" }, "Without alignment");
    drop.addEventListener("click", () => {
      delete entity.alignment;
      this.#render();
      this.#write();
    });
    field.append(drop);
    return field;
  }

  async #takeAlignment(entity: Entity, file: File | undefined): Promise<void> {
    if (!file) return;
    entity.alignment = await textOf(file);
    if (entity.sequence === "") entity.sequence = firstSequence(entity.alignment);
    this.#render();
    this.#write();
  }
}

function isPolymer(kind: EntityKind): boolean {
  return kind !== "ligand" && kind !== "ion";
}

function firstSequence(alignment: string): string {
  const [, record = ""] = /^>[^\n]*\n([^>]*)/m.exec(alignment) ?? [];
  return record.replace(/\s/g, "");
}

function sequenceArea(sequence: string): HTMLTextAreaElement {
  const area = html("textarea", {
    rows: 2,
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "characters",
  });
  area.value = sequence;
  return area;
}

const LIGANDS = "builder-ligands";

/** Any code; the built-in ones are proposed. */
function ligandInput(code: string): HTMLInputElement {
  if (!document.getElementById(LIGANDS)) {
    const options = builtIn("ligand").map(([value, name]) => html("option", { value }, name));
    document.body.append(html("datalist", { id: LIGANDS }, ...options));
  }
  return html("input", {
    type: "text",
    list: LIGANDS,
    value: code,
    placeholder: "ATP",
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "characters",
  });
}

function ionSelect(code: string): HTMLSelectElement {
  const options = builtIn("ion").map(([value, name]) =>
    html("option", { value, selected: value === code }, name),
  );
  return html("select", {}, ...options);
}
