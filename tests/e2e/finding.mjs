// How long it takes from a letter typed, or a facet ticked, to what it finds among 100,000 practices on the screen.
//   cargo xtask finding [--slower N] [--runs N]
// --slower N slows the processor down N times while one types; 4 is a phone of some years ago.
import { chromium } from '@playwright/test';
import { readArguments, stop } from './support/arguments.mjs';
import { launchOptions, visitor, windows } from './support/chromium.mjs';
import { madeUp, startFaulty } from './support/faulty.mjs';

const { values } = readArguments('finding', { runs: { type: 'string', default: '3' }, slower: { type: 'string', default: '4' } });
const [runs, slower] = [Number(values.runs), Number(values.slower)];
if (!Number.isInteger(runs) || runs < 1) stop(`--runs ${values.runs}: a whole number from 1 on is needed`);
if (!(slower >= 1)) stop(`--slower ${values.slower}: a number from 1 on is needed`);

const TEXTS = ['biblioteka publiczna', 'opieka nad seniorami', 'gospodarka odpadami w gminie', 'wloclawek', 'bibiloteka'];

/** In the page: types a text into the box letter by letter; for each the milliseconds until its answer is drawn. */
async function type(text) {
  const box = document.querySelector('input[type=search]');
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const frame = () => new Promise(requestAnimationFrame);
  const times = [];
  for (let end = 1; end <= text.length; end += 1) {
    const typed = text.slice(0, end).trim();
    const start = performance.now();
    write.call(box, text.slice(0, end));
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const isAnswered = () => document.querySelector('.panel .count')?.textContent.includes(`„${typed}”`);
    while (!isAnswered() && performance.now() - start < 5000) await frame();
    await frame();
    times.push(performance.now() - start);
    await new Promise((later) => setTimeout(later, 120));
  }
  write.call(box, '');
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await new Promise((later) => setTimeout(later, 500));
  return times;
}

/** In the page: ticks and unticks a facet's values; for each the milliseconds until the numbers are new. */
async function tick() {
  const frame = () => new Promise(requestAnimationFrame);
  const times = [];
  for (const value of ['gmina_miejska', 'gmina_wiejska', 'powiat', 'gmina_miejska', 'gmina_wiejska']) {
    const input = document.querySelector(`input[name=typ][value=${value}]`);
    if (!input) continue;
    const before = document.querySelector('.panel .count').textContent;
    const start = performance.now();
    input.click();
    while (document.querySelector('.panel .count').textContent === before && performance.now() - start < 5000) await frame();
    times.push(performance.now() - start);
    await new Promise((later) => setTimeout(later, 300));
  }
  return times;
}

const at = (times, share) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const report = (what, times) =>
  console.log(`${what}: median ${at(times, 0.5).toFixed(0)} ms, 95 % within ${at(times, 0.95).toFixed(0)} ms (${times.length} times)`);

const server = await startFaulty(new Map(), madeUp);
const [letters, ticks] = [[], []];
for (let run = 0; run < runs; run += 1) {
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage({ ...windows.desktop, ...visitor, baseURL: server.address });
  await page.goto('/');
  await page.locator('#map[aria-busy=false]').waitFor();
  const network = await page.context().newCDPSession(page);
  await page.getByRole('searchbox', { name: 'Szukaj' }).focus();
  await page.waitForLoadState('networkidle');
  // Once without a clock: the parts of the index are fetched, as those that a visitor typed before.
  for (const text of TEXTS) await page.evaluate(type, text);
  await network.send('Emulation.setCPUThrottlingRate', { rate: slower });
  for (const text of TEXTS) letters.push(...(await page.evaluate(type, text)));
  await network.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.locator('summary').filter({ hasText: 'Więcej filtrów' }).click();
  await page.locator('input[name=typ]').first().waitFor({ state: 'attached' });
  ticks.push(...(await page.evaluate(tick)));
  await browser.close();
}
await server.stop();
report(`a letter, processor ${slower} times slower`, letters);
report('a tick', ticks);
