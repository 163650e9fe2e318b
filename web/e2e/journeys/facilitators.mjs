// Becoming a facilitator: applying without an account, one's own profile, the consent to be shown, the training that others
// confirm, and two people who write at once.

import assert from 'node:assert/strict';
import { before, describe } from 'node:test';

import { canOpenAccounts } from '../accounts.mjs';
import { ask } from '../api.mjs';
import { NO_NETWORK, app, arrive, button, fits, focusComes, inWorkspace, journey, main, notice, settled, someoneElse } from '../journey.mjs';
import { canReadMail, catchMail, letterTo, linkOf } from '../mail.mjs';
import { address, member, national, referent } from '../people.mjs';
import { PASSWORD } from '../signed-in.mjs';

/** What the browser itself says of an answer that a journey asks for. */
const forgiving = { forgives: [/status of (401|403|404|409|412|422)/] };
const PHONE = { viewport: { width: 360, height: 740 } };

const field = (page, name) => main(page).locator(`.form__part [name="${name}"]`);
const label = (page, words) => main(page).getByLabel(words, { exact: true });
/** The last message that says so: an earlier one may stand there still. */
const toast = (page, words) => app(page).locator('.toast').filter({ hasText: words }).last();
const badge = (page, words) => main(page).locator('.badge').filter({ hasText: words });
const at = (page, words) => main(page).getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
const person = (page, name) => main(page).locator('.person').filter({ hasText: name });
/** A name that nobody else has. */
const named = (words) => `${words} ${Date.now().toString(36)}`;
/** Saves what is written, and waits until it is. */
async function save(page) {
  await button(page, 'Enregistrer').click();
  await main(page).getByText('Vos changements ne sont pas enregistrés.').waitFor({ state: 'detached' });
}
const asked = (by, id) => ask('GET', `workspace/facilitators/${id}`, undefined, { token: by.token ?? by });
const publicly = async (name) => (await ask('GET', `facilitators?q=${encodeURIComponent(name)}`)).data;

async function inBrest(page) {
  const commune = main(page).getByRole('combobox', { name: 'Commune' });
  await commune.pressSequentially('Brest', { delay: 20 });
  await main(page).locator('.combobox__option').filter({ hasText: '29200' }).first().click();
  await main(page).getByText('Brest (29)').waitFor();
}

async function signIn(page, { email }) {
  await label(page, 'Adresse électronique').fill(email);
  await label(page, 'Mot de passe').fill(PASSWORD);
  await button(page, 'Se connecter').click();
  await at(page, 'Espace du réseau');
}

/** Looks for somebody in the list, and waits for what is found. */
async function search(page, name) {
  await main(page).getByRole('searchbox', { name: 'Nom' }).fill(name);
  await page.waitForURL((url) => url.searchParams.get('q') === name);
  await settled(page);
}

/** Opens the page of a facilitator once what stands in its form is there. */
async function open(page, { id, name }) {
  await page.goto(`/espace/animateurs/${id}`);
  await at(page, name);
  await field(page, 'name').waitFor();
}

describe('Applying as a facilitator', () => {
  journey(
    'what is missing is said, what is typed stays without a network and after a reload',
    async (page, context) => {
      await arrive(page, '/facilitators');
      await main(page).getByRole('link', { name: 'Devenir animateur ou animatrice' }).click();
      await at(page, 'Devenir animateur ou animatrice');
      await fits(page);
      assert.ok(!(await field(page, 'visible').isChecked()), 'nobody is shown unless they say so');
      await field(page, 'travel_radius_km').fill('loin');
      await button(page, 'Envoyer ma candidature').click();
      const summary = main(page).locator('.notice.tone-stop');
      await focusComes(summary, 'what is wrong is said, and has the focus');
      assert.deepEqual(await summary.getByRole('link').allTextContents(), [
        'Nom affiché',
        'Commune',
        'Distance de déplacement, en kilomètres',
        'Votre adresse électronique',
      ]);
      await summary.getByRole('link', { name: 'Nom affiché' }).press('Enter');
      await focusComes(field(page, 'name'), 'the summary leads to the field');

      await field(page, 'name').fill('Maëlle');
      await field(page, 'travel_radius_km').fill('15');
      await inBrest(page);
      await field(page, 'email').fill(address('maelle'));
      await context.setOffline(true);
      await button(page, 'Envoyer ma candidature').click();
      await summary.filter({ hasText: 'Rien de ce que vous avez écrit n’est perdu' }).waitFor();
      await context.setOffline(false);
      await app(page).locator('.banner').waitFor({ state: 'detached' });
      await page.reload();
      await settled(page);
      await notice(page, 'Vous aviez commencé à écrire').waitFor();
      await button(page, 'Reprendre').click();
      assert.equal(await field(page, 'name').inputValue(), 'Maëlle');
      await main(page).getByText('Brest (29)').waitFor();
    },
    { ...PHONE, forgives: [NO_NETWORK] },
  );
});

