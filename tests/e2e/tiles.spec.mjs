// A visitor opens a catalogue whose clusters come in tiles: of its files only what is shown is fetched, and the rest once
// something asks for it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFaulty, tiled } from './support/faulty.mjs';
import { expect, openMap, openPage, settled, test as base } from './support/test.mjs';

const COUNT = 10_000;
const TILES = '/data/clusters.pmtiles';

const test = base.extend({
  /** What the site answers; a test breaks and mends it. */
  answers: async ({}, use) => use(new Map()),
  baseURL: async ({ answers }, use) => {
    const server = await startFaulty(answers, tiled);
    await use(server.address);
    await server.stop();
  },
  /** The files of the catalogue that the page has asked for, each once. */
  asked: async ({ page }, use) => {
    const asked = new Set();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/data/') && !pathname.startsWith('/data/regions/')) asked.add(pathname);
    });
    await use(asked);
  },
});

const data = (name) => JSON.parse(readFileSync(join(tiled, name), 'utf8'));
const marks = (page) => page.locator('#map button.mark');
const onMap = (page) => marks(page).evaluateAll((all) => all.reduce((sum, mark) => sum + Number(mark.dataset.count), 0));
const numberIn = (text) => Number(/^[\d\s]+/.exec(text.trim())[0].replace(/\s/g, ''));
/** Waits until the whole catalogue is here: its list is. */
const whole = (page) => expect(page.getByRole('complementary').locator('a.card').first()).toBeAttached();
const map = (page) => page.evaluate(() => Number(location.hash.slice(1).split('/')[0]));

/** The address of a map on which one practice of the catalogue stands alone, and its record. */
function lonely() {
  const { lon, lat } = data('index.json');
  const [record] = data('cards/0.json').features;
  return { address: `/#16/${lat[0] / 1e5}/${lon[0] / 1e5}`, record };
}

test('the first map fetches the tiles that it shows and no more of the catalogue', async ({ page, asked }) => {
  await openMap(page);
  expect([...asked]).toEqual([TILES]);
  expect(await onMap(page)).toBe(COUNT);
  await expect(page.getByRole('button', { name: /praktyk.* – przybliż$/ }).first()).toBeAttached();
  const panel = page.getByRole('complementary');
  await expect(panel.getByText('10\u00a0000\u00a0praktyk w\u00a0całej Polsce')).toBeAttached();
  const counts = await panel.locator('input[name=kategoria] ~ .legend-count').allTextContents();
  expect(counts.map(Number).reduce((sum, count) => sum + count)).toBe(COUNT);
});

test('a cluster comes apart into the same number of practices', async ({ page, asked }) => {
  await openMap(page, '/#7/52.2/19');
  const clusters = await page.locator('#map button.cluster').all();
  const before = await map(page);
  const name = await clusters[Math.floor(clusters.length / 2)].getAttribute('aria-label');
  await page.getByRole('button', { name, exact: true }).click();
  await settled(page);
  expect(await map(page)).toBeGreaterThan(before);
  expect(await onMap(page)).toBeGreaterThanOrEqual(numberIn(name));
  expect([...asked].filter((path) => path.endsWith('index.json'))).toEqual([]);
});

