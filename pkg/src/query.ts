/** Queries as a caller gives them. */
import { chainsJson, type ChainsQuery } from "./chains.js";
import type { QueryFile } from "./folding-types.js";
import { checkOptions, isObject, required, text, texts, wrongOption } from "./options.js";
import type { Checks } from "./options.js";

/** A query: its text, its text with files, or its chains. */
export type Query = string | QueryFile | ChainsQuery;

const FILE: Checks<QueryFile> = {
  text: required(text),
  name: text,
  files: texts,
  components: text,
  query: text,
};

/** The query as the wasm reads it. @throws TypeError or RangeError that names the field. */
export function fileOf(query: Query): QueryFile {
  if (typeof query === "string") return { text: query };
  if (!isObject(query))
    throw wrongOption("trifold: `query`", "a text, { text, name, ... } or { chains, ... }", query);
  if (!("chains" in query)) return checkOptions("query", query, FILE);
  const json = chainsJson(query);
  const { components } = query;
  return components === undefined ? { text: json } : { text: json, components };
}
