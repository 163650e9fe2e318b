// Proposing a café without an account: on a telephone, by keyboard, with what can go wrong on the way.

import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { NO_NETWORK, app, arrive, button, fits, focusComes, heading, isFocused, journey, main, notice, tabTo } from '../journey.mjs';

const PHONE = { viewport: { width: 360, height: 740 } };
const field = (page, name) => main(page).locator(`[name="${name}"]`);
const at = (page, words) => main(page).getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
/** A day to come that is typed alike whatever comes first in the browser's fields, day or month; and as a field holds it. */
function someDay() {
  const soonest = Date.now() + 30 * 24 * 3_600_000;
  const twice = (year, month) => ({ held: `${year}-${month}-${month}`, typed: `${month}${month}${year}` });
  const year = new Date().getFullYear();
  const days = [year, year + 1].flatMap((one) => Array.from({ length: 12 }, (_, at) => twice(one, String(at + 1).padStart(2, '0'))));
  return days.find(({ held }) => new Date(held).getTime() > soonest);
}

/** Types into a field that Tab leads to. */
async function typeInto(page, name, text) {
  await tabTo(page, field(page, name));
  await page.keyboard.type(text);
}

/** Chooses the commune « Ouessant », where the network knows no place, by keyboard. */
async function inOuessant(page) {
  await tabTo(page, main(page).getByRole('combobox', { name: 'Commune du café' }));
  await page.keyboard.type('Ouessant', { delay: 20 });
  await main(page).getByRole('option').filter({ hasText: 'Ouessant' }).first().waitFor();
  await page.keyboard.press('Enter');
  await main(page).getByText('Ouessant (29)').waitFor();
  await field(page, 'new_place.name').waitFor();
}

/** Fills what is needed, but for who proposes, by keyboard. */
async function fillCafe(page, title) {
  const day = someDay();
  await typeInto(page, 'title', title);
  await typeInto(page, 'day', day.typed);
  assert.equal(await field(page, 'day').inputValue(), day.held);
  await typeInto(page, 'starts_at', '1030AM');
  await typeInto(page, 'ends_at', '1145AM');
  await inOuessant(page);
  await typeInto(page, 'new_place.name', 'Salle polyvalente');
  await tabTo(page, button(page, 'Elle n’est pas dans la liste'));
  await page.keyboard.press('Enter');
  await typeInto(page, 'new_host.name', 'Les Amis du phare');
}

async function fillProposer(page, email) {
  await typeInto(page, 'proposer.name', 'Anne Le Gall');
  await typeInto(page, 'proposer.email', email);
  await tabTo(page, field(page, 'consent'));
  await page.keyboard.press('Space');
}

async function send(page) {
  await tabTo(page, button(page, 'Envoyer ma proposition'));
  await page.keyboard.press('Enter');
}

