/** Properties of WebGL, and waiting for it without blocking the page. */

/** Interval of asking whether the GPU is done, and the longest wait. */
const ASK_MS = 8;
const PATIENCE_MS = 3000;

/**
 * Whether a GPU draws, and not the CPU in its place, for which smooth edges take most of the time.
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
 * Resolves when the GPU has finished its work; reading a result before that blocks the page.
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
