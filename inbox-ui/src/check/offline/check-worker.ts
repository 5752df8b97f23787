/**
 * The service worker of the check page. The build replaces the two constants: the files that the page needs, and a name that changes
 * with them. A new version takes over when no page of the old one is open, so that no page misses its files.
 */
declare const CHECK_FILES: readonly string[]
declare const CHECK_VERSION: string

/** The part of the worker's interface that is used; the types of workers and of pages exclude each other. */
interface Worker {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  addEventListener(
    type: 'install' | 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void
  addEventListener(
    type: 'fetch',
    listener: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void
}
const worker = globalThis as unknown as Worker
const page = '/inbox/check'
const keys = '/.well-known/letter-keys.json'
const prefix = 'uitpost-check-'
const cacheName = `${prefix}${CHECK_VERSION}`

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(cacheName).then(async (cache) => {
      await cache.addAll(CHECK_FILES)
      await cache.addAll([page, keys].map((path) => new Request(path, { cache: 'no-cache' })))
    }),
  )
})

worker.addEventListener('activate', (event) => {
  // The page of the first visit is served too, which was opened before there was a worker.
  event.waitUntil(removeOthers().then(() => worker.clients.claim()))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate') {
    if (pathname === page || pathname === '/check') event.respondWith(openPage(request, pathname))
  } else if (pathname === keys) event.respondWith(readKeys(request))
  else if (CHECK_FILES.includes(pathname)) event.respondWith(readFile(request, pathname))
})

/** From the hub, else the copy. The address on letters leads to the page, and its fragment goes along. */
async function openPage(request: Request, pathname: string): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    if (pathname !== page) return Response.redirect(page, 302)
    return (await kept(page)) ?? Response.error()
  }
}

/** From the hub, and then the copy is renewed; else the copy, which says when it was issued. */
async function readKeys(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request)
    if (answer.ok) await (await caches.open(cacheName)).put(keys, answer.clone())
    return answer
  } catch {
    return (await kept(keys)) ?? Response.error()
  }
}

/** The name of a file changes with its content, so the copy is always right. */
async function readFile(request: Request, pathname: string): Promise<Response> {
  return (await kept(pathname)) ?? fetch(request)
}

async function kept(path: string): Promise<Response | undefined> {
  return (await caches.open(cacheName)).match(path)
}

async function removeOthers(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((each) => each.startsWith(prefix) && each !== cacheName).map((each) => caches.delete(each)),
  )
}
