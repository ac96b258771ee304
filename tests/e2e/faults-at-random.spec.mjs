// Visits in which the site breaks and is mended at random: whatever happens, no page is blank, nothing is thrown, and the app is
// usable once the site is whole again.
//
// `FAULT_RUNS=1000` makes more of them, `FAULT_SEED=4711` others. A failure names the seed of its visit: with that as FAULT_SEED and
// FAULT_RUNS=1 it is the first and only one.
import { readdirSync } from 'node:fs';
import { test } from './support/broken.mjs';
import { expectReadable, faultsOf, randomBy, seed } from './support/faults.mjs';
import { dist } from './support/faulty.mjs';
import { expect, openMap, settled } from './support/test.mjs';

const RUNS = Number(process.env.FAULT_RUNS ?? 100);
/** How many visits are made in one browser, one after the other. */
const AT_A_TIME = 10;
/** How many steps a visit has. */
const STEPS = 4;
/** Of so many visits one is made by a browser that has the site saved. */
const SAVED_ONE_IN = 5;
const isSavedBy = (own) => own % SAVED_ONE_IN === 0;

const SZOPIENICE = 'centrum-aktywnosci-lokalnej-w-szopienicach';
const ADDRESSES = [
  '/', '/praktyki', `/praktyki/${SZOPIENICE}`, '/statystyki', '/wojewodztwa/slaskie', '/moja-gmina', '/schowek', '/en/', '/uk/praktyki',
  '/?q=odpady', '/praktyki?kolejnosc=ludnosc', '/en/statystyki', '/o-mapie', '/nie/ma/takiej',
];
const WORDS = ['odpady', 'włocławek', 'kolej na Marsa', 'biblioteka', ''];

/** What may break: the data, the code, the look; the pages themselves are the browser's to show. */
const names = readdirSync(dist).filter((name) => /\.(js|wasm|css)$/.test(name) && name !== 'sw.js').map((name) => `/${name}`);
const FILES = [
  ...['index.json', 'practices.geojson', 'facets.bin', 'orders.bin', 'search/index.bin', 'search/0.bin'].map((name) => `/data/${name}`),
  ...['wojewodztwa', 'background', 'polska', 'towns'].map((name) => `/data/regions/${name}.geojson`),
  `/data/details/${SZOPIENICE}.json`, '/data/regions/gminy.txt', '/config.json', '/texts/en.txt', '/texts/uk.txt',
  ...names,
];

/** One visit, of what is random in it. */
class Visit {
  /** What has been done, for whoever reads of a failure. */
  log = [];
  isOffline = false;

  constructor({ page, server, broken, random, isSaved }) {
    Object.assign(this, { page, server, broken, random, isSaved });
  }

  pick(all) {
    return all[Math.floor(this.random() * all.length)];
  }

  /** Breaks something, or mends all. */
  async strike() {
    const kind = this.pick(['nothing', 'mended', '500', 'slow', 'truncation', 'truncation', 'offline']);
    if (kind === 'nothing') return;
    await this.mend();
    const files = FILES.filter(() => this.random() < 0.25);
    this.log.push(kind === 'mended' || kind === 'offline' ? kind : `${kind} of ${files.join(' ')}`);
    if (kind === 'offline') {
      this.isOffline = true;
      await this.server.cut();
    }
    for (const file of files) {
      if (kind === '500') this.broken.set(file, { status: 500 });
      if (kind === 'slow') this.broken.set(file, { late: Math.floor(this.random() * 300) });
      if (kind === 'truncation') this.broken.set(file, this.pick(faultsOf(file, { random: this.random }).filter(({ name }) => /off at/.test(name))).answer);
    }
  }

  async mend() {
    this.broken.clear();
    if (this.isOffline) await this.server.mend();
    this.isOffline = false;
  }

  /** Whether a page can come: without a network only where the site is saved. */
  get canLoad() {
    return !this.isOffline || this.isSaved;
  }

  /** Whether the app is there to answer. */
  async isAlive() {
    return (await this.page.locator('#boot, .stopped').count()) === 0;
  }

