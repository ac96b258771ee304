// How long it takes from a letter typed, or a facet ticked, to what it finds on the screen, among 100,000 practices; of a
// tick also among 10,000.
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

/**
 * In the page, before the rest: `whenDrawn(isThere)` waits for the frame in which something is there, and for the browser
 * to have drawn it: a message that is sent from a frame arrives when that is done.
 */
function prepare() {
  const frame = () => new Promise(requestAnimationFrame);
  const message = () =>
    new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });
  window.whenDrawn = async (isThere) => {
    const start = performance.now();
    let frames = 0;
    do {
      await frame();
      frames += 1;
      if (performance.now() - start > 5000) throw new Error('nothing came for five seconds');
    } while (!isThere());
    await message();
    return { frames, time: performance.now() - start };
  };
}

/** In the page: types a text into the box letter by letter; for each the milliseconds until its answer is drawn. */
async function type(text) {
  const box = document.querySelector('input[type=search]');
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const times = [];
  for (let end = 1; end <= text.length; end += 1) {
    const typed = text.slice(0, end).trim();
    // A word like "o" alone asks for nothing, and a space for nothing else.
    const isAsked = end > 1 && text[end - 1] !== ' ';
    write.call(box, text.slice(0, end));
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    if (isAsked) {
      const { time } = await window.whenDrawn(() => document.querySelector('.panel .count')?.textContent.includes(`„${typed}”`));
      times.push(time);
    }
    await new Promise((later) => setTimeout(later, 120));
  }
  write.call(box, '');
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await new Promise((later) => setTimeout(later, 500));
  return times;
}

/** In the page: ticks and unticks a facet's values; for each the milliseconds and frames until the numbers are new. */
async function tick() {
  const count = () => document.querySelector('.panel .count').textContent;
  const drawn = [];
  const values = ['gmina_miejska', 'gmina_wiejska'];
  for (const value of [...values, ...values, ...values]) {
    const before = count();
    document.querySelector(`input[name=typ][value=${value}]`).click();
    drawn.push(await window.whenDrawn(() => count() !== before));
    await new Promise((later) => setTimeout(later, 300));
  }
  return drawn;
}

const at = (times, share) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const report = (what, times) =>
  console.log(`${what}: median ${at(times, 0.5).toFixed(0)} ms, 95 % within ${at(times, 0.95).toFixed(0)} ms (${times.length} times)`);

/** Opens the map of a catalogue, and shuts it when all is done. */
async function onMap(data, work) {
  const server = await startFaulty(new Map(), data);
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage({ ...windows.desktop, ...visitor, baseURL: server.address });
  await page.addInitScript(prepare);
  await page.goto('/');
  await page.locator('#map[aria-busy=false]').waitFor();
  await work(page);
  await browser.close();
  await server.stop();
}

/** Types as on a slow processor; once before without a clock, so that the index is there as for words typed before. */
async function typed(page) {
  const session = await page.context().newCDPSession(page);
  await page.getByRole('searchbox', { name: 'Szukaj' }).focus();
  await page.waitForLoadState('networkidle');
  for (const text of TEXTS) await page.evaluate(type, text);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const times = [];
  for (const text of TEXTS) times.push(...(await page.evaluate(type, text)));
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return times;
}

async function ticked(page) {
  await page.locator('summary').filter({ hasText: 'Więcej filtrów' }).click();
  await page.locator('input[name=typ]').first().waitFor({ state: 'attached' });
  return page.evaluate(tick);
}

const [letters, ticks, ticksOfFewer] = [[], [], []];
for (let run = 0; run < runs; run += 1) {
  await onMap(madeUp, async (page) => {
    letters.push(...(await typed(page)));
    ticks.push(...(await ticked(page)));
  });
  await onMap(process.env.MADE_UP_SMALLER, async (page) => ticksOfFewer.push(...(await ticked(page))));
}
const milliseconds = (drawn) => drawn.map(({ time }) => time);
report(`a letter among 100,000, processor ${slower} times slower`, letters);
report('a tick among 100,000', milliseconds(ticks));
report('a tick among 10,000', milliseconds(ticksOfFewer));
const first = ticksOfFewer.filter(({ frames }) => frames === 1).length;
console.log(`of ${ticksOfFewer.length} ticks among 10,000, ${first} had their numbers in the next frame`);
