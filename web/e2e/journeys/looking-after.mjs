// Looking after what the network has: organisations and their trust, resources and their review, a refusal and its letter,
// reports and their verification.

import assert from 'node:assert/strict';
import { before, describe } from 'node:test';

import { canOpenAccounts } from '../accounts.mjs';
import { ask } from '../api.mjs';
import { app, arrive, button, journey, main, notice, someoneElse } from '../journey.mjs';
import { canReadMail, catchMail, letterTo } from '../mail.mjs';
import { member, national, referent } from '../people.mjs';
import { over } from '../reports.mjs';
import { PASSWORD, signIn as signInNational } from '../signed-in.mjs';

/** What the browser itself says of an answer that a journey asks for. */
const forgiving = { forgives: [/status of (401|403|404|409|412|422)/] };

const label = (page, words) => main(page).getByLabel(words, { exact: true });
const field = (page, name) => main(page).locator(`.form__part [name="${name}"]`);
/** The last message that says so: an earlier one may stand there still. */
const toast = (page, words) => app(page).locator('.toast').filter({ hasText: words }).last();
const undo = (page, words) => toast(page, words).getByRole('button', { name: 'Annuler', exact: true }).click();
const at = (page, words) => main(page).getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
const badge = (page, words) => main(page).locator('.badge').filter({ hasText: words });
const card = (page, title) => main(page).locator('.cards > .card').filter({ hasText: title });
/** A name that nothing else has. */
const named = (words) => `${words} ${Math.random().toString(36).slice(2, 8)}`;

async function signIn(page, { email }) {
  await arrive(page, '/espace');
  await label(page, 'Adresse électronique').fill(email);
  await label(page, 'Mot de passe').fill(PASSWORD);
  await button(page, 'Se connecter').click();
  await at(page, 'Espace du réseau');
}

/** Somebody in a window of their own. */
async function elsewhere(person) {
  const visitor = await someoneElse();
  await signIn(visitor.page, person);
  return visitor;
}

/** A café of an organisation, written by one of its people. */
async function cafeOf({ token }, host, title) {
  const starts = new Date(Date.now() + 20 * 24 * 3_600_000);
  starts.setUTCHours(17, 0, 0, 0);
  const cafe = {
    title,
    summary: 'On joue, on essaie.',
    starts_at: starts.toISOString(),
    ends_at: new Date(starts.getTime() + 2 * 3_600_000).toISOString(),
    timezone: 'Europe/Paris',
    mode: 'online',
    online_url: 'https://visio.exemple.fr/cafe',
    host_id: host,
    registration: { mode: 'none' },
  };
  return ask('POST', 'cafes', cafe, { token });
}

async function openCafe(page, { id, title }) {
  await page.goto(`/espace/cafes/${id}`);
  await at(page, title);
  await field(page, 'title').waitFor();
}

const publicly = async (what, title) => (await ask('GET', `${what}?q=${encodeURIComponent(title)}`)).data.length;

const able = canOpenAccounts && canReadMail;

