// Makes the page available without a network. Built files have their content's hash in their names
// and never change; the page itself is requested from the network if there is one. Used files are
// cached at once; the rest when the page, after its own loading, sends a message.
const CACHE = "trifold-page";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  // Without a network nothing changes.
  if (event.data === "keep the rest") event.waitUntil(keepTheRest().catch(() => undefined));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // Parts of files are weights, which the page stores itself.
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

// One after the other, so that requests of the visitor are not delayed.
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

// A new build has other file names; files of an older one are deleted when all new ones are cached.
async function forgetOld(cache, current) {
  const old = (await cache.keys()).filter(
    ({ url }) => url.includes("/assets/") && !current.includes(url),
  );
  await Promise.all(old.map((request) => cache.delete(request)));
}
