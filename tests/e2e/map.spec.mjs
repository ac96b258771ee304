// A visitor opens the map.
import { catalogue, expect, openMap, practicesOnMap, signs, test } from './support/test.mjs';

test('opens on all of Poland', async ({ page }) => {
  await openMap(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('select[name=wojewodztwo]')).toHaveValue('');
});

test('offers the whole country and its sixteen województwa', async ({ page }) => {
  await openMap(page);
  const options = page.locator('select[name=wojewodztwo] option');
  await expect(options).toHaveCount(17);
  await expect(options.first()).toHaveText(/cała Polska/i);
  const names = (await options.allTextContents()).map((name) => name.trim().toLocaleLowerCase('pl'));
  for (const name of ['dolnośląskie', 'łódzkie', 'świętokrzyskie', 'warmińsko-mazurskie']) {
    expect(names).toContain(name);
  }
});

test('shows every practice that has a place', async ({ page }) => {
  await openMap(page);
  const placed = (await catalogue(page)).filter((feature) => feature.geometry !== null);
  expect(placed.length).toBeGreaterThan(0);
  expect(await practicesOnMap(page)).toBe(placed.length);
});

test('names every cluster and place', async ({ page }) => {
  await openMap(page);
  for (const sign of await signs(page)) expect(sign.name, JSON.stringify(sign)).not.toBe('');
});
