// Keeps the app on the phone, so that it starts without a network. One cache for each version; the new one is filled beside the
// old one and takes over when the person says so or when no page of the app is open any more. No call to the server is kept.
declare const self: ServiceWorkerGlobalScope
/** Put in by the build: the addresses of the app's files, and a hash of all of them. */
declare const SHELL_FILES: string[]
declare const SHELL_VERSION: string

const PREFIX = 'field-app-'
const CACHE = PREFIX + SHELL_VERSION
const START = '/field'

self.addEventListener('install', event => {
  event.waitUntil(caches.open(CACHE).then(cache =>
    cache.addAll(SHELL_FILES.map(address => new Request(address, { cache: address === START ? 'reload' : 'default' })))))
})

self.addEventListener('activate', event => {
  event.waitUntil(caches.keys()
    .then(names => Promise.all(names.filter(name => name.startsWith(PREFIX) && name !== CACHE).map(name => caches.delete(name))))
    .then(() => self.clients.claim()))
})

self.addEventListener('fetch', event => {
  const address = new URL(event.request.url)
  const isShell = address.origin === self.location.origin && SHELL_FILES.includes(address.pathname)
  if (event.request.method === 'GET' && isShell) event.respondWith(kept(event.request, address.pathname))
})

self.addEventListener('message', event => {
  if (event.data === 'take over') event.waitUntil(self.skipWaiting())
})

async function kept(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE)
  return await cache.match(path) ?? fetch(request)
}

export {}
