// Finding one’s way in the workspace: the pages that are one’s own, in a line or behind one button; what waits; what is not one’s own.

import assert from 'node:assert/strict';
import { before, describe } from 'node:test';

import { canOpenAccounts } from '../accounts.mjs';
import { ask } from '../api.mjs';
import { arrive, button, fits, focusComes, isFocused, journey, main, notice, settled, tabTo } from '../journey.mjs';
import { canReadMail, catchMail } from '../mail.mjs';
import { member, national, referent } from '../people.mjs';
import { PASSWORD, signIn as signInNational } from '../signed-in.mjs';

const forgiving = { forgives: [/status of (401|403|404|409|412)/] };
const PHONE = { viewport: { width: 360, height: 740 } };
const ways = (page) => main(page).getByRole('navigation', { name: 'Pages de l’espace' });
const group = (page, name) => ways(page).getByRole('button', { name, exact: true });
const way = (page, name) => ways(page).getByRole('link', { name, exact: true });
const at = (page, words) => main(page).getByRole('heading', { level: 1, name: words, exact: true }).waitFor();

async function signIn(page, { email }, address = '/espace') {
  await page.goto(address);
  await main(page).getByLabel('Adresse électronique', { exact: true }).fill(email);
  await main(page).getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await button(page, 'Se connecter').click();
  await ways(page).waitFor();
}

/** The lines that the navigation takes. */
const lines = async (page) => {
  const tops = await ways(page).locator('.workspace__pages > li').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().bottom)));
  return new Set(tops).size;
};

const able = canOpenAccounts && canReadMail;

