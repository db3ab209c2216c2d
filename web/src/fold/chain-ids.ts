/** The ids of the chains that the entities of a complex become. */
import type { Entity } from "./entities.js";

/** One copy of an entity, with its id in the text. */
export interface ChainOfEntity {
  id: string;
  entity: Entity;
  /** From 0. */
  copy: number;
}

/** A to Z, then AA, AB… */
function chainId(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : chainId(Math.floor(at / 26) - 1) + letter;
}

/** The chains in the order of the text; entities without a sequence have none. */
export function chainsOf(entities: readonly Entity[]): ChainOfEntity[] {
  return entities
    .filter(({ sequence }) => sequence.trim() !== "")
    .flatMap((entity) => Array.from({ length: entity.copies }, (_, copy) => ({ entity, copy })))
    .map((chain, at) => ({ ...chain, id: chainId(at) }));
}
