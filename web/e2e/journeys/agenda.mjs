// The agenda: its list, its map, and what one does to the other.

import assert from 'node:assert/strict';
import { describe } from 'node:test';

import {
  NO_NETWORK,
  allInSight,
  api,
  app,
  arrive,
  button,
  cards,
  chips,
  choosePlace,
  copied,
  count,
  fits,
  focusComes,
  heading,
  inSight,
  journey,
  listed,
  main,
  marks,
  number,
  settled,
  titles,
} from '../journey.mjs';

const shown = (page) => main(page).locator('.pager__shown');
const next = (page) => button(page, 'Cafés suivants');

/** The middle of the map. */
async function middle(page) {
  const map = main(page).locator('.map');
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Goes from mark to mark until one tells of its cafés. */
async function openMark(page) {
  // Nearer and nearer, until a mark is one café or lists those that share a place.
  for (let step = 0; step < 10; step += 1) {
    const single = main(page).locator('.mark:not(.mark--many)');
    const mark = (await single.count()) > 0 ? single.first() : marks(page).first();
    await mark.waitFor();
    const label = await mark.getAttribute('aria-label');
    await mark.dispatchEvent('click');
    const panel = main(page).locator('.map-panel a').first();
    const opened = await panel.waitFor({ timeout: 1500 }).then(() => true, () => false);
    if (opened) return panel;
    assert.match(label, /^\d/, 'a mark that goes nearer stands for several cafés');
  }
  return assert.fail('no mark led to a café');
}

describe('The agenda', () => {
  journey(
    'a filter that matches nothing there is: said in French, with what to do',
    async (page) => {
      await arrive(page, '/cafes?territory=commune-99999');
      const alert = main(page).getByRole('alert').filter({ hasText: 'La demande n’a pas abouti' });
      await alert.getByText('Un des filtres de cette adresse ne correspond à rien').waitFor();
      assert.doesNotMatch(await main(page).textContent(), /does not exist/);
      await chips(page).first().click();
      await page.waitForURL((url) => url.pathname === '/cafes' && url.search === '');
      await settled(page);
      assert.ok((await cards(page).count()) > 0);
    },
    { forgives: [/status of 40[04]/] },
  );

  journey('more and more cafés; one of them read; back at the same place of the same list', async (page) => {
    const { total } = await api(page, 'cafes?limit=1');
    await arrive(page, '/cafes');
    const first = await cards(page).count();
    assert.equal(number(await count(page).textContent()), total);
    assert.ok(first < total, 'the demonstration data fill more than a page');
    await next(page).focus();
    await listed(page, () => page.keyboard.press('Enter'));
    await cards(page).nth(first).waitFor();
    await focusComes(titles(page).nth(first), 'the focus goes to the first of those that came');
    const all = await titles(page).allTextContents();
    assert.equal(new Set(await titles(page).evaluateAll((links) => links.map((link) => link.href))).size, all.length);
    assert.match(await shown(page).textContent(), new RegExp(`^${all.length} sur ${total}$`));

    const link = titles(page).nth(first + 3);
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    assert.ok(before > 0);
    await link.click();
    await page.waitForURL(/\/cafes\/[^/?]+$/);
    await settled(page);
    await page.goBack();
    await focusComes(titles(page).nth(first + 3), 'the focus is back on the café');
    assert.deepEqual(await titles(page).allTextContents(), all, 'the list is as long as it was');
    await page.waitForFunction((was) => Math.abs(scrollY - was) < 200, before);

    // By the link above the café, too; but the navigation begins anew.
    await titles(page).nth(first + 3).click();
    await settled(page);
    await main(page).getByRole('link', { name: 'Retour à l’agenda' }).click();
    await focusComes(titles(page).nth(first + 3), 'the link goes back to the same place');
    await app(page).getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Ressources' }).click();
    await page.waitForURL('**/resources');
    await app(page).getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Agenda' }).click();
    await page.waitForURL('**/cafes');
    await settled(page);
    assert.equal(await cards(page).count(), first);
  });

  journey('after a reload: the same cafés, at the same place on the screen', async (page) => {
    await arrive(page, '/cafes');
    const first = await cards(page).count();
    for (let more = 1; more <= 2; more += 1) {
      await listed(page, () => next(page).click());
      await cards(page).nth(first * more).waitFor();
    }
    const all = await titles(page).allTextContents();
    const far = titles(page).nth(first * 2 + 2);
    const top = () => far.evaluate((link) => link.getBoundingClientRect().top);
    const stands = async (wanted, why) => {
      await titles(page).nth(all.length - 1).waitFor();
      assert.deepEqual(await titles(page).allTextContents(), all);
      const handle = await far.elementHandle();
      await page
        .waitForFunction(([link, wanted]) => Math.abs(link.getBoundingClientRect().top - wanted) < 3, [handle, wanted], { timeout: 5000 })
        .catch(async () => assert.fail(`${why}: ${await top()} instead of ${wanted}`));
    };
    await far.evaluate((link) => scrollBy(0, link.getBoundingClientRect().top - 300));
    const before = await top();
    await page.reload();
    await settled(page);
    await stands(before, 'a reload finds the place again');
    await page.reload();
    await settled(page);
    await stands(before, 'so does another one');

    // A café is read, and reloaded; one comes back by the browser, or by the link above the café.
    for (const back of [() => page.goBack(), () => main(page).getByRole('link', { name: 'Retour à l’agenda' }).click()]) {
      await far.click();
      await page.waitForURL(/\/cafes\/[^/?]+$/);
      await settled(page);
      await page.reload();
      await settled(page);
      await back();
      await stands(before, 'the way back finds the place again');
      await focusComes(far, 'the focus is back on the café');
    }

    // Whoever comes anew begins at the top, and so does who chooses something else.
    await page.goto('/cafes');
    await settled(page);
    assert.equal(await cards(page).count(), first);
    assert.equal(await page.evaluate(() => scrollY), 0);
    await listed(page, () => next(page).click());
    await cards(page).nth(first).waitFor();
    await page.reload();
    await titles(page).nth(first).waitFor();
    await listed(page, () => main(page).getByText('Ce mois-ci', { exact: true }).click());
    await page.waitForURL(/from=/);
    assert.ok((await cards(page).count()) <= first);
  }, { patience: 180_000 });

  journey('the rest does not come after a reload; what came stays, with the way on', async (page) => {
    await arrive(page, '/cafes');
    const first = await cards(page).count();
    await listed(page, () => next(page).click());
    await cards(page).nth(first).waitFor();
    await page.route('**/api/v1/cafes?*cursor=*', (route) => route.abort(), { times: 1 });
    await page.reload();
    await settled(page);
    assert.equal(await cards(page).count(), first);
    await listed(page, () => next(page).click());
    await cards(page).nth(first).waitFor();
  }, { forgives: [NO_NETWORK], serviceWorkers: 'block' });

  journey('the year stands on a card when it is another one where the café is', async (page) => {
    const { data } = await api(page, 'cafes?limit=20');
    const index = data.findIndex((one) => one.timezone === 'Europe/Paris' && !one.date_to_confirm);
    assert.ok(index >= 0, 'some café is held in Paris time');
    const year = new Date(data[index].starts_at).toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris', year: 'numeric' });
    // Half an hour before and after the year begins in Paris; in Greenwich, it is the year before.
    for (const [now, stands] of [['22:30', true], ['23:30', false]]) {
      await page.clock.setFixedTime(new Date(`${year - 1}-12-31T${now}:00Z`));
      await arrive(page, '/cafes');
      const month = await cards(page).nth(index).locator('.date__month').textContent();
      assert.equal(month.endsWith(year), stands, `${month}, at ${now}`);
    }
  });

  journey('at once in sight: how many cafés, the first of them, and where they are', async (page) => {
    // The styles of other pages come when nothing else is to do: nothing of this one waits for them, or moves by them.
    await page.route(/\/assets\/(first|rest)-\w+\.css$/, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
    await arrive(page, '/cafes');
    await marks(page).first().waitFor();
    for (const part of [cards(page).first(), main(page).locator('.map')]) {
      const { y } = await part.boundingBox();
      assert.ok(y < 400, `${part} begins at ${y} pixels of 900`);
    }
    await fits(page);
  }, { viewport: { width: 1280, height: 900 } });

  journey(
    'the next cafés do not come; what was there stays, and trying again brings them',
    async (page) => {
      await arrive(page, '/cafes');
      const before = await titles(page).allTextContents();
      await page.route('**/api/v1/cafes?*cursor=*', (route) => route.abort(), { times: 1 });
      await next(page).click();
      const trouble = main(page).getByRole('alert').filter({ hasText: 'Le service ne répond pas' });
      await trouble.waitFor();
      assert.deepEqual(await titles(page).allTextContents(), before);
      await listed(page, () => trouble.getByRole('button', { name: 'Réessayer' }).click());
      await cards(page).nth(before.length).waitFor();
      await trouble.waitFor({ state: 'detached' });
    },
    { forgives: [NO_NETWORK], serviceWorkers: 'block' },
  );

  journey('from a mark on the map to the café, and back to where the map was', async (page) => {
    await arrive(page, '/cafes');
    await marks(page).first().waitFor();
    const link = await openMark(page);
    const title = (await link.textContent()).trim();
    await link.click();
    await page.waitForURL(/\/cafes\/[^/?]+$/);
    await settled(page);
    assert.equal((await heading(page).textContent()).trim(), title);
  });

  journey('all that is on the map is in the list', async (page) => {
    const { total } = await api(page, 'cafes?territory=departement-44&limit=1');
    await arrive(page, '/cafes?territory=departement-44');
    await marks(page).first().waitFor();
    assert.equal(number(await count(page).textContent()), total);
    await page.waitForFunction((total) => {
      const marks = [...document.querySelectorAll('#app .mark')];
      return marks.reduce((sum, mark) => sum + (Number(mark.textContent) || 1), 0) === total;
    }, total);
  });

  journey('what is pointed at in the list is lit on the map, and the reverse', async (page) => {
    // Few enough that some stand alone on the map.
    await arrive(page, '/cafes?accessibility=easy_to_read');
    await marks(page).first().waitFor();
    const lit = main(page).locator('.mark--lit');
    assert.equal(await lit.count(), 0);
    // Those that stand alone on the map; several in one mark cannot be told apart there.
    const labels = await main(page)
      .locator('.mark:not(.mark--many)')
      .evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')));
    const names = await titles(page).allTextContents();
    const index = names.findIndex((name) => labels.some((label) => label.startsWith(`${name.trim()}, `)));
    assert.ok(index >= 0, 'some café of the list stands alone on the map');

    await cards(page).nth(index).hover();
    await lit.waitFor();
    assert.ok((await lit.getAttribute('aria-label')).startsWith(names[index].trim()));
    await heading(page).hover();
    await lit.waitFor({ state: 'detached' });
    await titles(page).nth(index).focus();
    await lit.waitFor();
    await page.keyboard.press('Tab');
    await page.waitForFunction(
      (name) => !document.querySelector('#app .mark--lit')?.getAttribute('aria-label').startsWith(name),
      names[index].trim(),
    );

    await heading(page).focus();
    await main(page).locator(`.mark[aria-label^="${names[index].trim()}, "]`).hover();
    const card = main(page).locator('.card--lit');
    await card.waitFor();
    assert.ok((await card.textContent()).includes(names[index].trim()));
  });

  journey('searching where the map is, and taking that away again', async (page) => {
    await arrive(page, '/cafes');
    await marks(page).first().waitFor();
    const all = number(await count(page).textContent());
    const here = button(page, 'Chercher dans cette zone');
    assert.equal(await here.count(), 0, 'not offered before the map was moved');
    const { x, y } = await middle(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 180, y - 120, { steps: 8 });
    await page.mouse.up();
    await here.waitFor();
    assert.equal(new URL(page.url()).search, '', 'nothing is asked before one says so');
    await listed(page, () => here.click());
    await page.waitForURL(/bbox=/);
    const some = number(await count(page).textContent());
    assert.ok(some < all, `${some} of ${all} cafés are in the window`);
    const { total } = await api(page, `cafes${new URL(page.url()).search}&limit=1`);
    assert.equal(some, total);
    await here.waitFor({ state: 'detached' });

    // The link shows someone else the same window; the way back takes it away, and so does its chip.
    const link = page.url();
    await page.goBack();
    await page.waitForURL((url) => url.search === '');
    await settled(page);
    assert.equal(number(await count(page).textContent()), all);
    await arrive(page, link);
    assert.equal(number(await count(page).textContent()), some);
    const chip = chips(page).filter({ hasText: 'Zone de la carte' });
    await listed(page, () => chip.click());
    assert.equal(number(await count(page).textContent()), all);
    assert.equal(new URL(page.url()).search, '');
  });

  journey('several cafés of one place: the first tap on their mark tells of them', async (page) => {
    const { data } = await api(page, 'cafes?limit=200');
    const placed = data.filter((one) => one.place);
    const { place } = placed.find((one) => placed.filter(({ place }) => place.id === one.place.id).length > 1);
    const here = placed.filter((one) => one.place.id === place.id);
    await arrive(page, `/cafes?q=${encodeURIComponent(place.name)}`);
    const mark = main(page).locator('.mark--many').filter({ hasText: new RegExp(`^${here.length}$`) });
    await mark.first().waitFor();
    await mark.first().dispatchEvent('click');
    const links = main(page).locator('.map-panel a');
    await links.nth(here.length - 1).waitFor();
    assert.deepEqual((await links.allTextContents()).toSorted(), here.map((one) => one.title).toSorted());
  });

  journey('a mark of cafés that lie apart: one goes there, and may search there', async (page) => {
    await arrive(page, '/cafes');
    const mark = main(page).locator('.mark--many');
    await mark.first().waitFor();
    const here = button(page, 'Chercher dans cette zone');
    assert.equal(await here.count(), 0, 'not offered before the map was moved');
    await mark.first().dispatchEvent('click');
    await here.waitFor();
    await listed(page, () => here.click());
    await page.waitForURL(/bbox=/);
  });

  journey('overseas, by a button of the map; and searching there', async (page) => {
    await arrive(page, '/cafes');
    await marks(page).first().waitFor();
    await main(page).getByText('Outre-mer', { exact: true }).click();
    for (const name of ['Saint-Pierre-et-Miquelon', 'Polynésie française', 'Wallis et Futuna', 'Saint-Martin']) {
      await button(page, name).waitFor();
    }
    await button(page, 'La Réunion').click();
    const { total } = await api(page, 'cafes?territory=region-04&limit=1');
    await page.waitForFunction((total) => {
      const marks = [...document.querySelectorAll('#app .mark')];
      return marks.length > 0 && marks.reduce((sum, mark) => sum + (Number(mark.textContent) || 1), 0) === total;
    }, total);
    await listed(page, () => button(page, 'Chercher dans cette zone').click());
    assert.equal(number(await count(page).textContent()), total);
  });

  journey(
    'on a phone: what was chosen is found at once, on the first page too, below the form or not',
    async (page) => {
      await arrive(page, '/');
      await choosePlace(page, 'Nantes', { hasText: 'Nantes' });
      await page.waitForURL(/\/cafes\?territory=/);
      await settled(page);
      await inSight(count(page));
      await inSight(titles(page).first());
      await focusComes(heading(page), 'a screen reader says where one is all the same');

      await arrive(page, '/cafes');
      await choosePlace(page, 'Nantes', { hasText: 'Nantes' });
      await settled(page);
      await inSight(count(page));
      await inSight(titles(page).first());
      await button(page, 'Plus de filtres').click();
      const dialog = main(page).getByRole('dialog', { name: 'Plus de filtres' });
      await dialog.getByRole('button', { name: /^Voir/ }).click();
      await inSight(count(page));
    },
    { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true },
  );

  journey('leaving while the map still zooms', async (page) => {
    await arrive(page, '/cafes');
    await marks(page).first().waitFor();
    await button(page, 'Agrandir la carte').click();
    await titles(page).first().click();
    await page.waitForURL(/\/cafes\/[^/?]+$/);
    // The zoom would end by now.
    await page.waitForTimeout(500);
    await settled(page);
  });

  journey(
    'on a phone: the list first, the map on demand, remembered',
    async (page) => {
      await arrive(page, '/cafes');
      assert.equal(await main(page).locator('.map').count(), 0);
      await fits(page);
      await button(page, 'Afficher la carte').click();
      await marks(page).first().waitFor();
      await allInSight(main(page).locator('.map'));
      await fits(page);
      // Above the list, whose first café comes after all that the map holds.
      const [map, list] = [main(page).locator('.map-beside'), cards(page).first()];
      assert.ok((await map.boundingBox()).y < (await list.boundingBox()).y);
      await page.reload();
      await settled(page);
      await marks(page).first().waitFor();
      await button(page, 'Masquer la carte').click();
      await main(page).locator('.map').waitFor({ state: 'detached' });
      await page.reload();
      await settled(page);
      assert.equal(await main(page).locator('.map').count(), 0);
    },
    { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  );

  journey(
    'an impatient finger on « Plus de filtres » opens it, and ticks nothing',
    async (page) => {
      await arrive(page, '/cafes');
      const more = button(page, 'Plus de filtres');
      const dialog = main(page).getByRole('dialog');
      // The second time, what it holds is there at once; and wherever the button stands, something else is below it.
      for (const height of [null, 100, 250, 400, 500]) {
        await more.evaluate((element, height) => {
          if (height === null) element.scrollIntoView({ block: 'center' });
          else scrollBy(0, element.getBoundingClientRect().top - height);
        }, height);
        await more.dblclick();
        await dialog.locator('.check').first().waitFor();
        assert.equal(await dialog.locator('input:checked').count(), 0);
        assert.equal(new URL(page.url()).search, '');
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
      }
      // A finger that means it is understood.
      await more.click();
      await dialog.locator('.check').first().click();
      await page.waitForURL(/\?/);
    },
    { viewport: { width: 360, height: 740 } },
  );

  journey('following a search: its link, its calendar, its news feed', async (page) => {
    await arrive(page, '/cafes?territory=departement-44');
    await main(page).getByText('Suivre cette recherche').click();
    assert.equal(await copied(page, 'Copier le lien'), page.url());
    await app(page).getByText('Le lien est copié.').waitFor();
    const calendar = await page.request.get(await copied(page, 'Copier l’adresse de l’agenda'));
    assert.match(calendar.headers()['content-type'], /^text\/calendar/);
    const { total } = await api(page, 'cafes?territory=departement-44&limit=1');
    assert.equal((await calendar.text()).match(/BEGIN:VEVENT/g).length, total);
    const subscription = await main(page).getByRole('link', { name: 'Ouvrir dans mon application d’agenda' }).getAttribute('href');
    assert.match(subscription, /^webcal:\/\/.+\.ics\?territory=departement-44$/);
    const feed = await main(page).getByRole('link', { name: /RSS/ }).getAttribute('href');
    assert.match(await (await page.request.get(feed)).text(), /^<\?xml[^]*<rss/);
  });

  journey('following a territory, from its page', async (page) => {
    await arrive(page, '/territories/departement-44');
    await main(page).getByText('Suivre les cafés de ce territoire').click();
    assert.equal(await copied(page, 'Copier le lien'), page.url());
    await app(page).getByText('Le lien est copié.').waitFor();
    const subscription = await main(page).getByRole('link', { name: 'Ouvrir dans mon application d’agenda' }).getAttribute('href');
    assert.match(subscription, /^webcal:\/\/.+\.ics\?territory=departement-44$/);
    const feed = await main(page).getByRole('link', { name: /RSS/ }).getAttribute('href');
    assert.match(await (await page.request.get(feed)).text(), /^<\?xml[^]*<rss[^]*Loire-Atlantique/);
  });

  journey('two tabs do not disturb each other', async (page, context) => {
    const other = await context.newPage();
    await arrive(page, '/cafes');
    await arrive(other, '/cafes');
    const all = await count(other).textContent();
    await listed(page, () => main(page).getByRole('searchbox', { name: 'Quoi ?' }).fill('jeux'));
    assert.equal(await count(other).textContent(), all);
    assert.equal(new URL(other.url()).search, '');
    await titles(other).first().click();
    await settled(other);
    await page.reload();
    await settled(page);
    assert.notEqual(await count(page).textContent(), all);
    await other.goBack();
    await settled(other);
    assert.equal(await count(other).textContent(), all);
  });
});
