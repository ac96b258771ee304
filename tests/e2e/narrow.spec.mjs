// A visitor with a window of 320 pixels, or who has enlarged the page four times, or the text, or its spacing, reads all
// of it without scrolling sideways.
import { expect, openMap, openPage, settled, test } from './support/test.mjs';

const PAGES = [
  '/', '/?q=odpady', '/wojewodztwa/slaskie', '/praktyki', '/praktyki/centrum-aktywnosci-lokalnej-w-szopienicach', '/statystyki',
  '/moja-gmina', '/schowek', '/o-mapie', '/pomoc', '/deklaracja-dostepnosci', '/otwarte-dane', '/en/', '/uk/pomoc',
];

/** By how many pixels the page is wider than its window. */
const excess = (page) => page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);

test('no page is wider than 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  for (const address of PAGES) {
    await openPage(page, address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect.poll(() => excess(page), address).toBeLessThanOrEqual(0);
  }
});

/** Puts a visitor's own styles over those of the page, whose policy lets no element have any. */
const dress = (page, styles) => page.evaluate((styles) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [sheet];
}, styles);

test('nor with more space between lines, words and letters, or text twice as large', async ({ page }) => {
  const styles = {
    spacing: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    large: 'html { font-size: 200% !important }',
  };
  await page.setViewportSize({ width: 640, height: 800 });
  for (const [name, content] of Object.entries(styles)) {
    for (const address of PAGES) {
      await openPage(page, address);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await dress(page, content);
      await expect.poll(() => excess(page), `${name} ${address}`).toBeLessThanOrEqual(0);
    }
  }
});

test('the main way at 320 pixels: search, a card, the page of a practice', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await openMap(page);
  await page.getByRole('searchbox', { name: 'Szukaj' }).fill('szopienice');
  await settled(page);
  await page.getByRole('button', { name: /^Katowice, 1\s+praktyka/ }).dispatchEvent('click');
  await expect(page.getByRole('dialog', { name: 'Katowice' })).toBeVisible();
  expect(await excess(page)).toBeLessThanOrEqual(0);
  await page.keyboard.press('Escape');
  await page.getByRole('complementary').getByRole('link', { name: /Szopienicach/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Szopienicach/ })).toBeVisible();
});
