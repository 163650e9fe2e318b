// The frame of every page: the keyboard's way through it, its languages, the pages that are read, small windows, and
// what is left without JavaScript.

import assert from 'node:assert/strict';
import { describe } from 'node:test';

import {
  NOTHING_THERE,
  app,
  arrive,
  button,
  cards,
  count,
  field,
  fits,
  focusComes,
  heading,
  isFocused,
  journey,
  listed,
  main,
  number,
  options,
  settled,
  tabTo,
  titles,
} from '../journey.mjs';

const navigation = (page) => app(page).getByRole('navigation', { name: 'Navigation principale' });
const NAVIGATION = {
  Agenda: '/cafes',
  Animation: '/facilitators',
  Organisations: '/organisations',
  Ressources: '/resources',
  'Le mouvement': '/about',
};
const FOOT = {
  Territoires: '/territories',
  Accessibilité: '/accessibility',
  'Données et vie privée': '/privacy',
  Mentions: '/legal',
  'Données ouvertes et API': '/developers',
};

describe('The frame', () => {
  journey('by the keyboard alone: from the skip link to a café and back', async (page) => {
    await arrive(page, '/');
    await page.keyboard.press('Tab');
    const skip = app(page).getByRole('link', { name: 'Aller au contenu' });
    assert.ok(await isFocused(skip), 'the first stop is the skip link');
    assert.ok(await skip.isVisible());
    await page.keyboard.press('Enter');
    await focusComes(main(page), 'the skip link leads to the content');
    assert.equal(new URL(page.url()).pathname, '/');
    await tabTo(page, button(page, 'Près de moi'), { most: 2 });

    // Back up, over the navigation, to the agenda.
    await tabTo(page, navigation(page).getByRole('link', { name: 'Agenda' }), { back: true, most: 15 });
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cafes');
    await settled(page);
    await focusComes(heading(page), 'the focus is on the heading of the new page');

    await tabTo(page, field(page), { most: 3 });
    await page.keyboard.type('Nantes', { delay: 20 });
    await options(page).filter({ hasText: 'Nantes' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await listed(page, () => page.keyboard.press('Enter'));
    assert.ok(await isFocused(field(page)), 'the focus stays in the field');

    const more = button(page, /^Plus de filtres/);
    await tabTo(page, more, { most: 15 });
    await page.keyboard.press('Enter');
    const dialog = main(page).getByRole('dialog', { name: 'Plus de filtres' });
    await dialog.waitFor();
    const wheelchair = dialog.getByRole('checkbox', { name: /^Accessible en fauteuil/ });
    await tabTo(page, wheelchair, { most: 20 });
    await listed(page, () => page.keyboard.press('Space'));
    assert.ok(await isFocused(wheelchair), 'the focus stays on what was ticked');
    assert.ok(await wheelchair.isChecked());
    // The focus does not leave the dialog.
    for (let step = 0; step < 70; step += 1) await page.keyboard.press('Tab');
    const outside = await page.evaluate(() => {
      const at = document.activeElement;
      return at !== document.body && !at.closest('dialog');
    });
    assert.ok(!outside, 'the focus stays in the dialog');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await focusComes(more, 'the focus is back on the button');

    await tabTo(page, titles(page).first(), { most: 15 });
    const title = (await titles(page).first().textContent()).trim();
    await page.keyboard.press('Enter');
    await main(page).getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    await focusComes(heading(page), 'the focus is on the heading of the café');
    await tabTo(page, main(page).getByRole('link', { name: 'Retour à l’agenda' }), { back: true, most: 2 });
    await page.keyboard.press('Enter');
    await focusComes(titles(page).first(), 'the focus is back on the café in the list');
    assert.match(page.url(), /territory=.*accessibility=wheelchair/);
  });

  journey('wherever one goes, the focus is on the heading and the title says where', async (page) => {
    await arrive(page, '/');
    for (const [links, places] of [
      [NAVIGATION, navigation(page)],
      [FOOT, app(page).getByRole('navigation', { name: 'Autres pages du site' })],
    ]) {
      for (const [name, address] of Object.entries(links)) {
        await places.getByRole('link', { name, exact: true }).click();
        await page.waitForURL(`**${address}`);
        await settled(page);
        await focusComes(heading(page), `the focus is on the heading of ${address}`);
        assert.equal(await page.title(), `${await heading(page).textContent()} · Café IA`);
        assert.ok(await heading(page).evaluate((element) => element.getBoundingClientRect().top >= 0), 'and in sight');
        const current = places.locator('[aria-current="page"]');
        assert.deepEqual(await current.allTextContents(), [name], 'the navigation says where one is');
      }
    }
    await app(page).getByRole('banner').getByRole('link', { name: /Café IA/ }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await focusComes(heading(page), 'the focus is on the heading of the first page');
  });

  journey('numbers are said aloud when they change', async (page) => {
    await arrive(page, '/cafes');
    const status = count(page);
    const before = await status.textContent();
    assert.match(before, /^\d+ cafés trouvés$/);
    await listed(page, () => main(page).getByText('Ce mois-ci', { exact: true }).click());
    await page.waitForFunction((before) => document.querySelector('#app #list-count [role="status"]').textContent !== before, before);
    assert.match(await status.textContent(), /^(\d+ cafés? trouvés?|Aucun café trouvé)$/);
    // The same element speaks all along: a new one would be silent.
    const handle = await status.elementHandle();
    await listed(page, () => main(page).getByText('Toutes les dates', { exact: true }).click());
    assert.ok(await handle.evaluate((element) => element.isConnected));
    assert.equal(await status.textContent(), before);
  });

  journey('English, from a button, kept for the next visit, and back', async (page) => {
    await arrive(page, '/cafes?territory=departement-44&accessibility=wheelchair');
    const french = await titles(page).allTextContents();
    await app(page).getByRole('button', { name: 'English' }).click();
    await main(page).getByRole('combobox', { name: 'Where?' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.match(await count(page).textContent(), /^\d+ cafés? found$/);
    assert.deepEqual(await titles(page).allTextContents(), french, 'what people wrote stays as they wrote it');
    await main(page).getByText('Wheelchair accessible').first().waitFor();
    await page.reload();
    await settled(page);
    await main(page).getByRole('combobox', { name: 'Where?' }).waitFor();
    assert.match(await page.title(), /^Agenda/);
    assert.match(page.url(), /territory=departement-44&accessibility=wheelchair/);
    await app(page).getByRole('button', { name: 'Français' }).click();
    await main(page).getByRole('combobox', { name: 'Où ?' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  });

  journey(
    'a browser that speaks English is spoken to in English; any other than French, too',
    async (page) => {
      await arrive(page, '/');
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    },
    { locale: 'nl-NL' },
  );

  journey('the texts: open, with contents that lead into them', async (page) => {
    for (const address of ['/about', '/accessibility', '/privacy', '/legal', '/developers']) {
      await arrive(page, address);
      const entries = main(page).locator('.contents__list a');
      const entry = entries.last();
      const name = await entry.textContent();
      await entry.click();
      const section = main(page).getByRole('heading', { level: 2, name, exact: true });
      await focusComes(section, `the contents of ${address} lead to « ${name} »`);
      await page.waitForFunction((element) => {
        const { top } = element.getBoundingClientRect();
        return top >= 0 && top < innerHeight;
      }, await section.elementHandle());
    }
  });

  journey('who runs the site is not made up, and made-up data is called so in both languages', async (page) => {
    await arrive(page, '/legal');
    await main(page).getByText('ne s’est pas nommé ici').waitFor();
    const above = page.locator('.notice-above');
    assert.ok(await above.getByText('Données de démonstration').isVisible());
    assert.ok(!(await above.getByText('Demonstration data').isVisible()));
    await app(page).getByRole('button', { name: 'English' }).click();
    await above.getByText('Demonstration data').waitFor();
    assert.ok(!(await above.getByText('Données de démonstration').isVisible()));
  });

  journey('from the first page straight to how one hosts a café', async (page) => {
    await arrive(page, '/');
    await main(page).getByRole('link', { name: 'Accueillir', exact: true }).click();
    await page.waitForURL(/\/about#/);
    const { hash } = new URL(page.url());
    await focusComes(main(page).locator(hash), 'the focus is on the section');
    await main(page).locator(hash).waitFor();
  });

  journey(
    'an address without a page: 404, and a way on',
    async (page) => {
      assert.equal((await page.goto('/nulle-part')).status(), 404);
      await main(page).getByRole('heading', { level: 1, name: 'Cette page n’existe pas' }).waitFor();
      await main(page).getByRole('link', { name: 'Voir tous les cafés à venir' }).click();
      await cards(page).first().waitFor();
    },
    { forgives: [NOTHING_THERE] },
  );

  journey(
    'at 400 %: the menu, the filters and a café are within reach',
    async (page) => {
      await arrive(page, '/cafes');
      await fits(page);
      const menu = app(page).getByRole('button', { name: 'Menu' });
      await menu.click();
      assert.equal(await menu.getAttribute('aria-expanded'), 'true');
      for (const name of Object.keys(NAVIGATION)) {
        // A trial click scrolls there, and fails when something else is in front.
        await navigation(page).getByRole('link', { name, exact: true }).click({ trial: true });
      }
      await page.keyboard.press('Escape');
      assert.equal(await menu.getAttribute('aria-expanded'), 'false');
      assert.ok(!(await navigation(page).isVisible()));

      await field(page).click();
      await page.keyboard.type('Nantes', { delay: 20 });
      const option = options(page).filter({ hasText: 'Nantes' }).first();
      await option.waitFor();
      await listed(page, () => option.click());
      await button(page, 'Plus de filtres').click();
      const dialog = main(page).getByRole('dialog', { name: 'Plus de filtres' });
      await listed(page, () => dialog.getByText(/^Accessible en fauteuil/).click());
      await dialog.getByRole('button', { name: /^Voir/ }).click();
      await dialog.waitFor({ state: 'hidden' });
      await fits(page);

      // By the keyboard, what has the focus is not hidden behind the head of the page.
      await titles(page).first().focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Shift+Tab');
      const covered = await titles(page).first().evaluate((link) => {
        const { left, top } = link.getBoundingClientRect();
        const at = document.elementFromPoint(left + 4, top + 4);
        return !(at && (link.contains(at) || at.contains(link)));
      });
      assert.ok(!covered, 'the café in focus can be seen');
      await page.keyboard.press('Enter');
      await main(page).locator('.cafe__facts').waitFor();
      await fits(page);
      await button(page, 'Partager le lien').click({ trial: true });
    },
    { viewport: { width: 320, height: 256 } },
  );

  journey(
    'without JavaScript: the next cafés, each with its page',
    async (page) => {
      await page.goto('/');
      await page.getByRole('link', { name: 'Agenda' }).first().click();
      await page.waitForURL('**/cafes');
      const cafes = page.locator('main a[href^="/cafes/"]');
      assert.ok((await cafes.count()) > 5, 'the agenda lists cafés');
      const title = (await cafes.first().textContent()).trim();
      await cafes.first().click();
      await page.waitForURL(/\/cafes\/[^/?]+$/);
      assert.equal((await page.getByRole('heading', { level: 1 }).textContent()).trim(), title);
      assert.match(await page.locator('main').textContent(), /\d{4}.*\d\d:\d\d/s, 'the page says when');
      assert.ok(!(await page.getByText('Un instant').isVisible()), 'nothing is said to be coming');
      for (const address of ['/', '/facilitators', '/organisations', '/resources', '/territories', '/about']) {
        await page.goto(address);
        assert.ok(((await page.locator('main').textContent()) ?? '').length > 60, `${address} can be read`);
      }
      // What is read from top to bottom is there as well, and the foot leads to it.
      await page.getByRole('heading', { level: 2, name: 'Un Café IA, c’est quoi ?' }).waitFor();
      await page.getByRole('link', { name: 'Mentions', exact: true }).click();
      await page.waitForURL('**/legal');
      assert.match(await page.locator('main').textContent(), /ne s’est pas nommé ici.*AGPL-3\.0-or-later/s);
    },
    { javaScriptEnabled: false },
  );

  for (const address of ['/', '/cafes']) {
    journey(`before the application is there, ${address} can be read; no empty page follows`, async (page) => {
      let release;
      const held = new Promise((resolve) => {
        release = resolve;
      });
      await page.route('**/*.wasm', async (route) => {
        await held;
        await route.continue();
      });
      // Every picture in between is looked at: none may be without cafés.
      await page.addInitScript(() => {
        globalThis.pictures = { read: 0, empty: 0 };
        const look = () => {
          const { pictures } = globalThis;
          const read = [...document.querySelectorAll('a[href^="/cafes/"]')].some((link) => link.checkVisibility());
          if (read) pictures.read += 1;
          else if (pictures.read > 0) pictures.empty += 1;
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
      await page.goto(address, { waitUntil: 'commit' });
      const first = page.locator('#first');
      const link = first.locator('a[href^="/cafes/"]').first();
      await link.waitFor();
      const title = (await link.textContent()).trim();
      assert.ok(!(await app(page).isVisible()), 'the application waits');
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
      release();
      await settled(page);
      await first.waitFor({ state: 'detached' });
      assert.equal((await titles(page).first().textContent()).trim(), title, 'the same café comes first');
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
      const { read, empty } = await page.evaluate(() => globalThis.pictures);
      assert.ok(read > 0);
      assert.equal(empty, 0, 'no empty page in between');
    });
  }
});
