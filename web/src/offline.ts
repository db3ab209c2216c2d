/** Lets the page open without a network from the second visit on: a service worker keeps what was used. */

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
  if (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  // What came before the worker did has passed it by; the browser still has it.
  const used = performance.getEntriesByType("resource").map(({ name }) => name);
  const own = [location.href.split("#")[0] ?? "", ...used].filter((url) => url.startsWith(new URL("./", document.baseURI).href));
  await Promise.all(own.map((url) => fetch(url, { cache: "force-cache" }).catch(() => undefined)));
}
