// Whoever looks after a territory: what they see first, by keyboard too; who is silent comes back; what happened is found.

import assert from 'node:assert/strict';
import { before, describe } from 'node:test';

import { canOpenAccounts, currentStep, totp } from '../accounts.mjs';
import { ask } from '../api.mjs';
import { app, arrive, button, fits, focusComes, journey, main, notice, someoneElse, tabTo } from '../journey.mjs';
import { ELSEWHERE, networkOfOnesOwn } from '../later.mjs';
import { canReadMail, catchMail, letterTo, linkOf } from '../mail.mjs';
import { national, proposed, referent } from '../people.mjs';
import { PASSWORD } from '../signed-in.mjs';

const toast = (page, words) => app(page).locator('.toast').filter({ hasText: words });
const panel = (page, name) => main(page).getByRole('region', { name, exact: true });
const at = (page, words) => main(page).getByRole('heading', { level: 1, name: words, exact: true }).waitFor();

async function signIn(page, url, { email }) {
  await page.goto(`${url}/espace`);
  await main(page).getByLabel('Adresse électronique', { exact: true }).fill(email);
  await main(page).getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await button(page, 'Se connecter').click();
  await at(page, 'Espace du réseau');
}

/** Asks the API of another server. */
async function tell(url, method, path, body, { token, version } = {}) {
  const answer = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(version && { 'If-Match': `"${version}"` }),
    },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path} answers ${answer.status}: ${text}`);
  return text ? JSON.parse(text) : undefined;
}

/** A network of its own with a referent of the Finistère, two facilitators who agreed to be shown, and an organisation. */
async function inhabited() {
  const network = await networkOfOnesOwn();
  const url = await network.at(0);
  const open = async (token, email) => {
    await tell(url, 'POST', 'invitations/accept', { token, password: PASSWORD });
    return (await tell(url, 'POST', 'sessions', { email, password: PASSWORD })).access_token;
  };
  const nadia = await open(await network.openAccount('nadia@exemple.fr', 'Nadia Roy', url), 'nadia@exemple.fr');
  const { secret } = await tell(url, 'POST', 'account/second-factor', { password: PASSWORD }, { token: nadia });
  await tell(url, 'PUT', 'account/second-factor', { code: totp(secret, currentStep()) }, { token: nadia });
  const invited = async (email, name, grant) => {
    await tell(url, 'POST', 'accounts', { email, name, locale: 'fr', grant }, { token: nadia });
    const token = linkOf(await letterTo(email, /./)).split('#')[1];
    return open(token, email);
  };
  await invited('anne@exemple.fr', 'Anne Le Gall', { role: 'referent', territories: ['departement-29'] });
  const written = async (name) => {
    const profile = { name, commune_code: '29042', travel_radius_km: 30, visible: false };
    return tell(url, 'POST', 'facilitators', profile, { token: nadia });
  };
  const [fabienne, gael] = [await written('Fabienne, Crozon'), await written('Gaël, Crozon')];
  const fab = await invited('fab@exemple.fr', 'Fabienne Le Roux', { role: 'facilitator', facilitator_id: fabienne.id });
  await tell(url, 'PUT', `workspace/facilitators/${fabienne.id}`, { ...fabienne.content, visible: true }, { token: fab, version: 1 });
  const library = { name: 'Médiathèque de Crozon', kind: 'library', commune_code: '29042' };
  await tell(url, 'POST', 'organisations', library, { token: nadia });
  return { network, anne: { email: 'anne@exemple.fr' }, gael };
}

const able = canOpenAccounts && canReadMail;

describe('Looking after a territory', { skip: able ? false : 'CAFEIA, DATABASE and SMTP are not set' }, () => {
  if (!able) return;
  catchMail();
  let team;
  before(async () => {
    team = await national();
  });

  journey(
    'somebody is silent for five months, is asked, is shown as to be confirmed, and comes back by one click; others are confirmed by keyboard',
    async (page) => {
      const { network, anne } = await inhabited();
      try {
        const url = await network.at(160);
        const letter = await letterTo('fab@exemple.fr', /Toujours partant/);
        await page.goto(`${url}/facilitators`);
        const card = main(page).locator('.card').filter({ hasText: 'Fabienne, Crozon' });
        await card.getByText('À confirmer').waitFor();

        await signIn(page, url, anne);
        const asleep = panel(page, 'Sans nouvelles');
        await asleep.locator('strong').filter({ hasText: 'Fabienne, Crozon' }).waitFor();
        await fits(page);
        // By keyboard: from the first line's button to the next ones.
        const there = (name) => asleep.getByRole('button', { name: new RegExp(`Toujours là\\s*: ${name}`) });
        await tabTo(page, there('Gaël, Crozon'));
        await page.keyboard.press('Enter');
        await toast(page, '« Gaël, Crozon » est de nouveau confirmé.').waitFor();
        await asleep.locator('strong').filter({ hasText: 'Gaël, Crozon' }).waitFor({ state: 'detached' });
        await focusComes(asleep.getByRole('button', { name: /Toujours là/ }).first(), 'the focus goes on to a line that is left');

        await page.goto(`${url}${linkOf(letter)}`);
        await notice(page, 'Merci, c’est noté').waitFor();
        assert.ok(!page.url().includes('#'), 'the token is gone from the address');
        await main(page).getByRole('link', { name: 'Voir la fiche' }).click();
        await at(page, 'Fabienne, Crozon');
        // Who was there before may keep the list for a minute.
        const visitor = await someoneElse();
        await visitor.page.goto(`${url}/facilitators`);
        const shown = main(visitor.page).locator('.card').filter({ hasText: 'Fabienne, Crozon' });
        await shown.waitFor();
        assert.equal(await shown.getByText('À confirmer').count(), 0, 'nothing is left to be confirmed');
        await visitor.leave();
      } finally {
        await network.end();
      }
    },
    { forgives: [ELSEWHERE] },
  );

  journey(
    'since one’s last visit: what others did meanwhile and nothing of before; a mark that the journal does not know is none',
    async (page, context) => {
      const [before, meanwhile] = ['Café d’avant', 'Café d’entre-temps'].map((title) => `${title} ${Date.now().toString(36)}`);
      const anne = await referent(team, 'Anne Le Gall', 'commune-29232');
      await proposed(before, { commune_code: '29232' });
      await signIn(page, '', anne);
      const changes = (page) => panel(page, 'Depuis votre dernière visite');
      const lines = (place, title) => place.locator('.journal__line').filter({ hasText: title });
      const isFirst = (page) => changes(page).getByText('C’est votre première visite').waitFor();
      await isFirst(page);
      await lines(changes(page), before).first().waitFor();

      await proposed(meanwhile, { commune_code: '29232' });
      const next = await context.newPage();
      await arrive(next, '/espace');
      await lines(changes(next), meanwhile).first().waitFor();
      assert.equal(await lines(changes(next), before).count(), 0, 'seen the time before');
      await changes(next).getByRole('link', { name: 'Ouvrir le journal' }).click();
      await at(next, 'Journal');
      await lines(main(next), meanwhile).first().waitFor();
      assert.equal(await lines(main(next), before).count(), 0, 'the journal begins there too');

      // The journal was restored from a copy: what one saw last is not in it.
      await next.evaluate(() => {
        const mark = Object.keys(localStorage).find((key) => key.startsWith('cafeia.seen.'));
        localStorage.setItem(mark, '019be0a2-5d10-7b43-b25a-7da14293eb68 2026-01-01T00:00:00Z');
      });
      const other = await context.newPage();
      await arrive(other, '/espace');
      await isFirst(other);
      await lines(changes(other), meanwhile).first().waitFor();
    },
    { forgives: [/status of 400/] },
  );

  journey('what waits is opened from the first page by keyboard, and what others did is found in the journal', async (page) => {
    // The panel shows the oldest ones: what other journeys left in Brest would stand before it.
    const anne = await referent(team, 'Anne Le Gall', 'commune-29151');
    const title = `Café du large ${Date.now().toString(36)}`;
    await proposed(title, { commune_code: '29151' });
    await signIn(page, '', anne);
    const review = panel(page, 'À relire');
    await tabTo(page, review.getByRole('link', { name: title }));
    await page.keyboard.press('Enter');
    await at(page, 'Relecture');
    await main(page).getByRole('heading', { name: title }).first().waitFor();

    await arrive(page, '/espace/journal');
    await main(page).getByLabel('Objet', { exact: true }).selectOption('Proposition');
    await main(page).locator('.journal__line').first().waitFor();
    await page.waitForURL(/aggregate=proposal/);
    await main(page).locator('.journal__line').filter({ hasText: title }).first().waitFor();
    await main(page).getByLabel('Jusqu’au', { exact: true }).fill('2021-01-01');
    await notice(page, 'Aucun changement ne correspond').waitFor();
    await page.goBack();
    await main(page).locator('.journal__line').filter({ hasText: title }).first().waitFor();
    await fits(page);
  });

  journey('a café of the territory tells its history, and what is late is listed', async (page) => {
    const anne = await referent(team, 'Anne Le Gall', 'commune-29019');
    const { proposal, token } = await proposed(`Café d’hier ${Date.now().toString(36)}`);
    const { version } = await ask('GET', `workspace/proposals/${proposal.id}`, undefined, { token: anne.token });
    const decided = await ask('POST', `workspace/proposals/${proposal.id}/decisions`, { verdict: 'accept' }, { token: anne.token, version });
    await signIn(page, '', anne);
    await panel(page, 'Bilans en retard').getByText('Aucun bilan n’est en retard.').waitFor();
    await arrive(page, `/espace/cafes/${decided.cafe_id ?? decided.cafe?.id}`);
    const history = main(page).locator('section').filter({ has: page.getByRole('heading', { name: 'Historique' }) });
    await history.locator('.journal__line').filter({ hasText: 'publication' }).first().waitFor();
    assert.ok(token);
  });

  journey('the figures of a territory say where to open the next café and whom to call, and one begins it there', async (page) => {
    const anne = await referent(team, 'Anne Le Gall', 'departement-29');
    await signIn(page, '', anne);
    await arrive(page, '/espace/territoire?code=departement-29');
    const next = main(page).locator('section').filter({ has: page.getByRole('heading', { level: 3, name: 'Où ouvrir les prochains cafés' }) });
    const row = next.getByRole('row').nth(1);
    await row.waitFor();
    const commune = (await row.getByRole('rowheader').innerText()).replace(/^\s*1\s*/, '').replace(/\s*\(29\)\s*$/, '');
    // The table's first line is the map's first number.
    await next.locator('.drawing .drawing__sheet .next__mark').first().waitFor();
    const marks = await next.locator('.drawing__sheet .next__mark').count();
    assert.equal(marks, (await next.getByRole('row').count()) - 1, 'each line of the table has its mark');
    await fits(page);
    const organisation = row.locator('.next__call a');
    const name = await organisation.innerText();
    const begin = row.getByRole('link', { name: `Préparer un café : ${commune}`, exact: true });
    await tabTo(page, begin);
    await page.keyboard.press('Enter');
    await at(page, 'Nouveau café');
    await main(page).locator('.form__chosen').filter({ hasText: commune }).waitFor();
    await page.goBack();
    await organisation.click();
    await at(page, name);
  });

  journey('what was done to an organisation and to a facilitator stands on their own pages', async (page) => {
    const anne = await referent(team, 'Anne Le Gall', 'departement-29');
    const stamp = Date.now().toString(36);
    const library = { name: `Médiathèque ${stamp}`, kind: 'library', commune_code: '29042' };
    const organisation = await ask('POST', 'organisations', library, { token: anne.token });
    const profile = { name: `Gaël ${stamp}`, commune_code: '29042', travel_radius_km: 30, visible: false };
    const gael = await ask('POST', 'facilitators', profile, { token: team });
    await signIn(page, '', anne);
    const history = main(page).locator('section').filter({ has: page.getByRole('heading', { name: 'Historique', exact: true }) });
    const line = (words) => history.locator('.journal__line').filter({ hasText: words }).first();
    await arrive(page, `/espace/organisations/${organisation.id}`);
    await line('création').getByText('Anne Le Gall').waitFor();
    await main(page).locator('.form__part [name="name"]').fill(`Médiathèque du port ${stamp}`);
    await main(page).locator('.form__end button').click();
    // What was saved just now is told without coming back.
    await line('modification').waitFor();
    await arrive(page, `/espace/animateurs/${gael.id}`);
    await line('création').waitFor();
    await fits(page);
    // From the journal one comes to their page.
    await arrive(page, `/espace/journal?object=${organisation.id}`);
    await main(page).locator('.journal__line').first().getByRole('link', { name: `Médiathèque du port ${stamp}` }).click();
    await at(page, `Médiathèque du port ${stamp}`);
  });
});
