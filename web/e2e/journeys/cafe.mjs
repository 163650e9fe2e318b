// One café: what it says in each of its states, and what one can take from it.

import assert from 'node:assert/strict';
import { describe } from 'node:test';

import {
  NOTHING_THERE,
  api,
  app,
  arrive,
  button,
  cards,
  copied,
  heading,
  journey,
  listed,
  main,
  notice,
  oneLike,
  settled,
  titles,
} from '../journey.mjs';

/** Ways to register: what a café that one cannot go to must not offer. */
const ways = (page) => main(page).locator('.cafe__facts').locator('a[href^="tel:"], a[href^="mailto:"], a.button');
const part = (page) => main(page).locator('.fact').filter({ has: page.getByRole('heading', { level: 2, name: 'Participer' }) });

/** Opens a café of the demonstration. */
async function open(page, cafe) {
  await arrive(page, `/cafes/${cafe.slug}`);
  assert.equal((await heading(page).textContent()).trim(), cafe.title);
}

/** A café whose detail is as wanted. */
async function detailed(page, address, wanted) {
  const { data } = await api(page, address);
  for (const { slug } of data) {
    const cafe = await api(page, `cafes/${slug}`);
    if (wanted(cafe)) return cafe;
  }
  return assert.fail('the demonstration data hold such a café');
}

/** Shows a café as if it were in another state. */
async function as(page, cafe, changes) {
  await page.route(`**/api/v1/cafes/${cafe.slug}`, (route) => route.fulfill({ json: { ...cafe, ...changes } }));
}

