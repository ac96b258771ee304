// Screenshots of pages at three widths, light and dark.
//   cargo xtask shots [address…] [--into DIR] [--full]
// An address is as in the browser, from the slash on; --full takes the whole page and not only the window.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { readArguments } from './support/arguments.mjs';
import { launchOptions, site, visitor, windows } from './support/chromium.mjs';

const { values, positionals } = readArguments('shots', { into: { type: 'string' }, full: { type: 'boolean' } });
const into = resolve(values.into ?? 'target/shots');
const addresses = positionals.length > 0 ? positionals : ['/', '/praktyki', '/statystyki', '/o-mapie'];

/** `/praktyki?q=Żory#7/52/19` as a file name, which no disk finds too long: `praktyki-q-Żory-7-52-19`. */
function fileName(address) {
  return address.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '').slice(0, 100) || 'mapa';
}

async function shoot(browser, address, window, theme) {
  const context = await browser.newContext({
    ...windows[window], ...visitor, baseURL: site, colorScheme: theme, reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(address, { waitUntil: 'networkidle' });
  // A page without a map has nothing to wait for; one with a map is right when the map says so.
  await page.waitForFunction(() => document.querySelector('#map')?.getAttribute('aria-busy') !== 'true');
  await page.evaluate(() => document.fonts.ready);
  const { width } = windows[window].viewport;
  const file = join(into, `${fileName(address)}-${width}-${theme}.png`);
  await page.screenshot({ path: file, fullPage: values.full ?? false });
  await context.close();
  console.log([file, ...faults].join('\n    '));
  return faults.length;
}

mkdirSync(into, { recursive: true });
const browser = await chromium.launch(launchOptions);
let faults = 0;
for (const address of addresses) {
  for (const window of Object.keys(windows)) {
    for (const theme of ['light', 'dark']) faults += await shoot(browser, address, window, theme);
  }
}
await browser.close();
process.exitCode = faults > 0 ? 1 : 0;
