// What holds on every page: nothing of anyone else, nothing to complain of, no wider than a small window, and whole in
// each language.

import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { BASE } from '../browser.mjs';
import { NOTHING_THERE, app, fits, heading, journey, settled } from '../journey.mjs';
import { pages } from '../pages.mjs';

/** Words of the site that are the same in both languages; names of software, too. */
const SHARED = new Set([
  'Agenda',
  'Association',
  'Atkinson Hyperlegible',
  'Basque',
  'Breton',
  'Catalan',
  'Commune',
  'Département',
  'Format',
  'Formats',
  'GeoNames',
  'Leaflet',
  'Lucide',
  'Menu',
  'Natural Earth',
  'Occitan',
  'Organisations',
  'Programme',
  'Seniors',
  'Swagger UI',
  'TopoJSON',
  '30 min',
]);

/** What the API's answers to a first view may weigh, and those to its map: what the budget of the bundle takes them for. */
const ANSWERS = 8_500;
const MAPS = { '/': 13_000, '/cafes': 29_500 };

/** How long that may take, in milliseconds. */
const PATIENCE = 240_000;

/** Walks over every page, in so many tabs at once. */
async function everyPage(page, context, look, tabs = 3) {
  const left = Object.entries(await pages(context.browser()));
  const walk = async (tab) => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [name, address] = next;
      // Where only the fragment differs from the last address, the browser would ask for nothing.
      if (address.includes('#')) await tab.goto('about:blank');
      const answer = await tab.goto(address);
      await settled(tab);
      await look(tab, name, answer);
    }
  };
  const others = await Promise.all(Array.from({ length: tabs - 1 }, () => context.newPage()));
  await Promise.all([page, ...others].map(walk));
}

/** Each icon that a page shows is drawn; those of first views come with the page itself. */
async function drawsItsIcons(tab, name, answer) {
  const uses = app(tab).locator('.icon use');
  const icons = await uses.evaluateAll((uses) => [...new Set(uses.map((use) => use.getAttribute('href').slice(1)))]);
  await tab.waitForFunction((icons) => icons.every((icon) => document.getElementById(icon)), icons);
  if (!['/', '/cafes'].includes(new URL(answer.url()).pathname)) return;
  const page = await answer.text();
  assert.deepEqual(icons.filter((icon) => !page.includes(`id="${icon}"`)), [], `${name}: they come later`);
}

/** It takes one line of very large letters: whoever needs them sees the page below. */
async function isLow(header) {
  const { height } = await header.boundingBox();
  assert.ok(height <= 130, `${height} pixels`);
}

/** What the site itself says on a page: headings, controls, labels. */
function said(page) {
  return app(page).evaluate((app) => {
    const texts = 'h1, h2, h3, h4, button, label, legend, summary, th, dt, caption, figcaption, nav a, footer a, .lead, .notice p';
    const find = (selector) => [...app.querySelectorAll(selector)].filter((one) => !one.closest('.languages'));
    const all = [
      ...find(texts).map((one) => one.textContent),
      ...find('[aria-label]').map((one) => one.getAttribute('aria-label')),
      ...find('[title]').map((one) => one.title),
    ];
    return [...new Set(all.map((text) => text.replaceAll(/\s+/g, ' ').trim()))];
  });
}

describe('Every page', () => {
  journey(
    'asks nobody else, has one heading, draws its icons, and is no wider than a small window',
    async (page, context) => {
      const texts = new Map();
      await everyPage(page, context, async (tab, name, answer) => {
        const headers = answer.headers();
        const policy = headers['content-security-policy'] ?? '';
        assert.match(policy, /default-src 'self'/, `${name} has a content security policy`);
        assert.doesNotMatch(policy, /'unsafe-(inline|eval)'|https?:|\*/, `${name}: ${policy}`);
        assert.equal(headers['x-content-type-options'], 'nosniff');
        assert.equal(await heading(tab).count(), 1, `${name} has one heading`);
        const title = await tab.title();
        assert.equal(title, `${(await heading(tab).textContent()).trim()} · Café IA`);
        texts.set(title, name);
        await drawsItsIcons(tab, name, answer);
        await fits(tab);
        await tab.setViewportSize({ width: 320, height: 256 });
        await fits(tab);
        // Letters twice as large.
        await tab.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
        await fits(tab);
        await isLow(app(tab).locator('.header'));
        await tab.evaluate(() => {
          document.documentElement.style.fontSize = '';
        });
        await tab.setViewportSize({ width: 1280, height: 900 });
        const elsewhere = await tab
          .locator('#app a[href^="http"]')
          .evaluateAll((links, host) => links.filter((link) => link.host !== host && !/external/.test(link.rel)).map((link) => link.href), BASE.host);
        assert.deepEqual(elsewhere, [], `links of ${name} that lead elsewhere say so`);
      });
    },
    { forgives: [NOTHING_THERE], patience: PATIENCE },
  );

  journey(
    'is whole in each language',
    async (page, context) => {
      // What the API answers is in the words of those who wrote it, whatever the language of the page.
      await context.addInitScript(() => {
        globalThis.written = new Set();
        const note = (value) => {
          if (typeof value === 'string') globalThis.written.add(value.replaceAll(/\s+/g, ' ').trim());
          else if (value && typeof value === 'object') Object.values(value).forEach(note);
        };
        const ask = globalThis.fetch;
        globalThis.fetch = async (...all) => {
          const answer = await ask(...all);
          answer.clone().json().then(note, () => {});
          return answer;
        };
      });
      const same = [];
      await everyPage(page, context, async (tab, name) => {
        const first = await said(tab);
        const other = (await tab.locator('html').getAttribute('lang')) === 'fr' ? 'English' : 'Français';
        await app(tab).getByRole('button', { name: other, exact: true }).click();
        await tab.waitForFunction(
          (lang) => document.documentElement.lang === lang,
          other === 'English' ? 'en' : 'fr',
        );
        await settled(tab);
        const second = await said(tab);
        const written = new Set(await tab.evaluate(() => [...globalThis.written]));
        // « Name, commune » is two of them.
        const isWritten = (text) =>
          written.has(text) ||
          [...text.matchAll(/, /g)].some(
            ({ index }) => written.has(text.slice(0, index)) && isWritten(text.slice(index + 2)),
          );
        const isSaid = (text) => {
          const words = text.replace(/ \(\d+\)$/, '');
          return /\p{L}{2}/u.test(words) && !SHARED.has(words) && !isWritten(words);
        };
        const both = first.filter((text) => second.includes(text) && isSaid(text));
        same.push(...both.map((text) => `${name}: ${text}`));
      });
      assert.deepEqual(same, [], 'said in both languages');
    },
    { forgives: [NOTHING_THERE], patience: PATIENCE },
  );

  for (const [address, ofMap] of Object.entries(MAPS)) {
    journey(
      `asks the API for little at a first visit: ${address}`,
      async (page) => {
        const weights = new Map();
        page.on('requestfinished', async (request) => {
          const { pathname, search } = new URL(request.url());
          if (/^\/(api|geo)\//.test(pathname)) weights.set(pathname + search, (await request.sizes()).responseBodySize);
        });
        await page.goto(address);
        await settled(page);
        // The map of France comes when one is near it.
        await page.keyboard.press('End');
        await app(page).locator('.france, .mark').first().waitFor();
        await page.waitForLoadState('networkidle');
        const sum = [...weights.values()].reduce((one, other) => one + other, 0);
        assert.ok(weights.size > 1 && sum <= ANSWERS + ofMap, JSON.stringify([...weights], null, 1));
      },
      { serviceWorkers: 'block' },
    );
  }
});
