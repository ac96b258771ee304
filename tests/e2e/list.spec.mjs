// A visitor reads the list of practices.
import { catalogue, expect, settled, test } from './support/test.mjs';

test('has every practice, also the one without a place', async ({ page }) => {
  await page.goto('/praktyki');
  const features = await catalogue(page);
  await expect(page.getByText(`${features.length}\u00a0praktyk w\u00a0całej Polsce`)).toBeVisible();
  const links = page.getByRole('main').locator('a.card');
  await expect(links).toHaveCount(features.length);
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')).sort());
  expect(hrefs).toEqual(features.map((feature) => `/praktyki/${feature.properties.slug}`).sort());
  const without = page.getByRole('region', { name: 'Bez podanego województwa' });
  await expect(without.getByRole('link')).toHaveText(/bez miejsca na mapie/);
});

test('leads to the map of a województwo', async ({ page }) => {
  await page.goto('/praktyki');
  await page.getByRole('link', { name: 'Pokaż województwo śląskie na mapie' }).click();
  await settled(page);
  await expect(page).toHaveURL(/\/wojewodztwa\/slaskie#/);
});

test('leads to a practice, and Back to the list', async ({ page }) => {
  await page.goto('/praktyki');
  await page.getByRole('link', { name: /Koszaliński system/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Koszaliński system');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lista praktyk');
});
