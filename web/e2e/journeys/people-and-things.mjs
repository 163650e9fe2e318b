// Who can run a café, who takes part, what there is to do it with, and where.

import assert from 'node:assert/strict';
import { describe } from 'node:test';

import {
  NOTHING_THERE,
  allInSight,
  api,
  arrive,
  button,
  cards,
  chips,
  chipsAre,
  choosePlace,
  count,
  focusComes,
  heading,
  inSight,
  journey,
  listed,
  main,
  marks,
  notice,
  number,
  oneLike,
  settled,
  titles,
} from '../journey.mjs';

const TRAINED = ['A suivi la formation', 'Formation validée', 'Forme à l’animation'];
const dialog = (page) => main(page).getByRole('dialog', { name: 'Plus de filtres' });

/** Opens the first item of a list; its page has its name. */
async function openFirst(page) {
  const title = (await titles(page).first().textContent()).trim();
  await titles(page).first().click();
  await main(page).getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await settled(page);
  return title;
}

/** A circle is on the map, or none is: some of its layer is painted, or nothing. */
async function circlesCome(page, wanted) {
  await page.waitForFunction((wanted) => {
    const isPainted = (layer) => {
      // Read from a copy: reading the layer itself would make the browser draw it another way, and say so.
      const copy = document.createElement('canvas');
      [copy.width, copy.height] = [layer.width, layer.height];
      const pen = copy.getContext('2d', { willReadFrequently: true });
      pen.drawImage(layer, 0, 0);
      return pen.getImageData(0, 0, copy.width, copy.height).data.some((value) => value > 0);
    };
    return [...document.querySelectorAll('#app .leaflet-circles-pane canvas')].some(isPainted) === wanted;
  }, wanted);
}