describe('A café', () => {
  journey('all that one needs to go there', async (page) => {
    const cafe = await oneLike(
      page,
      'cafes?limit=100',
      (one) => one.event_status === 'scheduled' && one.place && one.places_left > 1 && one.timezone === 'Europe/Paris',
    );
    await open(page, cafe);
    const words = await main(page).textContent();
    const day = new Date(cafe.starts_at).toLocaleDateString('fr-FR', {
      timeZone: cafe.timezone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
    for (const said of [day, cafe.place.name, cafe.place.commune, cafe.host.name, `Il reste ${cafe.places_left} places.`]) {
      assert.ok(words.includes(said), `the page says « ${said} »`);
    }
    assert.match(words, /Aujourd’hui|Demain|Après-demain|Dans \d+ jours/);
    await main(page).locator('.cafe__map .mark').waitFor();
    await main(page).getByRole('link', { name: 'Les autres cafés du département' }).click();
    await page.waitForURL(`**/territories/departement-${cafe.place.departement_code}`);
  });

  journey('overseas, the hours are those of the place', async (page) => {
    const cafe = await oneLike(page, 'cafes?limit=100', (one) => one.timezone === 'Indian/Reunion');
    await open(page, cafe);
    const there = new Date(cafe.starts_at).toLocaleTimeString('fr-FR', {
      timeZone: cafe.timezone,
      hour: '2-digit',
      minute: '2-digit',
    });
    await main(page).getByText(`${there} – `).waitFor();
    await main(page).getByText('Les heures sont données à l’heure de La Réunion.').waitFor();
  });

  journey('in one’s calendar, in one’s messages, on paper', async (page) => {
    const cafe = await oneLike(page, 'cafes?limit=100', (one) => one.place);
    await open(page, cafe);
    const calendar = main(page).getByRole('link', { name: 'Ajouter à mon agenda' });
    const entry = await page.request.get(await calendar.getAttribute('href'));
    assert.match(entry.headers()['content-type'], /^text\/calendar/);
    const lines = (await entry.text()).replaceAll('\r\n ', '').split('\r\n');
    assert.equal(lines[0], 'BEGIN:VCALENDAR');
    assert.ok(lines.includes('BEGIN:VEVENT'));
    const [download] = await Promise.all([page.waitForEvent('download'), calendar.click()]);
    assert.match(download.suggestedFilename(), /\.ics$/);

    assert.equal(await copied(page, 'Partager le lien'), page.url());
    await app(page).getByText('Le lien est copié.').waitFor();

    await page.evaluate(() => {
      globalThis.print = () => {
        globalThis.printed = true;
      };
    });
    await button(page, 'Imprimer').click();
    assert.ok(await page.evaluate(() => globalThis.printed));
    await page.emulateMedia({ media: 'print' });
    const onPaper = (locator) => locator.isVisible();
    assert.ok(await onPaper(heading(page)));
    for (const left of [
      app(page).getByRole('navigation', { name: 'Navigation principale', includeHidden: true }),
      app(page).locator('.languages'),
      app(page).locator('.footer'),
      app(page).locator('.skip'),
      main(page).locator('.actions').first(),
      main(page).locator('.map').first(),
    ]) {
      assert.ok(!(await onPaper(left)), `${left} is not on paper`);
    }
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.match(ground, /rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\)/, 'paper is white by night, too');
  });

  journey('each way to take part is a link that does it', async (page) => {
    for (const [mode, prefix] of Object.entries({ link: 'https://', phone: 'tel:', mail: 'mailto:' })) {
      const cafe = await detailed(
        page,
        'cafes?limit=100',
        (one) => one.registration.mode === mode && one.event_status === 'scheduled',
      );
      await open(page, cafe);
      const link = part(page).locator(`a[href^="${prefix}"]`);
      await link.waitFor();
      if (mode === 'link') {
        assert.equal(await link.getAttribute('href'), cafe.registration.target);
        assert.match(await link.getAttribute('rel'), /noopener/);
        assert.ok((await link.textContent()).includes(new URL(cafe.registration.target).host), 'it says where it leads');
      }
    }
  });

  journey(
    'one asks the host for a place: how, as links; or else honestly what to do, and the host’s page',
    async (page) => {
      const cafe = await detailed(
        page,
        'cafes?limit=100',
        (one) => one.registration.mode === 'internal' && one.event_status === 'scheduled' && one.venue && !one.contact.phone && !one.contact.email,
      );
      const host = await api(page, `organisations/${cafe.host.slug}`);
      const hostAs = (changes) => page.route(`**/api/v1/organisations/${host.slug}`, (route) => route.fulfill({ json: { ...host, ...changes } }));
      // Nothing is known.
      await hostAs({ website: null, contact: { email: null, phone: null } });
      await open(page, cafe);
      await part(page).getByText('passer au lieu d’accueil').waitFor();
      const way = part(page).getByRole('link', { name: `Voir la page : ${cafe.host.name}` });
      assert.equal(await way.getAttribute('href'), `/organisations/${cafe.host.slug}`);
      // The host says how.
      await hostAs({ website: 'https://exemple.fr/', contact: { email: 'accueil@exemple.fr', phone: '02 00 00 00 00' } });
      await arrive(page, `/cafes/${cafe.slug}`);
      await part(page).locator('a[href="tel:0200000000"]').waitFor();
      await part(page).locator('a[href="mailto:accueil@exemple.fr"]').waitFor();
      await part(page).locator('a[href="https://exemple.fr/"]').waitFor();
      // The café says how: that goes first.
      await as(page, cafe, { contact: { email: null, phone: '03 00 00 00 00' } });
      await arrive(page, `/cafes/${cafe.slug}`);
      await part(page).locator('a[href="tel:0300000000"]').waitFor();
      assert.equal(await part(page).locator('a[href^="mailto:"]').count(), 0);
      assert.equal(await main(page).locator('a[href="tel:0300000000"]').count(), 1, 'once');
    },
    { serviceWorkers: 'block' },
  );

  journey('cancelled: said first, with why, and nothing to register for', async (page) => {
    const cafe = await oneLike(page, 'cafes?limit=100', (one) => one.event_status === 'cancelled');
    const { status_reason: reason } = await api(page, `cafes/${cafe.slug}`);
    await open(page, cafe);
    await notice(page, 'Ce café est annulé.').waitFor();
    if (reason) await notice(page, reason).waitFor();
    assert.equal(await part(page).count(), 0);
    assert.equal(await ways(page).count(), 0);
    assert.equal(await main(page).getByRole('link', { name: 'Ajouter à mon agenda' }).count(), 0);
    assert.doesNotMatch(await main(page).textContent(), /Dans \d+ jours|Demain/);
    await arrive(page, '/cafes');
    while (!(await titles(page).allTextContents()).includes(cafe.title)) {
      await listed(page, () => button(page, 'Cafés suivants').click());
    }
    const card = main(page).locator('.card').filter({ hasText: cafe.title });
    assert.ok((await card.textContent()).includes('Annulé'), 'the list says so, too');
  });

  journey(
    'cancelled after one could register: the link is gone',
    async (page) => {
      const cafe = await detailed(page, 'cafes?limit=100', (one) => one.registration.mode === 'link' && !one.contact.email);
      await as(page, cafe, { event_status: 'cancelled', status_reason: 'La salle est inondée.' });
      await open(page, cafe);
      await notice(page, 'La salle est inondée.').waitFor();
      assert.equal(await part(page).count(), 0);
      assert.equal(await main(page).locator(`a[href="${cafe.registration.target}"]`).count(), 0);
      // A change in English says the same.
      await app(page).getByRole('button', { name: 'English' }).click();
      await notice(page, 'This café is cancelled.').waitFor();
    },
    { serviceWorkers: 'block' },
  );

  journey('full: said so, and no way in', async (page) => {
    const cafe = await oneLike(page, 'cafes?limit=100', (one) => one.event_status === 'full');
    await open(page, cafe);
    await notice(page, 'Ce café est complet.').waitFor();
    await main(page).getByText('Il ne reste plus de place.').waitFor();
    assert.equal(await part(page).getByRole('link').count(), 0);
    // Somebody may give up a place, and somebody else may want to be told: one can still ask and note it.
    await main(page).getByRole('link', { name: 'Ajouter à mon agenda' }).waitFor();
  });

  journey('postponed: the new day, and the one before it', async (page) => {
    const cafe = await oneLike(page, 'cafes?limit=100', (one) => one.event_status === 'postponed' && !one.date_to_confirm);
    const { previous_starts_at: previous, status_reason: reason } = await api(page, `cafes/${cafe.slug}`);
    await open(page, cafe);
    await notice(page, 'Ce café est reporté.').waitFor();
    if (reason) await notice(page, reason).waitFor();
    const day = (at) =>
      new Date(at).toLocaleDateString('fr-FR', {
        timeZone: cafe.timezone,
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      });
    await notice(page, `Il était prévu le ${day(previous)}.`).waitFor();
    assert.equal(await main(page).locator('.cafe__facts time').textContent(), day(cafe.starts_at));
    await part(page).waitFor();
  });

  journey('postponed until further notice: no day is given that does not hold any more', async (page) => {
    const cafe = await oneLike(page, 'cafes?limit=100', (one) => one.date_to_confirm);
    await arrive(page, `/cafes?q=${encodeURIComponent(cafe.title)}`);
    const card = cards(page).filter({ has: page.locator(`a[href="/cafes/${cafe.slug}"]`) });
    await card.getByText('Date à confirmer').waitFor();
    assert.equal((await card.locator('.date').textContent()).trim(), '?');
    assert.doesNotMatch(await card.textContent(), /\d\d:\d\d/);
    await open(page, cafe);
    await notice(page, 'Ce café est reporté.').getByText('Il était prévu le').waitFor();
    await main(page).locator('.cafe__facts').getByText('Date à confirmer').waitFor();
    assert.equal(await main(page).locator('.cafe__facts time').count(), 0);
    assert.equal(await main(page).getByRole('link', { name: 'Ajouter à mon agenda' }).count(), 0);
  });

  journey('moved online: said so, with the place that was planned and no way to it', async (page) => {
    const cafe = await oneLike(page, 'cafes?limit=100', (one) => one.event_status === 'moved_online');
    await open(page, cafe);
    await notice(page, 'Ce café se tient finalement en ligne.').waitFor();
    const where = main(page).locator('.fact').filter({ has: page.getByRole('heading', { level: 2, name: 'Où' }) });
    assert.match(await where.textContent(), /En ligne, par visioconférence.*Lieu prévu au départ : /s);
    assert.equal(await main(page).locator('.cafe__map').count(), 0, 'no map leads there');
    assert.doesNotMatch(await main(page).textContent(), /Accessible en fauteuil/);
    assert.equal(cafe.place, null);
  });

  journey('past: said so, and nothing to register for', async (page) => {
    const cafe = await oneLike(page, 'cafes?limit=100&period=past', (one) => one.event_status === 'scheduled');
    await open(page, cafe);
    await notice(page, 'Ce café est passé').waitFor();
    assert.equal(await part(page).count(), 0);
    assert.equal(await ways(page).count(), 0);
    assert.doesNotMatch(await main(page).textContent(), /Il reste \d+ place|Dans -?\d+ jours/);
  });

  journey(
    'none of that name: 404 for machines, a kind page with the next cafés for people',
    async (page) => {
      const answer = await page.goto('/cafes/il-n-y-en-a-pas');
      assert.equal(answer.status(), 404);
      await settled(page);
      assert.match(await heading(page).textContent(), /^Ce café n’est pas, ou n’est plus, à l’agenda$/);
      await main(page).getByRole('heading', { level: 2, name: 'Les prochains cafés' }).waitFor();
      assert.equal(await titles(page).count(), 3);
      const title = (await titles(page).first().textContent()).trim();
      await titles(page).first().click();
      await main(page).getByRole('heading', { level: 1, name: title }).waitFor();
    },
    { forgives: [NOTHING_THERE] },
  );

  journey(
    'addresses with strange signs are no one’s fault',
    async (page) => {
      for (const slug of ['%F0%9F%A6%84', '%3Cscript%3Ealert(1)%3C%2Fscript%3E', '..%2F..%2Fetc%2Fpasswd', 'a'.repeat(500), '%00']) {
        const answer = await page.goto(`/cafes/${slug}`);
        assert.ok([400, 404].includes(answer.status()), `${slug} is answered ${answer.status()}`);
        await heading(page).waitFor();
        assert.match(await heading(page).textContent(), /Ce café n’est pas|Cette page n’existe pas/);
      }
    },
    { forgives: [NOTHING_THERE, /400/] },
  );
});
