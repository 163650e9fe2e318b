// What opens in the form of a café: where, and by what. Words are left aside: they differ from language to language.

import { ask } from './api.mjs';
import { colleague } from './signed-in.mjs';

const inApp = (page, selector) => page.locator(`#app ${selector}`).first();

/** Chooses a commune in the form, by its name. */
async function commune(page, name) {
  const field = page.locator('#app [role="combobox"]').first();
  await field.pressSequentially(name, { delay: 10 });
  await inApp(page, '[role="option"]').waitFor();
  await field.press('Enter');
  await inApp(page, '.form__chosen').waitFor();
}

async function refused(page) {
  await inApp(page, 'form button[type="submit"]').click();
  await inApp(page, '.notice.tone-stop').waitFor();
}

/** A place that the network does not know, and all that is folded. */
async function unfolded(page) {
  await commune(page, 'Ouessant');
  await page.locator('#app input[name="new_place.name"], #app fieldset input[type="radio"][name^="place"]').first().waitFor();
  const other = page.locator('#app fieldset input[type="radio"][name^="place"]').last();
  if (await other.count()) await other.check({ force: true });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('#app details')) details.open = true;
  });
  await page.waitForTimeout(300);
}

/** A proposal that is sent: where its message waits. */
async function sent(page) {
  await commune(page, 'Ouessant');
  const fill = (name, text) => page.locator(`#app [name="${name}"]`).fill(text);
  await page.locator('#app [name="new_place.name"]').waitFor();
  await fill('title', 'Un café de plus');
  await fill('day', `${new Date().getFullYear() + 1}-05-05`);
  await fill('starts_at', '18:00');
  await fill('ends_at', '20:00');
  await fill('new_place.name', 'Salle polyvalente');
  await inApp(page, '.form__part .button--quiet:not([aria-label])').click();
  await fill('new_host.name', 'Les Amis du phare');
  await fill('proposer.name', 'Anne Le Gall');
  await fill('proposer.email', `anne.${Date.now()}.${Math.random()}@exemple.fr`);
  await page.locator('#app [name="consent"]').check();
  await inApp(page, 'form button[type="submit"]').click();
  await inApp(page, '.notice.tone-good').waitFor();
}

/** What is being written, offered again. */
async function kept(page) {
  await page.locator('#app [name="title"]').fill('Un café à moitié écrit');
  await page.reload();
  await inApp(page, '.notice').waitFor();
}

/** Changes something by the API; once more where another window does the same at that moment. */
async function changedByAColleague(path, changes) {
  const { token } = await colleague();
  for (let left = 4; ; left -= 1) {
    const { version, content } = await ask('GET', path, undefined, { token });
    try {
      return await ask('PUT', path, { ...content, ...changes }, { token, version });
    } catch (error) {
      if (left === 0 || !error.message.includes('version_mismatch')) throw error;
    }
  }
}

/** Two people have changed the same café: somebody else by the API, a moment ago. */
async function conflict(page) {
  await page.locator('#app .form__part [name="title"]').fill('Le titre que j’écris');
  const id = page.url().split('/').pop();
  const title = `Le titre d’une autre personne ${Date.now()}`;
  await changedByAColleague(`workspace/cafes/${id}`, { title, summary: title });
  await inApp(page, '.form__end button').click();
  await inApp(page, '.conflict').waitFor();
}

/** States of the proposal. */
export const PROPOSING = {
  'propose, faults': ['/proposer', refused],
  'propose, unfolded': ['/proposer', unfolded],
  'propose, offered again': ['/proposer', kept],
  'propose, sent': ['/proposer', sent],
};

/** An application that is sent: where its message waits. */
async function applied(page) {
  await commune(page, 'Ouessant');
  await page.locator('#app [name="name"]').fill('Anne');
  await page.locator('#app [name="email"]').fill(`anne.${Date.now()}.${Math.random()}@exemple.fr`);
  await inApp(page, 'form button[type="submit"]').click();
  await inApp(page, '.notice.tone-good').waitFor();
}

