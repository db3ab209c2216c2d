/**
 * Types of the platform, from the libraries of the project that uses this package ("dom",
 * `@types/node`, ...). Missing types are `never`, so that the package's types compile without
 * "dom".
 */

/** The instances of a global class. */
type Global<Name extends string> =
  typeof globalThis extends Record<Name, { prototype: infer Instance }> ? Instance : never;

export type AbortController = Global<"AbortController">;
export type AbortSignal = Global<"AbortSignal">;
export type Blob = Global<"Blob">;
export type File = Global<"File">;
export type FileSystemDirectoryHandle = Global<"FileSystemDirectoryHandle">;
export type GPUBuffer = Global<"GPUBuffer">;
export type GPUDevice = Global<"GPUDevice">;
export type Request = Global<"Request">;
export type Response = Global<"Response">;
export type URL = Global<"URL">;
export type Worker = Global<"Worker">;

/** Bytes of any kind. */
export type BufferSource = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

export type WebAssemblyModule = typeof globalThis extends {
  WebAssembly: { Module: { prototype: infer Instance } };
}
  ? Instance
  : never;
