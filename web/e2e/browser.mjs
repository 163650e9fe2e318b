// What journeys and screenshots share: a browser, and an eye on what goes wrong in it.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const BASE = new URL(process.env.BASE_URL ?? 'http://127.0.0.1:8080');

/** Starts Chromium: the one of the environment, else the system's. */
export function launch() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`there is no Chromium at ${executablePath}; install it, or name another by CHROMIUM`);
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
    ],
  });
}

/**
 * Opens a page as a visitor in France has it, and notes what must not happen: errors on the console, uncaught ones,
 * failed requests, requests to anyone else.
 */
export async function visit(browser, options = {}) {
  const context = await browser.newContext({
    baseURL: BASE.href,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => {
    // A page that does not exist is answered with 404, which the browser notes; the page itself says the rest.
    if (message.location().url === page.url() && message.text().includes('404')) return;
    if (['error', 'warning'].includes(message.type())) faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.host !== BASE.host) faults.push(`third party: ${url.href}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()}: ${response.url()}`);
  });
  return { context, page, faults };
}
