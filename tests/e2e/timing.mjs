// How long a first visit waits for the right map, and how many bytes it fetches, in a browser that knows nothing yet.
//   cargo xtask measure [address] [--runs N]
import { chromium } from '@playwright/test';
import { readArguments, stop } from './support/arguments.mjs';
import { launchOptions, site, visitor, windows } from './support/chromium.mjs';
import { median, watchForMap } from './support/first-map.mjs';

const { values, positionals } = readArguments('measure', { runs: { type: 'string', default: '7' } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) stop(`--runs ${values.runs}: a whole number from 1 on is needed`);
const address = positionals[0] ?? '/';

/** One visit with a new browser: milliseconds from the start of navigation, bytes over the wire with headers. */
async function visit() {
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage({ ...windows.desktop, ...visitor, baseURL: site });
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  let bytes = 0;
  network.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
  await page.addInitScript(watchForMap);
  await page.goto(address, { waitUntil: 'commit' });
  const milliseconds = await page.evaluate(() => globalThis.firstMap);
  await page.waitForLoadState('networkidle');
  await browser.close();
  return { milliseconds, bytes };
}

const visits = [];
for (let run = 0; run < runs; run += 1) visits.push(await visit());
const times = visits.map((one) => one.milliseconds);
console.log(`${address}, ${runs} cold visits, each in a new browser`);
console.log(`first right map: median ${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)})`);
console.log(`over the wire:   median ${(median(visits.map((one) => one.bytes)) / 1000).toFixed(1)} kB`);
