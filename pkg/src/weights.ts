/** Weights of a layer, by their names in an OpenFold3 checkpoint. */
import { TrifoldError } from "./errors.js";
import { requireTensor } from "./arguments.js";
import type { Tensors } from "./backend.js";
import { isObject, wrongOption } from "./options.js";
import { Safetensors } from "./safetensors.js";
import type { HostTensor } from "./tensor.js";

/** Named tensors, or the bytes of a safetensors file. */
export type Weights = Readonly<Record<string, HostTensor>> | ArrayBuffer | Uint8Array | Safetensors;

/** The tensors whose names start with `prefix`, without the prefix. */
export function selectWeights(layer: string, weights: Weights, prefix: string): Tensors {
  if (!isObject(weights))
    throw wrongOption(`${layer}: \`weights\``, "tensors by name or a safetensors file", weights);
  const selected = isFile(weights) ? fromFile(weights, prefix) : fromRecord(layer, weights, prefix);
  if (Object.keys(selected).length === 0) {
    throw new TrifoldError(
      "weights",
      `${layer}: \`weights\` should hold tensors named ${prefix}…, got none`,
    );
  }
  return selected;
}

type File = ArrayBuffer | Uint8Array | Safetensors;

function isFile(weights: Weights): weights is File {
  return (
    weights instanceof ArrayBuffer ||
    weights instanceof Uint8Array ||
    weights instanceof Safetensors
  );
}

function fromFile(file: File, prefix: string): Tensors {
  const read = file instanceof Safetensors ? file : new Safetensors(file);
  return Object.fromEntries(
    under(read.names, prefix).map((name) => [name.slice(prefix.length), read.tensor(name)]),
  );
}

function fromRecord(
  layer: string,
  weights: Readonly<Record<string, HostTensor>>,
  prefix: string,
): Tensors {
  const names = under(Object.keys(weights), prefix);
  return Object.fromEntries(
    names.map((name) => [name.slice(prefix.length), requireTensor(layer, name, weights[name])]),
  );
}

function under(names: readonly string[], prefix: string): string[] {
  return names.filter((name) => name.startsWith(prefix));
}
