// A visitor whose system asks for less motion, or who has colours of their own, gets the whole way all the same.
import { expect, openMap, settled, test } from './support/test.mjs';

async function goTheWay(page) {
  await openMap(page, '/wojewodztwa/slaskie');
  await page.getByRole('searchbox', { name: 'Szukaj' }).fill('szopienice');
  await settled(page);
  await page.getByRole('button', { name: /^Katowice, 1\s+praktyka/ }).dispatchEvent('click');
  await settled(page);
  await expect(page.getByRole('dialog', { name: 'Katowice' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('complementary').getByRole('link', { name: /Szopienicach/ }).dispatchEvent('click');
  await expect(page.getByRole('heading', { level: 1, name: /Szopienicach/ })).toBeVisible();
}

test('with less motion the map does not glide, and nothing on the page moves by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await goTheWay(page);
  await openMap(page);
  const moving = await page.evaluate(() => document.getAnimations().filter(({ effect }) => effect.getComputedTiming().duration > 1).length);
  expect(moving).toBe(0);
});

test('with colours of their own the focus, what is chosen and where one is are seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await goTheWay(page);
  await openMap(page);
  const here = page.getByRole('link', { name: 'Mapa', exact: true });
  const [border, text] = await here.evaluate((link) => [getComputedStyle(link).borderBottomWidth, getComputedStyle(link).fontWeight]);
  expect(parseFloat(border) > 0 || Number(text) >= 600).toBe(true);
  const box = page.getByRole('searchbox', { name: 'Szukaj' });
  await box.focus();
  const outline = await box.evaluate((input) => getComputedStyle(input).outlineStyle);
  expect(outline).not.toBe('none');
});
