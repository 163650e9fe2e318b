// How a café went: from the letter's link, on a telephone with a poor line, to the figures that everybody sees.

import assert from 'node:assert/strict';
import { before, describe } from 'node:test';

import { canOpenAccounts } from '../accounts.mjs';
import { ask } from '../api.mjs';
import { NO_NETWORK, api, app, button, fits, focusComes, journey, main, notice, number, settled, someoneElse } from '../journey.mjs';
import { canReadMail, catchMail, letterTo, linkOf } from '../mail.mjs';
import { member, national, referent } from '../people.mjs';
import { over } from '../reports.mjs';

const PHONE = { viewport: { width: 360, height: 740 } };
const field = (page, name) => main(page).locator(`[name="${name}"]`);
const choice = (page, words) => main(page).getByText(words, { exact: true });
const at = (page, words) => main(page).getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
const declared = async (page) => (await api(page, 'stats')).people_reached?.declared ?? 0;

/** Somebody who hosts a café that is over, and the link of their letter. */
async function host(team, title) {
  const { host_id: organisation, publish } = await over(team, title);
  const anne = await member(team, 'Anne Le Gall', { role: 'organiser', organisation_id: organisation });
  const cafe = await publish();
  const letter = await letterTo(anne.email, /Il manque le bilan|Comment s’est passé/);
  assert.ok(letter.text.includes(title), letter.text);
  return { ...anne, cafe, link: linkOf(letter) };
}

const able = canOpenAccounts && canReadMail;

