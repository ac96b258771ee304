// A visitor goes to a województwo: by the select, by the map, by an address; and back.
import { clickLand, expect, goToWojewodztwo, openMap, settled, test } from './support/test.mjs';

const isChosen = (page, slug) => expect(page.locator(`#map .region[data-slug=${slug}]`)).toHaveClass(/chosen/);

test('a click on the land zooms there, highlights it and dims the rest', async ({ page }) => {
  await openMap(page);
  const fill = (slug) => page.locator(`#map .region[data-slug=${slug}]`).evaluate((path) => getComputedStyle(path).fill);
  const before = await fill('mazowieckie');
  await clickLand(page, { lon: 22.9, lat: 53.1 });
  await expect(page).toHaveURL(/\/wojewodztwa\/podlaskie#/);
  await settled(page);
  await isChosen(page, 'podlaskie');
  await expect(page.getByLabel('Województwo')).toHaveValue('podlaskie');
  expect(await fill('mazowieckie')).not.toBe(before);
  expect(await fill('podlaskie')).not.toBe(await fill('mazowieckie'));
});

test('its address shows it, and lists its practices', async ({ page }) => {
  await openMap(page, '/wojewodztwa/slaskie');
  await isChosen(page, 'slaskie');
  await expect(page).toHaveTitle('Województwo śląskie – Mapa Praktyk');
  await expect(page.getByText('4\u00a0praktyki w\u00a0województwie śląskim')).toBeAttached();
  const zoom = Number(new URL(page.url()).hash.slice(1).split('/')[0]);
  expect(zoom).toBeGreaterThan(7);
});

test('a województwo without a practice says so', async ({ page }) => {
  await openMap(page, '/wojewodztwa/lubelskie');
  await expect(page.getByText('0\u00a0praktyk w\u00a0województwie lubelskim')).toBeAttached();
  await expect(page.getByText('nie ma jeszcze opisanej praktyki')).toBeAttached();
});

test('Back undoes the last step, and all of Poland is one choice away', async ({ page }) => {
  await openMap(page);
  const poland = page.url();
  await goToWojewodztwo(page, 'śląskie');
  const slaskie = page.url();
  await goToWojewodztwo(page, 'podlaskie');
  await page.goBack();
  await settled(page);
  await expect(page).toHaveURL(slaskie);
  await isChosen(page, 'slaskie');
  await goToWojewodztwo(page, 'cała Polska');
  await expect(page).toHaveURL(poland);
  await expect(page.locator('#map .region.chosen')).toHaveCount(0);
});

test('a click on the land from close by throws nobody out', async ({ page }) => {
  await openMap(page, '/#12/50.40000/19.00000');
  const close = page.url();
  await clickLand(page, { lon: 19.0, lat: 50.4 });
  // The click waits for a second one before it means anything; a popup that it opens or closes is busy till then.
  await settled(page);
  await expect(page).toHaveURL(close);
});

test('an address with a camera shows what its sender saw', async ({ page }) => {
  await openMap(page, '/wojewodztwa/slaskie#10/50.26000/19.02000');
  await expect(page).toHaveURL(/#10\/50\.26\d*\/19\.02\d*$/);
  await expect(page.locator('#map .name', { hasText: 'Katowice' })).toBeVisible();
});
