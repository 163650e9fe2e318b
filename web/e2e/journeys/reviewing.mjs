// From a proposal to the agenda: somebody without an account proposes a café, the referent of the territory decides, and all
// the ways on which that can go differently.

import assert from 'node:assert/strict';
import { before, describe } from 'node:test';

import { canOpenAccounts } from '../accounts.mjs';
import { ask } from '../api.mjs';
import { app, arrive, button, focusComes, journey, main, notice, settled, someoneElse } from '../journey.mjs';
import { canReadMail, catchMail, letterTo } from '../mail.mjs';
import { invited, member, national, propose, proposed, referent } from '../people.mjs';
import { PASSWORD, yesterday } from '../signed-in.mjs';

/** What the browser itself says of an answer that a journey asks for. */
const forgiving = { forgives: [/status of (401|403|404|409|410|412|422|429)/] };

const label = (page, words) => main(page).getByLabel(words, { exact: true });
const toast = (page, words) => app(page).locator('.toast').filter({ hasText: words });
/** Where a heading says that one is. */
const at = (page, words) => main(page).getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
/** What waits under a title. */
const waiting = (page, title) => main(page).locator('.queue__item').filter({ hasText: title });
const opened = (page) => main(page).locator('.review__opened');
/** A title that nothing else has. */
const titled = (words) => `${words} ${Date.now().toString(36)}`;

async function signIn(page, { email }) {
  await arrive(page, '/espace');
  await label(page, 'Adresse électronique').fill(email);
  await label(page, 'Mot de passe').fill(PASSWORD);
  await button(page, 'Se connecter').click();
  await at(page, 'Espace du réseau');
}

async function review(page) {
  await page.goto('/espace/relecture');
  await at(page, 'Relecture');
  await main(page).locator('#queue-heading').waitFor();
}

const able = canOpenAccounts && canReadMail;

