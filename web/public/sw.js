// Keeps the page for visits without a network. Built files carry their content's hash in their
// names and never change; the page itself is asked for anew where there is a network. What was used
// is kept at once; the rest comes when the page, which is done with its own loading by then, says
// so.
const CACHE = "trifold-page";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  // Without a network all stays as it is.
  if (event.data === "keep the rest") event.waitUntil(keepTheRest().catch(() => undefined));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // Parts of files are weights on their way, which the page itself keeps.
  if (
    request.method !== "GET" ||
    request.headers.has("range") ||
    url.origin !== self.location.origin ||
    !request.url.startsWith(self.registration.scope)
  )
    return;
  event.respondWith(
    url.pathname.includes("/assets/") ? cachedFirst(request) : networkFirst(request),
  );
});

async function cachedFirst(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? keep(cache, request);
}

async function networkFirst(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await keep(cache, request);
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

// One after the other, so that what the visitor asks for meanwhile is not kept waiting.
async function keepTheRest() {
  const cache = await caches.open(CACHE);
  const list = new URL("offline.json", self.registration.scope);
  const all = (await (await fetch(list)).json()).map(
    (name) => new URL(name, self.registration.scope).href,
  );
  for (const url of all) {
    if (!(await cache.match(url))) await keep(cache, new Request(url));
  }
  await forgetOld(cache, all);
}

// A new build names other files; what an older one left goes once all of the new one is here.
async function forgetOld(cache, current) {
  const old = (await cache.keys()).filter(
    ({ url }) => url.includes("/assets/") && !current.includes(url),
  );
  await Promise.all(old.map((request) => cache.delete(request)));
}
