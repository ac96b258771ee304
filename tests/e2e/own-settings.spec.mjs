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
  const places = page.evaluate(() => {
    const seen = new Set();
    const land = document.querySelector('#map .pane.land');
    const end = performance.now() + 600;
    return new Promise((done) => {
      const look = () => {
        seen.add(land.style.transform);
        if (performance.now() < end) requestAnimationFrame(look);
        else done(seen.size);
      };
      look();
    });
  });
  await page.getByRole('button', { name: 'Przybliż', exact: true }).dispatchEvent('click');
  expect(await places, 'places of the land on its way').toBeLessThanOrEqual(2);
  const moving = await page.evaluate(() => document.getAnimations().filter(({ effect }) => effect.getComputedTiming().duration > 1).length);
  expect(moving).toBe(0);
});

test('with colours of their own the focus, what is chosen and where one is are seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await goTheWay(page);
  await openMap(page);
  const weight = (name) => page.getByRole('link', { name, exact: true }).evaluate((link) => Number(getComputedStyle(link).fontWeight));
  expect(await weight('Mapa')).toBeGreaterThan(await weight('Statystyki'));
  const box = page.getByRole('searchbox', { name: 'Szukaj' });
  await box.focus();
  const outline = await box.evaluate((input) => getComputedStyle(input).outlineStyle);
  expect(outline).not.toBe('none');
});
