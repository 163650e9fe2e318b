// Writing cafés in the workspace: from a draft to the public map, two people at once, a session that ends, steps and their
// undoing.

import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { canOpenAccounts } from '../accounts.mjs';
import { ask } from '../api.mjs';
import { app, arrive, button, focusComes, heading, journey, main, notice, settled, someoneElse } from '../journey.mjs';
import { PASSWORD, colleague, draft, published, signIn, yesterday } from '../signed-in.mjs';

/** What the browser itself says of an answer that a journey asks for. */
const forgiving = { forgives: [/status of (401|403|404|409|412|422)/] };
/** A field of the café's form; dialogs have fields of the same names. */
const field = (page, name) => main(page).locator(`:is(.form__part, .form__more) [name="${name}"]`);
/** The last message that says so: an earlier one may stand there still. */
const toast = (page, words) => app(page).locator('.toast').filter({ hasText: words }).last();
const at = (page, words) => main(page).getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
const badge = (page, words) => main(page).locator('.badge').filter({ hasText: words });
/** A title that nothing else has. */
const titled = (words) => `${words} ${Date.now().toString(36)}`;
const save = (page) => button(page, 'Enregistrer').click();
const one = async (id) => ask('GET', `workspace/cafes/${id}`, undefined, { token: (await colleague()).token });

/** Opens a café's page once what stands in its form is there. */
async function open(page, { id, title }) {
  await page.goto(`/espace/cafes/${id}`);
  await at(page, title);
  await field(page, 'title').waitFor();
}

