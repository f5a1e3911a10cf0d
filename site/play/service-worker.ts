/** Keeps what the playground loads, so that it works without a network. */
declare const CACHE: string
declare const FILES: readonly string[]

const worker = self as unknown as {
  skipWaiting(): void
  addEventListener(kind: string, listener: (event: never) => void): void
  clients: { claim(): Promise<void> }
}

worker.addEventListener('install', ((event: { waitUntil(work: Promise<unknown>): void }) => {
  worker.skipWaiting()
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...FILES])))
}) as never)

worker.addEventListener('activate', ((event: { waitUntil(work: Promise<unknown>): void }) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  )) as never)

worker.addEventListener('fetch', ((event: {
  request: Request
  respondWith(answer: Promise<Response>): void
}) => {
  const { request } = event
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return
  event.respondWith(caches.match(request, { ignoreSearch: true }).then((kept) => kept ?? fetch(request)))
}) as never)
