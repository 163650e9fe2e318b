// One browser, several tabs, several people: nothing is written in the wrong name, and each finds their own.

import assert from 'node:assert/strict';
import { before, describe } from 'node:test';

import { canOpenAccounts, currentStep, totp } from '../accounts.mjs';
import { ask } from '../api.mjs';
import { app, arrive, button, journey, main, notice, someoneElse } from '../journey.mjs';
import { canReadMail, catchMail } from '../mail.mjs';
import { national, referent } from '../people.mjs';
import { PASSWORD } from '../signed-in.mjs';

/** What the browser itself says of an answer that a journey asks for. */
const forgiving = { forgives: [/status of (401|403|404|409|412)/] };

const label = (page, words) => main(page).getByLabel(words, { exact: true });
const field = (page, name) => main(page).locator(`.form__part [name="${name}"]`);
const toast = (page, words) => app(page).locator('.toast').filter({ hasText: words });
/** Where a heading says that one is. */
const at = (page, words) => main(page).getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
/** A title that nothing else has. */
const titled = (words) => `${words} ${Date.now().toString(36)}`;
const ended = (page) => page.getByRole('dialog', { name: 'Votre session est terminée' });
const replaced = (page) => page.getByRole('dialog', { name: 'Un autre compte est maintenant connecté' });

/** Signs in where one is asked to. */
async function signIn(page, { email }) {
  await at(page, 'Se connecter');
  await label(page, 'Adresse électronique').fill(email);
  await label(page, 'Mot de passe').fill(PASSWORD);
  await button(page, 'Se connecter').click();
}

/** Somebody's cafés with a title. */
async function written({ token }, title) {
  const { data } = await ask('GET', 'workspace/cafes?limit=200', undefined, { token });
  return data.filter((cafe) => cafe.title === title);
}

const able = canOpenAccounts && canReadMail;

