// A file of many lines: checked, mended, brought in, and undone. IMPORT_LINES=10000 walks through a large one.

import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { canOpenAccounts } from '../accounts.mjs';
import { api, arrive, button, heading, journey, main, notice, number } from '../journey.mjs';
import { signIn } from '../signed-in.mjs';

const LINES = Number(process.env.IMPORT_LINES ?? 1_000);
const FAULTY = (LINES * 3) / 100;

/** So many lines, and what has become of them. */
const all = (what) => new RegExp(`${LINES.toLocaleString('fr-FR').replaceAll(/\s/g, '\\s?')} lignes ${what}`);

const toast = (page, text) => page.locator('.toast').filter({ hasText: text });
const tally = async (page, name) => number(await main(page).locator('.tally > div').filter({ hasText: name }).locator('dd').textContent());
const file = (page) => main(page).locator('input[type="file"]');

/** A file of town halls' annexes; every so many of them lie in a commune that nobody knows. */
function annexes(faulty) {
  const stamp = Date.now();
  const lines = Array.from({ length: LINES }, (_, at) => {
    const commune = faulty && at % (LINES / FAULTY | 0) === 0 && at / (LINES / FAULTY | 0) < FAULTY ? 'Crozzon' : 'Crozon';
    return `Annexe ${at} de ${stamp};Mairie;29160;${commune}`;
  });
  return Buffer.from(`Nom de la structure;Type;CP;Ville\r\n${lines.join('\r\n')}\r\n`);
}

/** Chooses a file of organisations, and waits until its lines are checked. */
async function choose(page, name, buffer) {
  await main(page).getByRole('radio', { name: 'Organisations' }).check({ force: true });
  await file(page).setInputFiles({ name, mimeType: 'text/csv', buffer });
  await main(page).getByRole('heading', { level: 2, name: `${name} (Organisations)` }).waitFor();
  await main(page).getByText(/lignes? vérifiées?/).waitFor({ timeout: 120_000 });
}

describe('Imports', { skip: canOpenAccounts ? false : 'CAFEIA and DATABASE are not set' }, () => {
  journey(
    'lines of which some are faulty: mended, brought in, undone',
    async (page, context) => {
      await signIn(context);
      await arrive(page, '/espace/imports');
      await heading(page).filter({ hasText: 'Imports' }).waitFor();
      const known = async () => (await api(page, 'organisations?limit=1')).total;
      const before = await known();
      await choose(page, 'annexes.csv', annexes(true));
      assert.equal(await tally(page, 'Justes'), LINES - FAULTY);
      assert.equal(await tally(page, 'À corriger'), FAULTY);

      // One line is mended where it stands, by keyboard.
      const card = main(page).locator('.cards > .card').filter({ hasText: 'Annexe 0 de' });
      const field = card.getByLabel('Commune', { exact: true });
      await card.getByText('cette commune n’existe pas').waitFor();
      await field.focus();
      await field.fill('Crozon');
      await page.keyboard.press('Enter');
      await toast(page, 'La ligne 2 est juste.').waitFor();
      await card.waitFor({ state: 'detached' });
      await page.waitForFunction((wanted) => document.querySelector('#app .tally')?.textContent.replaceAll(/\D/g, '').endsWith(wanted), String(FAULTY - 1));

      // The others are mended in the spreadsheet, and the file is dropped again in the place of the first one.
      await button(page, 'Retirer ce fichier').click();
      await page.getByRole('dialog', { name: 'Retirer ce fichier' }).getByRole('button', { name: 'Retirer ce fichier' }).click();
      await toast(page, 'Le fichier est retiré.').waitFor();
      await choose(page, 'annexes-corrigees.csv', annexes(false));
      assert.equal(await tally(page, 'Justes'), LINES);
      await button(page, 'Tout importer, ou rien').click();
      await main(page).getByRole('progressbar').waitFor();
      await main(page).getByText(all('importées')).waitFor({ timeout: 180_000 });
      assert.equal(await known(), before + LINES);

      await button(page, 'Annuler cet import').click();
      await page.getByRole('dialog', { name: 'Annuler cet import' }).getByRole('button', { name: 'Annuler cet import' }).click();
      await main(page).getByText(all('retirées')).waitFor({ timeout: 180_000 });
      assert.equal(await known(), before);
    },
    { patience: 540_000 },
  );

  journey('a file that is no table is refused with what to do, and columns are corrected once', async (page, context) => {
    await signIn(context);
    await arrive(page, '/espace/imports');
    await file(page).setInputFiles({ name: 'photo.csv', mimeType: 'image/png', buffer: Buffer.from('\u0089PNG\r\n\0\0\0', 'latin1') });
    await notice(page, 'Ce fichier n’a pas pu être lu').filter({ hasText: 'enregistrez-le en .xlsx' }).waitFor();

    const stamp = Date.now();
    const lines = `Machin ${stamp};Truc\nMairie annexe ${stamp};Brest\n`;
    await choose(page, 'machin.csv', Buffer.from(lines));
    await main(page).getByText('Aucune colonne ne donne').first().waitFor();
    await main(page).getByLabel(`« Machin ${stamp} » contient`).selectOption('Titre ou nom');
    await main(page).getByLabel('« Truc » contient').selectOption('Commune');
    await button(page, 'Relire le fichier ainsi').click();
    await button(page, 'Importer 1 ligne juste').waitFor();
    assert.equal(await tally(page, 'Justes'), 1);

    // The same columns again: what was said of them is known.
    await main(page).getByRole('link', { name: 'Tous vos fichiers' }).click();
    await main(page).getByRole('link', { name: 'machin.csv' }).first().waitFor();
    await choose(page, 'machin-2.csv', Buffer.from(lines));
    assert.equal(await tally(page, 'Justes'), 1);
  }, { forgives: [/422/] });
});
