/**
 * Counts the pipelines that the browser compiles, which takes longer than a first fold itself.
 */

/** Called with the number of created pipelines that are compiled. */
type Listener = (done: number, total: number) => void;

interface Creator {
  createComputePipeline: (
    this: GPUDevice,
    descriptor: GPUComputePipelineDescriptor,
  ) => GPUComputePipeline;
}

const listeners = new Set<Listener>();
let [done, total] = [0, 0];
let watching = false;

/** Calls `listener` while pipelines are compiled on this thread, until the returned function. */
export function watchCompilation(listener: Listener): () => void {
  wrap();
  // Counts restart when nothing is being compiled.
  if (done === total) [done, total] = [0, 0];
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * WebGPU does not report when a pipeline is compiled, but executes calls in order: an error scope
 * around the creation is answered after it.
 */
function wrap(): void {
  if (watching || typeof GPUDevice === "undefined") return;
  watching = true;
  const prototype: Creator = GPUDevice.prototype;
  const create = prototype.createComputePipeline;
  prototype.createComputePipeline = function (descriptor) {
    if (listeners.size === 0) return create.call(this, descriptor);
    total += 1;
    tell();
    this.pushErrorScope("internal");
    const pipeline = create.call(this, descriptor);
    const end = (error: GPUError | null) => {
      // An error that the scope caught is reported by the device as usual.
      if (error) this.dispatchEvent(new GPUUncapturedErrorEvent("uncapturederror", { error }));
      done += 1;
      tell();
    };
    this.popErrorScope().then(end, () => end(null));
    return pipeline;
  };
}

function tell(): void {
  for (const listener of listeners) listener(done, total);
}