describe('Facilitators', () => {
  journey('the trained and the declared are told apart', async (page) => {
    await arrive(page, '/facilitators');
    const all = number(await count(page).textContent());
    await listed(page, () => main(page).getByText('Formation suivie', { exact: true }).click());
    const trained = number(await count(page).textContent());
    for (const text of await cards(page).allTextContents()) {
      assert.ok(TRAINED.some((state) => text.includes(state)), `${text} says that they are trained`);
    }
    await listed(page, () => main(page).getByText('Pas encore formées', { exact: true }).click());
    const others = number(await count(page).textContent());
    for (const text of await cards(page).allTextContents()) {
      assert.ok(!TRAINED.some((state) => text.includes(state)), `${text} says that they are not`);
    }
    assert.equal(trained + others, all);
    // What the words mean is said, and one state alone can be asked for.
    await main(page).getByText('Ce que veulent dire ces mentions').click();
    await main(page).getByText('aucune formation n’est enregistrée').first().waitFor();
    await listed(page, () => main(page).getByText('Toutes les personnes', { exact: true }).click());
    await button(page, 'Plus de filtres').click();
    const declared = dialog(page).getByText(/^Se porte volontaire pour animer \(\d+\)$/);
    const promised = number(await declared.textContent());
    await listed(page, () => declared.click());
    await dialog(page).getByRole('button', { name: /^Voir/ }).click();
    assert.equal(number(await count(page).textContent()), promised);
    assert.match(page.url(), /training=declared/);
  });

  journey('who comes to my commune; how far somebody travels', async (page) => {
    await arrive(page, '/facilitators');
    await marks(page).first().waitFor();
    const reach = main(page).getByRole('combobox', { name: 'Qui se déplace jusqu’à…' });
    await listed(page, () => choosePlace(page, 'Saint-Nazaire', { hasText: /^Saint-Nazaire.*Loire-Atlantique/ }, reach));
    const { searchParams } = new URL(page.url());
    const { data } = await api(page, `facilitators?reaches=${searchParams.get('reaches')}`);
    assert.deepEqual(
      (await titles(page).allTextContents()).map((title) => title.trim()),
      data.map((one) => one.name),
    );
    assert.equal(await chips(page).first().textContent(), 'Se déplace jusqu’à Saint-Nazaire');
    assert.equal(await reach.getAttribute('placeholder'), 'Saint-Nazaire', 'the field says where');
    // Those that were listed before tell how far they are now.
    for (const [index, one] of data.entries()) {
      if (one.distance_m > 0) await cards(page).nth(index).locator('.badge').filter({ hasText: /^\d+\skm$/ }).waitFor();
    }
    await page.reload();
    await settled(page);
    assert.equal(await reach.getAttribute('placeholder'), 'Saint-Nazaire', 'and goes on saying so');
    // Pointed at in the list, the circle is on the map.
    await marks(page).first().waitFor();
    await heading(page).hover();
    await cards(page).first().hover();
    await main(page).locator('.mark--lit').waitFor();
    await circlesCome(page, true);
    await heading(page).hover();
    await circlesCome(page, false);
  });

  journey(
    'on a phone, where nobody travels: said in sight of the field, with who lives nearest',
    async (page) => {
      await arrive(page, '/facilitators');
      const reach = main(page).getByRole('combobox', { name: 'Qui se déplace jusqu’à…' });
      await listed(page, () => choosePlace(page, 'Miquelon', { hasText: /^Miquelon-Langlade/ }, reach));
      await inSight(count(page));
      assert.equal(await count(page).textContent(), 'Personne ne correspond');
      await main(page).getByRole('heading', { level: 3, name: 'Les plus proches, mais loin d’ici' }).waitFor();
      const { data } = await api(page, 'facilitators?around=-56.3814,47.0975&limit=3');
      assert.deepEqual(
        (await titles(page).allTextContents()).map((title) => title.trim()),
        data.map((one) => one.name),
      );
      assert.equal(await cards(page).locator('.badge').filter({ hasText: /^[\d\s]+\skm$/ }).count(), data.length, 'each says how far');
      await openFirst(page);
    },
    { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true },
  );

  journey('read again, all is there before the page is shown: the circle is whole', async (page) => {
    const { slug } = await oneLike(page, 'facilitators', () => true);
    for (let visit = 0; visit < 3; visit += 1) {
      await arrive(page, `/facilitators/${slug}`);
      await marks(page).first().waitFor();
      const map = await main(page).locator('.map').boundingBox();
      const { x, y, width, height } = await marks(page).first().boundingBox();
      const off = [x + width / 2 - map.x - map.width / 2, y + height / 2 - map.y - map.height / 2];
      assert.ok(off.every((pixels) => Math.abs(pixels) < 30), `${off} pixels from the middle`);
    }
  });

  journey('a profile: what is known, a circle on the map, and no way to write yet', async (page) => {
    await arrive(page, '/facilitators');
    await openFirst(page);
    await main(page).getByText('jamais une adresse').first().waitFor();
    await marks(page).first().waitFor();
    await circlesCome(page, true);
    await main(page).getByRole('heading', { level: 2, name: 'Ses prochains cafés' }).waitFor();
    assert.equal(await main(page).getByRole('button', { name: /contact|écrire|message/i }).count(), 0);
    assert.equal(await main(page).locator('a[href^="mailto:"], a[href^="tel:"]').count(), 0);
    // How they are reached meanwhile.
    await main(page).getByText(/adressez-vous à cette organisation|lui parler sur place|dans un café près de chez vous/).waitFor();
    await page.goBack();
    await focusComes(titles(page).first(), 'the focus is back in the list');
  });

  journey(
    'on a phone: the map on demand, in sight at once',
    async (page) => {
      await arrive(page, '/facilitators');
      await button(page, 'Afficher la carte').click();
      await marks(page).first().waitFor();
      await allInSight(main(page).locator('.map'));
    },
    { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  );

  journey('from the map of the directory to somebody', async (page) => {
    await arrive(page, '/facilitators');
    await marks(page).first().waitFor();
    const label = await marks(page).first().getAttribute('aria-label');
    await marks(page).first().dispatchEvent('click');
    const link = main(page).locator('.map-panel a').first();
    const name = (await link.textContent()).trim();
    assert.ok(/^\d/.test(label) || label.startsWith(name), `${label} tells of ${name}`);
    await link.click();
    await main(page).getByRole('heading', { level: 1, name, exact: true }).waitFor();
  });

  journey(
    'somebody who is not in the directory, any more or yet',
    async (page) => {
      assert.equal((await page.goto('/facilitators/personne')).status(), 404);
      await settled(page);
      assert.equal(await heading(page).textContent(), 'Cette fiche n’est pas dans l’annuaire');
      await main(page).getByRole('link', { name: 'Voir tout l’annuaire' }).click();
      await page.waitForURL('**/facilitators');
    },
    { forgives: [NOTHING_THERE] },
  );
});

describe('Organisations', () => {
  journey('the libraries; one of them; its cafés', async (page) => {
    await arrive(page, '/organisations');
    await button(page, 'Plus de filtres').click();
    const library = dialog(page).getByText(/^Bibliothèque, médiathèque \(\d+\)$/);
    const promised = number(await library.textContent());
    await listed(page, () => library.click());
    await dialog(page).getByRole('button', { name: `Voir les ${promised} organisations` }).click();
    assert.equal(number(await count(page).textContent()), promised);
    for (const text of await cards(page).allTextContents()) assert.ok(text.includes('Bibliothèque, médiathèque'), text);
    const busy = cards(page).filter({ hasText: 'à venir' }).first().locator('.card__link');
    const name = (await busy.textContent()).trim();
    await busy.click();
    await main(page).getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await main(page).getByRole('heading', { level: 2, name: 'Ses prochains cafés' }).waitFor();
    const title = (await titles(page).first().textContent()).trim();
    await titles(page).first().click();
    await main(page).getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    await main(page).locator('.cafe__facts').getByRole('link', { name, exact: true }).first().click();
    await main(page).getByRole('heading', { level: 1, name, exact: true }).waitFor();
  });

  journey('nobody of that kind there: a wider territory, or one choice less', async (page) => {
    await arrive(page, '/organisations?territory=commune-44109&kind=post_office');
    await notice(page, 'Aucune organisation ne répond').waitFor();
    const way = main(page).locator('.notice').getByRole('button', { name: /^Sans « .+ » : \d+ organisations?$/ });
    await way.first().waitFor();
    const promised = number((await way.first().textContent()).split(':').pop());
    await listed(page, () => way.first().click());
    assert.equal(number(await count(page).textContent()), promised);
  });
});

describe('Resources', () => {
  journey('what one can do in an hour with ten people', async (page) => {
    await arrive(page, '/resources');
    await listed(page, () => main(page).getByText('Des formats d’animation', { exact: true }).click());
    const time = main(page).getByRole('group', { name: 'En combien de temps ?' });
    // Each time says how many formats it would give.
    const hour = time.getByText(/^1 h \(\d+\)$/);
    const promised = number((await hour.textContent()).split('(').pop());
    await listed(page, () => hour.click());
    assert.equal(number(await count(page).textContent()), promised);
    const people = main(page).getByRole('group', { name: 'Pour combien de personnes ?' });
    await listed(page, () => people.getByText('10', { exact: true }).click());
    const { data } = await api(page, 'resources?kind=format&max_minutes=60&people=10');
    assert.ok(data.length > 0, 'the demonstration data hold such a format');
    assert.deepEqual(
      (await titles(page).allTextContents()).map((title) => title.trim()),
      data.map((one) => one.title),
    );
    await main(page).getByText('ne disent pas leur durée').waitFor();
    await chipsAre(page, ['Format d’animation', 'Peut tenir en 1 h', 'Pour 10 personnes']);

    await openFirst(page);
    await main(page).getByRole('heading', { level: 2, name: 'Les prochains cafés avec ce format' }).waitFor();
    await main(page).getByRole('heading', { level: 2, name: 'Puis-je la réutiliser ?' }).waitFor();
    await page.goBack();
    await focusComes(titles(page).first(), 'the focus is back on the shelf');
    await chipsAre(page, ['Format d’animation', 'Peut tenir en 1 h', 'Pour 10 personnes']);
  });

  journey('a link to the publisher says where it leads', async (page) => {
    const { data } = await api(page, 'resources?limit=100');
    for (const { slug } of data) {
      const resource = await api(page, `resources/${slug}`);
      if (!resource.url) continue;
      await arrive(page, `/resources/${slug}`);
      const link = main(page).locator(`a[href="${resource.url}"]`).first();
      assert.match(await link.getAttribute('rel'), /external/);
      assert.match(await link.getAttribute('rel'), /noopener/);
      const host = new URL(resource.url).host.replace(/^www\./, '');
      assert.ok((await link.textContent()).includes(host), `the link names ${host}`);
      return;
    }
    assert.fail('some resource has an address');
  });

  journey('a format and the cafés that use it lead to one another', async (page) => {
    const cafe = await oneLike(page, 'cafes?limit=100', (one) => one.formats.length > 0);
    const [format] = cafe.formats;
    await arrive(page, `/cafes/${cafe.slug}`);
    await main(page).getByRole('link', { name: format.title, exact: true }).click();
    await main(page).getByRole('heading', { level: 1, name: format.title, exact: true }).waitFor();
    const { total } = await api(page, `cafes?format=${format.slug}&limit=1`);
    await titles(page).first().waitFor();
    assert.equal(await titles(page).count(), Math.min(total, 4));
    if (total > 4) {
      await listed(page, () => main(page).getByRole('link', { name: `Voir les ${total} cafés` }).click());
      assert.equal(number(await count(page).textContent()), total);
    }
  });
});

describe('Territories', () => {
  journey('from the map of France to a département and its figures', async (page) => {
    await arrive(page, '/territories');
    const territory = await api(page, 'territories/departement-44');
    // A shape is a link of an SVG, which « click » would aim at the middle of its frame.
    const shape = main(page).locator('svg a[href="/territories/departement-44"]');
    await shape.hover();
    await main(page).getByText('Loire-Atlantique : ').first().waitFor();
    await shape.click();
    await main(page).getByRole('heading', { level: 1, name: territory.name, exact: true }).waitFor();
    await settled(page);
    const figures = await main(page).locator('.figures').textContent();
    for (const figure of [territory.upcoming_cafes, territory.population, territory.organisations]) {
      assert.ok(figures.includes(figure.toLocaleString('fr-FR')), `${figure} is among the figures: ${figures}`);
    }
    assert.ok((await titles(page).count()) > 0);
    await main(page).getByRole('link', { name: 'Voir l’agenda et la carte' }).first().click();
    await page.waitForURL(/\/cafes\?territory=departement-44/);
    await settled(page);
    assert.ok((await cards(page).count()) > 0);
    assert.equal(await chips(page).first().textContent(), territory.name);
  });

  journey('from the table of régions, by the keyboard', async (page) => {
    await arrive(page, '/territories');
    const unfold = main(page).getByRole('button', { name: 'Départements : Bretagne' });
    const finistere = main(page).getByRole('table').getByRole('link', { name: 'Finistère' });
    assert.ok(!(await finistere.isVisible()));
    await unfold.focus();
    await page.keyboard.press('Enter');
    assert.equal(await unfold.getAttribute('aria-expanded'), 'true');
    await finistere.focus();
    await page.keyboard.press('Enter');
    await main(page).getByRole('heading', { level: 1, name: 'Finistère', exact: true }).waitFor();
    await settled(page);
    // And up again.
    await main(page).getByRole('navigation', { name: 'Où cela se trouve' }).getByRole('link', { name: 'Bretagne' }).click();
    await main(page).getByRole('heading', { level: 1, name: 'Bretagne', exact: true }).waitFor();
  });

  journey('what lies in no territory is told, so that the figures add up to the national ones', async (page) => {
    const [list, stats] = [await api(page, 'territories'), await api(page, 'stats')];
    await arrive(page, '/territories');
    const cells = (name) => main(page).getByRole('row', { name }).getByRole('cell').allTextContents();
    assert.deepEqual((await cells(/^Sans territoire/)).map(Number), Object.values(list.without_territory));
    const [upcoming, past, organisations] = (await cells(/^Toute la France/)).map(Number);
    assert.deepEqual([upcoming, past, organisations], [stats.upcoming_cafes, stats.past_cafes, stats.organisations]);
  });

  journey('the map of the first page, and the same as a table', async (page) => {
    await arrive(page, '/');
    await main(page).locator('.home__everywhere').scrollIntoViewIfNeeded();
    const table = main(page).getByText('Voir la liste des départements');
    await table.waitFor();
    await main(page).locator('svg a[href="/territories/departement-29"]').waitFor();
    await table.click();
    await main(page).getByRole('table').getByRole('link', { name: 'Finistère' }).click();
    await main(page).getByRole('heading', { level: 1, name: 'Finistère', exact: true }).waitFor();
  });

  journey(
    'a territory that does not exist: a field to find another',
    async (page) => {
      for (const address of ['/territories/departement-999', '/territories/atlantide']) {
        assert.equal((await page.goto(address)).status(), 404);
        await settled(page);
        assert.equal(await heading(page).textContent(), 'Aucun territoire ne porte ce code');
      }
      await choosePlace(page, 'Quimper', { hasText: 'Quimper' });
      await page.waitForURL('**/territories/commune-*');
      await main(page).getByRole('heading', { level: 1, name: /Quimper/ }).waitFor();
    },
    { forgives: [NOTHING_THERE] },
  );
});
