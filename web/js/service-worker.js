// Keeps the site usable when the network is slow or gone.
//
// The build writes SHELL, the addresses of what a first view needs, and VERSION, which changes with any of them. A new
// version waits until no page of the old one is open, so that none loses its files.

import { isForEveryone } from './answers.js';

const SITE = `cafeia-site-${VERSION}`;
const PAGE = '/index.html';
const ANSWERS = { name: 'cafeia-answers', limit: 80 };
// A map that is moved asks often; its views must not push out what can be read.
const VIEWS = { name: 'cafeia-views', limit: 20 };

/** How long the network may take, in milliseconds, where something kept could be shown instead. */
const PATIENCE = 4000;
/** Tells, on an answer that was kept, when the server gave it. */
const STORED_AT = 'x-cafeia-stored-at';

self.addEventListener('install', (event) => {
  // What has a hash in its name is in the browser's own cache already: the page has just loaded it.
  const fresh = (address) => (isAsset(address) ? address : new Request(address, { cache: 'no-cache' }));
  event.waitUntil(caches.open(SITE).then((cache) => cache.addAll(SHELL.map(fresh))));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

async function takeOver() {
  const names = [SITE, ANSWERS.name, VIEWS.name];
  const old = (await caches.keys()).filter((name) => name.startsWith('cafeia-') && !names.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  // Where it exists, the page is asked for while the worker wakes up.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, searchParams } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || request.headers.has('authorization')) return;
  if (request.mode === 'navigate') {
    if (isPage(pathname)) event.respondWith(page(event));
  } else if (isAsset(pathname) || SHELL.includes(pathname)) {
    event.respondWith(asset(event));
  } else if (isAnswer(request, pathname)) {
    event.respondWith(answer(event, searchParams.has('bbox') ? VIEWS : ANSWERS));
  }
});

/** Names that carry a hash: what they name never changes. */
const isAsset = (path) => path.startsWith('/assets/');
/** The application's own addresses: not those of the API, nor files. */
const isPage = (path) => !path.startsWith('/api/') && !path.split('/').pop().includes('.');
/** Pictures and downloads are not kept, nor what is for one person. */
const isAnswer = (request, path) => request.destination === '' && isForEveryone(path);

/** The page of the network; without it, the one of this version, which is the same for all addresses. */
async function page(event) {
  const network = (async () => (await event.preloadResponse) ?? fetch(event.request))();
  const fresh = await within(PATIENCE, network).catch(() => null);
  if (fresh && fresh.status < 500) return fresh;
  return (await caches.match(PAGE)) ?? network;
}

/** A file that never changes: whichever version kept it. */
async function asset(event) {
  const kept = await caches.match(event.request, { ignoreVary: true });
  if (kept) return kept;
  const fresh = await fetch(event.request);
  if (fresh.status === 200) {
    const copy = fresh.clone();
    event.waitUntil(caches.open(SITE).then((cache) => cache.put(event.request, copy)).catch(() => {}));
  }
  return fresh;
}

/** The answer of the network; when it fails or dawdles, the last one kept. */
async function answer(event, shelf) {
  const network = fetch(event.request);
  event.waitUntil(network.then((fresh) => keep(shelf, event.request, fresh)).catch(() => {}));
  const cache = await caches.open(shelf.name);
  const kept = await cache.match(event.request);
  if (!kept) return network;
  // Without a network, the browser itself may answer from what it kept a moment ago, and does not say when that was.
  const fresh = navigator.onLine ? await within(PATIENCE, network).catch(() => null) : null;
  return fresh && fresh.status < 500 ? fresh : kept;
}

/** Keeps a sound answer that is for everyone, and forgets what is gone. */
async function keep(shelf, request, fresh) {
  const copy = fresh.clone();
  const cache = await caches.open(shelf.name);
  if ([404, 410].includes(fresh.status)) await cache.delete(request);
  const headers = new Headers(fresh.headers);
  const isJson = /[/+]json\b/.test(headers.get('content-type') ?? '');
  const isForOne = /\b(no-store|private)\b/.test(headers.get('cache-control') ?? '');
  if (fresh.status !== 200 || !isJson || isForOne) return;
  const given = Date.parse(headers.get('date') ?? '');
  headers.set(STORED_AT, new Date(Number.isNaN(given) ? Date.now() : given).toISOString());
  await cache.put(request, new Response(await copy.blob(), { headers }));
  const addresses = await cache.keys();
  const many = Math.max(0, addresses.length - shelf.limit);
  await Promise.all(addresses.slice(0, many).map((oldest) => cache.delete(oldest)));
}

/** A promise that fails when another takes longer than so many milliseconds. */
function within(milliseconds, promise) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