describe('Looking after the network', { skip: able ? false : 'CAFEIA, DATABASE and SMTP are not set' }, () => {
  if (!able) return;
  catchMail();
  let team;
  before(async () => {
    team = await national();
  });

  journey(
    'an organisation is written, trusted, publishes its café at once, and is trusted no more',
    async (page) => {
      const anne = await referent(team, 'Anne Corre', 'departement-29');
      const name = named('Médiathèque des dunes');
      await signIn(page, anne);
      await main(page).getByRole('link', { name: 'Organisations', exact: true }).first().click();
      await at(page, 'Organisations');
      await main(page).getByRole('link', { name: 'Nouvelle organisation' }).click();
      await at(page, 'Nouvelle organisation');
      await button(page, 'Enregistrer l’organisation').click();
      await main(page).locator('.form__faults li').filter({ hasText: 'donnez son nom' }).waitFor();
      await field(page, 'name').fill(name);
      await main(page).getByRole('combobox', { name: 'Commune de son siège' }).pressSequentially('Brest', { delay: 20 });
      await main(page).getByRole('option').filter({ hasText: 'Finistère' }).first().click();
      await button(page, 'Enregistrer l’organisation').click();
      await toast(page, 'C’est enregistré.').waitFor();
      await at(page, name);
      const id = page.url().match(/[0-9a-f-]{36}$/)[0];
      assert.equal(await publicly('organisations', name), 1);

      // What she changes is saved over what she read.
      await field(page, 'description').fill('Un lieu ouvert à tout le monde.');
      await main(page).getByText('Vos changements ne sont pas enregistrés.').waitFor();
      await button(page, 'Enregistrer').click();
      await main(page).getByText('Vos changements ne sont pas enregistrés.').waitFor({ state: 'detached' });
      await button(page, 'Laisser publier sans relecture').click();
      await toast(page, 'publie désormais sans relecture').waitFor();
      await badge(page, 'Publie sans relecture').waitFor();

      const odile = await member(team, 'Odile Morvan', { role: 'organiser', organisation_id: id });
      const hers = await elsewhere(odile);
      const first = await cafeOf(odile, id, named('Café publié'));
      await openCafe(hers.page, first);
      await button(hers.page, 'Publier').click();
      await badge(hers.page, 'Publié').waitFor();
      assert.equal(await publicly('cafes', first.title), 1);
      await main(hers.page).getByRole('link', { name: 'Organisations', exact: true }).first().click();
      await at(hers.page, 'Organisations');
      await card(hers.page, name).waitFor();
      assert.equal(await main(hers.page).getByRole('link', { name: 'Nouvelle organisation' }).count(), 0);
      await card(hers.page, name).getByRole('link').click();
      await main(hers.page).getByText('C’est la personne référente du territoire').waitFor();

      await button(page, 'Rétablir la relecture').click();
      await undo(page, 'de nouveau par une relecture');
      await badge(page, 'Publie sans relecture').waitFor();
      await button(page, 'Rétablir la relecture').click();
      await badge(page, 'Publie sans relecture').waitFor({ state: 'detached' });
      const second = await cafeOf(odile, id, named('Café relu'));
      await openCafe(hers.page, second);
      await button(hers.page, 'Envoyer en relecture').click();
      await badge(hers.page, 'En relecture').waitFor();
      assert.equal(await publicly('cafes', second.title), 0);
      assert.deepEqual(hers.faults.filter((fault) => !/status of 40[134]/.test(fault)), []);
      await hers.leave();

      await button(page, 'Archiver').click();
      await toast(page, 'L’organisation est archivée.').waitFor();
      assert.equal(await publicly('organisations', name), 0);
      await undo(page, 'L’organisation est archivée.');
      await toast(page, 'de nouveau là').waitFor();

      // Found again by its name; and whoever writes it a second time is warned.
      await page.goto(`/espace/organisations?q=${encodeURIComponent(name)}`);
      await card(page, name).waitFor();
      await page.goto('/espace/organisations/nouvelle');
      await field(page, 'name').fill(name);
      await main(page).getByRole('combobox', { name: 'Commune de son siège' }).pressSequentially('Brest', { delay: 20 });
      await main(page).getByRole('option').filter({ hasText: 'Finistère' }).first().click();
      await notice(page, 'Est-ce la même').getByRole('link', { name }).waitFor();
    },
    forgiving,
  );

  journey(
    'two people write the same organisation at once, and nothing of either is lost',
    async (page) => {
      const anne = await referent(team, 'Anne Lagadec', 'departement-29');
      const name = named('Association des rochers');
      const made = await ask('POST', 'organisations', { name, kind: 'association', commune_code: '29019' }, { token: anne.token });
      await signIn(page, anne);
      await page.goto(`/espace/organisations/${made.id}`);
      await field(page, 'description').fill('Ce que j’en écris.');
      const theirs = { ...made.content, contact: { email: 'bonjour@rochers.exemple.fr', phone: null } };
      await ask('PUT', `workspace/organisations/${made.id}`, theirs, { token: team, version: made.version });
      await button(page, 'Enregistrer').click();
      await toast(page, 'ce que quelqu’un d’autre avait changé').waitFor();
      assert.equal(await field(page, 'contact.email').inputValue(), 'bonjour@rochers.exemple.fr');
      const now = await ask('GET', `workspace/organisations/${made.id}`, undefined, { token: team });
      assert.equal(now.content.description, 'Ce que j’en écris.');
    },
    forgiving,
  );

  journey(
    'a resource is proposed, sent back with a question, published, and keeps all that was written of it',
    async (page) => {
      const anne = await referent(team, 'Anne Quéméneur', 'departement-29');
      const title = named('Le jeu des sept erreurs');
      await signIn(page, anne);
      await main(page).getByRole('link', { name: 'Ressources', exact: true }).first().click();
      await at(page, 'Ressources');
      await main(page).getByRole('link', { name: 'Proposer une ressource' }).click();
      await at(page, 'Proposer une ressource');
      await field(page, 'title').fill(title);
      await field(page, 'duration_minutes.min').fill('une heure');
      await button(page, 'Enregistrer le brouillon').click();
      await main(page).locator('.form__faults li').filter({ hasText: 'écrivez deux nombres' }).first().waitFor();
      await field(page, 'duration_minutes.min').fill('30');
      await button(page, 'Enregistrer le brouillon').click();
      await at(page, title);
      await badge(page, 'Brouillon').waitFor();
      await button(page, 'Remettre en relecture').click();
      await badge(page, 'En relecture').waitFor();

      const nadia = await someoneElse();
      await signInNational(nadia.context);
      await nadia.page.goto('/espace/ressources?etat=en-attente');
      await card(nadia.page, title).getByRole('link').click();
      await at(nadia.page, title);
      await button(nadia.page, 'Demander une modification').click();
      const dialog = nadia.page.getByRole('dialog', { name: 'Demander une modification' });
      await dialog.getByRole('button', { name: 'Demander une modification' }).click();
      await dialog.locator('.form__faults li').first().waitFor();
      await dialog.getByLabel('Que faut-il modifier').fill('Pour combien de personnes ?');
      await dialog.getByRole('button', { name: 'Demander une modification' }).click();
      await toast(nadia.page, 'La demande est faite.').waitFor();

      await page.reload();
      await main(page).getByText('Pour combien de personnes ?').waitFor();
      await field(page, 'group_size.min').fill('4');
      await field(page, 'group_size.max').fill('12');
      // What is not saved yet goes out with it.
      await button(page, 'Remettre en relecture').click();
      await badge(page, 'En relecture').waitFor();
      await nadia.page.reload();
      await at(nadia.page, title);
      await button(nadia.page, 'Publier').click();
      await toast(nadia.page, 'La ressource est publiée.').waitFor();
      const versions = main(nadia.page).locator('ol.lines > li');
      await versions.nth(1).waitFor();
      assert.equal(await versions.count(), 2);
      await versions.first().getByText('Change : Taille du groupe').waitFor();
      await versions.nth(1).locator('summary').click();
      await versions.nth(1).getByText('Jouer').waitFor();
      const link = await main(nadia.page).getByRole('link', { name: 'Voir sa page publique' }).getAttribute('href');
      await nadia.page.goto(link);
      await main(nadia.page).getByRole('heading', { level: 1, name: title }).waitFor();
      await nadia.leave();

      // From now on its author reads it, and is told so.
      await page.reload();
      await main(page).getByText('Depuis, c’est l’équipe nationale qui la modifie').waitFor();
      assert.equal(await button(page, 'Enregistrer').count(), 0);
      assert.equal(await publicly('resources', title), 1);
    },
    forgiving,
  );

  journey(
    'a café is refused, its organiser reads why in a letter, and the referent goes back on it',
    async (page) => {
      const anne = await referent(team, 'Anne Abgrall', 'departement-29');
      const host = await ask('POST', 'organisations', { name: named('Ludothèque'), kind: 'association', commune_code: '29019' }, { token: anne.token });
      const odile = await member(team, 'Odile Kerdoncuff', { role: 'organiser', organisation_id: host.id });
      const cafe = await cafeOf(odile, host.id, named('Café des joueurs'));
      await ask('POST', `workspace/cafes/${cafe.id}/steps`, { step: 'submit' }, { token: odile.token, version: cafe.version });
      await signIn(page, anne);
      await page.goto(`/espace/relecture?cafe=${cafe.id}`);
      const opened = main(page).locator('.review__opened');
      await opened.getByRole('heading', { level: 2, name: cafe.title }).waitFor();
      await button(page, 'Refuser').first().click();
      await label(page, 'Pourquoi').fill('Ce jour-là, tout est fermé.');
      await opened.locator('.decision__form button[type=submit]').click();
      await toast(page, 'Refusé').waitFor();
      const letter = await letterTo(odile.email, /pas publié/);
      assert.match(letter.text, /Ce jour-là, tout est fermé\./);
      assert.ok(letter.text.includes(`/espace/cafes/${cafe.id}`));
      await undo(page, 'Refusé');
      const waits = main(page).locator('.queue__item').filter({ hasText: cafe.title });
      await waits.waitFor();

      // Published, then changed by its organiser: both see what waits.
      await waits.getByRole('link').click();
      await button(page, 'Approuver').click();
      await opened.locator('.decision__form button[type=submit]').click();
      await toast(page, 'Publié').waitFor();
      const hers = await elsewhere(odile);
      await openCafe(hers.page, cafe);
      await field(hers.page, 'title').fill(`${cafe.title} en hiver`);
      await button(hers.page, 'Enregistrer').click();
      await notice(hers.page, 'À relire : le titre').waitFor();
      await hers.leave();
      await page.goto(`/espace/relecture?cafe=${cafe.id}`);
      await notice(page, 'À relire : le titre').waitFor();
    },
    forgiving,
  );

  journey(
    'a report is read, confirmed, and that is undone',
    async (page, context) => {
      const title = named('Un café raconté');
      const { publish } = await over(team, title);
      const { id } = await publish();
      const told = { held: true, people: 14, counting: 'counted', first_timers: 9, questions: 'Qui répond de ce que dit une IA ?' };
      await ask('PUT', `workspace/cafes/${id}/report`, told, { token: team, first: true });
      await signInNational(context);
      await arrive(page, '/espace');
      await main(page).getByRole('link', { name: 'Bilans', exact: true }).first().click();
      await at(page, 'Bilans');
      const line = main(page).locator('.person').filter({ hasText: title });
      await line.getByText('14 personnes').waitFor();
      await line.getByText('Déclaré').waitFor();
      await line.getByRole('button', { name: 'Lire et vérifier' }).click();
      await line.getByText('Qui répond de ce que dit une IA ?').waitFor();
      await line.getByRole('button', { name: 'Confirmer ce bilan' }).click();
      await toast(page, 'Le bilan est vérifié.').waitFor();
      await line.getByRole('button', { name: 'Annuler la vérification' }).waitFor();
      const proof = async () => (await ask('GET', `workspace/cafes/${id}/report`, undefined, { token: team })).reached.proof;
      assert.equal(await proof(), 'verified');
      await undo(page, 'Le bilan est vérifié.');
      await toast(page, 'n’est plus vérifié').waitFor();
      assert.equal(await proof(), 'declared');
      await line.getByRole('button', { name: 'Confirmer ce bilan' }).click();
      await line.getByRole('button', { name: 'Annuler la vérification' }).waitFor();
      await main(page).getByRole('link', { name: 'Vérifiés' }).click();
      await main(page).locator('.person').filter({ hasText: title }).waitFor();
    },
    forgiving,
  );

  journey(
    'a role offered to a mail address tells nothing of who is behind it until they accept it; nor that they decline',
    async (page) => {
      const anne = await referent(team, 'Anne Corre', 'departement-29');
      const [yann, marc] = [await referent(team, named('Yann'), 'departement-56'), await referent(team, named('Marc'), 'departement-35')];
      const offer = async ({ email }, name) => {
        const grant = { role: 'referent', territories: ['commune-29019'] };
        await ask('POST', 'accounts', { email, name, locale: 'fr', grant }, { token: anne.token });
        const letter = await letterTo(email, /On vous propose un rôle/);
        assert.ok(letter.text.includes('/espace/compte'));
      };
      const [first, second] = [named('Quelqu’un de Brest'), named('Quelqu’une de Brest')];
      await offer(yann, first);
      await offer(marc, second);

      await signIn(page, anne);
      await page.goto('/espace/personnes');
      await at(page, 'Personnes');
      const person = (name) => main(page).locator('.person').filter({ hasText: name });
      const search = (words) => label(page, 'Nom ou adresse').fill(words);
      const isFound = async (name) => {
        await search(name);
        await person(name).waitFor();
      };
      const isUnknown = async (name) => {
        await search(name);
        await notice(page, 'Personne ne correspond').waitFor();
      };
      await isFound(first);
      await person(first).getByText('Invitation envoyée').waitFor();
      await isFound(second);
      for (const { name } of [yann, marc]) await isUnknown(name);

      const his = await elsewhere(yann);
      const offered = (window) => main(window).locator('section').filter({ hasText: 'On vous propose un rôle' });
      await offered(his.page).getByText('Brest').waitFor();
      await offered(his.page).getByRole('button', { name: /^Accepter le rôle/ }).click();
      await toast(his.page, 'Le rôle est à vous.').waitFor();
      await offered(his.page).waitFor({ state: 'detached' });
      await his.leave();

      const theirs = await elsewhere(marc);
      await theirs.page.goto('/espace/compte');
      await at(theirs.page, 'Mon compte');
      await offered(theirs.page).getByRole('button', { name: 'Décliner' }).click();
      await toast(theirs.page, 'La proposition est déclinée.').waitFor();
      await offered(theirs.page).waitFor({ state: 'detached' });
      await theirs.leave();

      await isFound(yann.name);
      await isUnknown(first);
      await isFound(second);
      await person(second).getByText('Invitation envoyée').waitFor();
      await isUnknown(marc.name);
    },
    forgiving,
  );
});