describe('Several tabs', { skip: able ? false : 'CAFEIA, DATABASE and SMTP are not set' }, () => {
  if (!able) return;
  catchMail();
  let [anne, yann] = [];
  before(async () => {
    const team = await national();
    anne = await referent(team, 'Anne Le Gall', 'departement-29');
    yann = await referent(team, 'Yann Kerdoncuff', 'departement-29');
  });

  journey(
    'signed out in the second tab, and in again as somebody else: the first one says so, and writes nothing in their name',
    async (page, context) => {
      await page.goto('/espace/cafes/nouveau');
      await signIn(page, anne);
      await at(page, 'Nouveau café');
      const title = titled('Le café d’Anne');
      await field(page, 'title').fill(title);

      const second = await context.newPage();
      await arrive(second, '/espace');
      await second.locator('#app main').getByText('Bonjour Anne Le Gall').waitFor();
      await button(second, 'Se déconnecter').click();
      await at(second, 'Se connecter');
      await ended(page).getByText('Elle a été fermée dans un autre onglet').waitFor();
      assert.equal(await field(page, 'title').inputValue(), title, 'what is written stays');

      await signIn(second, yann);
      await at(second, 'Espace du réseau');
      await replaced(page).waitFor();
      assert.ok(!(await ended(page).isVisible()), 'nobody is asked to sign in with somebody else’s cookie');
      await replaced(page).getByRole('button', { name: 'Fermer' }).click();

      // Who goes on all the same is told once more, and nothing has left.
      await field(page, 'day').fill('2030-05-14');
      await field(page, 'starts_at').fill('18:00');
      await field(page, 'ends_at').fill('20:00');
      const sent = [];
      page.on('request', (request) => {
        if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
      });
      await button(page, 'Se déconnecter').click();
      await replaced(page).getByRole('button', { name: 'Fermer' }).click();
      await page.goto('/espace/cafes/nouveau');
      await at(page, 'Nouveau café');
      assert.deepEqual(sent.filter((one) => !one.includes('/session/refresh')), []);
      // It is Yann’s by now, and knows nothing of what Anne was writing.
      assert.equal(await field(page, 'title').inputValue(), '');
      assert.equal(await notice(page, 'Vous aviez commencé à écrire').count(), 0);
      assert.deepEqual([await written(anne, title), await written(yann, title)], [[], []]);
      await second.reload();
      await second.locator('#app main').getByText('Bonjour Yann Kerdoncuff').waitFor();
    },
    forgiving,
  );

  journey(
    'a café that is saved in a tab of somebody who is not signed in any more is written by nobody',
    async (page, context) => {
      const { data: [model] } = await ask('GET', 'cafes?mode=on_site&territory=departement-29&limit=1');
      const title = titled('Un café à deux noms');
      const cafe = {
        title,
        summary: 'On joue.',
        starts_at: '2030-05-14T16:00:00Z',
        ends_at: '2030-05-14T18:00:00Z',
        timezone: 'Europe/Paris',
        mode: 'on_site',
        place_id: model.place.id,
        host_id: model.host.id,
        registration: { mode: 'none' },
      };
      const { id } = await ask('POST', 'cafes', cafe, { token: anne.token });
      await page.goto(`/espace/cafes/${id}`);
      await signIn(page, anne);
      await at(page, title);
      const second = await context.newPage();
      await arrive(second, '/espace');
      await button(second, 'Se déconnecter').click();
      await signIn(second, yann);
      await at(second, 'Espace du réseau');
      await replaced(page).getByRole('button', { name: 'Fermer' }).click();

      await field(page, 'summary').fill('Écrit par Anne.');
      await main(page).locator('button[type="submit"]').filter({ hasText: /^Enregistrer$/ }).first().click();
      await replaced(page).waitFor();
      await replaced(page).getByRole('button', { name: 'Fermer' }).click();
      await button(page, 'Publier').click();
      const now = await ask('GET', `workspace/cafes/${id}`, undefined, { token: anne.token });
      assert.deepEqual([now.version, now.publication, now.content.summary], [1, 'draft', 'On joue.']);
      assert.equal(await field(page, 'summary').inputValue(), 'Écrit par Anne.', 'what is written stays');
    },
    forgiving,
  );

  journey(
    'a session that ends leaves what was written to its owner, and shows it to nobody else',
    async (page) => {
      await page.goto('/espace/cafes/nouveau');
      await signIn(page, anne);
      await at(page, 'Nouveau café');
      const title = titled('Un brouillon d’Anne');
      await field(page, 'title').fill(title);
      await page.waitForFunction((title) => JSON.stringify({ ...localStorage }).includes(title), title);
      const { data } = await ask('GET', 'account/sessions', undefined, { token: anne.token });
      for (const session of data.filter((one) => !one.current)) {
        await ask('DELETE', `account/sessions/${session.id}`, undefined, { token: anne.token });
      }

      await page.reload();
      await signIn(page, yann);
      await at(page, 'Nouveau café');
      assert.equal(await field(page, 'title').inputValue(), '');
      assert.equal(await notice(page, 'Vous aviez commencé à écrire').count(), 0, 'it is not Yann’s');
      await field(page, 'title').fill(titled('Un brouillon de Yann'));
      await button(page, 'Se déconnecter').click();

      await signIn(page, anne);
      await at(page, 'Nouveau café');
      await notice(page, 'Vous aviez commencé à écrire').waitFor();
      await button(page, 'Reprendre').click();
      assert.equal(await field(page, 'title').inputValue(), title);
    },
    forgiving,
  );

  journey(
    'one’s account in two tabs: what is changed in one is shown in the other, and what was ended elsewhere is said so',
    async (page, context) => {
      const team = await national();
      const lea = await referent(team, 'Léa Quéré', 'departement-29');
      await page.goto('/espace/compte');
      await signIn(page, lea);
      await at(page, 'Mon compte');
      const second = await context.newPage();
      await arrive(second, '/espace/compte');
      await at(second, 'Mon compte');
      const elsewhere = await someoneElse();
      await elsewhere.page.goto('/espace/compte');
      await signIn(elsewhere.page, lea);
      await at(elsewhere.page, 'Mon compte');

      await label(second, 'Nom').fill('Léa Quéré-Morvan');
      await button(second, 'Enregistrer').click();
      await toast(second, 'C’est enregistré.').waitFor();
      await page.waitForFunction(() => document.querySelector('#app input[name="name"]').value === 'Léa Quéré-Morvan');

      // Ended in one tab, a session is gone from the other one.
      const end = (tab) => tab.locator('#app main').getByRole('button', { name: /^Fermer la session/ });
      await page.reload();
      await second.reload();
      await end(page).nth(1).waitFor();
      await end(second).nth(1).waitFor();
      assert.equal(await end(page).count(), 2, 'the other device, and the one that asks the API');
      await end(second).first().click();
      await toast(second, 'La session est fermée.').waitFor();
      await end(page).nth(1).waitFor({ state: 'detached' });
      assert.equal(await end(page).count(), 1);
      await elsewhere.leave();

      // What is begun here is set up there meanwhile: there is nothing to begin any more.
      await button(page, 'Activer la double authentification').click();
      await main(page).locator('input[name="password"]').first().fill(PASSWORD);
      await button(second, 'Activer la double authentification').click();
      await main(second).locator('input[name="password"]').first().fill(PASSWORD);
      await button(second, 'Continuer').click();
      const secret = await main(second).locator('code.secret').textContent();
      await label(second, 'Code affiché par l’application').fill(totp(secret, currentStep()));
      await button(second, 'Activer').click();
      await notice(second, 'Vos codes de secours').waitFor();
      await main(page).getByText('Activée', { exact: true }).waitFor();
      assert.equal(await button(page, 'Continuer').count(), 0);
    },
    forgiving,
  );

  journey(
    'a session that was ended on another device meanwhile is said to be over',
    async (page) => {
      const team = await national();
      const marc = await referent(team, 'Marc Abalain', 'departement-29');
      await page.goto('/espace/compte');
      await signIn(page, marc);
      await at(page, 'Mon compte');
      const end = main(page).getByRole('button', { name: /^Fermer la session/ });
      await end.first().waitFor();
      assert.equal(await end.count(), 1);
      const { data } = await ask('GET', 'account/sessions', undefined, { token: marc.token });
      await ask('DELETE', `account/sessions/${data.find((one) => one.current).id}`, undefined, { token: marc.token });
      await end.first().click();
      await toast(page, 'Cette session était déjà fermée.').waitFor();
      await main(page).getByText('Vos rôles ne permettent pas cela.').waitFor({ state: 'detached' });
      await end.first().waitFor({ state: 'detached' });
    },
    forgiving,
  );
});
