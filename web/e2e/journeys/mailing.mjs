// Whoever looks after a territory writes to many of its people at once, from a list; they get no more of it in one click. Lists are
// shown in columns, in another order, and kept under a name.

import assert from 'node:assert/strict';
import { before, describe } from 'node:test';

import { canOpenAccounts } from '../accounts.mjs';
import { ask } from '../api.mjs';
import { app, arrive, button, cards, fits, heading, journey, main, notice, someoneElse } from '../journey.mjs';
import { canReadMail, catchMail, letterTo } from '../mail.mjs';
import { member, national, referent } from '../people.mjs';
import { PASSWORD } from '../signed-in.mjs';

const toast = (page, words) => app(page).locator('.toast').filter({ hasText: words });
const dialog = (page) => app(page).locator('dialog[open]');
const box = (page, name) => main(page).getByRole('checkbox', { name, exact: true });

async function signIn(page, { email }) {
  await arrive(page, '/espace');
  await main(page).getByLabel('Adresse électronique', { exact: true }).fill(email);
  await main(page).getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await button(page, 'Se connecter').click();
  await main(page).getByRole('heading', { level: 1, name: 'Espace du réseau', exact: true }).waitFor();
}

/** A facilitator in Ouessant who has an account. */
async function facilitator(by, name) {
  const own = `${name} ${Math.random().toString(36).slice(2, 7)}`;
  const { id } = await ask('POST', 'facilitators', { name: own, commune_code: '29155', travel_radius_km: 20 }, { token: by });
  return { ...(await member(by, own, { role: 'facilitator', facilitator_id: id })), id };
}

