// Journeys of visitors in a real browser, against a running server with the demonstration data.
//
//   BASE_URL=http://127.0.0.1:8080 node e2e/run.mjs
//
// Without BASE_URL the server is looked for at http://127.0.0.1:8080. CHROMIUM names another browser binary.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { BASE, launch, visit } from './browser.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A journey fails on what went wrong behind the visitor's back, too. */
function journey(name, walk, options) {
  test(name, { timeout: 90_000 }, async () => {
    const visitor = await visit(browser, options);
    try {
      await walk(visitor.page, visitor.context);
      assert.deepEqual(visitor.faults, []);
    } catch (error) {
      error.message += `\n  at ${visitor.page.url()}\n  faults: ${visitor.faults.join('\n          ') || 'none'}`;
      throw error;
    } finally {
      await visitor.context.close();
    }
  });
}

const cards = (page) => page.locator('.cards .card');
const count = (page) => page.locator('#agenda-count');

/** The list is there, and answers the query of the moment. */
async function settled(page) {
  await page.locator('.cards[aria-busy="false"], .notice').first().waitFor();
}

/** The first café of the API that has a place. */
async function anyPlace(page) {
  const answer = await page.request.get('/api/v1/cafes?limit=50');
  const { data } = await answer.json();
  const cafe = data.find((one) => one.place);
  assert.ok(cafe, 'the demonstration data hold a café with a place');
  return cafe.place;
}

journey('find a café near a commune, open it, come back', async (page) => {
  const place = await anyPlace(page);
  await page.goto('/');
  await page.waitForURL('**/cafes');
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  await settled(page);
  assert.ok((await cards(page).count()) > 0, 'the list shows cafés');
  const before = await count(page).textContent();
  assert.match(before, /^[\d\s\u202f]+cafés? trouvés?$/);
  await page.locator('.mark').first().waitFor();

  // The place, by keyboard alone.
  const where = page.getByRole('combobox', { name: 'Où ?' });
  await where.focus();
  await page.keyboard.type(place.commune.slice(0, 5), { delay: 30 });
  // Départements and régions are there at once; the communes come from the server.
  const isTerritory = /Département|Région/;
  await page.getByRole('option').filter({ hasText: place.commune, hasNotText: isTerritory }).first().waitFor();
  const options = await page.getByRole('option').allTextContents();
  const wanted = options.findIndex((text) => text.startsWith(place.commune) && !isTerritory.test(text));
  for (let step = 0; step <= wanted; step += 1) await page.keyboard.press('ArrowDown');
  assert.ok(await where.getAttribute('aria-activedescendant'), 'the arrows walk through the list');
  await page.keyboard.press('Enter');
  await page.waitForURL(/territory=commune-/);
  await page.waitForFunction((text) => document.querySelector('#agenda-count').textContent !== text, before);
  await settled(page);
  assert.ok((await cards(page).count()) > 0, 'the commune has cafés');
  for (const text of await cards(page).allTextContents()) {
    assert.ok(text.includes(place.commune), `${text} is in ${place.commune}`);
  }
  assert.equal(await page.locator('.in-force .chip').first().textContent(), place.commune);
  // The map follows.
  await page.locator('.mark').first().waitFor();

  const link = cards(page).first().getByRole('link');
  const title = (await link.textContent()).trim();
  const list = page.url();
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cafes\/[^/?]+$/);
  const heading = page.getByRole('heading', { level: 1 });
  await heading.waitFor();
  assert.equal((await heading.textContent()).trim(), title);
  assert.ok(await heading.evaluate((element) => element === document.activeElement), 'the focus is on the heading');
  for (const part of ['Quand', 'Où', 'Avec qui']) {
    await page.getByRole('heading', { level: 2, name: part, exact: true }).waitFor();
  }
  await page.locator('.cafe__map .mark').waitFor();

  await page.goBack();
  await page.waitForURL(list);
  await settled(page);
  const focused = page.locator('.card__link:focus');
  await focused.waitFor();
  assert.equal((await focused.textContent()).trim(), title, 'the focus is back on the café that was read');
});

journey('a shared link shows the same cafés to someone else', async (page, context) => {
  await page.goto('/cafes');
  await settled(page);
  await page.getByRole('searchbox', { name: 'Quoi ?' }).fill('IA');
  await page.waitForURL(/q=IA/);
  await settled(page);
  await page.getByText('Ce mois-ci', { exact: true }).click();
  await page.waitForURL(/from=\d{4}-\d\d-\d\d/);
  await settled(page);
  await page.waitForTimeout(300);
  const [mine, total] = [await cards(page).allTextContents(), await count(page).textContent()];
  const other = await context.newPage();
  await other.goto(page.url());
  await settled(other);
  assert.deepEqual(await cards(other).allTextContents(), mine);
  assert.equal(await count(other).textContent(), total);
  assert.equal(await other.getByRole('searchbox', { name: 'Quoi ?' }).inputValue(), 'IA');
});

