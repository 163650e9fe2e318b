// From a need to a café and to its report: a structure asks without an account, the territory proposes, a facilitator comes, both
// talk, a café comes of it, and the facilitator tells how it went. Needs that grow old, and two that are the same.

import assert from 'node:assert/strict';
import { before, describe } from 'node:test';

import { canOpenAccounts } from '../accounts.mjs';
import { ask } from '../api.mjs';
import { api, app, arrive, button, fits, focusComes, journey, main, notice, settled, someoneElse, tabTo } from '../journey.mjs';
import { ELSEWHERE, networkOfOnesOwn } from '../later.mjs';
import { canReadMail, catchMail, letterTo, linkOf } from '../mail.mjs';
import { facilitator, needed } from '../needs.mjs';
import { address, national, referent } from '../people.mjs';
import { PASSWORD } from '../signed-in.mjs';

/** What the browser itself says of an answer that a journey asks for. */
const forgiving = { forgives: [/status of (401|403|404|409|410|412|422|429)/] };
const PHONE = { viewport: { width: 360, height: 740 } };

const label = (page, words) => main(page).getByLabel(words, { exact: true });
const field = (page, name) => main(page).locator(`[name="${name}"]`);
const toast = (page, words) => app(page).locator('.toast').filter({ hasText: words });
const at = (page, words) => main(page).getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
const titled = (words) => `${words} ${Date.now().toString(36)}`;
const card = (page, host) => main(page).locator('.cards > .card').filter({ hasText: host });

async function signIn(page, { email }) {
  await arrive(page, '/espace');
  await label(page, 'Adresse électronique').fill(email);
  await label(page, 'Mot de passe').fill(PASSWORD);
  await button(page, 'Se connecter').click();
  await at(page, 'Espace du réseau');
}

/** Opens the need of a host from the list. */
async function open(page, host) {
  await main(page).getByRole('link', { name: 'Demandes', exact: true }).first().click();
  await at(page, 'Demandes de café');
  await card(page, host).getByRole('link').first().click();
  await main(page).getByRole('heading', { level: 2, name: new RegExp(host) }).waitFor();
}

/** How many people were reached, as everybody reads it: all over the network, then around Ouessant. */
async function figures(page) {
  const territories = ['region-53', 'departement-29', 'commune-29155'];
  const declared = (one) => one.people_reached?.declared ?? 0;
  const around = await Promise.all(territories.map((code) => api(page, `territories/${code}`)));
  return [declared(await api(page, 'stats')), ...around.map(declared)];
}

/** A café is over since an hour, but for some seconds, when those are asked who were there: a journey cannot wait for the agreed day. */
async function tookPlace({ token }, id) {
  const { content, version } = await ask('GET', `workspace/cafes/${id}`, undefined, { token });
  const ends = Date.now() - 3_600_000 + 5_000;
  const times = { starts_at: new Date(ends - 2 * 3_600_000).toISOString(), ends_at: new Date(ends).toISOString() };
  await ask('PUT', `workspace/cafes/${id}`, { ...content, ...times }, { token, version });
}

const able = canOpenAccounts && canReadMail;