describe('Writing cafés', { skip: canOpenAccounts ? false : 'CAFEIA and DATABASE are not set' }, () => {
  journey(
    'a draft, then public at once; archived and back; held again on another day',
    async (page, context) => {
      await signIn(context);
      const known = (await ask('GET', 'cafes?mode=on_site&limit=50')).data.find((cafe) => cafe.place);
      const title = titled('Un café de quartier');
      await arrive(page, '/espace');
      await main(page).getByRole('link', { name: 'Mes cafés' }).first().click();
      await at(page, 'Mes cafés');
      await main(page).getByRole('link', { name: 'Nouveau café' }).first().click();
      await at(page, 'Nouveau café');
      await button(page, 'Enregistrer le brouillon').click();
      await focusComes(main(page).locator('.notice.tone-stop'), 'what is wrong has the focus');

      await field(page, 'title').fill(title);
      await field(page, 'day').fill('2030-05-14');
      await field(page, 'starts_at').fill('18:00');
      await field(page, 'ends_at').fill('20:00');
      await main(page).getByText('En ligne', { exact: true }).click();
      const host = main(page).getByRole('combobox', { name: 'Organisation qui accueille' });
      await host.pressSequentially(known.host.name.slice(0, 12), { delay: 20 });
      await main(page).getByRole('option').filter({ hasText: known.host.name }).first().click();
      await main(page).getByText(`Choix\u{a0}: ${known.host.name}`).waitFor();
      await button(page, 'Enregistrer le brouillon').click();
      await toast(page, 'C’est enregistré.').waitFor();
      await at(page, title);
      await badge(page, 'Brouillon').waitFor();
      const address = page.url();
      assert.match(address, /\/espace\/cafes\/[0-9a-f-]{36}$/);

      const visitor = await someoneElse();
      const publicly = async () => (await ask('GET', `cafes?q=${encodeURIComponent(title)}&period=all`)).data.length;
      assert.equal(await publicly(), 0);
      // What is not saved yet goes out with it.
      await field(page, 'summary').fill('Venez sans rien préparer.');
      await button(page, 'Publier').click();
      await toast(page, 'Le café est public.').waitFor();
      await badge(page, 'Publié').waitFor();
      const link = await main(page).getByRole('link', { name: 'Voir sa page publique' }).getAttribute('href');
      await visitor.page.goto(link);
      await at(visitor.page, title);
      await main(visitor.page).getByText('Venez sans rien préparer.').first().waitFor();
      assert.deepEqual(visitor.faults, []);
      await visitor.leave();

      await button(page, 'Archiver').click();
      await toast(page, 'Le café est archivé.').waitFor();
      await badge(page, 'Archivé').waitFor();
      assert.equal(await publicly(), 0);
      await toast(page, 'Le café est archivé.').getByRole('button', { name: 'Annuler' }).click();
      await toast(page, 'Le café est comme avant.').waitFor();
      await badge(page, 'Publié').waitFor();
      assert.equal(await publicly(), 1);

      await button(page, 'Annuler ce café').click();
      const dialog = page.getByRole('dialog', { name: 'Annuler ce café' });
      await dialog.getByRole('button', { name: 'Annuler ce café' }).click();
      await dialog.locator('.form__faults li').filter({ hasText: 'Raison' }).waitFor();
      await dialog.getByLabel('Raison').fill('La salle est inondée.');
      await dialog.getByRole('button', { name: 'Annuler ce café' }).click();
      await toast(page, 'Le café est annulé').waitFor();
      await main(page).getByText('Raison donnée\u{a0}: La salle est inondée.').waitFor();
      await toast(page, 'Le café est annulé').getByRole('button', { name: 'Annuler' }).click();
      await badge(page, 'Annulé').waitFor({ state: 'detached' });

      await button(page, 'Reporter').click();
      const later = page.getByRole('dialog', { name: 'Reporter' });
      await later.locator('[name="day"]').fill('2030-06-01');
      await later.locator('[name="starts_at"]').fill('10:00');
      await later.locator('[name="ends_at"]').fill('12:00');
      await later.getByRole('button', { name: 'Reporter' }).click();
      await badge(page, 'Reporté').waitFor();
      assert.equal(await field(page, 'day').inputValue(), '2030-06-01', 'the form shows the new day');

      await button(page, 'Refaire ce café').click();
      const again = page.getByRole('dialog', { name: 'Refaire ce café' });
      assert.equal(await again.locator('[name="day"]').inputValue(), '2030-06-08');
      await again.getByRole('button', { name: 'Refaire ce café' }).click();
      await toast(page, 'Voici le nouveau brouillon.').waitFor();
      await page.waitForURL((url) => url.href !== address);
      await badge(page, 'Brouillon').waitFor();
      assert.equal(await field(page, 'day').inputValue(), '2030-06-08');
      assert.equal(await field(page, 'starts_at').inputValue(), '10:00');
    },
    forgiving,
  );

  journey(
    'two people change the same café: what does not conflict is put together, the rest is chosen',
    async (page, context) => {
      await signIn(context);
      const cafe = await published(titled('Un café à deux'));
      await open(page, cafe);
      const other = await someoneElse();
      await signIn(other.context);
      await open(other.page, cafe);

      await field(other.page, 'summary').fill('Écrit par l’autre.');
      await save(other.page);
      await toast(other.page, 'C’est enregistré.').waitFor();

      const mine = `${cafe.title}, le mien`;
      await field(page, 'title').fill(mine);
      await save(page);
      await toast(page, 'ce que quelqu’un d’autre avait changé').waitFor();
      await at(page, mine);
      assert.equal(await field(page, 'summary').inputValue(), 'Écrit par l’autre.');
      const both = await one(cafe.id);
      assert.deepEqual([both.content.title, both.content.summary], [mine, 'Écrit par l’autre.']);

      // The other one has not seen it, changes the same title, and the hours.
      const theirs = `${cafe.title}, le leur`;
      await field(other.page, 'title').fill(theirs);
      await field(other.page, 'ends_at').fill('21:00');
      await save(other.page);
      const asked = main(other.page).locator('.conflict');
      await asked.getByText('Vous avez été deux').waitFor();
      await focusComes(asked.getByRole('alert'), 'what is asked has the focus');
      assert.equal(await asked.locator('fieldset').count(), 1);
      const versions = asked.locator('.version__text');
      assert.deepEqual(await versions.allTextContents(), [mine, theirs]);
      await asked.getByLabel('La version enregistrée').check();
      await button(other.page, 'Enregistrer ce choix').click();
      await toast(other.page, 'C’est enregistré.').waitFor();
      await at(other.page, mine);
      const chosen = await one(cafe.id);
      assert.equal(chosen.content.title, mine);
      assert.equal(await field(other.page, 'ends_at').inputValue(), '21:00');

      // Meanwhile this page is behind: a step from here is refused, says why, and shows what is true.
      await button(page, 'Marquer complet').click();
      await main(page).locator('.notice.tone-stop').filter({ hasText: 'a changé entre-temps' }).waitFor();
      assert.equal(await badge(page, 'Complet').count(), 0);
      await page.waitForFunction(() => document.querySelector('#app .form__part [name="ends_at"]')?.value === '21:00');
      await button(page, 'Marquer complet').click();
      await badge(page, 'Complet').waitFor();
      await other.leave();
    },
    forgiving,
  );

  journey(
    'a session that ends in the middle of the form: one signs in again, and it is saved; what was typed outlives a reload',
    async (page, context) => {
      const { token, email, codes } = await signIn(context);
      const cafe = await draft(titled('Un café interrompu'));
      await open(page, cafe);
      await field(page, 'summary').fill('Écrit avant la coupure.');

      const { data } = await ask('GET', 'account/sessions', undefined, { token });
      for (const session of data.filter((session) => !session.current)) {
        await ask('DELETE', `account/sessions/${session.id}`, undefined, { token });
      }
      await save(page);
      const dialog = page.getByRole('dialog', { name: 'Votre session est terminée' });
      await dialog.getByText(email).waitFor();
      await dialog.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
      await dialog.getByRole('button', { name: 'Se connecter' }).click();
      await dialog.getByRole('button', { name: 'Je n’ai pas mon application' }).click();
      await dialog.getByLabel('Code de secours').fill(codes.pop());
      await dialog.getByRole('button', { name: 'Se connecter' }).click();
      await toast(page, 'C’est enregistré.').waitFor();
      assert.equal((await one(cafe.id)).content.summary, 'Écrit avant la coupure.');

      await field(page, 'summary').fill('Pas encore enregistré.');
      await main(page).getByText('Vos changements ne sont pas enregistrés.').waitFor();
      await page.reload();
      await settled(page);
      await notice(page, 'Vous aviez commencé à écrire').waitFor();
      await button(page, 'Reprendre').click();
      assert.equal(await field(page, 'summary').inputValue(), 'Pas encore enregistré.');
      await save(page);
      await toast(page, 'C’est enregistré.').waitFor();
      assert.equal((await one(cafe.id)).content.summary, 'Pas encore enregistré.');

      // Signing out leaves nothing of it to who comes next.
      await field(page, 'summary').fill('Un secret.');
      await page.waitForFunction(() => JSON.stringify({ ...localStorage }).includes('Un secret.'));
      await button(page, 'Se déconnecter').click();
      await at(page, 'Se connecter');
      assert.ok(!(await page.evaluate(() => JSON.stringify({ ...localStorage }).includes('Un secret.'))));
    },
    forgiving,
  );

  journey(
    'a place of the network is chosen from its commune’s; one that it does not know is written down with the café',
    async (page, context) => {
      await signIn(context);
      const known = (await ask('GET', 'cafes?mode=on_site&limit=50')).data.find((cafe) => cafe.place);
      const { name } = known.place;
      await arrive(page, '/espace/cafes/nouveau');
      const title = titled('Un café quelque part');
      await field(page, 'title').fill(title);
      await field(page, 'day').fill('2030-05-14');
      await field(page, 'starts_at').fill('18:00');
      await field(page, 'ends_at').fill('20:00');
      const commune = main(page).getByRole('combobox', { name: 'Commune du café' });
      await commune.pressSequentially(known.place.commune, { delay: 20 });
      await main(page).locator('.combobox__option').filter({ hasText: known.place.commune }).first().click();
      const words = main(page).getByLabel('Chercher parmi ces lieux');
      await main(page).getByRole('group', { name: 'Le réseau connaît déjà ces lieux' }).waitFor();
      if (await words.count()) await words.fill(name);
      await main(page).getByLabel(name).first().check();
      const host = main(page).getByRole('combobox', { name: 'Organisation qui accueille' });
      await host.pressSequentially(known.host.name.slice(0, 12), { delay: 20 });
      await main(page).getByRole('option').filter({ hasText: known.host.name }).first().click();
      await button(page, 'Enregistrer le brouillon').click();
      await at(page, title);
      const id = page.url().split('/').pop();
      assert.equal((await one(id)).content.place_id, known.place.id);

      await main(page).getByLabel('Un autre lieu').check();
      const place = titled('Grange du bout du chemin');
      await field(page, 'new_place.name').fill(place);
      await field(page, 'new_place.address').fill('1 chemin du Bout');
      await save(page);
      await toast(page, 'C’est enregistré.').waitFor();
      await main(page).getByLabel(place).waitFor();
      assert.ok(await main(page).getByLabel(place).isChecked());
      await main(page).getByText('Vos changements ne sont pas enregistrés.').waitFor({ state: 'detached' });
      assert.equal((await one(id)).place_name, place);
    },
    forgiving,
  );

  journey(
    'a café that is over is published when one means it; one that was put off is reinstated, and the history says so',
    async (page, context) => {
      await signIn(context);
      const past = await draft(titled('Un café d’hier'), yesterday());
      await open(page, past);
      await button(page, 'Publier').click();
      const dialog = page.getByRole('dialog', { name: 'Publier' });
      await dialog.getByText('Ce café est terminé depuis').waitFor();
      await dialog.getByRole('button', { name: 'Ne rien changer' }).click();
      assert.equal((await one(past.id)).publication, 'draft');

      // What is written and not saved counts: the day may just have been corrected.
      await button(page, 'Publier').click();
      await dialog.getByRole('button', { name: 'Publier' }).click();
      await toast(page, 'Le café est public.').waitFor();
      assert.equal((await one(past.id)).publication, 'published');

      const mended = await draft(titled('Un café mal daté'), yesterday());
      await open(page, mended);
      await field(page, 'day').fill('2030-05-14');
      await button(page, 'Publier').click();
      await toast(page, 'Le café est public.').waitFor();
      assert.ok(!(await dialog.isVisible()));

      await button(page, 'Reporter').click();
      await page.getByRole('dialog', { name: 'Reporter' }).getByRole('button', { name: 'Reporter' }).click();
      await badge(page, 'Reporté').waitFor();
      await button(page, 'Rétablir').click();
      await toast(page, 'Le café est rétabli').waitFor();
      await page.goto(`/espace/journal?object=${mended.id}`);
      await main(page).getByText('rétabli', { exact: false }).first().waitFor();
    },
    forgiving,
  );

  journey('what one may not write does not exist', async (page, context) => {
    await signIn(context);
    await page.goto('/espace/cafes/0198c0de-0000-7000-8000-00000000dead');
    await notice(page, 'Ce café n’existe pas').waitFor();
    assert.equal(await heading(page).count(), 1);
  }, forgiving);
});