if (canOpenAccounts && canReadMail) {
  describe('A letter to many', () => {
    catchMail();
    let team;
    let anne;
    before(async () => {
      team = await national();
      // A commune of its own: nobody else is written to.
      anne = await referent(team, 'Anne Le Gall', 'commune-29155');
    });

    journey(
      'is written to those who are ticked, looked at, sent, followed; and one gets no more of them',
      async (page) => {
        const fabienne = await facilitator(team, 'Fabienne');
        await signIn(page, anne);
        await arrive(page, '/espace/animateurs?etat=toutes');
        await box(page, `Choisir ${fabienne.name}`).check();
        await main(page).getByText('1 choisi', { exact: true }).waitFor();
        await button(page, 'Écrire un message').click();

        // What is wrong is said before anything is sent.
        await dialog(page).getByRole('button', { name: 'Relire avant d’envoyer' }).click();
        await dialog(page).locator('.notice.tone-stop').waitFor();
        await dialog(page).getByLabel('Objet', { exact: true }).fill('Rencontre du réseau');
        await dialog(page).getByLabel('Message', { exact: true }).fill('Rendez-vous à Quimper.\nVenez !');
        await dialog(page).getByRole('button', { name: 'Relire avant d’envoyer' }).click();
        await dialog(page).getByText('1 personne le recevra.').waitFor();
        const letter = await dialog(page).getByRole('region', { name: 'Le message' }).textContent();
        assert.match(letter, /Anne Le Gall, qui s’occupe du réseau Café IA \(Ouessant\)/);
        assert.ok(!letter.includes(fabienne.email), 'nobody’s address is shown');
        await fits(page);
        // Twice is once.
        await dialog(page).getByRole('button', { name: 'Envoyer à 1 personne' }).dblclick();
        await toast(page, '1 message part dans quelques secondes.').waitFor();

        await arrive(page, '/espace/envois');
        await main(page).getByText('1 envoi', { exact: true }).waitFor();
        await cards(page).first().getByText('En cours d’envoi').waitFor();
        await cards(page).first().getByText('Envoyé', { exact: true }).waitFor({ timeout: 45_000 });
        await cards(page).first().getByText('1 parti').waitFor();
        const { text } = await letterTo(fabienne.email, /Rencontre du réseau/);
        assert.match(text, /Rendez-vous à Quimper\./);
        assert.match(text, /personne ne lirait votre réponse/);
        const link = new URL(text.match(/https?:\/\/\S+\/desabonnement#\S+/)[0]);

        // The link is followed by somebody who is not signed in.
        const visitor = await someoneElse();
        await arrive(visitor.page, link.pathname + link.hash);
        await notice(visitor.page, 'Vous êtes désabonné').waitFor();
        assert.equal(new URL(visitor.page.url()).hash, '', 'the token does not stay in the address');
        await fits(visitor.page);
        assert.equal((await ask('GET', 'account', undefined, { token: fabienne.token })).mailings, false);
        await button(visitor.page, 'Me réabonner').click();
        await notice(visitor.page, 'Vous êtes abonné de nouveau').waitFor();
        await button(visitor.page, 'Ne plus recevoir ces messages').click();
        await notice(visitor.page, 'Vous êtes désabonné').waitFor();
        assert.deepEqual(visitor.faults, []);
        await visitor.leave();

        await arrive(page, '/espace/animateurs?etat=toutes');
        await box(page, `Choisir ${fabienne.name}`).check();
        await button(page, 'Écrire un message').click();
        await dialog(page).getByLabel('Objet', { exact: true }).fill('Encore une chose');
        await dialog(page).getByLabel('Message', { exact: true }).fill('À jeudi.');
        await dialog(page).getByRole('button', { name: 'Relire avant d’envoyer' }).click();
        await dialog(page).locator('.notice').filter({ hasText: 'Personne ne peut recevoir ce message' }).waitFor();
        await dialog(page).getByText('1 personne qui ne veut plus de ces messages').waitFor();
        assert.equal(await dialog(page).getByRole('button', { name: /^Envoyer/ }).count(), 0);
      },
      { patience: 150_000 },
    );

    journey(
      'is taken back in time from where it was sent; and one’s own account says whether one gets them',
      async (page) => {
        const gael = await facilitator(team, 'Gaël');
        await signIn(page, anne);
        await arrive(page, '/espace/personnes');
        await box(page, `Choisir ${gael.name}`).check();
        await button(page, 'Écrire un message').click();
        await dialog(page).getByLabel('Objet', { exact: true }).fill('Un peu vite');
        await dialog(page).getByLabel('Message', { exact: true }).fill('Ceci ne partira pas.');
        await dialog(page).getByRole('button', { name: 'Relire avant d’envoyer' }).click();
        await dialog(page).getByRole('button', { name: 'Envoyer à 1 personne' }).click();
        await toast(page, 'dans quelques secondes').getByRole('button', { name: 'Annuler l’envoi' }).click();
        await toast(page, 'L’envoi est arrêté').waitFor();
        await arrive(page, '/espace/envois');
        const stopped = cards(page).filter({ hasText: 'Un peu vite' });
        await stopped.getByText('Arrêté', { exact: true }).waitFor();
        await fits(page);

        const other = await someoneElse();
        await signIn(other.page, gael);
        await arrive(other.page, '/espace/compte');
        const takes = box(other.page, 'Recevoir les messages envoyés à plusieurs personnes du réseau');
        assert.equal(await takes.isChecked(), true);
        await takes.uncheck();
        await main(other.page).getByRole('button', { name: 'Enregistrer' }).first().click();
        await app(other.page).locator('.toast').first().waitFor();
        assert.equal((await ask('GET', 'account', undefined, { token: gael.token })).mailings, false);
        // Who looks after nobody writes to nobody.
        await other.page.goto('/espace/envois');
        await notice(other.page, /pas/).waitFor();
        await other.leave();
      },
      { patience: 120_000 },
    );
  });

  describe('A list of the workspace', () => {
    catchMail();
    let anne;
    before(async () => {
      anne = await referent(await national(), 'Anne Le Gall', 'region-53');
    });

    journey('is shown in columns and in another order, and kept under a name', async (page) => {
      await signIn(page, anne);
      await arrive(page, '/espace/cafes');
      await main(page).getByText('Colonnes', { exact: true }).click();
      for (const column of ['Hôte', 'Co-organisation', 'Animation']) await box(page, column).check();
      const table = main(page).getByRole('table');
      await table.waitFor();
      assert.deepEqual(await table.getByRole('columnheader').allTextContents(), ['Titre', 'Hôte', 'Co-organisation', 'Animation']);
      await main(page).getByLabel('Trier par').selectOption({ label: 'Hôte' });
      await page.waitForURL(/sort=host/);
      await table.waitFor();
      const hosts = await table.locator('tbody tr td:nth-child(2)').allTextContents();
      assert.ok(hosts.length > 1);
      const fold = (text) => text.normalize('NFD').replaceAll(/[^a-z0-9 ]/gi, ' ').toLowerCase();
      assert.deepEqual(hosts.map(fold), hosts.map(fold).toSorted());

      await button(page, 'Garder cette vue').click();
      await dialog(page).getByLabel('Nom de la vue', { exact: true }).fill('Par hôte');
      await dialog(page).getByRole('button', { name: 'Garder' }).click();
      await toast(page, 'La vue est gardée').waitFor();
      await fits(page);

      // On another day, in another browser.
      const other = await someoneElse({ viewport: { width: 360, height: 740 } });
      await signIn(other.page, anne);
      await arrive(other.page, '/espace/cafes');
      await main(other.page).getByRole('link', { name: 'Par hôte', exact: true }).click();
      await other.page.waitForURL(/colonnes=/);
      await main(other.page).getByRole('table').waitFor();
      await fits(other.page);
      await button(other.page, 'Renommer cette vue').click();
      await dialog(other.page).getByLabel('Nom de la vue', { exact: true }).fill('Qui accueille');
      await dialog(other.page).getByRole('button', { name: 'Garder' }).click();
      await main(other.page).getByRole('link', { name: 'Qui accueille', exact: true }).waitFor();
      await button(other.page, 'Supprimer cette vue').click();
      await main(other.page).getByRole('link', { name: 'Qui accueille', exact: true }).waitFor({ state: 'detached' });
      await toast(other.page, 'est supprimée').getByRole('button', { name: 'Annuler' }).click();
      await main(other.page).getByRole('link', { name: 'Qui accueille', exact: true }).waitFor();
      await other.leave();

      // What is downloaded is what is shown.
      await arrive(page, '/espace/organisations?kind=library&colonnes=type,commune');
      await main(page).getByRole('table').waitFor();
      const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Télécharger cette liste (CSV)').click()]);
      const stream = await download.createReadStream();
      let csv = '';
      for await (const chunk of stream) csv += chunk;
      const shown = Number((await heading(page).page().locator('#app h2 [role="status"]').textContent()).replaceAll(/\D/g, ''));
      assert.equal(csv.trim().split('\r\n').length - 1, shown);
    }, { patience: 120_000 });
  });
}