/** Two people have changed the same facilitator. */
async function facilitatorConflict(page) {
  await page.locator('#app .form__part [name="name"]').fill('Le nom que j’écris');
  const id = page.url().split('/').pop();
  await changedByAColleague(`workspace/facilitators/${id}`, { name: `Gaël ${Date.now()}` });
  await inApp(page, '.form__end button').click();
  await inApp(page, '.conflict').waitFor();
}

/** States of the page where one applies as a facilitator. */
export const APPLYING = {
  'apply, faults': ['/animer', refused],
  'apply, sent': ['/animer', applied],
};

/** A dialog of a step, by its place among the buttons. */
const dialog = (label) => async (page) => {
  await page.locator('#app .workspace__part button').filter({ hasText: label }).first().click();
  await page.locator('#app dialog[open]').first().waitFor();
};

/** The page of a letter's link, which is still good. */
const goodLink = (address) => async (page) => {
  await page.route('**/api/v1/*/check', (route) => route.fulfill({ json: { good: true } }));
  await page.goto('about:blank');
  await page.goto(address);
  await inApp(page, '[name="password"]').waitFor();
};

/** States of the pages to which letters about an account lead. */
export const BY_LETTER = {
  'invitation, still good': ['/about', goodLink('/espace/invitation#un-jeton')],
  'password, the link still good': ['/about', goodLink('/espace/mot-de-passe#un-jeton')],
};

/** All pages of the workspace: behind one button on a small screen, a group of them on a large one. */
async function ways(page) {
  const menu = page.locator('#app .workspace__menu');
  const button = (await menu.isVisible()) ? menu : inApp(page, '.workspace__group-toggle');
  await button.click();
  await inApp(page, '.workspace__nav [aria-expanded="true"]').waitFor();
}

/** A letter to all that a list finds, as far as it is written. */
const mailing = (act) => async (page) => {
  await inApp(page, '.together input[type="checkbox"]').check();
  await inApp(page, '.together .button').click();
  await inApp(page, 'dialog[open]').waitFor();
  await act(page.locator('#app dialog[open]').first());
};

async function misaddressed(open) {
  await open.locator('form button[type="submit"]').click();
  await open.locator('.notice.tone-stop').waitFor();
}

async function lookedAt(open) {
  await open.locator('[name="subject"]').fill('Rencontre du réseau');
  await open.locator('[name="text"]').fill('Rendez-vous à Quimper.');
  await open.locator('form button[type="submit"]').click();
  await open.locator('.mailing').waitFor();
}

/** The columns of a list, unfolded. */
async function columns(page) {
  await inApp(page, '.picker > summary').click();
  await inApp(page, '.picker .checks').waitFor();
}

/** A view that gets its name. */
async function named(page) {
  await inApp(page, '.views .button').click();
  await inApp(page, 'dialog[open]').waitFor();
}

/** What the API answers to whoever follows the link by which one gets no more letters that are sent to many. */
const unsubscribed = async (page) => {
  await page.route('**/api/v1/mailings/subscription', (route) => route.fulfill({ json: { subscribed: false } }));
  await page.goto('/desabonnement#jeton');
  await inApp(page, '.notice .button').waitFor();
};

/** States of the page where one gets no more letters that are sent to many. */
export const UNSUBSCRIBING = { 'unsubscribed': ['/about', unsubscribed] };