const able = canOpenAccounts && canReadMail;

describe('Facilitators', { skip: able ? false : 'CAFEIA, DATABASE and SMTP are not set' }, () => {
  if (!able) return;
  catchMail();
  let team;
  before(async () => {
    team = await national();
  });

  /** Somebody of Brest who facilitates, with an account of theirs. */
  async function facilitating(name) {
    const made = await ask('POST', 'facilitators', { name, commune_code: '29019', travel_radius_km: 20 }, { token: team });
    const account = await member(team, name, { role: 'facilitator', facilitator_id: made.id });
    return { ...account, id: made.id };
  }

  journey(
    'applied, confirmed by the letter’s link, agreed to be shown, trained in the eyes of the referent: all of it is public',
    async (page) => {
      const name = named('Maëlle');
      const email = address('maelle');
      await arrive(page, '/animer');
      await field(page, 'name').fill(name);
      await field(page, 'description').fill('Je viens avec un *jeu de cartes*.');
      await inBrest(page);
      await field(page, 'travel_radius_km').fill('30');
      await field(page, 'email').fill(email);
      await button(page, 'Envoyer ma candidature').dblclick();
      await at(page, 'Un message vous attend dans votre boîte');
      await main(page).getByText(`Nous venons d’écrire à ${email}.`).waitFor();
      await fits(page);
      assert.ok(!(await page.evaluate(() => JSON.stringify({ ...localStorage }))).includes(email), 'what was sent is not kept');

      const letter = await letterTo(email, /candidature/);
      assert.match(letter.text, /Ma fiche/);
      const anne = await referent(team, 'Anne Le Gall', 'departement-29');
      const list = (query) => ask('GET', `workspace/facilitators?q=${encodeURIComponent(name)}&${query}`, undefined, { token: anne.token });
      assert.equal((await list('life_status=candidate')).total, 1, 'who clicks twice applies once');

      await page.goto(linkOf(letter));
      await at(page, 'Bienvenue dans le réseau');
      await label(page, 'Nouveau mot de passe').fill(PASSWORD);
      await button(page, 'Ouvrir mon compte').click();
      await at(page, 'Se connecter');
      await signIn(page, { email });
      await main(page).getByRole('link', { name: 'Ma fiche' }).first().click();
      await at(page, 'Ma fiche d’animation');
      await main(page).getByText('Votre fiche n’est pas dans l’annuaire public.').waitFor();
      assert.equal(await field(page, 'travel_radius_km').inputValue(), '30');
      assert.equal((await publicly(name)).length, 0);
      await fits(page);

      await field(page, 'visible').check();
      await field(page, 'travel_radius_km').fill('45');
      await save(page);
      await toast(page, 'C’est enregistré.').waitFor();
      await badge(page, 'Visible dans l’annuaire').waitFor();
      await main(page).getByRole('link', { name: 'Voir la page publique' }).click();
      await at(page, name);
      await main(page).locator('em').filter({ hasText: 'jeu de cartes' }).waitFor();
      assert.equal((await publicly(name))[0].training, 'declared');

      const other = await someoneElse();
      await arrive(other.page, '/espace');
      await signIn(other.page, anne);
      await main(other.page).getByRole('link', { name: 'Fiches d’animation', exact: true }).first().click();
      await at(other.page, 'Animatrices et animateurs');
      await search(other.page, name);
      await main(other.page).locator('.shelves__count').filter({ hasText: /^1 personne$/ }).waitFor();
      const confirm = async () => {
        await button(other.page, `Confirmer la formation de ${name}`).click();
        const dialog = other.page.getByRole('dialog', { name: `La formation de ${name}` });
        await dialog.getByText('A suivi la formation', { exact: true }).click();
        await dialog.getByRole('button', { name: 'Confirmer', exact: true }).click();
        await toast(other.page, `${name}\u{a0}: A suivi la formation.`).waitFor();
        await notice(other.page, 'Personne ici').waitFor();
      };
      await confirm();
      assert.equal((await publicly(name))[0].training, 'trained');
      await toast(other.page, 'A suivi la formation').getByRole('button', { name: 'Annuler' }).click();
      await toast(other.page, 'C’est comme avant.').waitFor();
      await person(other.page, name).waitFor();
      assert.equal((await publicly(name))[0].training, 'declared');
      await confirm();
      // Whoever looks for somebody now reads it, and so does she.
      await arrive(other.page, new URL(page.url()).pathname);
      await badge(other.page, 'A suivi la formation').waitFor();
      await other.leave();
      await page.goto('/espace/profil');
      await badge(page, 'A suivi la formation').waitFor();
    },
    { ...PHONE, ...forgiving },
  );

  journey(
    'hidden by whoever looks after the territory, archived and back; shown again by the person alone',
    async (page) => {
      const name = named('Gaël');
      const gael = await facilitating(name);
      const { version, content } = await asked(gael, gael.id);
      await ask('PUT', `workspace/facilitators/${gael.id}`, { ...content, visible: true }, { token: gael.token, version });
      const anne = await referent(team, 'Anne Le Gall', 'departement-29');
      await arrive(page, '/espace');
      await signIn(page, anne);
      await open(page, { id: gael.id, name });
      await badge(page, 'Visible dans l’annuaire').waitFor();
      await field(page, 'visible').uncheck();
      await save(page);
      await toast(page, 'C’est enregistré.').waitFor();
      await badge(page, 'Masquée').waitFor();
      assert.equal((await publicly(name)).length, 0);
      assert.equal(await field(page, 'visible').count(), 0, 'nobody agrees for somebody else');
      await main(page).getByText('La montrer est au choix de la personne').waitFor();

      await field(page, 'description').fill('Pas encore enregistré.');
      await button(page, 'Archiver').click();
      await notice(page, 'Enregistrez d’abord vos changements').waitFor();
      await save(page);
      await toast(page, 'C’est enregistré.').waitFor();
      await button(page, 'Archiver').click();
      await toast(page, 'La fiche est archivée.').waitFor();
      await badge(page, 'Archivée').waitFor();
      await toast(page, 'La fiche est archivée.').getByRole('button', { name: 'Annuler' }).click();
      await toast(page, 'La fiche est comme avant.').waitFor();
      await badge(page, 'Archivée').waitFor({ state: 'detached' });
      assert.equal((await asked(anne, gael.id)).content.description, 'Pas encore enregistré.');

      await button(page, 'Confirmer la formation').click();
      const dialog = page.getByRole('dialog', { name: `La formation de ${name}` });
      await dialog.getByText('Formation validée', { exact: true }).click();
      await dialog.getByRole('button', { name: 'Confirmer', exact: true }).click();
      await badge(page, 'Formation validée').waitFor();
      await toast(page, 'Formation validée').getByRole('button', { name: 'Annuler' }).click();
      await badge(page, 'Se porte volontaire pour animer').waitFor();
    },
    forgiving,
  );

  journey(
    'two people change the same profile: what does not conflict is put together, the rest is chosen',
    async (page) => {
      const name = named('Nolwenn');
      const nolwenn = await facilitating(name);
      const anne = await referent(team, 'Anne Le Gall', 'departement-29');
      await arrive(page, '/espace');
      await signIn(page, nolwenn);
      await page.goto('/espace/profil');
      await field(page, 'name').waitFor();
      const other = await someoneElse();
      await arrive(other.page, '/espace');
      await signIn(other.page, anne);
      await open(other.page, { id: nolwenn.id, name });

      await field(other.page, 'description').fill('Écrit par la référente.');
      await save(other.page);
      await toast(other.page, 'C’est enregistré.').waitFor();
      await field(page, 'travel_radius_km').fill('60');
      await save(page);
      await toast(page, 'ce que quelqu’un d’autre avait changé').waitFor();
      assert.equal(await field(page, 'description').inputValue(), 'Écrit par la référente.');
      const both = (await asked(anne, nolwenn.id)).content;
      assert.deepEqual([both.travel_radius_km, both.description], [60, 'Écrit par la référente.']);

      await field(page, 'description').fill('Écrit par Nolwenn.');
      await save(page);
      await toast(page, 'C’est enregistré.').waitFor();
      await field(other.page, 'description').fill('Écrit encore par la référente.');
      await save(other.page);
      const conflict = main(other.page).locator('.conflict');
      await conflict.getByText('Vous avez été deux').waitFor();
      await focusComes(conflict.getByRole('alert'), 'what is asked has the focus');
      assert.deepEqual(await conflict.locator('.version__text').allTextContents(), ['Écrit par Nolwenn.', 'Écrit encore par la référente.']);
      await conflict.getByLabel('La version enregistrée').check();
      await button(other.page, 'Enregistrer ce choix').click();
      await conflict.waitFor({ state: 'detached' });
      const chosen = (await asked(anne, nolwenn.id)).content;
      assert.deepEqual([chosen.travel_radius_km, chosen.description], [60, 'Écrit par Nolwenn.']);
      await other.leave();
    },
    forgiving,
  );

  journey(
    'elsewhere they do not exist: the referent of another territory neither finds nor opens them',
    async (page) => {
      const name = named('Yann');
      const yann = await facilitating(name);
      const bob = await referent(team, 'Bob Martin', 'departement-44');
      await arrive(page, '/espace');
      await signIn(page, bob);
      await page.goto(`/espace/animateurs?etat=toutes&q=${encodeURIComponent(name)}`);
      await notice(page, 'Personne ici').waitFor();
      await page.goto(`/espace/animateurs/${yann.id}`);
      await notice(page, 'Cette fiche n’existe pas').waitFor();
      // Shown to everybody, they are still not his to write.
      const { version, content } = await asked(yann, yann.id);
      await ask('PUT', `workspace/facilitators/${yann.id}`, { ...content, visible: true }, { token: yann.token, version });
      await page.reload();
      await notice(page, 'Cette fiche n’existe pas').waitFor();
      await page.goto('/espace/profil');
      await notice(page, 'Vous n’avez pas de fiche d’animation').waitFor();
    },
    forgiving,
  );

  journey(
    'a referent writes somebody down, who stays hidden, and finds them among all who facilitate',
    async (page) => {
      const name = named('Soizic');
      const anne = await referent(team, 'Anne Le Gall', 'departement-29');
      await arrive(page, '/espace');
      await signIn(page, anne);
      await page.goto('/espace/animateurs');
      await main(page).getByRole('link', { name: 'Nouvelle fiche' }).click();
      await at(page, 'Nouvelle fiche');
      await field(page, 'name').fill(name);
      await inBrest(page);
      await button(page, 'Enregistrer la fiche').click();
      await toast(page, 'C’est enregistré.').waitFor();
      await at(page, name);
      await badge(page, 'Masquée').waitFor();
      await inWorkspace(page, 'Contenus', 'Fiches d’animation');
      await main(page).getByRole('link', { name: 'Fiches actives' }).first().click();
      await search(page, name);
      await main(page).locator('.shelves__count').filter({ hasText: /^1 personne$/ }).waitFor();
      await person(page, name).getByRole('link', { name }).waitFor();
      assert.match(page.url(), /etat=toutes/);
    },
    forgiving,
  );
});
