// A journey of a visitor, as a test; and what every journey looks at.
//
// The application stands in `#app`; what the server shows before it is there, does not. So everything is looked for in
// the application, which also tells that it is there.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, visit } from './browser.mjs';
import { fits, settled } from './pages.mjs';

export { fits, settled };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** How long a journey may take, in milliseconds. */
const PATIENCE = 60_000;

/** What a journey that goes through a failure cannot avoid: the browser's own words about it. */
export const NO_NETWORK = /net::ERR_(INTERNET_DISCONNECTED|FAILED)/;
export const NO_ANSWER = /503/;
export const NOTHING_THERE = /404/;

/**
 * Walks through the site. A journey fails on what went wrong behind the visitor's back, too, unless it `forgives` that.
 * It takes a minute at most, or its own `patience`. Other options are those of the browser's context.
 */
export function journey(name, walk, { forgives = [], patience = PATIENCE, ...options } = {}) {
  test(name, { timeout: patience }, async () => {
    const visitor = await visit(browser, options);
    const unforgiven = () => visitor.faults.filter((fault) => !forgives.some((known) => known.test(fault)));
    try {
      await walk(visitor.page, visitor.context);
      assert.deepEqual(unforgiven(), []);
    } catch (error) {
      error.message += `\n  at ${visitor.page.url()}\n  faults: ${unforgiven().join('\n          ') || 'none'}`;
      throw error;
    } finally {
      await visitor.context.close();
    }
  });
}

/** Someone else, elsewhere: another profile of the browser, which knows nothing of this one. */
export async function someoneElse(options = {}) {
  const visitor = await visit(browser, options);
  return { ...visitor, leave: () => visitor.context.close() };
}

export const app = (page) => page.locator('#app');
export const main = (page) => page.locator('#app main');
export const heading = (page) => main(page).getByRole('heading', { level: 1 });
export const cards = (page) => main(page).locator('.cards > .card');
export const titles = (page) => cards(page).locator('.card__link');
export const count = (page) => main(page).locator('#list-count [role="status"]');
export const chips = (page) => main(page).locator('.in-force .chip');
export const marks = (page) => main(page).locator('.mark');
export const notice = (page, title) => main(page).locator('.notice').filter({ hasText: title });
export const button = (page, name) => main(page).getByRole('button', { name, exact: typeof name === 'string' });
export const field = (page) => main(page).getByRole('combobox', { name: 'Où ?' });
export const options = (page) => main(page).getByRole('option');

/** The filters in force come to be those. */
export async function chipsAre(page, wanted) {
  if (wanted.length > 0) await chips(page).nth(wanted.length - 1).waitFor();
  assert.deepEqual(await chips(page).allTextContents(), wanted);
}

/** The number in a text, however its thousands are set apart. */
export const number = (text) => Number(text.replaceAll(/[^\d]/g, ''));

/** Goes to an address. */
export async function arrive(page, address) {
  await page.goto(address);
  await settled(page);
}

/** Does what makes a page ask for another list, and waits until that list is shown. */
export async function listed(page, act) {
  await Promise.all([page.waitForResponse((response) => isList(new URL(response.url()))), act()]);
  await settled(page);
}

/** Whether an address is that of a page's list: what only counts (`limit=1`) is not. */
function isList({ pathname, searchParams }) {
  const lists = /^\/api\/v1\/(cafes|facilitators|organisations|resources)$/;
  return lists.test(pathname) && searchParams.get('limit') !== '1';
}

/** Presses Tab until the focus is on what is wanted, once that is there; returns how often. */
export async function tabTo(page, wanted, { back = false, most = 80 } = {}) {
  // What comes later than the focus passed its place would be missed.
  await wanted.first().waitFor({ state: 'attached' });
  for (let steps = 0; steps <= most; steps += 1) {
    if ((await wanted.count()) > 0 && (await isFocused(wanted.first()))) return steps;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  return assert.fail(`${most} times Tab did not lead to ${wanted}; the focus is on ${at}`);
}

/** Whether the focus is there. */
export const isFocused = (wanted) => wanted.evaluate((element) => element === document.activeElement);

/** The whole of it is within the window. */
export async function allInSight(wanted) {
  const { y, height } = await wanted.boundingBox();
  const window = wanted.page().viewportSize().height;
  assert.ok(y >= 0 && y + height <= window, `from ${y} to ${y + height} of ${window} pixels`);
}

/** It comes to be within the window. */
export async function inSight(wanted) {
  const handle = await wanted.elementHandle();
  await wanted.page().waitForFunction((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }, handle);
}

/** The focus comes there. */
export async function focusComes(wanted, why) {
  await wanted.waitFor();
  const handle = await wanted.elementHandle();
  await wanted
    .page()
    .waitForFunction((element) => element === document.activeElement, handle, { timeout: 5000 })
    .catch(() => assert.fail(why));
}

/** Goes to another page of the workspace, by its group in the navigation. */
export async function inWorkspace(page, group, name) {
  const ways = main(page).getByRole('navigation', { name: 'Pages de l’espace' });
  await ways.getByRole('button', { name: group, exact: true }).click();
  await ways.getByRole('link', { name, exact: true }).click();
}

/** What a button copies. The clipboard is the browser's: it is emptied first, so that what it holds then is new. */
export async function copied(page, name) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await button(page, name).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '');
  return page.evaluate(() => navigator.clipboard.readText());
}

/** What the API answers; the demonstration data choose what a journey can meet. */
export async function api(page, address) {
  const answer = await page.request.get(`/api/v1/${address}`);
  assert.ok(answer.ok(), `${address} answers ${answer.status()}`);
  return answer.json();
}

/** The first item of the API's list that is as wanted. */
export async function oneLike(page, address, wanted) {
  const { data } = await api(page, address);
  const found = data.find(wanted);
  assert.ok(found, `the demonstration data hold what the journey needs of ${address}`);
  return found;
}

/** Chooses a place in « Où ? », by what is typed and by what the choice says. */
export async function choosePlace(page, typed, wanted, where = field(page)) {
  await where.focus();
  await page.keyboard.type(typed, { delay: 20 });
  const option = options(page).filter(wanted).first();
  await option.waitFor();
  await option.click();
}