describe('Proposing a café', () => {
  journey(
    'by keyboard on a telephone: faults first, then what is needed, then where the message waits',
    async (page) => {
      await arrive(page, '/');
      await main(page).getByRole('link', { name: 'Proposer un café' }).first().click();
      await at(page, 'Proposer un café');
      await focusComes(heading(page), 'the heading takes the focus');
      await fits(page);

      await send(page);
      const summary = main(page).locator('.notice.tone-stop');
      await focusComes(summary, 'what is wrong is said, and has the focus');
      assert.deepEqual(await summary.getByRole('link').allTextContents(), [
        'Titre',
        'Jour',
        'Début',
        'Fin',
        'Lieu',
        'Organisation qui accueille',
        'Votre nom',
        'Votre adresse électronique',
        'Votre accord',
      ]);
      await summary.getByRole('link', { name: 'Titre', exact: true }).press('Enter');
      await focusComes(field(page, 'title'), 'the summary leads to the field');
      await fits(page);

      await fillCafe(page, `L’IA et le phare ${Date.now()}`);
      await fillProposer(page, 'anne@');
      await send(page);
      await focusComes(summary, 'what is wrong is said again');
      assert.equal(await summary.locator('li').count(), 1, await summary.textContent());
      await summary.getByRole('link', { name: 'Votre adresse électronique' }).press('Enter');
      assert.ok(await isFocused(field(page, 'proposer.email')));
      const email = `anne.${Date.now()}@exemple.fr`;
      await page.keyboard.press('Control+A');
      await page.keyboard.type(email);
      await send(page);

      await at(page, 'Un message vous attend dans votre boîte');
      await focusComes(heading(page), 'the heading takes the focus');
      await main(page).getByText(`Nous venons d’écrire à ${email}.`).waitFor();
      await fits(page);
      const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
      assert.ok(!kept.includes(email), 'what was sent is not kept in the browser');

      // The address was wrong: everything is still there.
      await button(page, 'Revenir au formulaire').click();
      await at(page, 'Proposer un café');
      assert.equal(await field(page, 'proposer.email').inputValue(), email);
      assert.equal(await field(page, 'new_place.name').inputValue(), 'Salle polyvalente');
    },
    PHONE,
  );

  journey(
    'a day that is over is said with all else that is missing, at its field, before anything is sent',
    async (page) => {
      const sent = [];
      page.on('request', (request) => {
        if (request.method() === 'POST') sent.push(request.url());
      });
      await arrive(page, '/proposer');
      await field(page, 'title').fill('Un café d’hier');
      await field(page, 'day').fill('2024-02-29');
      await button(page, 'Envoyer ma proposition').click();
      const summary = main(page).locator('.notice.tone-stop');
      await focusComes(summary, 'what is wrong is said');
      assert.match(await summary.locator('li').first().textContent(), /^Jour – c’est déjà passé/);
      assert.equal(await field(page, 'day').getAttribute('aria-invalid'), 'true');
      await main(page).locator('.field__fault', { hasText: 'choisissez un jour et une heure à venir' }).waitFor();

      await field(page, 'day').fill(String(new Date().getFullYear() + 5) + '-01-01');
      await button(page, 'Envoyer ma proposition').click();
      await summary.getByText('c’est dans plus de deux ans').waitFor();
      assert.deepEqual(sent, []);
    },
    PHONE,
  );

  journey('what was being written is still there after the page was closed, until one discards it', async (page, context) => {
    await arrive(page, '/proposer');
    await field(page, 'title').fill('Un café à moitié écrit');
    await main(page).getByRole('combobox', { name: 'Commune du café' }).pressSequentially('Ouessant', { delay: 20 });
    await main(page).getByRole('option').filter({ hasText: 'Ouessant' }).first().click();
    await field(page, 'new_place.name').fill('Salle polyvalente');
    await field(page, 'proposer.name').fill('Anne Le Gall');
    await page.reload();
    await notice(page, 'Vous aviez commencé à écrire').waitFor();
    assert.equal(await field(page, 'title').inputValue(), '');
    await button(page, 'Reprendre').click();
    assert.equal(await field(page, 'title').inputValue(), 'Un café à moitié écrit');
    await field(page, 'new_place.name').waitFor();
    assert.equal(await field(page, 'new_place.name').inputValue(), 'Salle polyvalente');
    assert.equal(await field(page, 'proposer.name').inputValue(), 'Anne Le Gall');
    assert.equal(await notice(page, 'Vous aviez commencé').count(), 0);

    await page.close();
    const again = await context.newPage();
    await arrive(again, '/proposer');
    await button(again, 'Effacer').click();
    assert.equal(await notice(again, 'Vous aviez commencé').count(), 0);
    await again.reload();
    await at(again, 'Proposer un café');
    assert.equal(await notice(again, 'Vous aviez commencé').count(), 0);
  });

  journey(
    'without a network it is not sent, says so, and loses nothing',
    async (page, context) => {
      await arrive(page, '/proposer');
      await fillCafe(page, `Un café hors connexion ${Date.now()}`);
      await fillProposer(page, `paul.${Date.now()}@exemple.fr`);
      await context.setOffline(true);
      await send(page);
      await main(page).locator('.notice.tone-stop').filter({ hasText: 'Rien de ce que vous avez écrit n’est perdu' }).waitFor();
      assert.equal(await field(page, 'proposer.name').inputValue(), 'Anne Le Gall');
      await context.setOffline(false);
      await app(page).locator('.banner').waitFor({ state: 'detached' });
      await send(page);
      await at(page, 'Un message vous attend dans votre boîte');
    },
    { forgives: [NO_NETWORK] },
  );

  journey('a café of the same commune and day is shown, and stops nobody', async (page) => {
    const { data } = await (await page.request.get('/api/v1/cafes?mode=on_site&limit=50')).json();
    const there = data.find((one) => one.place && one.timezone === 'Europe/Paris');
    await arrive(page, '/proposer');
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: there.timezone, dateStyle: 'short' }).format(new Date(there.starts_at));
    await field(page, 'day').fill(day);
    await main(page).getByRole('combobox', { name: 'Commune du café' }).pressSequentially(there.place.commune, { delay: 20 });
    await main(page).getByRole('option').filter({ hasText: there.place.commune }).first().waitFor();
    await main(page).getByRole('combobox', { name: 'Commune du café' }).press('Enter');
    const warning = main(page).locator('.notice.tone-warning');
    await warning.getByText(/ressemble/).first().waitFor();
    assert.match(await warning.getByRole('link').first().getAttribute('href'), /^\/cafes\//);
  });
});