  async step() {
    const { page } = this;
    const box = page.getByRole('searchbox').and(page.locator(':enabled')).filter({ visible: true }).first();
    const link = page.locator('nav a, main a.card').filter({ visible: true });
    const again = page.getByRole('button', { name: /^(Spróbuj ponownie|Try again|Спробувати ще раз)$/ }).filter({ visible: true });
    const isAlive = await this.isAlive();
    const doings = [];
    if (this.canLoad) doings.push('open', 'reload', 'language');
    if (this.canLoad && (await page.evaluate(() => navigation.canGoBack))) doings.push('back');
    if (this.canLoad || isAlive) doings.push('link');
    if ((await box.count()) > 0) doings.push('search');
    if ((await again.count()) > 0) doings.push('again');
    const doing = this.pick(doings);
    const word = this.pick(WORDS);
    const address = this.pick(ADDRESSES);
    this.log.push(doing === 'open' ? `open ${address}` : doing === 'search' ? `search “${word}”` : doing);
    if (doing === 'open') await page.goto(address);
    if (doing === 'reload') await page.reload();
    if (doing === 'back') await page.goBack();
    if (doing === 'language') await this.follow(page.locator('.languages a').filter({ visible: true }));
    if (doing === 'link') await this.follow(link);
    if (doing === 'search') await this.type(box, word);
    if (doing === 'again') await this.follow(again);
  }

  /** Clicks one of what is there at this moment: in the next it may be another page. */
  async follow(elements) {
    await elements.evaluateAll((all, at) => all[Math.floor(at * all.length)]?.click(), this.random());
  }

  async type(box, word) {
    await box.evaluateAll(([input], text) => {
      if (!input) return;
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, word);
  }

  async run() {
    await this.page.goto(this.pick(ADDRESSES));
    for (let number = 0; number < STEPS; number += 1) {
      await this.strike();
      await this.step();
      await this.page.waitForLoadState('domcontentloaded');
      await expectReadable(this.page, this.log.join(', '));
    }
    await this.mend();
    await this.expectUsable();
  }

  /** The site is whole again: after one reload everything is as it should be. */
  async expectUsable() {
    const { page } = this;
    const when = `in the end of: ${this.log.join(', ')}`;
    await page.reload();
    await expect(page.locator('#boot'), when).toHaveCount(0);
    await expect(page.getByRole('alert').filter({ visible: true }), when).toHaveCount(0);
    await page.locator('nav a').first().click();
    await settled(page);
    const box = page.getByRole('searchbox').first();
    await box.fill('');
    await expect(page.locator('.panel .count'), when).toContainText(/^19\s/);
    await box.fill('odpady');
    await expect(page.getByRole('complementary').locator('a.card'), when).toHaveCount(2);
    await settled(page);
  }
}

/** Waits until the browser has the site saved, so that it opens without a network. */
async function saved(page) {
  await openMap(page);
  await expect.poll(() => page.evaluate(async () => Boolean(navigator.serviceWorker.controller && (await caches.match('/data/edition.json')))))
    .toBe(true);
}

test.describe.configure({ mode: 'parallel' });

// What the test breaks the browser says, and what is thrown of code that is none. A trap is never one of these.
test.beforeEach(({ faults }) => {
  faults.tolerate(/answer (404|500)|console: |request failed/);
  faults.tolerate(/exception: (CompileError|SyntaxError|TypeError: (Failed to fetch|Failed to execute|network error|WebAssembly compilation aborted))/);
});

/** The seeds of all visits. */
const seeds = Array.from({ length: RUNS }, (_, run) => seed + run);

for (const isSaved of [false, true]) {
  test.describe(isSaved ? 'with the site saved' : 'with a network alone', () => {
    test.use({ serviceWorkers: isSaved ? 'allow' : 'block' });
    const own = seeds.filter((seed) => isSavedBy(seed) === isSaved);

    for (let first = 0; first < own.length; first += AT_A_TIME) {
      const some = own.slice(first, first + AT_A_TIME);
      test(`visits ${some.join(', ')}`, async ({ context, server, broken }) => {
        test.setTimeout(AT_A_TIME * 40_000);
        if (isSaved) {
          const page = await context.newPage();
          await saved(page);
          await page.close();
        }
        for (const seed of some) {
          await test.step(`FAULT_SEED=${seed} FAULT_RUNS=1`, async () => {
            const page = await context.newPage();
            await new Visit({ page, server, broken, random: randomBy(seed), isSaved }).run();
            await page.close();
          });
        }
      });
    }
  });
}
