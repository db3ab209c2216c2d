/**
 * Makes the page work offline from the second visit on, with a service worker that caches its
 * files.
 */
import { idle } from "./yield.js";

/** Idle time before the remaining files are fetched. */
const REST_MS = 2000;

export async function keepForOffline(): Promise<void> {
  // Insecure addresses have no service workers, and development servers have no such file.
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("./sw.js");
    await navigator.serviceWorker.ready;
  } catch {
    // Without it the page needs a network.
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

/** Files loaded before the service worker started are still in the browser's cache. */
async function keepUsed(): Promise<void> {
  const used = performance.getEntriesByType("resource").map(({ name }) => name);
  const own = [location.href.split("#")[0] ?? "", ...used].filter((url) =>
    url.startsWith(new URL("./", document.baseURI).href),
  );
  await Promise.all(own.map((url) => fetch(url, { cache: "force-cache" }).catch(() => undefined)));
}

/** Whether the browser is set to save data. */
function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData ?? false;
}
