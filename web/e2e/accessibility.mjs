// axe-core on every page of the site, and on what opens in them: in both languages, at three widths, by day and by
// night. None may have a barrier that it knows.
//
// The pages of the workspace are looked at as somebody who is signed in, where CAFEIA and DATABASE allow to open an account.
//
//   BASE_URL=http://127.0.0.1:8080 node e2e/accessibility.mjs [page…]

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { canOpenAccounts } from './accounts.mjs';
import { BASE, launch, visit } from './browser.mjs';
import { fits, pages as everyPage, settled } from './pages.mjs';
import { APPLYING, BY_LETTER, PROPOSING, REPORTING, UNSUBSCRIBING, WRITING } from './states.mjs';
import { signIn, workspacePages } from './signed-in.mjs';

const wanted = process.argv.slice(2);
const widths = [320, 768, 1440];
const locales = { French: 'fr-FR', English: 'en-GB' };
const schemes = ['light', 'dark'];
/** Contexts at once: one for each processor of a small machine. */
const AT_ONCE = 2;

const axe = await readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What opens in a page: where, and by what. Words are left aside: they differ from language to language. */
const STATES = {
  'home, a place being chosen': ['/', choosing],
  'home, without a position': ['/', (page) => press(page, '.near-me button', '.near-me .notice')],
  'agenda, a place being chosen': ['/cafes', choosing],
  'agenda, more filters': ['/cafes', (page) => press(page, '.filters__more button', 'dialog .check')],
  'agenda, the second date before the first': [
    '/cafes?from=2030-02-02&to=2030-02-01',
    (page) => page.locator('#app .notice, #app .field__fault').first().waitFor(),
  ],
  'agenda, the navigation unfolded or the map shown': [
    '/cafes',
    async (page) => {
      for (const [button, then] of [
        ['.map-beside__toggle button', '.map .mark'],
        ['.nav__toggle', '.nav'],
      ]) {
        if (await page.locator(`#app ${button}`).isVisible()) await press(page, button, then);
      }
    },
  ],
  'agenda, followed': ['/cafes', (page) => press(page, '.follow summary', '.follow__ways')],
  'facilitators, more filters': ['/facilitators', (page) => press(page, '.filters__row button', 'dialog .check')],
  'organisations, more filters': ['/organisations', (page) => press(page, '.filters__more button', 'dialog .check')],
  ...PROPOSING,
  ...APPLYING,
  ...REPORTING,
  ...BY_LETTER,
  ...UNSUBSCRIBING,
};

/** Offers of the field « Où ? ». */
async function choosing(page) {
  await page.locator('#app [role="combobox"]').first().pressSequentially('Nan');
  await page.locator('#app [role="option"]').first().waitFor();
}

async function press(page, button, then) {
  await page.locator(`#app ${button}`).first().click();
  await page.locator(`#app ${then}`).first().waitFor();
}

/** All of the page is there: what comes when one is near it, what is folded, the map with its marks. */
async function unfolded(page) {
  await settled(page);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('#app details')) details.open = true;
    scrollTo(0, document.body.scrollHeight);
  });
  await page.waitForFunction(() => {
    const drawn = (map) => map.querySelector('.mark, .leaflet-control-zoom-in[aria-label]');
    return (
      [...document.querySelectorAll('#app .map')].every(drawn) && !document.querySelector('#app .drawing__waiting, #app .skeleton')
    );
  });
  await page.evaluate(() => scrollTo(0, 0));
}

/** What axe finds, in words. */
function barriers(page) {
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run({ resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  });
}

describe('axe finds no barrier', { concurrency: AT_ONCE }, () => {
  let browser;
  let pages;
  let workspace = {};
  before(async () => {
    browser = await launch();
    pages = await everyPage(browser);
    if (canOpenAccounts) workspace = await workspacePages();
  });
  after(() => browser?.close());

  for (const width of widths) {
    for (const [language, locale] of Object.entries(locales)) {
      test(`${width} px, ${language}`, { timeout: 600_000 }, async () => {
        const { context, page, faults } = await visit(browser, {
          locale,
          viewport: { width, height: 900 },
          // A colour on its way to another one is neither.
          reducedMotion: 'reduce',
        });
        // The page's own scripts are kept by its policy; this one comes before it.
        await context.addInitScript(axe);
        const found = [];
        const look = async (name) => {
          for (const colorScheme of schemes) {
            await page.emulateMedia({ colorScheme });
            found.push(...(await barriers(page)).map((barrier) => `${name}, ${colorScheme}: ${barrier}`));
          }
        };
        const isWanted = (name) => wanted.length === 0 || wanted.includes(name);
        const walk = async (addresses, states) => {
          for (const [name, address] of Object.entries(addresses)) {
            if (!isWanted(name)) continue;
            await page.goto(address);
            await unfolded(page);
            await fits(page);
            await look(name);
          }
          for (const [name, [address, act]] of Object.entries(states)) {
            if (!isWanted(name)) continue;
            await page.goto(address);
            await settled(page);
            await act(page);
            await fits(page);
            await look(name);
          }
        };
        await walk(pages, STATES);
        if (canOpenAccounts) {
          await signIn(context);
          await walk(workspace, WRITING(workspace));
        }
        await context.close();
        assert.deepEqual(found, []);
        // What does not exist is answered with 404, two people at once with 412, what is kept with nothing: the browser notes it.
        assert.deepEqual(faults.filter((fault) => !/status of (404|412)|net::ERR_FAILED/.test(fault)), []);
      });
    }
  }
});

console.log(`Accessibility on ${BASE.href}`);
