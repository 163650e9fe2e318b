// Every page of the site, each in the states that look different, with addresses from the demonstration data.

import assert from 'node:assert/strict';

import { visit } from './browser.mjs';

/** The addresses by name. */
export async function pages(browser) {
  const { page, context } = await visit(browser);
  const list = async (address) => (await (await page.request.get(`/api/v1/${address}`)).json()).data;
  const cafes = await list('cafes?limit=200');
  const past = await list('cafes?limit=200&period=past');
  const facilitators = await list('facilitators?limit=200');
  const organisations = await list('organisations?limit=200');
  const resources = await list('resources?limit=200');
  await context.close();

  const named = (subject, found) => found && `/${subject}/${found.slug}`;
  const cafe = (wanted) => named('cafes', cafes.find(wanted));
  const addresses = {
    home: '/',
    agenda: '/cafes',
    'agenda-empty': '/cafes?q=zzzzqqqq',
    'agenda-filtered': '/cafes?territory=region-52&mode=on_site&accessibility=wheelchair',
    cafe: cafe((one) => one.place && one.event_status === 'scheduled' && one.places_left),
    'cafe-cancelled': cafe((one) => one.event_status === 'cancelled'),
    'cafe-to-confirm': cafe((one) => one.date_to_confirm),
    'cafe-full': cafe((one) => one.event_status === 'full'),
    'cafe-online': cafe((one) => one.mode === 'online'),
    'cafe-overseas': cafe((one) => one.timezone !== 'Europe/Paris'),
    'cafe-past': named('cafes', past[0]),
    'cafe-gone': '/cafes/il-n-y-en-a-pas',
    facilitators: '/facilitators',
    'facilitators-empty': '/facilitators?q=zzzzqqqq',
    facilitator: named('facilitators', facilitators[0]),
    organisations: '/organisations',
    organisation: named('organisations', organisations.find((one) => one.upcoming_cafes > 0)),
    'organisation-network': named('organisations', organisations.find((one) => one.kind === 'network')),
    resources: '/resources',
    format: named('resources', resources.find((one) => one.kind === 'format')),
    document: named('resources', resources.find((one) => one.kind === 'document')),
    territories: '/territories',
    region: '/territories/region-53',
    departement: '/territories/departement-44',
    commune: '/territories/commune-44109',
    'territory-gone': '/territories/departement-999',
    about: '/about',
    accessibility: '/accessibility',
    privacy: '/privacy',
    legal: '/legal',
    developers: '/developers',
    propose: '/proposer',
    apply: '/animer',
    'sign-in': '/espace',
    invitation: '/espace/invitation#il-n-est-plus-bon',
    'invitation-cut': '/espace/invitation',
    'password-forgotten': '/espace/mot-de-passe',
    'password-new': '/espace/mot-de-passe#il-n-est-plus-bon',
    ask: '/accueillir',
    'proposal-cut': '/propositions',
    'need-cut': '/besoins',
    'bilan-cut': '/bilan',
    'still-there-cut': '/toujours-la',
    'unsubscribe-cut': '/desabonnement',
    'not-found': '/nulle-part',
  };
  const missing = Object.entries(addresses).filter(([, address]) => !address).map(([name]) => name);
  if (missing.length > 0) throw new Error(`the demonstration data have no page for ${missing.join(', ')}`);
  return addresses;
}

/** What is on its way; what is folded asks for nothing before it is unfolded. */
const AWAITED = '#app .skeleton:not(details:not([open]) *), #app .cards[aria-busy="true"]';

/** The application shows the page's heading, and what the page asked for. */
export async function settled(page) {
  await page.locator('#app main h1').first().waitFor();
  await page.waitForFunction((awaited) => !document.querySelector(awaited), AWAITED);
}

/** Nothing is wider than the window. */
export async function fits(page) {
  const { wide, wider } = await page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const beyond = (element) => element.getBoundingClientRect().right > wide + 1;
    const all = [...document.querySelectorAll('#app *')].filter(beyond);
    return {
      wide: document.documentElement.scrollWidth <= wide,
      wider: all.slice(0, 3).map((element) => element.outerHTML.slice(0, 120)),
    };
  });
  assert.ok(wide, `${page.url()} is wider than the window: ${wider.join(' | ')}`);
}
