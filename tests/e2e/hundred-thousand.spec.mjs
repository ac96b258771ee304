// A visitor finds, lists and takes along practices of a catalogue of a hundred thousand.
import { readFile } from 'node:fs/promises';
import { madeUp, startFaulty } from './support/faulty.mjs';
import { expect, openMap, openPage, settled, test as base } from './support/test.mjs';

const COUNT = 100_000;

const test = base.extend({
  baseURL: async ({}, use) => {
    const server = await startFaulty(new Map(), madeUp);
    await use(server.address);
    await server.stop();
  },
});

const box = (page) => page.getByRole('searchbox', { name: 'Szukaj' });
/** The number of a text as "100 000 praktyk w całej Polsce". */
const numberIn = (text) => Number(/^[\d\s]+/.exec(text)[0].replace(/\s/g, ''));

test('words find practices among all of them, and the address keeps them', async ({ page }) => {
  await openMap(page);
  await box(page).fill('biblioteka');
  const status = page.getByRole('status').filter({ hasText: 'dla „biblioteka”' });
  await expect(status).toBeAttached();
  await settled(page);
  const found = numberIn(await status.textContent());
  expect(found).toBeGreaterThan(100);
  expect(found).toBeLessThan(COUNT);
  await expect(page.getByRole('complementary').locator('mark').first()).toBeAttached();
  await expect(page).toHaveURL(/\?q=biblioteka#/);
});

test('a facet says what each value would give, and choosing it gives that', async ({ page }) => {
  await openMap(page);
  await page.locator('summary').filter({ hasText: 'Więcej filtrów' }).dispatchEvent('click');
  await page.locator('summary').filter({ hasText: 'Typ jednostki' }).dispatchEvent('click');
  const urban = page.getByRole('group', { name: 'Typ jednostki', exact: true }).getByRole('checkbox', { name: /^gmina miejska / });
  await expect(urban).toBeAttached();
  const promised = numberIn((await urban.locator('xpath=..').locator('.legend-count').textContent()).trim());
  expect(promised).toBeGreaterThan(1000);
  await urban.setChecked(true, { force: true });
  await settled(page);
  await expect.poll(async () => numberIn(await page.locator('.panel .count').textContent())).toBe(promised);
});

test('the list goes from the first title to the last, with little of it in the document', async ({ page }) => {
  await openPage(page, '/praktyki?kolejnosc=tytul');
  const list = page.getByRole('main').locator('ul.cards');
  await expect(list.locator('li[aria-posinset="1"] a.card')).toBeVisible();
  const first = () => list.locator('li[aria-posinset]').first().getAttribute('aria-posinset');
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2));
  await expect.poll(async () => Number(await first())).toBeGreaterThan(COUNT / 4);
  await expect.poll(() => list.locator('a.card').count()).toBeGreaterThan(10);
  await expect.poll(async () => {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    return list.locator(`li[aria-posinset="${COUNT}"]`).count();
  }).toBe(1);
  expect(await list.locator('li').count()).toBeLessThan(200);
});

test('a table of all of them has its columns, and the largest come first', async ({ page }) => {
  await openPage(page, '/praktyki?widok=tabela&kolejnosc=ludnosc&kolumny=miejscowosc,ludnosc');
  const table = page.getByRole('table');
  await expect(table).toHaveAttribute('aria-rowcount', `${COUNT + 1}`);
  const people = table.locator('[data-column=ludnosc]');
  await expect.poll(() => people.count()).toBeGreaterThan(10);
  const numbers = (await people.allTextContents()).map((text) => Number(text.replace(/\s/g, '')));
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  expect(numbers[0]).toBeGreaterThan(100_000);
});

test('what was found is taken along whole', async ({ page }) => {
  await openMap(page, '/?q=biblioteka&typ=gmina_miejska');
  const status = page.locator('.panel .count');
  await expect(status).toContainText('„biblioteka”');
  const found = numberIn(await status.textContent());
  await page.locator('summary').filter({ hasText: 'Pobierz' }).dispatchEvent('click');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: /CSV/ }).dispatchEvent('click');
  const file = await (await saving).path();
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\r\n');
  expect(lines.length).toBe(found + 1);
});

test('from the own gmina the most similar municipalities are found among all of them', async ({ page }) => {
  await openPage(page, '/moja-gmina?gmina=1207021');
  await expect(page.getByText(/^Mszana Dolna: gmina miejska/)).toBeVisible();
  await expect(page.locator('.municipality').nth(5)).toBeVisible();
  for (const why of await page.locator('.municipality .card-why').allTextContents()) expect(why).toContain('gmina miejska');
});

test('statistics count all of them', async ({ page }) => {
  await openPage(page, '/statystyki');
  await expect(page.getByText(/^100\s000\spraktyk/)).toBeVisible();
  await expect(page.locator('.chart').first()).toBeVisible();
});