describe('Needing', { skip: able ? false : 'CAFEIA, DATABASE and SMTP are not set' }, () => {
  if (!able) return;
  catchMail();
  let team;
  before(async () => {
    team = await national();
  });

  journey(
    'asked for on a telephone, proposed, accepted, talked about, in the agenda, told about, and in every total',
    async (page) => {
      const host = titled('Bibliothèque du large');
      const anne = await referent(team, 'Anne Le Gall', 'departement-29');
      const yann = await facilitator(team, titled('Animation du large'));

      await arrive(page, '/');
      await main(page).getByRole('link', { name: 'Demander un café dans vos murs' }).click();
      await at(page, 'Accueillir un café');
      await button(page, 'Envoyer ma demande').click();
      const summary = main(page).locator('.notice.tone-stop');
      await focusComes(summary, 'what is missing is said, and has the focus');
      assert.ok((await summary.locator('li').count()) >= 5, await summary.textContent());
      await fits(page);
      await main(page).getByRole('combobox', { name: 'Commune' }).pressSequentially('Ouessant', { delay: 20 });
      await main(page).getByRole('option').filter({ hasText: 'Ouessant' }).first().click();
      await field(page, 'host_name').fill(host);
      await field(page, 'place_name').fill(`Salle ${host}`);
      const day = new Date(Date.now() + 20 * 24 * 3_600_000).toISOString().slice(0, 10);
      await label(page, 'Du').fill(day);
      await label(page, 'Du').blur();
      await field(page, 'people').fill('12');
      await field(page, 'words').fill('Plutôt le matin, avant le bateau.');
      await field(page, 'asker.name').fill('Maëlle Guéguen');
      const email = address('accueil');
      await field(page, 'asker.email').fill(email);
      await field(page, 'consent').check();
      await button(page, 'Envoyer ma demande').click();
      await at(page, 'Un message vous attend dans votre boîte');
      const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
      assert.ok(!kept.includes(email), 'what was sent is not kept in the browser');

      await page.goto(linkOf(await letterTo(email, /Confirmez/)));
      await at(page, 'Votre demande de café');
      assert.ok(!page.url().includes('#'), 'the token is gone from the address');
      await button(page, 'Confirmer ma demande').click();
      await main(page).getByText('Les personnes qui animent près de chez vous la voient').waitFor();
      const here = main(page).locator('[aria-current="step"]');
      assert.match(await here.textContent(), /Demande reçue/);
      await fits(page);

      const territory = await someoneElse();
      await letterTo(anne.email, /Une structure cherche/);
      await signIn(territory.page, anne);
      await open(territory.page, host);
      const one = main(territory.page).locator('.person').filter({ hasText: yann.name });
      await one.getByText('Ouessant, à 0 km').waitFor();
      await one.getByRole('checkbox').check();
      await button(territory.page, 'Solliciter la personne choisie').click();
      await toast(territory.page, 'C’est proposé').waitFor();

      const there = await someoneElse();
      const offer = linkOf(await letterTo(yann.email, /On cherche quelqu’un/));
      await signIn(there.page, yann);
      await there.page.goto(offer);
      await notice(there.page, 'Pouvez-vous y aller').waitFor();
      assert.ok(!(await main(there.page).textContent()).includes('Maëlle'), 'who asks is not shown before one comes');
      await button(there.page, 'Je peux').click();
      await notice(there.page, 'Vous y allez').waitFor();
      await main(there.page).getByText('Maëlle Guéguen').first().waitFor();
      await label(there.page, 'Votre message').fill('Bonjour ! Le premier jour, à 10 heures ?');
      await button(there.page, 'Envoyer').click();
      await toast(there.page, 'Votre message est parti').waitFor();

      await letterTo(email, /Quelqu’un peut animer/);
      const message = await letterTo(email, /Un message au sujet/);
      assert.match(message.text, /Le premier jour, à 10 heures/);
      assert.ok(!message.text.includes(yann.email), 'no address is shown');
      assert.ok(linkOf(message).startsWith('/besoins#'));
      await button(page, 'Actualiser').click();
      await notice(page, 'vient animer votre café').waitFor();
      await main(page).getByText('Le premier jour, à 10 heures').waitFor();
      await label(page, 'Votre message').fill('Parfait, nous vous attendons.');
      await button(page, 'Envoyer').click();
      await main(page).getByText('Parfait, nous vous attendons.').first().waitFor();
      await fits(page);
      assert.match((await letterTo(yann.email, /Un message au sujet/)).text, /Parfait, nous vous attendons/);

      // The territory publishes it in one gesture.
      await territory.page.reload();
      await main(territory.page).getByRole('heading', { name: 'En faire un café' }).waitFor();
      const title = titled('L’IA au large');
      await field(territory.page, 'title').fill(title);
      await button(territory.page, 'Créer le café').click();
      await toast(territory.page, 'Le café est à l’agenda').waitFor();
      await letterTo(email, /Votre Café IA est publié/);
      await button(page, 'Actualiser').click();
      await notice(page, 'Café à l’agenda').waitFor();
      await main(page).getByRole('link', { name: 'Voir le café' }).click();
      await main(page).getByRole('heading', { level: 1, name: title }).waitFor();
      await page.goto(`/cafes?q=${encodeURIComponent(title)}`);
      await settled(page);
      await card(page, title).waitFor();

      // It takes place; whoever ran it is asked how it went, and says so on a telephone.
      const before = await figures(page);
      const { id } = await api(page, `cafes?q=${encodeURIComponent(title)}`).then(({ data }) => data.find((one) => one.title === title));
      await tookPlace(anne, id);
      const asked = await letterTo(yann.email, /Il manque le bilan|Comment s’est passé/);
      assert.ok(asked.text.includes(title), asked.text);
      const phone = await someoneElse(PHONE);
      await phone.page.goto(linkOf(asked));
      await at(phone.page, 'Le bilan d’un café');
      await main(phone.page).getByRole('heading', { name: title }).waitFor();
      await main(phone.page).getByText('Oui, il a eu lieu', { exact: true }).click();
      await field(phone.page, 'people').fill('11');
      await main(phone.page).getByText('Une par une', { exact: true }).click();
      await fits(phone.page);
      await button(phone.page, 'Envoyer le bilan').click();
      await notice(phone.page, 'Merci, c’est noté').waitFor();
      await main(phone.page).getByText('11 personnes sont venues · Une par une.').waitFor();
      // Every total has them: that of the network, of the région, the département and the commune.
      const after = await figures(page);
      assert.deepEqual(after, before.map((people) => people + 11));
      assert.deepEqual(phone.faults, []);
      await phone.leave();
      // The first page of the workspace asks by what name everybody knows the facilitator, who is not shown to everybody.
      const known = (fault) => /status of 404 .*\/facilitators\//.test(fault);
      assert.deepEqual([...territory.faults, ...there.faults.filter((fault) => !known(fault))], []);
      await territory.leave();
      await there.leave();
    },
    { ...PHONE, ...forgiving, patience: 120_000 },
  );

  journey(
    'declined with a reason and undone, and taken back by whoever asked',
    async (page) => {
      const host = titled('Médiathèque des îles');
      const anne = await referent(team, 'Anne Kervella', 'departement-29');
      const { email, link } = await needed(host);
      await signIn(page, anne);
      await open(page, host);
      await button(page, 'Décliner').click();
      const dialog = main(page).locator('dialog[open]');
      await dialog.getByRole('button', { name: 'Décliner' }).click();
      await focusComes(dialog.locator('.notice.tone-stop'), 'a reason is asked for');
      await dialog.locator('[name="reason"]').fill('La salle est fermée cet hiver.');
      await dialog.getByRole('button', { name: 'Décliner' }).click();
      await toast(page, 'La demande est déclinée').waitFor();
      assert.match((await letterTo(email, /n’a pas été retenue/)).text, /La salle est fermée cet hiver/);
      await toast(page, 'La demande est déclinée').getByRole('button', { name: 'Annuler' }).click();
      await toast(page, 'La demande est rouverte').waitFor();

      await page.goto(link);
      await at(page, 'Votre demande de café');
      await button(page, 'Retirer ma demande').click();
      await main(page).locator('dialog[open]').getByRole('button', { name: 'Retirer ma demande' }).click();
      await notice(page, 'Retirée').waitFor();
      await button(page, 'Reprendre ma demande').click();
      await main(page).getByText('Les personnes qui animent près de chez vous la voient').waitFor();
      await button(page, 'Modifier').click();
      await field(page, 'people').fill('quinze');
      await button(page, 'Enregistrer').click();
      await focusComes(main(page).locator('.notice.tone-stop'), 'what is wrong is said');
      await field(page, 'people').fill('15');
      await button(page, 'Enregistrer').click();
      await main(page).getByText('15 personnes environ').waitFor();
    },
    forgiving,
  );

  journey(
    'from the first page: the oldest need with its clock, who could come, named by keyboard',
    async (page) => {
      const host = titled('Ludothèque du phare');
      const anne = await referent(team, 'Anne Tanguy', 'commune-29155');
      const yann = await facilitator(team, titled('Animation du phare'));
      await needed(host);
      await signIn(page, anne);
      const unanswered = main(page).getByRole('region', { name: 'Demandes sans réponse', exact: true });
      const line = unanswered.locator('.lines > li').filter({ has: page.getByRole('link', { name: host }) });
      await line.getByText(/attend depuis/).waitFor();
      const who = line.locator('summary');
      await tabTo(page, who);
      await page.keyboard.press('Enter');
      const assign = line.getByRole('button', { name: `Confier à ${yann.name}` });
      await assign.waitFor();
      await fits(page);
      await tabTo(page, line.getByRole('button', { name: `Solliciter ${yann.name}` }));
      await page.keyboard.press('Enter');
      await toast(page, `${yann.name} est sollicité par message`).waitFor();
      await line.getByText('1 personne sollicitée').waitFor();
      await letterTo(yann.email, /On cherche quelqu’un/);
      await tabTo(page, assign);
      await page.keyboard.press('Enter');
      await toast(page, `on compte sur ${yann.name}`).waitFor();
      await line.waitFor({ state: 'detached' });
      await page.waitForFunction(() => document.activeElement !== document.body);
      await letterTo(yann.email, /On compte sur vous/);
    },
    forgiving,
  );

  journey(
    'two needs of a place are looked at side by side, put together, parted, and put together again; both links lead to one',
    async (page) => {
      const host = titled('Maison des associations');
      const anne = await referent(team, 'Anne Cadiou', 'departement-29');
      const first = await needed(host);
      const second = await needed(host, { people: 30, words: 'Pour les collégiens.' });
      await signIn(page, anne);
      await arrive(page, `/espace/besoins?besoin=${second.id}`);
      const similar = notice(page, 'Peut-être la même demande');
      await similar.getByRole('button', { name: /Fusionner/ }).click();
      const dialog = main(page).locator('dialog[open]');
      await dialog.getByText('30 personnes environ').waitFor();
      await dialog.getByText('12 personnes environ').waitFor();
      await fits(page);
      // This one stands first, the other one second: the older one is kept.
      await dialog.locator('.merge__one').nth(1).getByRole('button', { name: /Garder celle-ci/ }).click();
      await page.waitForURL(new RegExp(first.id));
      await toast(page, 'Les deux demandes sont réunies').waitFor();
      await notice(page, 'Réunies avec celle-ci').waitFor();
      await toast(page, 'Les deux demandes sont réunies').getByRole('button', { name: 'Annuler' }).click();
      await toast(page, 'de nouveau séparées').waitFor();

      await arrive(page, `/espace/besoins?besoin=${first.id}`);
      await notice(page, 'Peut-être la même demande').getByRole('button', { name: /Fusionner/ }).click();
      await dialog.locator('.merge__one').first().getByRole('button', { name: /Garder celle-ci/ }).click();
      await notice(page, 'Réunies avec celle-ci').waitFor();
      await fits(page);
      await main(page).getByLabel('Votre message', { exact: true }).fill('Bonjour à tous les deux.');
      await button(page, 'Envoyer').click();
      for (const { email } of [first, second]) {
        assert.match((await letterTo(email, /Un message au sujet/)).text, /Bonjour à tous les deux/);
      }
      const other = await someoneElse(PHONE);
      await other.page.goto(second.link);
      await notice(other.page, 'Votre demande en a rejoint une autre').waitFor();
      await main(other.page).getByText('Bonjour à tous les deux.').waitFor();
      await fits(other.page);
      assert.deepEqual(other.faults, []);
      await other.leave();
    },
    forgiving,
  );

  journey(
    'a need whose days are over asks for others, and one of whose asker nothing is heard comes back by one click',
    async (page) => {
      const network = await networkOfOnesOwn();
      try {
        let url = await network.at(0);
        const tell = async (method, path, body, token) => {
          const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
          const answer = await fetch(`${url}/api/v1/${path}`, { method, headers, body: body && JSON.stringify(body) });
          assert.ok(answer.ok, `${method} ${path}: ${await answer.clone().text()}`);
        };
        const day = (days) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);
        const wished = async (host, until) => {
          const email = address('accueil');
          const need = { commune_code: '29155', host_name: host, host_kind: 'library', periods: [{ from: day(5), until: day(until) }], people: 12 };
          await tell('POST', 'needs', { asker: { name: 'Maëlle Guéguen', email, locale: 'fr' }, need });
          const link = linkOf(await letterTo(email, /Confirmez/));
          await tell('POST', 'needs/mine/confirmation', undefined, link.split('#')[1]);
          return { email, link };
        };
        const short = await wished('Salle aux dates courtes', 10);
        const long = await wished('Salle patiente', 700);

        url = await network.at(160);
        const days = await letterTo(short.email, /De nouvelles dates/);
        await page.goto(`${url}${linkOf(days)}`);
        await notice(page, 'Les dates que vous souhaitiez sont passées').waitFor();
        await fits(page);
        await button(page, 'Choisir de nouvelles dates').click();
        const then = new Date(Date.now() + 180 * 24 * 3_600_000).toISOString().slice(0, 10);
        await label(page, 'Du').fill(then);
        await label(page, 'Du').blur();
        await button(page, 'Enregistrer').click();
        await main(page).getByText('Les personnes qui animent près de chez vous la voient').waitFor();

        const still = await letterTo(long.email, /tient-elle toujours/);
        await page.goto(`${url}${long.link}`);
        await notice(page, 'Votre demande est-elle toujours d’actualité').waitFor();
        await page.goto(`${url}${linkOf(still)}`);
        await notice(page, 'Merci, c’est noté').waitFor();
        await main(page).getByText('« Salle patiente » est de nouveau montrée').waitFor();
        await fits(page);
        await page.goto(`${url}${long.link}`);
        await main(page).getByText('Les personnes qui animent près de chez vous la voient').waitFor();
        assert.equal(await notice(page, 'Votre demande est-elle toujours d’actualité').count(), 0);
      } finally {
        await network.end();
      }
    },
    { ...PHONE, ...forgiving, forgives: [...forgiving.forgives, ELSEWHERE] },
  );
});