describe('Reporting', { skip: able ? false : 'CAFEIA, DATABASE and SMTP are not set' }, () => {
  if (!able) return;
  catchMail();
  let team;
  before(async () => {
    team = await national();
  });

  journey(
    'the letter’s link on a telephone, the line cut while one sends, sent when it is back, and on the first page',
    async (page, context) => {
      const before = await declared(page);
      const title = `Café du phare ${Date.now().toString(36)}`;
      const { link, cafe } = await host(team, title);
      await page.goto(link);
      await at(page, 'Le bilan d’un café');
      await main(page).getByRole('heading', { name: title }).waitFor();
      assert.ok(!page.url().includes('#'), 'the token is gone from the address');
      await fits(page);

      await button(page, 'Envoyer le bilan').click();
      const summary = main(page).locator('.notice.tone-stop');
      await focusComes(summary, 'what is missing is said, and has the focus');
      await choice(page, 'Oui, il a eu lieu').click();
      await field(page, 'people').fill('14');
      await choice(page, 'Une par une').click();
      await fits(page);

      await context.setOffline(true);
      await button(page, 'Envoyer le bilan').click();
      await notice(page, 'Gardé, sera envoyé').waitFor();
      const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
      assert.ok(kept.includes('\\"people\\":\\"14\\"'), kept);
      assert.ok(!kept.includes(link.split('#')[1]), 'the browser does not keep what proves whose it is');
      await fits(page);
      await context.setOffline(false);
      await notice(page, 'Merci, c’est noté').waitFor();
      await main(page).getByText('14 personnes sont venues · Une par une.').waitFor();
      assert.ok(!(await page.evaluate(() => JSON.stringify({ ...localStorage }))).includes('people'), 'what was sent is not kept');
      assert.equal((await api(page, `cafes/${cafe.slug}`)).event_status, 'held');

      assert.equal(await declared(page), before + 14);
      const visitor = await someoneElse();
      await visitor.page.goto('/');
      await settled(visitor.page);
      const band = main(visitor.page).locator('.reached strong');
      await band.waitFor();
      const [, verified, all] = (await band.textContent()).match(/Entre (.+) \(vérifiées\) et (.+) \(déclarées\)/);
      assert.ok(number(verified) <= number(all) && number(all) === before + 14, await band.textContent());
      await fits(visitor.page);
      await visitor.leave();
    },
    { ...PHONE, forgives: [NO_NETWORK, /Failed to fetch|ERR_/] },
  );

  journey(
    'numbers in words are not taken for nothing: what is expected is said at the field, and what was typed stays',
    async (page) => {
      const { link } = await host(team, `Café des lettres ${Date.now().toString(36)}`);
      await page.goto(link);
      await choice(page, 'Oui, il a eu lieu').click();
      await field(page, 'people').fill('quatorze');
      await choice(page, 'Une par une').click();
      await main(page).getByText('En dire plus').click();
      await field(page, 'first_timers').fill('trois ou quatre');
      await button(page, 'Envoyer le bilan').click();
      const summary = main(page).locator('.notice.tone-stop');
      await focusComes(summary, 'what is wrong has the focus');
      for (const name of ['people', 'first_timers']) {
        assert.equal(await field(page, name).getAttribute('aria-invalid'), 'true', name);
      }
      assert.match(await summary.innerText(), /chiffres/);
      assert.equal(await field(page, 'people').inputValue(), 'quatorze');
      await fits(page);
      await field(page, 'people').fill('1 4');
      await field(page, 'first_timers').fill('3');
      await button(page, 'Envoyer le bilan').click();
      await notice(page, 'Merci, c’est noté').waitFor();
      await main(page).getByText('14 personnes sont venues').waitFor();
    },
    PHONE,
  );

  journey(
    'the answer is lost and it is sent again: one report; corrected, and verified by the referent',
    async (page) => {
      const before = await declared(page);
      const { link, cafe } = await host(team, `Café de la lande ${Date.now().toString(36)}`);
      let lost = 0;
      await page.route('**/api/v1/reports/mine', async (route) => {
        if (route.request().method() !== 'PUT' || lost > 0) return route.continue();
        lost += 1;
        await route.fetch();
        return route.abort();
      });
      await page.goto(link);
      await choice(page, 'Oui, il a eu lieu').click();
      await field(page, 'people').fill('9');
      await choice(page, 'À vue d’œil').click();
      await button(page, 'Envoyer le bilan').click();
      await notice(page, 'Gardé, sera envoyé').waitFor();
      // Whoever closes the page opens the link again.
      await page.goto('/about');
      await settled(page);
      await page.goto(link);
      await notice(page, 'Merci, c’est noté').waitFor();
      assert.equal(lost, 1);
      assert.equal(await declared(page), before + 9, 'sent twice, counted once');

      await button(page, 'Corriger').click();
      await field(page, 'people').fill('90000');
      await main(page).getByText('En dire plus').click();
      await field(page, 'first_timers').fill('3');
      await button(page, 'Envoyer le bilan').click();
      await focusComes(main(page).locator('.notice.tone-stop'), 'the number is a great deal');
      await field(page, 'people').fill('10');
      await button(page, 'Envoyer le bilan').click();
      await main(page).getByText('10 personnes sont venues · À vue d’œil.').waitFor();
      await app(page).locator('.toast').filter({ hasText: 'Le bilan est envoyé.' }).first().waitFor();

      const paul = await referent(team, 'Paul Kerven', `commune-${cafe.commune}`);
      const report = await ask('GET', `workspace/cafes/${cafe.id}/report`, undefined, paul);
      assert.equal(report.reports.length, 1);
      await ask('POST', `workspace/cafes/${cafe.id}/report/verification`, { report_id: report.reports[0].id }, { ...paul, version: report.version });
      await page.reload();
      await main(page).getByText('Ce nombre a été vérifié sur le territoire.').waitFor();
      await page.goto(`/territories/commune-${cafe.commune}`);
      await settled(page);
      await main(page).locator('.reached').waitFor();
    },
    { ...PHONE, forgives: [NO_NETWORK, /Failed to fetch|ERR_/], serviceWorkers: 'block' },
  );

  journey('what was typed is there again, and a café that was not held says why', async (page) => {
    const { link, cafe } = await host(team, `Café des dunes ${Date.now().toString(36)}`);
    await page.goto(link);
    await choice(page, 'Oui, il a eu lieu').click();
    await field(page, 'people').fill('7');
    await page.reload();
    await field(page, 'people').waitFor();
    assert.equal(await field(page, 'people').inputValue(), '7');
    await choice(page, 'Non').click();
    await choice(page, 'Personne n’est venu').click();
    await button(page, 'Envoyer le bilan').click();
    await main(page).getByText('Le café n’a pas eu lieu · Personne n’est venu.').waitFor();
    assert.equal((await api(page, `cafes/${cafe.slug}`)).event_status, 'not_held');
    await page.goto('/bilan#il-n-a-jamais-ete-bon');
    await notice(page, 'Ce lien ne sert plus').waitFor();
  }, { forgives: [/status of 401/] });
});
