// Starts the application. It is a file of its own because the content security policy allows no inline script.
import start from 'cafeia-app';
import binary from 'cafeia-app.wasm';
import { chunks, routes } from 'cafeia-chunks';
import icons from 'cafeia-icons.svg';

import { keepSite } from './offline.js';

// How long what the server wrote may stand before the application, in milliseconds after that has started.
const PATIENCE = 4000;

// The page's own code comes together with the application's, which will ask for it as soon as it runs.
for (const address of chunksOf(location.pathname)) {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: address });
  document.head.append(link);
}

// What other pages than the agenda look like: at once for those who arrive there, for others when there is time for it.
const bare = ['/', '/cafes'];
if (location.pathname !== '/cafes') dress(FIRST_STYLES);
if (!bare.includes(location.pathname)) dressRest();

// Said by hand: nothing of the application can speak when the application itself did not come.
start({ module_or_path: binary }).then(
  () => {
    takeOver();
    (globalThis.requestIdleCallback ?? setTimeout)(() => {
      dress(FIRST_STYLES);
      dressRest();
    });
    keepSite();
  },
  (error) => {
    document.getElementById('boot-late')?.removeAttribute('hidden');
    throw error;
  },
);

/** Puts the application in the place of what the server wrote, once it has as much to show: a heading, and no gaps. */
function takeOver() {
  const application = document.getElementById('app');
  const first = document.getElementById('first');
  const reveal = () => {
    watch.disconnect();
    clearTimeout(patience);
    first.remove();
    application.hidden = false;
  };
  const look = () => {
    if (application.querySelector('main h1') && !application.querySelector('main .skeleton')) reveal();
  };
  const watch = new MutationObserver(look);
  watch.observe(application, { childList: true, subtree: true });
  // What is still on its way by then is shown on its way.
  const patience = setTimeout(reveal, PATIENCE);
  look();
}

/** Adds the styles and the icons that first views do without, once. */
function dressRest() {
  if (!dress(REST_STYLES)) return;
  // Without them, the words beside them say the same.
  const drawing = fetch(icons).then((answer) => (answer.ok ? answer.text() : ''));
  drawing.then((text) => document.body.insertAdjacentHTML('beforeend', text)).catch(() => {});
}

/** Adds a style sheet, once, and tells whether it was missing. The build writes the hashed addresses. */
function dress(address) {
  if (document.querySelector(`link[href="${address}"]`)) return false;
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet', href: address });
  document.head.append(link);
  return true;
}

/** The files of the page at a path, by the application's table of routes. */
function chunksOf(path) {
  const segments = path.replace(/(.)\/$/, '$1').split('/');
  const fits = (pattern) =>
    pattern.length === segments.length &&
    pattern.every((segment, place) => segment.startsWith(':') || segment === segments[place]);
  return chunks[routes.find(([pattern]) => fits(pattern.split('/')))?.[1]] ?? [];
}
