/** What must be known of WebGL so that the page never waits for it. */

/** How often the GPU is asked whether it is done, and how long at most. */
const ASK_MS = 8;
const PATIENCE_MS = 3000;

/**
 * Whether a GPU draws, and not the CPU in its place: for that one, smooth edges cost most of the
 * time.
 */
export function drawsFast(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  if (!context) return false;
  const names = context.getExtension("WEBGL_debug_renderer_info");
  const name = String(
    context.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : context.RENDERER),
  );
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return !/swiftshader|llvmpipe|softpipe|basic render/i.test(name);
}

/**
 * Once the GPU has done what was asked of it; whoever asks it for an answer before that keeps the
 * page waiting.
 */
export async function settled(place: HTMLElement): Promise<void> {
  const context = place.querySelector("canvas")?.getContext("webgl2");
  const fence = context?.fenceSync(context.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (!context || !fence) return;
  context.flush();
  const begun = performance.now();
  while (
    context.getSyncParameter(fence, context.SYNC_STATUS) === context.UNSIGNALED &&
    performance.now() - begun < PATIENCE_MS
  ) {
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
  }
  context.deleteSync(fence);
}
