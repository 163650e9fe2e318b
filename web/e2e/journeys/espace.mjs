// The workspace: from an invitation to a second factor, in and out of it, and what happens when a session ends under one's
// hands.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe } from 'node:test';

import { canOpenAccounts, currentStep, openAccount, totp } from '../accounts.mjs';
import { app, arrive, button, focusComes, heading, journey, main, notice, settled, someoneElse } from '../journey.mjs';

const PASSWORD = 'un train bleu passe sous le vieux noyer';
/** What the browser itself says of an answer that a journey asks for. */
const REFUSED = /status of (401|403|409|410|422|429)/;
const forgiving = { forgives: [REFUSED] };

const label = (page, words) => main(page).getByLabel(words, { exact: true });
const toast = (page, words) => app(page).locator('.toast').filter({ hasText: words });
/** Where a heading says that one is. */
const at = (page, words) => main(page).getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
/** An address that nobody else has in this run. */
const address = (name) => `${name}.${Date.now()}@exemple.fr`;

/** Opens an account and accepts its invitation. */
async function accept(page, email, name) {
  await page.goto(await openAccount(email, name));
  await at(page, 'Bienvenue dans le réseau');
  await label(page, 'Nouveau mot de passe').fill(PASSWORD);
  await button(page, 'Ouvrir mon compte').click();
  await at(page, 'Se connecter');
}

/** Signs in by address and password. */
async function signIn(page, email) {
  await label(page, 'Adresse électronique').fill(email);
  await label(page, 'Mot de passe').fill(PASSWORD);
  await button(page, 'Se connecter').click();
}

