// Keeps the page for visits without a network. Built files carry their content's hash in their names and never change; the page itself is
// asked for anew where there is a network. Nothing is fetched ahead: what was used once is there again.
const CACHE = "trifold-page";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // Parts of files are weights on their way, which the page itself keeps.
  if (request.method !== "GET" || request.headers.has("range") || url.origin !== self.location.origin || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(url.pathname.includes("/assets/") ? cachedFirst(request) : networkFirst(request));
});

async function cachedFirst(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? keep(cache, request);
}

async function networkFirst(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await keep(cache, request);
    if (request.mode === "navigate") await forgetOld(cache, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

async function keep(cache, request) {
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

// A new build names other scripts: what an older one left is dropped with the first page that does not name its entry.
async function forgetOld(cache, page) {
  const entry = /assets\/index-[\w-]+\.js/.exec(await page.text())?.[0];
  const own = (await cache.keys()).filter(({ url }) => url.includes("/assets/"));
  const current = entry && own.some(({ url }) => url.endsWith(entry));
  if (entry && !current) await Promise.all(own.map((request) => cache.delete(request)));
}
