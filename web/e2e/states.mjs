// What opens in the form of a café: where, and by what. Words are left aside: they differ from language to language.

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

/** States of the proposal. */
export const PROPOSING = {
  'propose, faults': ['/proposer', refused],
  'propose, unfolded': ['/proposer', unfolded],
};

/** A dialog of a step, by its place among the buttons. */
const dialog = (label) => async (page) => {
  await page.locator('#app .workspace__part button').filter({ hasText: label }).first().click();
  await page.locator('#app dialog[open]').first().waitFor();
};

/** States of the workspace's pages about a café. */
export const WRITING = (pages) => ({
  'espace cafe new, faults': [pages['espace-cafe-new'], refused],
  'espace cafe public, a copy': [pages['espace-cafe-public'], dialog(/Refaire ce café|Hold this café again/)],
  'espace cafe public, postponed': [pages['espace-cafe-public'], dialog(/^(Reporter|Postpone)$/)],
  'espace cafe public, cancelled': [pages['espace-cafe-public'], dialog(/^(Annuler ce café|Cancel this café)$/)],
});