/** Sets up a second factor; returns its secret, the recovery codes, and the step of time that was used. */
async function setUpFactor(page) {
  await page.goto('/espace/compte');
  await button(page, 'Activer la double authentification').click();
  await main(page).locator('input[name="password"]').first().fill(PASSWORD);
  await button(page, 'Continuer').click();
  const secret = await main(page).locator('code.secret').textContent();
  await main(page).locator('svg.qr').waitFor();
  const link = await main(page).getByRole('link', { name: 'Sur ce téléphone' }).getAttribute('href');
  assert.match(link, /^otpauth:\/\/totp\//);
  const step = currentStep();
  await label(page, 'Code affiché par l’application').fill(totp(secret, step));
  await button(page, 'Activer').click();
  await notice(page, 'Vos codes de secours').waitFor();
  const codes = await main(page).locator('.codes code').allTextContents();
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Télécharger les codes').click()]);
  assert.equal(await readFile(await file.path(), 'utf8'), `${codes.join('\n')}\n`);
  await button(page, 'Je les ai mis à l’abri').click();
  await main(page).getByText('Activée', { exact: true }).waitFor();
  return { secret, codes, step };
}

describe('The workspace', { skip: canOpenAccounts ? false : 'CAFEIA and DATABASE are not set' }, () => {
  journey(
    'an invitation, a second factor, in again with a code, and a referent invited',
    async (page) => {
      const email = address('camille');
      await accept(page, email, 'Camille Diaz');
      assert.ok(!page.url().includes('#'), 'the token is gone from the address');
      await signIn(page, email);
      await at(page, 'Espace du réseau');
      await focusComes(heading(page), 'the heading takes the focus after signing in');
      await main(page).getByText('Bonjour Camille Diaz').waitFor();
      await notice(page, 'Il manque une étape à votre rôle').waitFor();
      assert.equal(await main(page).getByRole('link', { name: 'Personnes', exact: true }).count(), 0);

      const { secret, codes, step } = await setUpFactor(page);
      assert.equal(codes.length, new Set(codes).size);
      await page.goto('/espace');
      await main(page).getByText('En vigueur').waitFor();
      await button(page, 'Se déconnecter').click();
      await at(page, 'Se connecter');

      await signIn(page, email);
      const code = label(page, 'Code à six chiffres');
      await focusComes(code, 'the code is asked for, and its field has the focus');
      await code.fill('000000');
      await button(page, 'Se connecter').click();
      await main(page).locator('.notice').filter({ hasText: 'Ce code n’est pas le bon' }).waitFor();
      // The code of the next half minute counts already; that of this one was used.
      await code.fill(totp(secret, step + 1));
      await button(page, 'Se connecter').click();
      await at(page, 'Espace du réseau');

      await main(page).getByRole('link', { name: 'Personnes', exact: true }).first().click();
      await at(page, 'Personnes');
      await main(page).getByRole('heading', { level: 3, name: 'Camille Diaz' }).first().waitFor();
      await button(page, 'Inviter une personne').click();
      const dialog = page.getByRole('dialog', { name: 'Inviter une personne' });
      await dialog.getByRole('button', { name: 'Envoyer l’invitation' }).click();
      await focusComes(dialog.locator('.notice'), 'what is wrong is said, and has the focus');
      for (const [field, said] of [['Nom', 'à remplir'], ['Territoires choisis', 'à remplir']]) {
        await dialog.locator('.form__faults li').filter({ hasText: field }).filter({ hasText: said }).waitFor();
      }
      await dialog.getByRole('link', { name: 'Nom', exact: true }).click();
      await focusComes(dialog.getByLabel('Nom', { exact: true }), 'the summary leads to the field');
      const name = `Noé Le Bris ${Date.now()}`;
      await dialog.getByLabel('Nom', { exact: true }).fill(name);
      await dialog.getByLabel('Adresse électronique').fill(address('noe'));
      await dialog.getByRole('combobox', { name: 'Ajouter un territoire' }).pressSequentially('Finist', { delay: 20 });
      await dialog.getByRole('option').filter({ hasText: 'Finistère' }).first().click();
      await dialog.getByRole('button', { name: 'Envoyer l’invitation' }).click();
      await toast(page, `L’invitation de ${name} est partie.`).waitFor();
      const card = main(page).locator('.person').filter({ hasText: name });
      for (const said of ['Invitation envoyée', 'Référence d’un territoire', 'Finistère']) {
        await card.getByText(said).waitFor();
      }

      await card.getByRole('button', { name: 'Retirer le rôle' }).click();
      await page.getByRole('dialog', { name: /^Retirer à .* le rôle/ }).getByRole('button', { name: 'Retirer', exact: true }).click();
      await toast(page, 'Le rôle est retiré.').waitFor();
      await focusComes(card.getByRole('heading', { level: 3 }), 'the focus stays with the person');

      // Another half minute is not waited for: a recovery code counts, once.
      await button(page, 'Se déconnecter').click();
      await at(page, 'Se connecter');
      await signIn(page, email);
      await button(page, 'Je n’ai pas mon application').click();
      await label(page, 'Code de secours').fill(codes[0]);
      await button(page, 'Se connecter').click();
      // One is back where one was.
      await at(page, 'Personnes');
    },
    forgiving,
  );

  journey(
    'a session ended elsewhere, while one writes: one signs in again, and what was written goes out',
    async (page) => {
      const email = address('ines');
      await accept(page, email, 'Inès Morel');
      await signIn(page, email);
      await at(page, 'Espace du réseau');
      await main(page).getByRole('link', { name: 'Mon compte' }).first().click();
      await at(page, 'Mon compte');

      const other = await someoneElse();
      await arrive(other.page, '/espace/compte');
      await signIn(other.page, email);
      await at(other.page, 'Mon compte');
      const end = other.page.locator('#app main').getByRole('button', { name: /^Fermer la session/ });
      await end.first().click();
      await toast(other.page, 'La session est fermée.').waitFor();
      assert.equal(await end.count(), 0);
      await other.leave();

      await label(page, 'Nom').fill('Inès Morel-Kaci');
      await button(page, 'Enregistrer').click();
      const dialog = page.getByRole('dialog', { name: 'Votre session est terminée' });
      await dialog.getByText(email).waitFor();
      await dialog.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
      await dialog.getByRole('button', { name: 'Se connecter' }).click();
      await toast(page, 'C’est enregistré.').waitFor();
      assert.equal(await label(page, 'Nom').inputValue(), 'Inès Morel-Kaci');
      await page.reload();
      await settled(page);
      await page.waitForFunction(() => document.querySelector('#app input[name="name"]')?.value === 'Inès Morel-Kaci');
    },
    forgiving,
  );

  journey(
    'one’s data as a file, then the account’s end',
    async (page) => {
      const email = address('paul');
      await accept(page, email, 'Paul Aubry');
      await signIn(page, email);
      await at(page, 'Espace du réseau');
      await page.goto('/espace/compte');
      const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Télécharger mes données').click()]);
      const { account } = JSON.parse(await readFile(await file.path(), 'utf8'));
      assert.equal(account.email, email);
      // Nothing of it is kept where a script or the next person at this machine could find it.
      const kept = await page.evaluate(async () => {
        const names = await caches.keys();
        const addresses = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((one) => one.url)));
        return { addresses: addresses.flat(), storage: JSON.stringify({ ...localStorage, ...sessionStorage }), cookie: document.cookie };
      });
      assert.ok(kept.addresses.every((one) => !/\/account|\/session|\/espace/.test(one)), kept.addresses.join('\n'));
      assert.doesNotMatch(kept.storage + kept.cookie, /eyJ|cafeia_refresh/);

      await button(page, 'Supprimer mon compte').click();
      const dialog = page.getByRole('dialog', { name: 'Supprimer mon compte' });
      await dialog.getByLabel('Mot de passe actuel').fill('ce n’est pas le bon mot de passe');
      await dialog.getByRole('button', { name: 'Supprimer définitivement' }).click();
      await dialog.getByText('Ce mot de passe n’est pas le bon.').waitFor();
      await dialog.getByLabel('Mot de passe actuel').fill(PASSWORD);
      await dialog.getByRole('button', { name: 'Supprimer définitivement' }).click();
      await at(page, 'Se connecter');
      await signIn(page, email);
      await main(page).locator('.notice').filter({ hasText: 'ne vont pas ensemble' }).waitFor();
    },
    forgiving,
  );

  journey('a forgotten password: the same answer, whoever asks', async (page) => {
    await arrive(page, '/espace');
    await main(page).getByRole('link', { name: 'Mot de passe oublié' }).click();
    await at(page, 'Demander un nouveau mot de passe');
    await label(page, 'Adresse électronique').fill('personne@');
    await button(page, 'Recevoir un lien').click();
    await focusComes(main(page).locator('.notice').first(), 'what is wrong has the focus');
    await label(page, 'Adresse électronique').fill(address('personne'));
    await button(page, 'Recevoir un lien').click();
    await notice(page, 'C’est noté').waitFor();
  });

  journey(
    'links that are no longer good say so at once; one that is good says what is wrong with a password',
    async (page) => {
      await page.goto('/espace/invitation#cela-n-est-pas-un-jeton');
      await notice(page, 'Cette invitation n’est plus bonne').waitFor();
      assert.equal(await label(page, 'Nouveau mot de passe').count(), 0, 'nobody chooses a password in vain');

      const link = await openAccount(address('zoe'), 'Zoé Martin');
      await page.goto('about:blank');
      await page.goto(link);
      await label(page, 'Nouveau mot de passe').fill('court');
      await main(page).getByText('Encore 7 caractères.').waitFor();
      await button(page, 'Ouvrir mon compte').click();
      await main(page).locator('.field__fault').filter({ hasText: '12 caractères' }).waitFor();
      await label(page, 'Nouveau mot de passe').fill(PASSWORD);
      await button(page, 'Ouvrir mon compte').click();
      await at(page, 'Se connecter');

      // The letter is opened once more, the next day.
      await page.goto('about:blank');
      await page.goto(link);
      await notice(page, 'Cette invitation n’est plus bonne').waitFor();
      assert.equal(await label(page, 'Nouveau mot de passe').count(), 0);

      await page.goto('about:blank');
      await page.goto('/espace/mot-de-passe#cela-n-est-pas-un-jeton');
      await notice(page, 'Ce lien n’est plus bon').waitFor();
      await at(page, 'Demander un nouveau mot de passe');
    },
    forgiving,
  );
});