journey('from a mark on the map to the café', async (page) => {
  await page.goto('/cafes');
  await settled(page);
  // Nearer and nearer, until a mark is one café or lists those that share a place.
  for (let step = 0; step < 8; step += 1) {
    const single = page.locator('.mark:not(.mark--many)').first();
    const mark = (await single.count()) > 0 ? single : page.locator('.mark').first();
    await mark.waitFor();
    const label = await mark.getAttribute('aria-label');
    await mark.dispatchEvent('click');
    const panel = page.locator('.map-panel a').first();
    const opened = await panel.waitFor({ timeout: 1500 }).then(() => true, () => false);
    if (opened) {
      const title = (await panel.textContent()).trim();
      await panel.click();
      await page.waitForURL(/\/cafes\/[^/?]+$/);
      const heading = page.getByRole('heading', { level: 1 });
      await heading.waitFor();
      assert.equal((await heading.textContent()).trim(), title);
      return;
    }
    assert.match(label, /\d/, 'a mark that goes nearer stands for several cafés');
  }
  assert.fail('no mark led to a café');
});

journey('in English, and kept so', async (page) => {
  await page.goto('/cafes');
  await settled(page);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('combobox', { name: 'Where?' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.match(await count(page).textContent(), /cafés? found$/);
  await page.reload();
  await settled(page);
  await page.getByRole('combobox', { name: 'Where?' }).waitFor();
  assert.match(await page.title(), /^Agenda/);
});

journey('nothing found, and the way out', async (page) => {
  await page.goto('/cafes?q=zzzzqqqq');
  await page.getByText('Aucun café ne correspond').waitFor();
  assert.equal(await count(page).textContent(), 'Aucun café trouvé');
  await page.getByRole('button', { name: /^Retirer le filtre/ }).click();
  await settled(page);
  assert.ok((await cards(page).count()) > 0);
});

journey('an address that means nothing is said so, and shows all cafés', async (page) => {
  await page.goto('/cafes?couleur=bleu&from=hier');
  await page.getByText('Une partie de l’adresse n’est pas comprise').waitFor();
  await settled(page);
  assert.ok((await cards(page).count()) > 0);
});

journey('an address without a page', async (page) => {
  await page.goto('/nulle-part');
  await page.getByRole('heading', { level: 1, name: 'Cette page n’existe pas' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Voir tous les cafés à venir' }).click();
  await settled(page);
  assert.ok((await cards(page).count()) > 0);
});

test('the network fails, and comes back', { timeout: 60_000 }, async () => {
  // Failed requests are written on the console by the browser itself: only uncaught errors count here.
  const { context, page, faults } = await visit(browser);
  await page.goto('/cafes');
  await settled(page);
  await context.setOffline(true);
  await page.getByText('Vous êtes hors connexion').first().waitFor();
  await page.getByText('Ce mois-ci', { exact: true }).click();
  await page.getByText('Le service ne répond pas').waitFor();
  await context.setOffline(false);
  await page.locator('.cards').waitFor();
  assert.deepEqual(faults.filter((fault) => fault.startsWith('uncaught')), []);
  await context.close();
});

journey('on a phone: the list first, the map on demand', async (page) => {
  await page.goto('/cafes');
  await settled(page);
  assert.equal(await page.locator('.map').count(), 0);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `nothing is wider than the screen (${width})`);
  await page.getByRole('button', { name: 'Afficher la carte' }).click();
  await page.locator('.mark').first().waitFor();
}, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

for (const colorScheme of ['light', 'dark']) {
  for (const width of [320, 1280]) {
    journey(`axe finds no barrier (${colorScheme}, ${width} px)`, async (page) => {
      const axe = await readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
      await page.goto('/cafes');
      await settled(page);
      const cafe = await cards(page).first().getByRole('link').getAttribute('href');
      for (const address of ['/cafes', '/cafes?q=zzzzqqqq', cafe, '/nulle-part']) {
        await page.goto(address);
        await page.locator('.cards, .notice, .cafe__facts, .page--narrow').first().waitFor();
        if (width > 960 && address === '/cafes') await page.locator('.mark').first().waitFor();
        await page.waitForTimeout(500);
        await page.evaluate(axe);
        const barriers = await page.evaluate(async () => {
          const { violations } = await globalThis.axe.run();
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
        });
        assert.deepEqual(barriers, [], address);
      }
    }, { colorScheme, viewport: { width, height: 900 } });
  }
}

console.log(`Journeys on ${BASE.href}`);
