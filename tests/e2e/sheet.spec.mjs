// A visitor with a phone in one hand: the panel is a sheet over the map, drawn up by the finger, by clicks or by keys.
import { hand, line } from './support/hand.mjs';
import { expect, openMap, settled, test } from './support/test.mjs';

const handle = (page) => page.getByRole('slider', { name: 'Wysokość panelu' });
const box = (page) => page.getByRole('searchbox', { name: 'Szukaj' });
const count = (page) => page.getByRole('complementary').getByRole('status').filter({ hasText: /^\d+\sprakty/ });

/** Low, half drawn up or whole, in percent. */
async function isAt(page, height) {
  await expect(handle(page)).toHaveAttribute('aria-valuenow', `${height}`);
  // It says so a little before it comes to rest.
  const left = () => page.locator('.rail').evaluate((rail, height) =>
    Math.abs(rail.scrollTop - ((rail.scrollHeight - rail.clientHeight) * height) / 100), height);
  await expect.poll(left).toBeLessThan(2);
}

/** The page has nothing to be scrolled to, down or aside. */
const fits = (page) =>
  expect.poll(() => page.evaluate(() => {
    const { scrollHeight, scrollWidth } = document.scrollingElement;
    return [scrollHeight - innerHeight, scrollWidth - innerWidth, scrollY];
  })).toEqual([0, 0, 0]);

/** What lies above all else in the middle of an element. */
const isOnTop = (locator) =>
  expect.poll(() => locator.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  })).toBe(true);

/** The middle of the handle. */
async function grip(page) {
  const { x, y, width, height } = await handle(page).boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Puts a finger down, moves it up by so many pixels, and takes it away; slowly it rests before it goes. */
async function pull({ touch }, from, up, rests) {
  const to = { x: from.x, y: from.y - up };
  await touch('touchStart', from);
  for (const at of line(from, to)) await touch('touchMove', at);
  if (rests) for (let wait = 0; wait < 20; wait += 1) await touch('touchMove', to);
  await touch('touchEnd');
}

test('low, it leaves the map free, and has what to begin with', async ({ page }) => {
  await openMap(page);
  await isAt(page, 0);
  for (const part of [handle(page), box(page), count(page)]) await expect(part).toBeInViewport({ ratio: 1 });
  const { height } = await handle(page).boundingBox();
  expect(height).toBeGreaterThanOrEqual(44);
  for (const name of ['Przybliż', 'Warstwy mapy']) await isOnTop(page.getByRole('button', { name, exact: true }));
  const map = await page.locator('#map').boundingBox();
  expect(map.y + map.height).toBeLessThanOrEqual((await handle(page).boundingBox()).y + 1);
});

test('a finger that moves the map scrolls no page', async ({ page }) => {
  await openMap(page);
  await fits(page);
  const before = page.url();
  const finger = await hand(page);
  for (const up of [260, -200]) await pull(finger, { x: 190, y: 420 }, up, true);
  await settled(page);
  await expect.poll(() => page.url()).not.toBe(before);
  await fits(page);
  await isAt(page, 0);
});

test('it follows the finger, and comes to rest at one of three heights', async ({ page }) => {
  await openMap(page);
  const finger = await hand(page);
  await pull(finger, await grip(page), 280, true);
  await isAt(page, 50);
  await expect(page.getByRole('combobox', { name: 'Województwo' })).toBeInViewport({ ratio: 1 });
  await pull(finger, await grip(page), 290, true);
  await isAt(page, 100);
  await pull(finger, await grip(page), -300, true);
  await isAt(page, 50);
  await pull(finger, await grip(page), -400, true);
  await isAt(page, 0);
  await fits(page);
});

test('a flick is enough, and what is in it can be taken hold of too', async ({ page }) => {
  await openMap(page);
  const finger = await hand(page);
  await pull(finger, await grip(page), 150, false);
  await isAt(page, 50);
  await pull(finger, { x: 200, y: 760 }, 300, true);
  await isAt(page, 100);
  // Whole, its contents scroll.
  const top = () => page.locator('.panel-body').evaluate((body) => body.scrollTop);
  await pull(finger, { x: 200, y: 700 }, 200, true);
  await expect.poll(top).toBeGreaterThan(100);
  await isAt(page, 100);
});

test('a click goes a step up, and from the top all the way down', async ({ page }) => {
  await openMap(page);
  for (const height of [50, 100, 0]) {
    await handle(page).click();
    await isAt(page, height);
  }
});

test('keys take it up and down', async ({ page }) => {
  await openMap(page);
  await handle(page).focus();
  for (const [key, height] of [['ArrowUp', 50], ['ArrowUp', 100], ['ArrowDown', 50], ['Home', 0], ['End', 100], ['Enter', 0]]) {
    await page.keyboard.press(key);
    await isAt(page, height);
  }
});

test('whoever types, or reads by keys, has all of it; who goes to a place sees the map', async ({ page }) => {
  await openMap(page);
  await box(page).tap();
  await isAt(page, 100);
  await box(page).fill('w Szklarskiej Porębie');
  await page.getByRole('list', { name: 'Miejsca i kategorie' }).getByRole('button', { name: /^Szklarska Poręba/ }).tap();
  await isAt(page, 0);
  await settled(page);
  await isOnTop(page.getByRole('button', { name: /^Szklarska Poręba, 2/ }));
  const entries = page.getByRole('complementary').locator('a.card');
  // The words are gone, and the list is whole again.
  await expect.poll(() => entries.count()).toBeGreaterThan(10);
  const last = entries.last();
  await last.focus();
  await isAt(page, 100);
  await isOnTop(last);
});

test('a card lies above it', async ({ page }) => {
  await openMap(page, '/wojewodztwa/kujawsko-pomorskie');
  await page.getByRole('button', { name: /^Włocławek/ }).tap();
  await isOnTop(page.getByRole('dialog').getByRole('link', { name: 'Zobacz pełny opis' }));
});

for (const [width, height] of [[320, 568], [320, 256], [390, 844], [568, 320], [640, 360], [667, 375], [844, 390]]) {
  test(`everything is in reach at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openMap(page);
    await fits(page);
    for (const name of ['Przybliż', 'Oddal', 'Warstwy mapy']) await isOnTop(page.getByRole('button', { name, exact: true }));
    const entries = page.getByRole('complementary').locator('a.card');
    for (const part of [page.getByRole('combobox', { name: 'Województwo' }), entries.first(), entries.last()]) {
      await part.focus();
      await part.scrollIntoViewIfNeeded();
      await isOnTop(part);
    }
    await fits(page);
  });
}