describe('Reviewing', { skip: able ? false : 'CAFEIA, DATABASE and SMTP are not set' }, () => {
  if (!able) return;
  catchMail();
  let team;
  before(async () => {
    team = await national();
  });

  journey(
    'proposed without an account, confirmed by the letter’s link, reviewed by keyboard, and on the public map at once',
    async (page) => {
      const anne = await invited(team, 'Anne Le Gall', { role: 'referent', territories: ['departement-29'] });
      await page.goto(anne.link);
      await at(page, 'Bienvenue dans le réseau');
      await label(page, 'Nouveau mot de passe').fill(PASSWORD);
      await button(page, 'Ouvrir mon compte').click();
      await at(page, 'Se connecter');
      await signIn(page, anne);

      const title = titled('Café des dunes');
      const { email, link } = await propose(title);
      const visitor = await someoneElse();
      await visitor.page.goto(link);
      await at(visitor.page, 'Votre proposition');
      await notice(visitor.page, 'Il reste un geste').waitFor();
      assert.ok(!visitor.page.url().includes('#'), 'the token is gone from the address');
      await visitor.page.reload();
      await notice(visitor.page, 'Il reste un geste').waitFor();
      await button(visitor.page, 'Confirmer ma proposition').click();
      await notice(visitor.page, 'en relecture').waitFor();
      const here = main(visitor.page).locator('[aria-current="step"]');
      await here.filter({ hasText: 'En relecture' }).waitFor();

      await letterTo(anne.email, /./);
      await main(page).getByRole('link', { name: 'Relecture', exact: true }).first().click();
      await at(page, 'Relecture');
      await waiting(page, title).waitFor();
      await page.locator('#queue-heading').focus();
      for (let steps = 0; steps < 30; steps += 1) {
        await page.keyboard.press('j');
        await page.waitForTimeout(60);
        const text = await page.evaluate(() => document.activeElement?.textContent);
        if (text === title) break;
      }
      await page.keyboard.press('Enter');
      await focusComes(opened(page).getByRole('heading', { level: 2, name: title }), 'what is opened has the focus');
      await opened(page).getByText('C’est la première proposition').waitFor();
      await opened(page).locator('.map .mark').waitFor();
      await page.keyboard.press('a');
      const words = opened(page).getByLabel('Un mot de bienvenue (facultatif)');
      await focusComes(words, 'the form takes the focus');
      // A letter that is typed is no shortcut.
      await page.keyboard.type('Merci ! À bientôt, rue des Dunes.');
      await page.keyboard.press('Control+Enter');
      await toast(page, 'Approuvé').waitFor();
      assert.equal(await waiting(page, title).count(), 0, 'it has left the queue');

      const news = await letterTo(email, /./);
      assert.match(news.text, /Merci ! À bientôt, rue des Dunes\./);
      await button(visitor.page, 'Actualiser').click();
      await notice(visitor.page, 'Votre café est publié').waitFor();
      assert.match(await here.textContent(), /Dans l’agenda/);
      await main(visitor.page).getByRole('link', { name: 'Voir le café à l’agenda' }).click();
      await main(visitor.page).getByRole('heading', { level: 1, name: title }).waitFor();
      await visitor.page.goto(`/cafes?q=${encodeURIComponent(title)}`);
      await settled(visitor.page);
      await main(visitor.page).locator('.cards > .card').filter({ hasText: title }).waitFor();
      await main(visitor.page).locator('.map .mark').first().waitFor();
      assert.deepEqual(visitor.faults, []);
      await visitor.leave();
    },
    forgiving,
  );

  journey(
    'a change is asked for, then it is refused, and that is undone',
    async (page) => {
      const anne = await referent(team, 'Anne Kervella', 'departement-29');
      const title = titled('Café du phare');
      const { email, link } = await proposed(title);
      await signIn(page, anne);
      await review(page);
      await waiting(page, title).getByRole('link').click();
      await button(page, 'Demander un changement').click();
      await button(page, 'Envoyer la demande').click();
      await opened(page).locator('.field__fault').filter({ hasText: 'à remplir' }).waitFor();
      await button(page, 'Pourriez-vous préciser l’adresse du lieu ?').click();
      await button(page, 'Envoyer la demande').click();
      await toast(page, 'La demande de changement est partie').waitFor();
      assert.match((await letterTo(email, /./)).text, /préciser l’adresse du lieu/);
      const visitor = await someoneElse();
      await visitor.page.goto(link);
      await notice(visitor.page, 'La relecture vous demande un changement').waitFor();
      await visitor.leave();

      // It comes back by the toast, and is refused; then by the list of what was decided.
      await toast(page, 'La demande de changement est partie').getByRole('button', { name: 'Annuler' }).click();
      await waiting(page, title).waitFor();
      await waiting(page, title).getByRole('link').click();
      await opened(page).getByRole('heading', { level: 2, name: title }).waitFor();
      await page.keyboard.press('r');
      await label(page, 'Pourquoi').fill('Le lieu est fermé ce jour-là.');
      await button(page, 'Refuser et envoyer').click();
      await toast(page, 'Refusé').waitFor();
      assert.equal(await waiting(page, title).count(), 0);
      await button(page, `Annuler la décision sur « ${title} »`).click();
      await waiting(page, title).waitFor();
    },
    forgiving,
  );

  journey(
    'several at once: what cannot be approved any more stays, with its reason',
    async (page) => {
      const anne = await referent(team, 'Anne Riou', 'commune-29019');
      const [one, two, gone] = [titled('Café un'), titled('Café deux'), titled('Café trois')];
      await proposed(one);
      await proposed(two);
      const third = await proposed(gone);
      await signIn(page, anne);
      await review(page);
      for (const title of [one, two, gone]) await waiting(page, title).getByRole('checkbox').check();
      await ask('POST', 'proposals/mine/steps', { step: 'withdraw' }, { token: third.token, version: third.proposal.version });
      await button(page, 'Approuver la sélection').click();
      const dialog = page.getByRole('dialog', { name: 'Approuver la sélection' });
      await dialog.getByRole('button', { name: 'Approuver la sélection' }).click();
      await toast(page, '2 approuvés').waitFor();
      assert.equal(await waiting(page, one).count(), 0);
      assert.equal(await waiting(page, two).count(), 0);
      await waiting(page, gone).getByText('Quelqu’un d’autre a décidé entre-temps').waitFor();
      await waiting(page, gone).getByText('Retirée').waitFor();
      await waiting(page, gone).getByRole('button', { name: 'Retirer de la file' }).click();
      assert.equal(await waiting(page, gone).count(), 0);
    },
    forgiving,
  );

  journey(
    'two referents: who decides second is told what the first one decided',
    async (page) => {
      const anne = await referent(team, 'Anne Salaün', 'departement-29');
      const bob = await referent(team, 'Bob Tanguy', 'departement-29');
      const title = titled('Café à deux');
      const { proposal } = await proposed(title);
      await signIn(page, anne);
      await review(page);
      await waiting(page, title).getByRole('link').click();
      await opened(page).getByRole('heading', { level: 2, name: title }).waitFor();
      await ask(
        'POST',
        `workspace/proposals/${proposal.id}/decisions`,
        { verdict: 'refuse', reason: 'Ce café est déjà à l’agenda.' },
        { token: bob.token, version: proposal.version },
      );
      await button(page, 'Approuver').click();
      await button(page, 'Approuver et publier').click();
      await opened(page).getByText('Quelqu’un d’autre a décidé entre-temps').first().waitFor();
      await opened(page).getByText('Ce café est déjà à l’agenda.').first().waitFor();
      await opened(page).getByText('Refusée').first().waitFor();
    },
    forgiving,
  );

  journey(
    'the proposer changes what was asked for, takes it back, and takes it up again',
    async (page) => {
      const anne = await referent(team, 'Anne Morvan', 'departement-29');
      const title = titled('Café à préciser');
      const { link, proposal } = await proposed(title);
      await ask(
        'POST',
        `workspace/proposals/${proposal.id}/decisions`,
        { verdict: 'ask_for_change', reason: 'Pourriez-vous préciser le titre ?' },
        { token: anne.token, version: proposal.version },
      );
      await page.goto(link);
      await notice(page, 'La relecture vous demande un changement').getByText('Pourriez-vous préciser le titre ?').waitFor();
      await button(page, 'Modifier').click();
      await main(page).locator('input[name="title"]').fill(`${title}, pour débuter`);
      await button(page, 'Enregistrer').click();
      await toast(page, 'C’est enregistré.').waitFor();
      await notice(page, 'en relecture').waitFor();
      await main(page).getByRole('heading', { level: 2, name: `${title}, pour débuter` }).waitFor();

      await button(page, 'Retirer ma proposition').click();
      const dialog = page.getByRole('dialog', { name: 'Retirer ma proposition' });
      await dialog.getByLabel('Pourquoi (facultatif)').fill('La salle est prise.');
      await dialog.getByRole('button', { name: 'Retirer ma proposition' }).click();
      await notice(page, 'Votre proposition est retirée').waitFor();
      assert.match(await main(page).locator('[aria-current="step"]').textContent(), /Retirée/);
      await toast(page, 'Votre proposition est retirée').getByRole('button', { name: 'Annuler' }).click();
      await notice(page, 'en relecture').waitFor();
    },
    forgiving,
  );

  journey('a private link that is no longer good says so, and leads on', async (page) => {
    await page.goto('/propositions#cela-n-est-pas-un-jeton');
    await notice(page, 'Ce lien n’est plus bon').getByRole('link', { name: 'Proposer un café' }).waitFor();
    await page.goto('/propositions');
    await notice(page, 'Ce lien est incomplet').waitFor();
    assert.equal(await page.locator('meta[name="robots"]').getAttribute('content'), 'noindex');
  }, forgiving);

  journey(
    'leave: a referent has somebody stand in, who decides in her territory',
    async (page) => {
      const anne = await referent(team, 'Anne Quéré', 'departement-29');
      const bob = await referent(team, 'Bob Nédélec', 'commune-29019');
      const title = titled('Café de Crozon');
      // Beyond what he looks after himself.
      await proposed(title, { new_place: { name: `Salle de ${title}`, commune_code: '29042' } });
      await signIn(page, anne);
      await main(page).getByRole('link', { name: 'Personnes', exact: true }).first().click();
      await at(page, 'Personnes');
      const card = main(page).locator('.person').filter({ hasText: anne.email });
      await card.getByRole('button', { name: 'Faire remplacer' }).click();
      const dialog = page.getByRole('dialog', { name: `Remplacer ${anne.name}` });
      await dialog.getByRole('button', { name: 'Faire remplacer' }).click();
      await focusComes(dialog.locator('.notice'), 'what is missing is said, and has the focus');
      await dialog.getByRole('combobox', { name: 'Qui remplace' }).selectOption({ label: `${bob.name} (${bob.email})` });
      const end = new Date(Date.now() + 20 * 24 * 3_600_000).toISOString().slice(0, 10);
      await dialog.getByLabel('Dernier jour').fill(end);
      await dialog.getByRole('button', { name: 'Faire remplacer' }).click();
      await toast(page, `${bob.name} assure le remplacement.`).waitFor();

      const deputy = await someoneElse();
      await signIn(deputy.page, bob);
      await main(deputy.page).getByText('en remplacement').waitFor();
      await review(deputy.page);
      await waiting(deputy.page, title).getByRole('link').click();
      await button(deputy.page, 'Approuver').click();
      await button(deputy.page, 'Approuver et publier').click();
      await toast(deputy.page, 'Approuvé').waitFor();
      assert.deepEqual(deputy.faults, []);
      await deputy.leave();
    },
    forgiving,
  );

  journey(
    'one’s own cafés by where they are, and the refused ones with their reason on the first page',
    async (page) => {
      const { data } = await ask('GET', 'organisations?limit=50');
      const host = data.find((one) => one.commune && one.upcoming_cafes > 0);
      const odile = await member(team, 'Odile Penn', { role: 'organiser', organisation_id: host.id });
      const title = titled('Café d’Odile');
      const starts = new Date(Date.now() + 30 * 24 * 3_600_000);
      const draft = await ask(
        'POST',
        'cafes',
        {
          title,
          starts_at: starts.toISOString(),
          ends_at: new Date(starts.getTime() + 7_200_000).toISOString(),
          timezone: 'Europe/Paris',
          mode: 'online',
          online_url: 'https://visio.exemple.fr/odile',
          host_id: host.id,
          registration: { mode: 'none' },
        },
        odile,
      );
      await signIn(page, odile);
      await main(page).getByRole('link', { name: /brouillons? à terminer/ }).click();
      await at(page, 'Mes cafés');
      const mine = main(page).locator('.cards > .card').filter({ hasText: title });
      await mine.getByText('Brouillon', { exact: true }).waitFor();
      assert.equal(await main(page).getByRole('link', { name: 'Relecture', exact: true }).count(), 0);

      const path = `workspace/cafes/${draft.id}/steps`;
      const handedIn = await ask('POST', path, { step: 'submit' }, { token: odile.token, version: draft.version });
      await main(page).getByRole('link', { name: 'En relecture', exact: true }).click();
      await mine.getByText('attend depuis').waitFor();

      const refused = { step: 'reject', reason: 'Le lien de la visioconférence ne marche pas.' };
      await ask('POST', path, refused, { token: team, version: handedIn.version });
      await page.goto('/espace');
      await main(page).getByRole('link', { name: /refusés?, à reprendre/ }).waitFor();
      await main(page).getByText('Le lien de la visioconférence ne marche pas.').waitFor();
      await main(page).getByRole('link', { name: title }).click();
      await main(page).getByRole('heading', { level: 1 }).waitFor();
    },
    forgiving,
  );

  journey(
    'a café that is over by the time it is read: whoever approves it is told so first',
    async (page) => {
      const { data } = await ask('GET', 'organisations?territory=departement-29&limit=50');
      const [host] = data;
      const odile = await member(team, 'Odile Penn', { role: 'organiser', organisation_id: host.id });
      const anne = await referent(team, 'Anne Le Gall', 'departement-29');
      const title = titled('Café d’hier');
      const { id, version } = await ask(
        'POST',
        'cafes',
        {
          title,
          ...yesterday(),
          timezone: 'Europe/Paris',
          mode: 'online',
          online_url: 'https://visio.exemple.fr/odile',
          host_id: host.id,
          registration: { mode: 'none' },
        },
        odile,
      );
      await ask('POST', `workspace/cafes/${id}/steps`, { step: 'submit' }, { token: odile.token, version });
      await signIn(page, anne);
      await page.goto(`/espace/relecture?cafe=${id}`);
      await opened(page).getByRole('heading', { level: 2, name: title }).waitFor();
      await opened(page).getByRole('button', { name: 'Approuver', exact: true }).click();
      const told = opened(page).locator('.notice').filter({ hasText: 'Ce café est déjà terminé' });
      await told.getByText('corrigez-la d’abord').waitFor();
      await opened(page).getByRole('button', { name: 'Pas maintenant' }).click();
      assert.equal(await told.count(), 0);

      // Several at once: those that are over are marked in the question.
      await waiting(page, title).getByRole('checkbox').check();
      await button(page, 'Approuver la sélection').click();
      const question = page.getByRole('dialog');
      await question.locator('li').filter({ hasText: title }).getByText('Ce café est déjà terminé').waitFor();
    },
    forgiving,
  );

  journey(
    'a café that was handed in is published from the queue; single keys can be switched off',
    async (page) => {
      const anne = await referent(team, 'Anne Corre', 'departement-29');
      const { data } = await ask('GET', 'organisations?limit=50&territory=departement-29');
      const odile = await member(team, 'Odile Cam', { role: 'organiser', organisation_id: data[0].id });
      const title = titled('Café remis');
      const starts = new Date(Date.now() + 30 * 24 * 3_600_000);
      const draft = await ask(
        'POST',
        'cafes',
        {
          title,
          starts_at: starts.toISOString(),
          ends_at: new Date(starts.getTime() + 7_200_000).toISOString(),
          timezone: 'Europe/Paris',
          mode: 'online',
          online_url: 'https://visio.exemple.fr/odile',
          host_id: data[0].id,
          registration: { mode: 'none' },
        },
        odile,
      );
      await ask('POST', `workspace/cafes/${draft.id}/steps`, { step: 'submit' }, { token: odile.token, version: draft.version });
      await signIn(page, anne);
      await review(page);
      await page.keyboard.press('?');
      const help = page.getByRole('dialog', { name: 'Raccourcis clavier' });
      await help.getByLabel('Raccourcis d’une seule touche').uncheck();
      await page.keyboard.press('Escape');
      await waiting(page, title).getByRole('link').click();
      const opening = opened(page).getByRole('heading', { level: 2, name: title });
      await focusComes(opening, 'what is opened has the focus');
      await page.keyboard.press('a');
      await page.keyboard.press('q');
      assert.equal(await opened(page).locator('form').count(), 0, 'a single key does nothing now');
      await opened(page).getByText('Remis à la relecture').waitFor();
      await button(page, 'Approuver').click();
      await button(page, 'Publier').click();
      await toast(page, 'Publié').waitFor();
      assert.equal(await waiting(page, title).count(), 0);
    },
    forgiving,
  );
});
