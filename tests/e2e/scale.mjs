// What a first visit to the map of a large catalogue fetches, and how long it takes, by its index and by its tiles.
//   cargo xtask scale [--n 500,10000] [--runs N]
// SITES has the addresses, each with its name: [["500", "http://…"], …]. One line of JSON for each.
import { chromium } from '@playwright/test';
import { launchOptions, visitor, windows } from './support/chromium.mjs';
import { median, watchForMap } from './support/first-map.mjs';

const sites = JSON.parse(process.env.SITES);
const runs = Number(process.env.RUNS);

/** Chrome's "Fast 4G": 9 Mbit/s down with what it leaves, 1.5 up, 60 ms with what it adds. */
const fast4g = { offline: false, downloadThroughput: (9000 * 1000) / 8 * 0.9, uploadThroughput: (1500 * 1000) / 8 * 0.9, latency: 60 * 2.75 };

/** One visit with a new browser: milliseconds to the first map, bytes over the wire with headers until nothing more is asked for. */
async function visit(address, net) {
  const browser = await chromium.launch(launchOptions);
  const context = await browser.newContext({ ...windows.desktop, ...visitor, serviceWorkers: 'block' });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  if (net) await network.send('Network.emulateNetworkConditions', net);
  let [bytes, data] = [0, 0];
  const ofData = new Set();
  network.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/data/') && !pathname.startsWith('/data/regions/')) ofData.add(requestId);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    if (ofData.has(requestId)) data += encodedDataLength;
  });
  await page.addInitScript(watchForMap);
  await page.goto(address, { waitUntil: 'commit' });
  const milliseconds = await page.evaluate(() => globalThis.firstMap);
  await page.waitForLoadState('networkidle');
  const shown = await page.locator('#map button.mark').evaluateAll((all) => all.reduce((sum, mark) => sum + Number(mark.dataset.count), 0));
  await browser.close();
  return { milliseconds, bytes, data, shown };
}

for (const [name, address] of sites) {
  const [plain, slow] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    plain.push(await visit(address));
    slow.push(await visit(address, fast4g));
  }
  const of = (visits, key) => median(visits.map((visit) => visit[key]));
  console.log(JSON.stringify({
    name, shown: of(plain, 'shown'), kB: of(plain, 'bytes') / 1000, dataKB: of(plain, 'data') / 1000,
    ms: Math.round(of(plain, 'milliseconds')), fast4g: Math.round(of(slow, 'milliseconds')),
  }));
}
