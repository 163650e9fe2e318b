// Takes every page at three widths and in both colour schemes, to be looked at.
//
//   BASE_URL=http://127.0.0.1:8080 node e2e/screenshots.mjs [folder] [page…]

import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { canOpenAccounts } from './accounts.mjs';
import { launch, visit } from './browser.mjs';
import { pages as everyPage, settled } from './pages.mjs';
import { signIn, workspacePages } from './signed-in.mjs';
import { APPLYING, BY_LETTER, PROPOSING, REPORTING, UNSUBSCRIBING, WRITING } from './states.mjs';

const [folder = 'e2e/screenshots', ...wanted] = process.argv.slice(2);
const widths = [360, 768, 1280];
const schemes = ['light', 'dark'];

await mkdir(folder, { recursive: true });
const browser = await launch();
const pages = await everyPage(browser);
const workspace = canOpenAccounts ? await workspacePages() : {};
/** Each page, and what opens in it: its name, its address, what is done there. */
const shots = (addresses, states) => [
  ...Object.entries(addresses).map(([name, address]) => [name, address, async () => {}]),
  ...Object.entries(states).map(([name, [address, act]]) => [name.replaceAll(/[^\p{L}]+/gu, '-'), address, act]),
];

for (const scheme of schemes) {
  for (const width of widths) {
    const { context, page } = await visit(browser, {
      viewport: { width, height: width < 500 ? 740 : 900 },
      colorScheme: scheme,
    });
    let signedIn = false;
    for (const [name, address, act] of [...shots(pages, { ...PROPOSING, ...APPLYING, ...REPORTING, ...BY_LETTER, ...UNSUBSCRIBING }), ...(canOpenAccounts ? shots(workspace, WRITING(workspace)) : [])]) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      if (Object.values(workspace).includes(address) && name !== 'sign-in' && !signedIn) {
        await signIn(context);
        signedIn = true;
      }
      await page.goto(address);
      await settled(page);
      await act(page);
      // Walks down the page: some parts are drawn when one comes near them.
      await page.evaluate(async () => {
        for (let y = 0; y < document.body.scrollHeight; y += 600) {
          globalThis.scrollTo(0, y);
          await new Promise((done) => { setTimeout(done, 60); });
        }
        globalThis.scrollTo(0, 0);
      });
      // Marks come after their map, its ground and its names some time after its marks; an empty one has none.
      if (await page.locator('#app .map').count()) await page.locator('#app .mark').first().waitFor({ timeout: 5000 }).catch(() => {});
      await page.waitForTimeout(1200);
      await page.screenshot({ path: path.join(folder, `${name}-${width}-${scheme}.png`), fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
console.log(`Screenshots in ${folder}`);
