// Finding a café: from the first page's question, around oneself, by filters, by a link that someone sent.

import assert from 'node:assert/strict';
import { describe } from 'node:test';

import {
  api,
  arrive,
  button,
  cards,
  chips,
  chipsAre,
  choosePlace,
  count,
  field,
  focusComes,
  heading,
  isFocused,
  journey,
  listed,
  main,
  marks,
  notice,
  number,
  oneLike,
  options,
  settled,
  someoneElse,
  titles,
} from '../journey.mjs';

const NANTES = { latitude: 47.2184, longitude: -1.5536 };
const TERRITORY = /Département|Région/;

/** Sets the visitor's clock: the demonstration's cafés are some days ahead, and some of them in another month. */
async function onTheFirstOfItsMonth(page, cafe) {
  const today = new Date();
  const first = new Date(`${cafe.starts_at.slice(0, 7)}-01T12:00:00Z`);
  await page.clock.setFixedTime(first > today ? first : today);
}

/** The day before another one. */
function before(day) {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

describe('Finding a café', () => {
  journey('two gestures from the first page: a commune, a café; and back to the same place', async (page) => {
    const { place } = await oneLike(page, 'cafes?limit=50', (one) => one.place);
    await arrive(page, '/');
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
    assert.ok((await cards(page).count()) > 0, 'the first page shows the next cafés');
    assert.ok((await main(page).locator('.home__figures .figures').count()) > 0, 'and figures');

    await choosePlace(page, place.commune.slice(0, 5), { hasText: place.commune, hasNotText: TERRITORY });
    await page.waitForURL(/\/cafes\?territory=commune-/);
    await settled(page);
    await count(page).filter({ hasText: /^[\d\s\u202f]+cafés? trouvés?$/ }).waitFor();
    assert.ok((await cards(page).count()) > 0, 'the commune has cafés');
    for (const text of await cards(page).allTextContents()) {
      assert.ok(text.includes(place.commune), `${text} is in ${place.commune}`);
    }
    assert.equal(await chips(page).first().textContent(), place.commune);
    assert.equal(await field(page).getAttribute('placeholder'), place.commune, 'the field says where one searches');
    await marks(page).first().waitFor();

    const link = titles(page).last();
    const title = (await link.textContent()).trim();
    const list = page.url();
    await link.click();
    await page.waitForURL(/\/cafes\/[^/?]+$/);
    await settled(page);
    assert.equal((await heading(page).textContent()).trim(), title);
    await focusComes(heading(page), 'the focus is on the heading');
    for (const part of ['Quand', 'Où', 'Avec qui']) {
      await main(page).getByRole('heading', { level: 2, name: part, exact: true }).waitFor();
    }
    await main(page).locator('.cafe__map .mark').waitFor();

    await page.goBack();
    await page.waitForURL(list);
    await focusComes(titles(page).filter({ hasText: title }), 'the focus is back on the café that was read');
  });

  journey('by the keyboard alone, in the field', async (page) => {
    const { place } = await oneLike(page, 'cafes?limit=50', (one) => one.place);
    await arrive(page, '/cafes');
    const before = await count(page).textContent();
    await field(page).focus();
    await page.keyboard.type(place.commune.slice(0, 5), { delay: 20 });
    const wanted = { hasText: place.commune, hasNotText: TERRITORY };
    await options(page).filter(wanted).first().waitFor();
    const said = await main(page).locator('.combobox [role="status"]').first().textContent();
    assert.equal(number(said), await options(page).count(), 'the number of choices is said');

    // Once down selects the first, once up from there the last; Escape closes the list, then empties the field.
    await page.keyboard.press('ArrowDown');
    assert.equal(await options(page).first().getAttribute('aria-selected'), 'true');
    await page.keyboard.press('ArrowUp');
    assert.equal(await options(page).last().getAttribute('aria-selected'), 'true');
    await page.keyboard.press('Escape');
    assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
    assert.notEqual(await field(page).inputValue(), '');
    await page.keyboard.press('ArrowDown');
    await options(page).filter(wanted).first().waitFor();

    const all = await options(page).allTextContents();
    const index = all.findIndex((text) => text.startsWith(place.commune) && !TERRITORY.test(text));
    for (let step = 0; step <= index; step += 1) await page.keyboard.press('ArrowDown');
    assert.equal(
      await field(page).getAttribute('aria-activedescendant'),
      await options(page).nth(index).getAttribute('id'),
      'the field names the choice that the arrows are on',
    );
    await listed(page, () => page.keyboard.press('Enter'));
    assert.ok(page.url().includes(`territory=commune-${place.commune_code}`), page.url());
    assert.notEqual(await count(page).textContent(), before);
  });

  journey('by a postal code, by a département’s number; and a place that does not exist', async (page) => {
    await arrive(page, '/cafes');
    await listed(page, () => choosePlace(page, '44000', { hasText: 'Nantes' }));
    await page.waitForURL(/territory=commune-44109/);
    await listed(page, () => choosePlace(page, '44', { hasText: 'Département 44' }));
    await page.waitForURL(/territory=departement-44/);
    assert.equal(await chips(page).first().textContent(), 'Loire-Atlantique');
    await field(page).fill('zzzzzz');
    await main(page).getByText('Aucun lieu de ce nom').filter({ visible: true }).first().waitFor();
  });

  journey('a misspelt town is found, and shown as it is spelt', async (page) => {
    await arrive(page, '/cafes');
    for (const [typed, meant] of [['Rennnes', 'Rennes'], ['Saint Étiene', 'Saint-Étienne'], ['Marseile', 'Marseille']]) {
      await field(page).fill(typed);
      await options(page).filter({ hasText: new RegExp(`^${meant}`) }).first().waitFor();
      assert.ok((await options(page).first().textContent()).startsWith(meant), typed);
    }
    // Left as it was typed, it is no choice yet; Enter takes the most likely one.
    await field(page).press('Enter');
    await page.waitForURL(/\/cafes\?territory=commune-13055$/);
    await settled(page);
    assert.equal(await field(page).getAttribute('placeholder'), 'Marseille');
    await chipsAre(page, ['Marseille']);
  });

  journey('in a hurry: Enter before the places are there takes the first of them', async (page) => {
    await arrive(page, '/');
    await field(page).focus();
    await page.keyboard.type('69003');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cafes\?territory=commune-69383$/);
    await settled(page);
  });

  journey('nothing in a town: its département has some', async (page) => {
    const { total } = await api(page, 'cafes?territory=departement-29&limit=1');
    await arrive(page, '/cafes?territory=commune-29019');
    await listed(page, () => button(page, /^Finistère : \d+ cafés?$/).click());
    assert.equal(number(await count(page).textContent()), total);
  });

  journey('nothing in a town: whoever asks for a café there, or proposes one, need not name it again', async (page) => {
    const chosen = main(page).locator('.form__chosen').first();
    await arrive(page, '/cafes?territory=commune-29019');
    await main(page).locator('.notice').getByRole('link', { name: 'Demander un café dans vos murs' }).click();
    await chosen.filter({ hasText: 'Brest' }).waitFor();
    // Nothing was written: nothing to go on with.
    await page.reload();
    await chosen.filter({ hasText: 'Brest' }).waitFor();
    assert.equal(await button(page, 'Reprendre').count(), 0);

    await main(page).getByRole('link', { name: /Annoncez directement votre café/ }).click();
    await page.waitForURL('**/proposer?commune=29019');
    await chosen.filter({ hasText: 'Brest' }).waitFor();
    await arrive(page, '/territories/commune-29019');
    // On a slow line one has begun to write before it is known where.
    let known;
    const later = new Promise((resolve) => (known = resolve));
    await page.route('**/api/v1/communes?*', (route) => later.then(() => route.continue()));
    await main(page).getByRole('link', { name: 'Proposer un café' }).click();
    const title = main(page).getByRole('textbox', { name: 'Titre' });
    await title.fill('Un café au bord de la Penfeld');
    known();
    await chosen.filter({ hasText: 'Brest' }).waitFor();
    assert.equal(await title.inputValue(), 'Un café au bord de la Penfeld');
  });

  journey(
    'near me, asked on the click and not before',
    async (page, context) => {
      await context.addInitScript(() => {
        const { geolocation } = navigator;
        const ask = geolocation.getCurrentPosition.bind(geolocation);
        globalThis.asked = 0;
        geolocation.getCurrentPosition = (...all) => {
          globalThis.asked += 1;
          return ask(...all);
        };
      });
      await arrive(page, '/');
      assert.equal(await page.evaluate(() => globalThis.asked), 0);
      await button(page, 'Près de moi').click();
      await page.waitForURL(/\/cafes\?.*around=/);
      await count(page).waitFor();
      await settled(page);
      assert.equal(await page.evaluate(() => globalThis.asked), 1);
      const { searchParams } = new URL(page.url());
      assert.equal(searchParams.get('around'), '-1.55,47.22', 'nobody’s home is in the address');
      const texts = await cards(page).allTextContents();
      assert.ok(texts.length > 0);
      const metres = texts.map((text) => {
        const [, value, unit] = text.match(/(\d+)\s(km|m)$/) ?? [];
        assert.ok(value, `${text} says how far it is`);
        return Number(value) * (unit === 'km' ? 1000 : 1);
      });
      assert.deepEqual(metres, metres.toSorted((one, other) => one - other), 'the nearest come first');
      assert.ok(metres.every((far) => far <= 30_000));

      // Further: more of them, and the choice stays in the address.
      const before = number(await count(page).textContent());
      await listed(page, () => main(page).getByLabel('À moins de', { exact: true }).selectOption({ label: 'Toute distance' }));
      assert.ok(number(await count(page).textContent()) > before);
      assert.equal(new URL(page.url()).searchParams.get('radius_km'), null);
    },
    { permissions: ['geolocation'], geolocation: NANTES },
  );

  journey('near me, refused: kindly, and with a way on', async (page) => {
    for (const address of ['/', '/cafes']) {
      await arrive(page, address);
      await button(page, 'Près de moi').click();
      await notice(page, 'Votre position n’a pas été partagée').waitFor();
      assert.equal(new URL(page.url()).pathname, address, 'one stays where one is');
    }
    await choosePlace(page, 'Nantes', { hasText: 'Nantes', hasNotText: TERRITORY });
    await page.waitForURL(/territory=commune-44109/);
  });

  journey('a place for a wheelchair in the Finistère this month; someone else opens the link', async (page) => {
    const wanted = 'territory=departement-29&accessibility=wheelchair&places_left=true';
    const cafe = await oneLike(page, `cafes?${wanted}`, () => true);
    await onTheFirstOfItsMonth(page, cafe);
    await arrive(page, '/cafes');
    await listed(page, () => choosePlace(page, 'Finistère', { hasText: 'Département 29' }));
    assert.match(page.url(), /territory=departement-29/);
    await listed(page, () => main(page).getByText('Ce mois-ci', { exact: true }).click());
    assert.match(page.url(), /from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);

    await button(page, 'Plus de filtres').click();
    const dialog = main(page).getByRole('dialog', { name: 'Plus de filtres' });
    await dialog.waitFor();
    // Each choice says how many cafés it would give, and that is how many it gives.
    const wheelchair = dialog.getByRole('checkbox', { name: /^Accessible en fauteuil roulant \(\d+\)$/ });
    await wheelchair.waitFor();
    const label = await dialog.getByText(/^Accessible en fauteuil roulant/).textContent();
    await listed(page, () => wheelchair.check());
    const shown = dialog.getByRole('button', { name: /^Voir le|^Aucun café/ });
    assert.equal(number(await count(page).textContent()), number(label));
    // And what the other choices would give follows.
    const online = dialog.getByText(/^En ligne \(\d+\)$/);
    await online.waitFor();
    assert.match(await online.textContent(), /\(0\)$/, 'no café online is accessible to a wheelchair here');
    await listed(page, () => dialog.getByRole('checkbox', { name: 'Sans les cafés complets' }).check());
    const total = number(await count(page).textContent());
    assert.ok(total > 0);
    assert.match(await shown.textContent(), total === 1 ? /^Voir le café$/ : new RegExp(`^Voir les ${total} cafés$`));
    await shown.click();
    await dialog.waitFor({ state: 'hidden' });
    assert.ok(await isFocused(button(page, 'Plus de filtres (2)')), 'the focus is back on the button');
    const mine = { titles: await titles(page).allTextContents(), count: await count(page).textContent() };
    assert.ok(mine.titles.includes(cafe.title));

    const other = await someoneElse();
    await onTheFirstOfItsMonth(other.page, cafe);
    await arrive(other.page, page.url());
    assert.deepEqual(await titles(other.page).allTextContents(), mine.titles);
    assert.equal(await count(other.page).textContent(), mine.count);
    await chipsAre(other.page, await chips(page).allTextContents());
    assert.deepEqual(other.faults, []);
    await other.leave();

    // And all of it is taken away by one button.
    await listed(page, () => button(page, 'Tout effacer').click());
    assert.equal(new URL(page.url()).search, '');
    assert.equal(await chips(page).count(), 0);
  });

  journey('words, told by their link to someone else', async (page) => {
    await arrive(page, '/cafes');
    const words = main(page).getByRole('searchbox', { name: 'Quoi ?' });
    await listed(page, () => words.pressSequentially('jeux', { delay: 20 }));
    await page.waitForURL(/q=jeux/);
    const { total } = await api(page, 'cafes?q=jeux');
    assert.equal(number(await count(page).textContent()), total);
    const mine = await titles(page).allTextContents();
    const other = await someoneElse();
    await arrive(other.page, page.url());
    assert.deepEqual(await titles(other.page).allTextContents(), mine);
    assert.equal(await main(other.page).getByRole('searchbox', { name: 'Quoi ?' }).inputValue(), 'jeux');
    await other.leave();
    // Taken away on the chip, they leave the field too.
    await listed(page, () => chips(page).first().click());
    assert.equal(await words.inputValue(), '');
  });

  journey('dates, typed', async (page) => {
    const { data } = await api(page, 'cafes?limit=200');
    // The twelfth of a twelfth month reads the same in every order of days and months.
    const year = new Date().getMonth() === 11 && new Date().getDate() > 12 ? new Date().getFullYear() + 1 : new Date().getFullYear();
    const day = `${year}-12-12`;
    await arrive(page, '/cafes');
    await main(page).getByText('Choisir des dates', { exact: true }).click();
    const [from, to] = [main(page).getByLabel('Du', { exact: true }), main(page).getByLabel('Au', { exact: true })];
    const asked = [];
    page.on('request', (request) => {
      if (/\/api\/v1\/cafes\?/.test(request.url())) asked.push(new URL(request.url()).searchParams.get('from'));
    });
    await listed(page, async () => {
      await from.focus();
      await page.keyboard.type(`1212${year}`, { delay: 30 });
    });
    assert.equal(await from.inputValue(), day);
    assert.deepEqual([...new Set(asked)], [day], 'no year is asked for while it is being typed');
    assert.match(page.url(), new RegExp(`from=${day}`));
    const later = data.filter((one) => one.starts_at >= `${day}T12:00`).length;
    assert.ok(number(await count(page).textContent()) >= later);

    await to.fill(`${year}-12-01`);
    await main(page).getByText('La seconde date doit suivre la première.').waitFor();
    assert.doesNotMatch(page.url(), /to=/, 'what cannot be is not asked');
    assert.equal(await to.getAttribute('aria-invalid'), 'true');
    await listed(page, () => to.fill(`${year}-12-31`));
    assert.match(page.url(), new RegExp(`from=${day}&to=${year}-12-31`));
    await main(page).getByText('La seconde date doit suivre la première.').waitFor({ state: 'detached' });
    await listed(page, () => main(page).getByText('Toutes les dates', { exact: true }).click());
    assert.equal(new URL(page.url()).search, '');
  });

  journey('nothing found: what to relax, and the nearest beyond', async (page) => {
    // A département without a café of that kind, with two filters that can each be taken away.
    await arrive(page, '/cafes?territory=departement-44&accessibility=sign_language');
    await notice(page, 'Aucun café ne correspond').waitFor();
    assert.equal(await count(page).textContent(), 'Aucun café trouvé');
    const { data } = await api(page, 'cafes?accessibility=sign_language&around=-1.55,47.22&sort=distance&limit=3');
    const near = data[0].distance_m <= 100_000 ? 'un peu plus loin' : 'mais loin d’ici';
    await main(page).getByRole('heading', { level: 3, name: `Les plus proches, ${near}` }).waitFor();
    await titles(page).first().waitFor();
    assert.equal((await titles(page).allTextContents()).length, data.length);
    // Both ways lead somewhere, and say how far.
    const ways = main(page).locator('.notice').getByRole('button', { name: /^Sans « .+ » : \d+ cafés?$/ });
    await ways.nth(1).waitFor();
    const way = ways.filter({ hasText: 'Langue des signes' });
    const promised = number((await way.textContent()).split(':').pop());
    await listed(page, () => way.click());
    assert.equal(number(await count(page).textContent()), promised);
    assert.equal(new URL(page.url()).search, '?territory=departement-44');

    // So far away that it is said.
    await arrive(page, '/cafes?territory=departement-975');
    await main(page).getByRole('heading', { level: 3, name: 'Les plus proches, mais loin d’ici' }).waitFor();

    await arrive(page, '/cafes?q=zzzzqqqq');
    await notice(page, 'Aucun café ne correspond').waitFor();
    const ask = main(page).locator('.notice').getByRole('link', { name: 'Demander un café dans vos murs' });
    assert.equal(await ask.getAttribute('href'), '/accueillir');
    await listed(page, () => main(page).locator('.notice').getByRole('link', { name: 'Voir tous les cafés à venir' }).click());
    assert.ok((await cards(page).count()) > 0);
  });

  journey('no café today: the next day that has one', async (page) => {
    const { data } = await api(page, 'cafes?limit=200');
    const days = data.map((one) => new Date(one.starts_at).toLocaleDateString('en-CA', { timeZone: 'Europe/Paris' }));
    const next = days.find((day) => !days.includes(before(day)));
    await arrive(page, `/cafes?from=${before(next)}&to=${before(next)}`);
    await notice(page, 'Aucun café ne correspond').waitFor();
    await listed(page, () => button(page, /^Le prochain : /).click());
    await page.waitForURL((url) => url.search === `?from=${next}&to=${next}`);
    assert.equal(number(await count(page).textContent()), days.filter((day) => day === next).length);
  });

  for (const [what, address] of Object.entries({
    'words that are no filter': '/cafes?couleur=bleu&from=hier&mode=telepathy',
    'a place on the moon': '/cafes?bbox=1,2,3&around=999,999&radius_km=-3',
    'signs that mean nothing': '/cafes?territory=%F0%9F%A6%84&q=%00&sort=%27%22%3E%3Cscript%3E',
    'far too much': `/cafes?territory=${'departement-44,'.repeat(400)}&accessibility=${'a'.repeat(2000)}`,
  })) {
    journey(`a link with ${what}: said so, and the rest still works`, async (page) => {
      await arrive(page, address);
      await notice(page, 'Une partie de l’adresse n’est pas comprise').waitFor();
      assert.ok((await cards(page).count()) > 0);
      await listed(page, () => main(page).getByText('Ce mois-ci', { exact: true }).click());
      await notice(page, 'Une partie de l’adresse').waitFor({ state: 'detached' });
    });
  }

  journey('what others add to a link is nobody’s fault', async (page) => {
    await arrive(page, '/cafes?utm_source=lettre&territory=departement-44#suite');
    assert.equal(await notice(page, 'Une partie de l’adresse').count(), 0);
    assert.equal(await chips(page).first().textContent(), 'Loire-Atlantique');
  });
});