/** States of the workspace's pages: its navigation, and what is done with a café. */
export const WRITING = (pages) => ({
  'espace, its ways': [pages['espace-people'], ways],
  'espace cafe over, about to be published': [pages['espace-cafe-over'], dialog(/^(Publier|Publish)$/)],
  'espace cafe new, faults': [pages['espace-cafe-new'], refused],
  'espace cafe draft, a conflict': [pages['espace-cafe-draft'], conflict],
  'espace cafe public, a copy': [pages['espace-cafe-public'], dialog(/Refaire ce café|Hold this café again/)],
  'espace cafe public, postponed': [pages['espace-cafe-public'], dialog(/^(Reporter|Postpone)$/)],
  'espace facilitator, a conflict': [pages['espace-facilitator'], facilitatorConflict],
  'espace facilitator, the training': [pages['espace-facilitator'], dialog(/formation|training/)],
  'espace facilitators, a letter, faults': [pages['espace-facilitators-all'], mailing(misaddressed)],
  'espace facilitators, a letter, looked at': [pages['espace-facilitators-all'], mailing(lookedAt)],
  'espace cafes, columns': [pages['espace-cafes-table'], columns],
  'espace cafes, a view': [pages['espace-cafes-table'], named],
  'espace facilitator new, faults': [pages['espace-facilitator-new'], refused],
  'espace cafe public, cancelled': [pages['espace-cafe-public'], dialog(/^(Annuler ce café|Cancel this café)$/)],
});

/** What the API answers to whoever tells how a café went: a link is had by mail alone. */
const REPORT = {
  version: 0,
  cafe: {
    id: '0198c0de-0000-7000-8000-000000000001',
    slug: 'cafe-des-dunes',
    title: 'Café des dunes : jouer avec les images',
    starts_at: '2026-11-23T14:00:00Z',
    ends_at: '2026-11-23T16:00:00Z',
    timezone: 'Europe/Paris',
    event_status: 'scheduled',
    place_name: 'Maison du temps libre',
    commune: { code: '29042', name: 'Crozon', departement_code: '29' },
    capacity: 20,
    formats: [
      { id: '0198c0de-0000-7000-8000-000000000002', title: 'Aïe aïe IA' },
      { id: '0198c0de-0000-7000-8000-000000000003', title: 'Le tribunal des IA' },
    ],
  },
  reports: [],
  reached: null,
  verified_report_id: null,
  verified_at: null,
  open_until: null,
  editable: true,
  verifiable: false,
};
const told = {
  ...REPORT,
  version: 1,
  reports: [
    {
      id: '0198c0de-0000-7000-8000-000000000004',
      mine: true,
      part: 'host',
      content: { held: true, people: 14, counting: 'counted', sure: false, first_timers: 9, profiles: { ages: {}, genders: {}, statuses: {} }, format_ids: [], questions: '' },
      created_at: '2026-11-23T18:00:00Z',
      updated_at: '2026-11-23T18:00:00Z',
    },
  ],
  reached: { people: 14, proof: 'matched' },
  open_until: '2026-12-23T18:00:00Z',
};

/** The page by a link, as the API answers; `act` is done there. */
const byLink = (answer, act = () => {}) => async (page) => {
  await page.route('**/api/v1/reports/mine', (route) => (answer && route.request().method() === 'GET' ? route.fulfill({ json: answer }) : route.abort()));
  await page.goto(`/bilan#${Math.random()}`);
  await page.locator('#app .notice, #app form').first().waitFor();
  await act(page);
};
const answer = (at) => async (page) => {
  await page.locator('#app [name="held"], #app .choices').first().waitFor();
  await page.locator('#app .choices').first().locator('.chip').nth(at).click();
};
const held = async (page) => {
  await answer(0)(page);
  await page.locator('#app [name="people"]').fill('75');
  await page.locator('#app .choices').nth(1).locator('.chip').first().click();
  await page.locator('#app details.form__more > summary').click();
};

/** States of the page where one tells how a café went. */
export const REPORTING = {
  'bilan, asked': ['/about', byLink(REPORT)],
  'bilan, held': ['/about', byLink(REPORT, held)],
  'bilan, refused': ['/about', byLink(REPORT, refused)],
  'bilan, not held': ['/about', byLink(REPORT, answer(1))],
  'bilan, told': ['/about', byLink(told)],
  'bilan, kept without a network': [
    '/about',
    byLink(undefined, async (page) => {
      await answer(0)(page);
      await page.locator('#app [name="people"]').fill('12');
      await page.locator('#app .choices').nth(1).locator('.chip').first().click();
      await page.locator('#app form button[type="submit"]').click();
      await page.locator('#app .notice.tone-good').waitFor();
    }),
  ],
};
