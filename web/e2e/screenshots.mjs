// Takes every page at three widths and in both colour schemes, to be looked at.
//
//   BASE_URL=http://127.0.0.1:8080 node e2e/screenshots.mjs [folder]

import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { launch, visit } from './browser.mjs';

const folder = process.argv[2] ?? 'e2e/screenshots';
const widths = [360, 768, 1280];
const schemes = ['light', 'dark'];

await mkdir(folder, { recursive: true });
const browser = await launch();

const { page: asking, context: first } = await visit(browser);
const { data } = await (await asking.request.get('/api/v1/cafes?limit=100')).json();
await first.close();
const shown = (wanted) => data.find(wanted)?.slug;
const pages = {
  agenda: '/cafes',
  'agenda-empty': '/cafes?q=zzzzqqqq',
  cafe: `/cafes/${shown((cafe) => cafe.place && cafe.event_status === 'scheduled')}`,
  'cafe-cancelled': `/cafes/${shown((cafe) => cafe.event_status === 'cancelled')}`,
  'cafe-online': `/cafes/${shown((cafe) => cafe.mode === 'online')}`,
  'not-found': '/nulle-part',
};

for (const scheme of schemes) {
  for (const width of widths) {
    const { context, page } = await visit(browser, {
      viewport: { width, height: width < 500 ? 740 : 900 },
      colorScheme: scheme,
    });
    for (const [name, address] of Object.entries(pages)) {
      if (address.endsWith('/undefined')) continue;
      await page.goto(address);
      await page.locator('h1').waitFor();
      await page.locator('.cards, .notice, .cafe, .page--narrow').first().waitFor();
      // The map draws its ground and its names some time after its marks.
      await page.waitForTimeout(1500);
      await page.screenshot({ path: path.join(folder, `${name}-${width}-${scheme}.png`), fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
console.log(`Screenshots in ${folder}`);
