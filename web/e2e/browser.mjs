// What every script here shares: a browser, and an eye on what goes wrong in it.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const BASE = new URL(process.env.BASE_URL ?? 'http://127.0.0.1:8080');

/** Where Chromium may be. The first is the same browser without windows, which spares it half of its work. */
const KNOWN = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** Starts Chromium: the one of the environment, else the system's. */
export function launch() {
  const executablePath = process.env.CHROMIUM ?? KNOWN.find(existsSync);
  if (!executablePath || !existsSync(executablePath)) {
    throw new Error(`there is no Chromium at ${executablePath ?? KNOWN.join(' or ')}; install it, or name another by CHROMIUM`);
  }
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Letters as wide as they are drawn with a window.
      '--font-render-hinting=none',
    ],
  });
}

/**
 * Opens a page as a visitor in France has it, and notes what must not happen, in this page and in all that are opened
 * beside it: errors and warnings on the console (a breach of the content security policy is one), uncaught ones,
 * answers that tell of a fault of the server, requests to anyone else.
 */
export async function visit(browser, options = {}) {
  const context = await browser.newContext({
    baseURL: BASE.href,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const faults = [];
  context.on('console', (message) => {
    const { url } = message.location();
    // A page that does not exist is answered with 404, which the browser notes; the page itself says the rest.
    if (url === message.page()?.url() && message.text().includes('404')) return;
    // Said by Playwright where a visit is to do without the worker.
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    if (['error', 'warning'].includes(message.type())) {
      faults.push(`console ${message.type()}: ${message.text()} (${url})`);
    }
  });
  context.on('weberror', (one) => faults.push(`uncaught: ${one.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.host !== BASE.host) faults.push(`third party: ${url.href}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()}: ${response.url()}`);
  });
  const page = await context.newPage();
  return { context, page, faults };
}
