// From a need to a café: a structure asks without an account, the territory proposes, a facilitator comes, both talk, and a
// café comes of it.

import assert from 'node:assert/strict';
import { before, describe } from 'node:test';

import { canOpenAccounts } from '../accounts.mjs';
import { app, arrive, button, fits, focusComes, journey, main, notice, settled, someoneElse } from '../journey.mjs';
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

const able = canOpenAccounts && canReadMail;

describe('Needing', { skip: able ? false : 'CAFEIA, DATABASE and SMTP are not set' }, () => {
  if (!able) return;
  catchMail();
  let team;
  before(async () => {
    team = await national();
  });

  journey(
    'asked for on a telephone, proposed, accepted, talked about, and in the agenda',
    async (page) => {
      const host = titled('Bibliothèque du large');
      const anne = await referent(team, 'Anne Le Gall', 'departement-29');
      const yann = await facilitator(team, titled('Animation du large'));

      await arrive(page, '/accueillir');
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
      await page.goto(linkOf(message));
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
      assert.deepEqual([...territory.faults, ...there.faults], []);
      await territory.leave();
      await there.leave();
    },
    { ...PHONE, ...forgiving },
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
});