test('a place opens its card, and the card leads to its practice', async ({ page, asked, answers }) => {
  const { address, record } = lonely();
  const { slug, title, municipality } = record.properties;
  answers.set(`/data/details/${slug}.json`, { body: JSON.stringify({ slug, feature: record }) });
  await openMap(page, address);
  const marker = page.getByRole('button', { name: new RegExp(`^${municipality}, 1 praktyka`) });
  await marker.click();
  const card = page.getByRole('dialog', { name: municipality });
  await expect(card).toContainText(title.split(' ')[0]);
  await card.getByRole('link', { name: 'Zobacz pełny opis' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title.split(' ')[0]);
  expect([...asked].filter((path) => path.endsWith('index.json'))).toEqual([]);
});

test('a choice has the whole catalogue come, which says what the tiles have said', async ({ page, asked }) => {
  await openMap(page);
  const tick = page.getByRole('checkbox', { name: /^Kultura/ });
  const promised = numberIn(await tick.locator('xpath=..').locator('.legend-count').textContent());
  await tick.focus();
  await page.keyboard.press('Space');
  await whole(page);
  await settled(page);
  await expect(tick).toBeFocused();
  await expect(tick).toBeChecked();
  expect(asked).toContain('/data/index.json');
  await expect.poll(() => onMap(page)).toBe(promised);
  expect(numberIn(await page.locator('.panel .count').textContent())).toBe(promised);
  await expect(page).toHaveURL(/kategoria=uslugi-spoleczne\/kultura/);
});

test('the list comes when somebody asks, and the map shows what it did', async ({ page }) => {
  await openMap(page, '/#8/52.2/19');
  const shown = () => marks(page).evaluateAll((all) => all.map((mark) => `${mark.dataset.mark} ${mark.dataset.count} ${mark.className}`).sort());
  const places = () => marks(page).evaluateAll((all) => all.map((mark) => mark.getAttribute('style').match(/translate:\s*(\S+)px (\S+)px/).slice(1).map(Number)));
  const [before, placesBefore] = [await shown(), await places()];
  await page.getByRole('button', { name: 'Pokaż listę praktyk' }).click();
  await whole(page);
  await settled(page);
  expect(await shown()).toEqual(before);
  // To a quarter of a pixel, and what rounding to tenths adds.
  const away = (await places()).flat().map((at, index) => Math.abs(at - placesBefore.flat()[index]));
  expect(Math.max(...away)).toBeLessThan(0.4);
});

test('words to find have the whole catalogue come', async ({ page, asked }) => {
  await openMap(page);
  await page.getByRole('searchbox', { name: 'Szukaj' }).fill('biblioteka');
  await expect(page.getByRole('status').filter({ hasText: 'dla „biblioteka”' })).toBeAttached();
  expect(asked).toContain('/data/index.json');
});

test('a link to a choice and the page of all practices open by the whole catalogue', async ({ page, asked }) => {
  await openMap(page, '/?kategoria=uslugi-spoleczne/kultura');
  await whole(page);
  expect(asked).toContain('/data/index.json');
  await openPage(page, '/praktyki');
  await expect(page.getByRole('main').locator('a.card').first()).toBeVisible();
});

test('a województwo has its numbers by its tiles', async ({ page, asked }) => {
  const { category, wojewodztwo } = data('index.json');
  await openMap(page, '/wojewodztwa/opolskie');
  const expected = category.filter((_, number) => wojewodztwo[number] === 8).length;
  await expect.poll(async () => numberIn(await page.locator('.panel .count').textContent())).toBe(expected);
  expect([...asked].filter((path) => path.endsWith('index.json'))).toEqual([]);
});

test('a tile that does not come is said, the map stays, and trying again mends it', async ({ page, answers, faults }) => {
  faults.provoke(/answer 503/);
  faults.provoke(/console: .*503/);
  await openMap(page);
  answers.set(TILES, { status: 503 });
  const { address } = lonely();
  await page.evaluate((hash) => { location.hash = hash; }, address.slice(2));
  const alert = page.getByRole('alert').filter({ hasText: 'Nie udało się wczytać części praktyk na mapie' });
  await expect(alert).toBeVisible();
  await settled(page);
  // What is farther away stands in for it.
  answers.delete(TILES);
  await alert.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(page.locator('#map button.marker').first()).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test('where no part of a file can be had, the map opens by the whole catalogue', async ({ page, answers, asked }) => {
  answers.set(TILES, { body: 'x'.repeat(100_000), type: 'application/octet-stream' });
  await openMap(page);
  await whole(page);
  expect(asked).toContain('/data/index.json');
  expect(await onMap(page)).toBe(COUNT);
});

test('where the tiles are gone, the map opens by the whole catalogue', async ({ page, answers, faults }) => {
  faults.provoke(/answer 404/);
  faults.provoke(/console: .*404/);
  answers.set(TILES, { status: 404 });
  await openMap(page);
  await whole(page);
  expect(await onMap(page)).toBe(COUNT);
});
