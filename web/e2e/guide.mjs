// Makes the pictures of the guide for those who look after a territory (`docs/referents.md`), from the demonstration data.
//
//   BASE_URL=… CAFEIA=… DATABASE=… SMTP=… node e2e/guide.mjs [folder]
//
// Served by a server of demonstration data alone, as the journeys are. Only parts of pages are shown, without what leads around them.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { ask } from './api.mjs';
import { launch, visit } from './browser.mjs';
import { canReadMail, mailServer } from './mail.mjs';
import { needed } from './needs.mjs';
import { settled } from './pages.mjs';
import { national, proposed, referent } from './people.mjs';
import { PASSWORD } from './signed-in.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../docs/images', import.meta.url));
/** What a picture may weigh, in bytes. */
const MOST = 80_000;
const WIDTH = 900;

if (!canReadMail) throw new Error('set SMTP to an address of this machine where letters can be caught');

/** A picture as WebP, by the browser's own means, as fine as the limit allows. */
async function webp(page, png) {
  for (const quality of [0.9, 0.8, 0.7, 0.6, 0.5]) {
    const written = await page.evaluate(async ([data, quality]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      canvas.getContext('2d').drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', quality).split(',')[1];
    }, [png.toString('base64'), quality]);
    const bytes = Buffer.from(written, 'base64');
    if (bytes.length <= MOST) return bytes;
  }
  throw new Error('a picture is too heavy: show less of the page');
}

/** Takes a part of a page, from its top down to so many pixels. */
async function shoot(page, name, part, most = 900) {
  await part.scrollIntoViewIfNeeded();
  await page.waitForTimeout(800);
  const box = await part.boundingBox();
  const top = await page.evaluate(() => scrollY);
  const clip = { x: box.x - 8, y: box.y + top - 8, width: box.width + 16, height: Math.min(box.height + 16, most) };
  const png = await page.screenshot({ fullPage: true, clip });
  const blank = await page.context().newPage();
  const bytes = await webp(blank, png);
  await blank.close();
  await writeFile(path.join(folder, `${name}.webp`), bytes);
  console.log(`${name}.webp: ${Math.round(box.width)} pixels wide, ${bytes.length} bytes`);
}

await mkdir(folder, { recursive: true });
const mail = mailServer();
await mail.open();
const browser = await launch();
try {
  const team = await national();
  const anne = await referent(team, 'Anne Le Gall', 'region-53');
  const place = (name, address) => ({ new_place: { name, address, commune_code: '29019' } });
  const host = (name, kind) => ({ new_host: { name, kind } });
  await proposed('Café des images : vrai ou fabriqué ?', { ...place('Salle des Syndicats', '2 rue du Moulin'), ...host('Les Amis du port', 'association') });
  const { proposal } = await proposed('Débattre de l’IA à l’heure du goûter', {
    ...place('Maison de quartier', '12 rue des Quatre-Vents'),
    ...host('Comité du quartier', 'association'),
  });
  const need = await needed('Bibliothèque du port', { commune_code: '29019', place_name: 'Salle du rez-de-chaussée', people: 15 });
  for (const [name, commune_code] of [['Fabienne Le Roux', '29042'], ['Gaël Kermarrec', '29019']]) {
    const profile = { name, commune_code, travel_radius_km: 60, languages: ['fr'] };
    await ask('POST', 'facilitators', profile, { token: team });
  }
  const library = { name: 'Médiathèque des Capucins', kind: 'library', commune_code: '29019' };
  await ask('POST', 'organisations', library, { token: team });

  const { page } = await visit(browser, { viewport: { width: WIDTH, height: 1000 }, deviceScaleFactor: 1 });
  const app = page.locator('#app main');
  await page.goto('/espace');
  await app.getByLabel('Adresse électronique', { exact: true }).fill(anne.email);
  await app.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await app.getByRole('button', { name: 'Se connecter' }).click();
  await app.locator('.cockpit__panels').waitFor();
  const open = async (address) => {
    await page.goto(address);
    await settled(page);
  };
  await settled(page);
  await shoot(page, 'aujourdhui', app.locator('.cockpit__panels'));
  await open(`/espace/relecture?proposal=${proposal.id}`);
  // As far as the map, which is another story.
  await shoot(page, 'relecture', app.locator('.review'), 610);
  await open(`/espace/besoins?besoin=${need.id}`);
  await shoot(page, 'demande', app.locator('ul.people').first().locator('..'), 690);
  await open('/espace/territoire?code=region-53');
  await app.locator('.next__mark').first().waitFor();
  // As far as the fifth place.
  const next = app.locator('section').filter({ has: page.locator('.next__map') });
  const [above, fifth] = [await next.boundingBox(), await next.locator('tbody tr').nth(4).boundingBox()];
  await shoot(page, 'prochains-lieux', next, fifth.y + fifth.height - above.y + 8);
} finally {
  await browser.close();
  await mail.close();
}
