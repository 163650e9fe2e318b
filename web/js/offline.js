// Keeps the site for when the network fails; `service-worker.js` does the work.

import { isForEveryone } from './answers.js';

/** After this many milliseconds a first view has asked for all it needs. */
const PAUSE = 3000;

/** Has the site kept, unless it is a build for development or the browser does not do that on this connection. */
export function keepSite() {
  if (!RELEASE || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const isFirst = !serviceWorker.controller;
  if (isFirst) serviceWorker.addEventListener('controllerchange', keepThisPage, { once: true });
  setTimeout(() => {
    // Refused by some private windows; the site works without.
    serviceWorker.register('/service-worker.js').catch((error) => console.info(error));
  }, PAUSE);
}

/** What this page loaded before it had a worker is asked for again, of the browser's own cache. */
function keepThisPage() {
  for (const { name } of performance.getEntriesByType('resource')) {
    const { origin, pathname } = new URL(name);
    if (origin === location.origin && (pathname.startsWith('/assets/') || isForEveryone(pathname))) {
      fetch(name, { cache: 'force-cache' }).catch(() => {});
    }
  }
}
