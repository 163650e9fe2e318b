// How fast the site feels, measured in a real browser against a running server: not a test, since machines differ.
//
//   BASE_URL=http://127.0.0.1:8080 node e2e/speed.mjs
//
// * On a slow line and a slow processor: when the list can be read, and how long an interaction takes after that.
// * On the map: the longest frame while it is moved and zoomed, and the largest answer.

import { launch, visit } from './browser.mjs';

// Lighthouse's “slow 4G” in two ways: as the line is (round trips of 150 ms), and as browsers imitate it, where the
// latency of each request stands for all its round trips.
const LINES = {
  'slow 4G, 150 ms round trips': { latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 },
  'slow 4G as DevTools applies it': {
    latency: 562.5,
    downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
    uploadThroughput: (750 * 1024 * 0.9) / 8,
  },
};
const SLOWER = 4;
const RUNS = 3;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const round = (number) => Math.round(number);

const browser = await launch();
const results = {};

for (const [line, conditions] of Object.entries(LINES)) {
  for (const address of ['/', '/cafes']) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await firstView(address, conditions));
    results[`${address} · ${line}`] = {
      'list readable (ms)': round(median(runs.map((one) => one.readable))),
      'list of the application (ms)': round(median(runs.map((one) => one.alive))),
      'interaction (ms)': round(median(runs.map((one) => one.interaction))),
      'bytes over the line': round(median(runs.map((one) => one.bytes))),
    };
  }
}
console.table(results);
console.table(await mapMoves());
await browser.close();

/** A first visit: nothing is kept from an earlier one. */
async function firstView(address, conditions) {
  const { context, page } = await visit(browser, {
    viewport: { width: 390, height: 800 },
    serviceWorkers: 'block',
  });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', { offline: false, ...conditions });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const start = Date.now();
  await page.goto(address, { waitUntil: 'commit' });
  // What the server wrote, or the application: the first café that is seen.
  await page.locator('#first main li a:visible, #app .card__title:visible').first().waitFor({ timeout: 60_000 });
  const readable = Date.now() - start;
  await page.locator('#app .card__title:visible').first().waitFor({ timeout: 60_000 });
  const alive = Date.now() - start;
  await page.waitForLoadState('networkidle');
  const seen = bytes;
  const touched = address === '/cafes' ? page.getByText('Ce mois-ci', { exact: true }) : page.locator('.nav__toggle');
  const interaction = await longestEvent(page, () => touched.click());
  await context.close();
  return { readable, alive, interaction, bytes: seen };
}

/** From a touch to the next picture, by the browser's own event timing. */
async function longestEvent(page, touch) {
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false });
  });
  await touch();
  await page.waitForTimeout(1500);
  return page.evaluate(() => globalThis.longest);
}

/** Drags and zooms the agenda's map; tells of frames that took long, and of whose script ran in them. */
async function mapMoves() {
  const { context, page } = await visit(browser, { viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  let largest = { bytes: 0, url: '' };
  page.on('requestfinished', async (request) => {
    const { responseBodySize } = await request.sizes().catch(() => ({ responseBodySize: 0 }));
    const watched = /\/(api|geo)\//.test(request.url());
    if (watched && responseBodySize > largest.bytes) largest = { bytes: responseBodySize, url: request.url() };
  });
  await page.goto('/cafes');
  await page.locator('.mark').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    globalThis.frames = [];
    new PerformanceObserver((list) => {
      for (const frame of list.getEntries()) {
        const scripts = frame.scripts.reduce((sum, script) => sum + script.duration, 0);
        globalThis.frames.push({ frame: frame.duration, scripts });
      }
    }).observe({ type: 'long-animation-frame', buffered: false });
  });
  const box = await page.locator('.map').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (let step = 0; step < 3; step += 1) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let moved = 0; moved < 30; moved += 1) await page.mouse.move(x - moved * 6, y - moved * 3);
    await page.mouse.up();
    await page.waitForTimeout(800);
  }
  for (let step = 0; step < 4; step += 1) {
    await page.mouse.wheel(0, -400);
    await page.waitForTimeout(1200);
  }
  for (let step = 0; step < 4; step += 1) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(1200);
  }
  const frames = await page.evaluate(() => globalThis.frames);
  await context.close();
  return {
    'frames over 50 ms': { value: frames.length },
    'longest frame (ms)': { value: round(Math.max(0, ...frames.map((one) => one.frame))) },
    'longest time in scripts of a frame (ms)': { value: round(Math.max(0, ...frames.map((one) => one.scripts))) },
    'largest answer (bytes)': { value: largest.bytes },
    'which answer': { value: largest.url.replace(/^https?:\/\/[^/]+/, '').slice(0, 90) },
  };
}
