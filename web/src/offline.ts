/**
 * Lets the page work without a network from the second visit on: a service worker keeps all of its
 * files.
 */
import { idle } from "./yield.js";

/** How long the page is left alone before the rest is fetched. */
const REST_MS = 2000;

export async function keepForOffline(): Promise<void> {
  // There is none on insecure addresses, and development servers have no file of it.
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("./sw.js");
    await navigator.serviceWorker.ready;
  } catch {
    // Without it the page needs a network, as most do.
    return;
  }
  if (!navigator.serviceWorker.controller)
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
    );
  await keepUsed();
  if (savesData()) return;
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  await idle();
  navigator.serviceWorker.controller?.postMessage("keep the rest");
}

/** What came before the worker did has passed it by; the browser still has it. */
async function keepUsed(): Promise<void> {
  const used = performance.getEntriesByType("resource").map(({ name }) => name);
  const own = [location.href.split("#")[0] ?? "", ...used].filter((url) =>
    url.startsWith(new URL("./", document.baseURI).href),
  );
  await Promise.all(own.map((url) => fetch(url, { cache: "force-cache" }).catch(() => undefined)));
}

/** Whether the visitor pays for what is loaded, and has told the browser so. */
function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData ?? false;
}
