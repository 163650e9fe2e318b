// A network that fails, a service that is down: what can still be read, what is said, and how it ends.

import assert from 'node:assert/strict';
import { describe } from 'node:test';

import {
  NO_ANSWER,
  NO_NETWORK,
  app,
  arrive,
  button,
  cards,
  choosePlace,
  count,
  heading,
  journey,
  listed,
  main,
  marks,
  notice,
  settled,
  titles,
} from '../journey.mjs';

const API = '**/api/**';
const down = (page) => page.route(API, (route) => route.fulfill({ status: 503, body: 'Service Unavailable' }));
const trouble = (page) => main(page).getByRole('alert').filter({ hasText: 'Le service ne répond pas' });
const banner = (page) => app(page).getByRole('status').filter({ hasText: 'Vous êtes hors connexion.' });

/** The worker that keeps the site has taken over, and has kept what the page shows. */
async function kept(page, ...addresses) {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 20_000 });
  for (const address of addresses) {
    await page.waitForFunction((address) => caches.match(address).then(Boolean), address, { timeout: 20_000 });
  }
}

describe('The network', () => {
  journey(
    'in a tunnel: the agenda as it was, with its date; a page never read says what happens',
    async (page, context) => {
      await arrive(page, '/cafes');
      await kept(page, '/index.html', '/api/v1/cafes');
      const mine = await titles(page).allTextContents();
      const slug = (await titles(page).first().getAttribute('href')).split('/').pop();
      await context.setOffline(true);
      await page.reload();
      await settled(page);
      assert.deepEqual(await titles(page).allTextContents(), mine);
      const said = await banner(page).textContent();
      assert.match(said, /Ce qui est affiché date du \d+ \S+ à \d\d:\d\d\./);
      await page.getByText('Un instant').waitFor({ state: 'hidden' });

      // A café whose page was never open, by its link in the list.
      await titles(page).first().click();
      await page.waitForURL(`**/cafes/${slug}`);
      await main(page).getByText('Vous êtes hors connexion. La page se chargera dès que le réseau sera revenu.').waitFor();
      // And a page whose code was never loaded, by its address.
      await page.goto('/resources');
      await main(page).getByText('Vous êtes hors connexion. La page se chargera dès que le réseau sera revenu.').waitFor();
      await heading(page).waitFor();
      // A browser that says so is not believed as long as it has no network.
      await page.evaluate(() => {
        window.stays = true;
        dispatchEvent(new Event('online'));
      });
      await page.waitForTimeout(300);
      assert.ok(await page.evaluate(() => window.stays), 'the page was loaded again without a network');

      await context.setOffline(false);
      await main(page).getByRole('heading', { level: 1, name: 'Ressources' }).waitFor();
      // It came by itself; where the first answer of a network that has just come back fails, a moment later.
      await cards(page).first().waitFor();
      await settled(page);
      await banner(page).waitFor({ state: 'detached' });
    },
    // The first page after the tunnel may come without its code: what it asked for beforehand is then asked for once more.
    { forgives: [NO_NETWORK, /Failed to fetch|ERR_/, /was preloaded using link preload but not used/] },
  );

  journey(
    'in a tunnel, on the first page: what was read there stays, too',
    async (page, context) => {
      await arrive(page, '/');
      await kept(page, '/index.html', '/api/v1/stats');
      const mine = await titles(page).allTextContents();
      await context.setOffline(true);
      await page.reload();
      await settled(page);
      assert.deepEqual(await titles(page).allTextContents(), mine);
      await banner(page).waitFor();
    },
    { forgives: [NO_NETWORK, /Failed to fetch|ERR_/] },
  );

  journey(
    'the network goes while one reads, and comes back',
    async (page, context) => {
      await arrive(page, '/cafes');
      // The map comes after the list: what is on its way when the network goes is another journey's.
      await marks(page).first().waitFor();
      await context.setOffline(true);
      await banner(page).waitFor();
      await main(page).getByText('Ce mois-ci', { exact: true }).click();
      await trouble(page).waitFor();
      await main(page).getByText('La page se chargera dès que le réseau sera revenu.').waitFor();
      await context.setOffline(false);
      await count(page).filter({ visible: true }).waitFor();
      await settled(page);
      await trouble(page).waitFor({ state: 'detached' });
      await app(page).getByText('La connexion est revenue.').waitFor();
    },
    // A part of the page that comes later does not come then.
    { forgives: [NO_NETWORK, /Failed to fetch/], serviceWorkers: 'block' },
  );

  for (const [name, address, there] of [
    ['the agenda', '/cafes', (page) => cards(page).first()],
    ['the first page', '/', (page) => cards(page).first()],
    ['the directory', '/facilitators', (page) => cards(page).first()],
    ['the territories', '/territories', (page) => main(page).getByRole('table')],
  ]) {
    journey(
      `the service is down, on ${name}: said so, and mended by the button`,
      async (page) => {
        await down(page);
        await page.goto(address);
        await trouble(page).first().waitFor();
        await heading(page).waitFor();
        assert.equal(await app(page).locator('.skeleton').count(), 0, 'nothing pretends to be coming');
        // Still down: said again.
        await trouble(page).first().getByRole('button', { name: 'Réessayer' }).click();
        await trouble(page).first().waitFor();
        await page.unroute(API);
        for (let left = await trouble(page).count(); left > 0; left = await trouble(page).count()) {
          await trouble(page).first().getByRole('button', { name: 'Réessayer' }).click();
          await page.waitForFunction(
            (left) => document.querySelectorAll('#app main [role="alert"]').length < left,
            left,
          );
        }
        await settled(page);
        await there(page).waitFor();
      },
      { forgives: [NO_ANSWER], serviceWorkers: 'block' },
    );
  }

  journey(
    'the service is down, and comes back by itself',
    async (page) => {
      await page.clock.install();
      await down(page);
      await page.goto('/cafes');
      await trouble(page).waitFor();
      await page.unroute(API);
      await page.clock.fastForward(16_000);
      await cards(page).first().waitFor();
      assert.equal(await trouble(page).count(), 0);
    },
    { forgives: [NO_ANSWER], serviceWorkers: 'block' },
  );

  journey(
    'a café, while the service is down, and a profile',
    async (page) => {
      await arrive(page, '/cafes');
      await down(page);
      const title = (await titles(page).first().textContent()).trim();
      await titles(page).first().click();
      await trouble(page).waitFor();
      await page.unroute(API);
      await button(page, 'Réessayer').click();
      await main(page).getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    },
    { forgives: [NO_ANSWER], serviceWorkers: 'block' },
  );

  journey(
    'places cannot be looked up for now: that is not said to be a place that does not exist',
    async (page) => {
      await arrive(page, '/cafes');
      await page.route('**/api/v1/communes*', (route) => route.abort());
      await main(page).getByRole('combobox', { name: 'Où ?' }).pressSequentially('Plougastel', { delay: 20 });
      await main(page).locator('.combobox__none').getByText('Les lieux ne peuvent pas être cherchés').waitFor();
      assert.equal(await main(page).getByText('Aucun lieu de ce nom').filter({ visible: true }).count(), 0);
      // The same without a network.
      await page.unroute('**/api/v1/communes*');
      await page.context().setOffline(true);
      await main(page).getByRole('combobox', { name: 'Où ?' }).fill('Quimper');
      await main(page).locator('.combobox__none').getByText('Les lieux ne peuvent pas être cherchés').waitFor();
      await page.context().setOffline(false);
      // Départements are there without asking.
      await main(page).getByRole('combobox', { name: 'Où ?' }).fill('');
      await listed(page, () => choosePlace(page, 'Finistère', { hasText: 'Département 29' }));
    },
    { forgives: [NO_NETWORK], serviceWorkers: 'block' },
  );

  journey(
    'the map does not come: everything is in the list',
    async (page) => {
      await page.route('**/assets/map-*.js', (route) => route.abort());
      await arrive(page, '/cafes');
      await notice(page, 'La carte n’a pas pu s’afficher. Tous les cafés sont dans la liste.').waitFor();
      assert.ok((await cards(page).count()) > 0);
    },
    { forgives: [NO_NETWORK, /the map:|console error/], serviceWorkers: 'block' },
  );

  journey(
    'the application does not come: said so, in the page that waits for it',
    async (page) => {
      await page.route('**/*.wasm', (route) => route.abort());
      await page.goto('/cafes');
      await page.getByText('La page n’a pas pu s’ouvrir').waitFor();
      await page.unroute('**/*.wasm');
      await page.getByRole('link', { name: 'Réessayer' }).click();
      await settled(page);
      assert.ok((await cards(page).count()) > 0);
    },
    { forgives: [NO_NETWORK, /./], serviceWorkers: 'block' },
  );

  journey(
    'answers that are no answers: nothing breaks',
    async (page) => {
      for (const body of ['', '{}', '<html>', '{"data":[{}],"total":1}', '[1,2']) {
        await page.route(API, (route) => route.fulfill({ contentType: 'application/json', body }));
        await page.goto('/cafes');
        await main(page).getByRole('alert').first().waitFor();
        await heading(page).waitFor();
        await page.unroute(API);
      }
    },
    { forgives: [/console error/], serviceWorkers: 'block' },
  );
});