describe('Ways in the workspace', { skip: able ? false : 'CAFEIA, DATABASE and SMTP are not set' }, () => {
  if (!able) return;
  catchMail();
  let team;
  before(async () => {
    team = await national();
  });

  journey(
    'all pages of the national team in one line, by keyboard; where one is, is marked',
    async (page, context) => {
      await signInNational(context);
      await arrive(page, '/espace');
      await ways(page).waitFor();
      assert.equal(await lines(page), 1);
      assert.equal(await way(page, 'Relecture').count(), 0, 'it stands in its group');
      await tabTo(page, group(page, 'À traiter'));
      await page.keyboard.press('Enter');
      assert.equal(await group(page, 'À traiter').getAttribute('aria-expanded'), 'true');
      await page.keyboard.press('Tab');
      assert.ok(await isFocused(way(page, 'Relecture')));
      await page.keyboard.press('Escape');
      await focusComes(group(page, 'À traiter'), 'the focus goes back to the button');
      assert.equal(await way(page, 'Relecture').count(), 0);

      // Who goes on by keyboard leaves no list open over the page.
      await page.keyboard.press('Enter');
      for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press('Tab');
      assert.ok(await isFocused(group(page, 'Contenus')));
      assert.equal(await group(page, 'À traiter').getAttribute('aria-expanded'), 'false');
      // One at a time, and a click beside it folds it.
      await group(page, 'Contenus').click();
      await group(page, 'Pilotage').click();
      assert.equal(await group(page, 'Contenus').getAttribute('aria-expanded'), 'false');
      await page.mouse.click(1200, 700);
      assert.equal(await group(page, 'Pilotage').getAttribute('aria-expanded'), 'false');

      await group(page, 'Contenus').click();
      await way(page, 'Organisations').click();
      await at(page, 'Organisations');
      assert.equal(await group(page, 'Contenus').getAttribute('aria-current'), 'true');
      assert.equal(await group(page, 'Contenus').getAttribute('aria-expanded'), 'false');
      await group(page, 'Contenus').click();
      assert.equal(await way(page, 'Organisations').getAttribute('aria-current'), 'page');
      // A page of one thing belongs to its list.
      await page.goto('/espace/organisations/nouvelle');
      await ways(page).waitFor();
      await group(page, 'Contenus').click();
      assert.equal(await way(page, 'Organisations').getAttribute('aria-current'), 'true');

      // Large letters, or a zoom of 400 %: one button, and nothing wider than the window.
      await page.setViewportSize({ width: 320, height: 256 });
      await fits(page);
      await button(page, 'Menu de l’espace').click();
      await fits(page);
      await way(page, 'Journal').click();
      await at(page, 'Journal');
    },
    forgiving,
  );

  journey(
    'on a telephone one button opens all of a referent’s pages; an organiser has few, and no groups',
    async (page) => {
      const anne = await referent(team, 'Anne Le Gall', 'departement-29');
      await signIn(page, anne);
      await fits(page);
      assert.equal(await way(page, 'Relecture').count(), 0);
      await button(page, 'Menu de l’espace').click();
      const names = await ways(page).getByRole('link').allTextContents();
      assert.deepEqual(names, ['Accueil', 'Relecture', 'Demandes', 'Bilans', 'Mes cafés', 'Fiches d’animation', 'Organisations', 'Ressources', 'Imports', 'Territoire', 'Personnes', 'Envois', 'Journal', 'Mon compte']);
      await fits(page);
      await page.keyboard.press('Escape');
      assert.equal(await way(page, 'Relecture').count(), 0);
      await button(page, 'Menu de l’espace').click();
      await button(page, 'Se déconnecter').click();
      await at(page, 'Se connecter');

      const { data: [organisation] } = await ask('GET', 'organisations?limit=1');
      const odile = await member(team, 'Odile Kervella', { role: 'organiser', organisation_id: organisation.id });
      await page.setViewportSize({ width: 1280, height: 900 });
      await signIn(page, odile);
      assert.deepEqual(await ways(page).getByRole('link').allTextContents(), ['Accueil', 'Mes cafés', 'Organisations', 'Ressources', 'Mon compte']);
      assert.equal(await ways(page).locator('button[aria-expanded]:visible').count(), 0);
      assert.equal(await lines(page), 1);
    },
    { ...PHONE, ...forgiving },
  );

  journey(
    'what waits is counted on the first page, and leads to the list of it',
    async (page, context) => {
      const { token } = await signInNational(context);
      const game = { kind: 'format', family: 'play', title: `Un jeu ${Date.now().toString(36)}`, licence: 'CC-BY-SA-4.0', languages: ['fr'] };
      const anne = await referent(team, 'Anne Le Gall', 'departement-29');
      const { id, version } = await ask('POST', 'resources', game, { token: anne.token });
      await ask('POST', `workspace/resources/${id}/steps`, { step: 'submit' }, { token: anne.token, version });
      await ask('POST', 'facilitators', { name: 'Gwenn', commune_code: '29019', travel_radius_km: 20 }, { token: anne.token });
      const total = async (address) => (await ask('GET', `${address}&limit=1`, undefined, { token })).total;
      const resources = await total('workspace/resources?needs_review=true');
      const trainings = await total('workspace/facilitators?training=declared&life_status=active&life_status=dormant');

      await arrive(page, '/espace');
      const waits = main(page).locator('.workspace__part').filter({ has: page.getByRole('heading', { name: 'Ce qui vous attend' }) });
      const digits = (text) => Number(text.replaceAll(/\D/g, ''));
      const confirm = waits.getByRole('link', { name: /à confirmer$/ });
      assert.equal(digits(await confirm.textContent()), trainings);
      const read = waits.getByRole('link', { name: /ressources? à relire$/ });
      assert.equal(digits(await read.textContent()), resources);
      await read.click();
      await at(page, 'Ressources');
      await main(page).getByRole('heading', { name: /^En relecture/ }).waitFor();
      await main(page).getByRole('link', { name: game.title }).waitFor();
      await page.goBack();
      await confirm.click();
      await at(page, 'Animatrices et animateurs');
      await main(page).getByRole('heading', { name: /confirmer/ }).waitFor();

      // A referent confirms trainings, and decides on no resource.
      await page.goto('/espace');
      await button(page, 'Se déconnecter').click();
      await at(page, 'Se connecter');
      await signIn(page, anne);
      await waits.getByRole('link', { name: /à confirmer$/ }).waitFor();
      assert.equal(await waits.getByRole('link', { name: /à relire$/ }).count(), 0);
    },
    forgiving,
  );

  journey(
    'what is others’ reads like what does not exist',
    async (page) => {
      const anne = await referent(team, 'Anne Le Gall', 'departement-29');
      const away = (address) => ask('GET', `${address}?territory=departement-44&limit=1`).then(({ data: [one] }) => one.id);
      const { data: [resource] } = await ask('GET', 'resources?limit=1');
      const nobody = '0198c0de-0000-7000-8000-00000000dead';
      await signIn(page, anne);
      const told = async (address) => {
        await page.goto(address);
        await main(page).locator('.notice').first().waitFor();
        await settled(page);
        return main(page).locator('.notice').first().innerText();
      };
      for (const [list, id] of [
        ['cafes', await away('cafes')],
        ['organisations', await away('organisations')],
        ['animateurs', await away('facilitators')],
        ['ressources', resource.id],
      ]) {
        assert.equal(await told(`/espace/${list}/${id}`), await told(`/espace/${list}/${nobody}`), list);
        assert.equal(await button(page, 'Réessayer').count(), 0, `${list}: trying again would not help`);
      }
      await notice(page, /./).first().waitFor();
    },
    forgiving,
  );
});
