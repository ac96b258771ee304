// A visitor goes to a województwo: by the select, by the map, by an address; and back.
import { landAt, names, wojewodztwaOnMap } from './support/drawing.mjs';
import { clickLand, expect, goToWojewodztwo, openMap, settled, test } from './support/test.mjs';

/** Of two neighbours one is chosen: a place within each, where no border runs and both are in view in any window. */
const PODLASKIE = { chosen: { lon: 22.9, lat: 53.1 }, beside: { lon: 22.25, lat: 52.45 } };
const SLASKIE = { chosen: { lon: 18.62, lat: 50.62 }, beside: { lon: 18.15, lat: 50.7 } };

async function isChosen(page, { chosen, beside }) {
  expect(await landAt(page, chosen)).toBe('land-chosen');
  expect(await landAt(page, beside)).toBe('land-dim');
}

test('a click on the land zooms there, highlights it and dims the rest', async ({ page }) => {
  await openMap(page);
  expect(new Set(Object.values(await wojewodztwaOnMap(page)))).toEqual(new Set(['land']));
  await clickLand(page, { lon: 22.9, lat: 53.1 });
  await expect(page).toHaveURL(/\/wojewodztwa\/podlaskie#/);
  await settled(page);
  await isChosen(page, PODLASKIE);
  await expect(page.getByRole('combobox', { name: 'Województwo' })).toHaveValue('podlaskie');
});

test('its address shows it, and lists its practices', async ({ page }) => {
  await openMap(page, '/wojewodztwa/slaskie');
  await isChosen(page, SLASKIE);
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
  await isChosen(page, SLASKIE);
  await goToWojewodztwo(page, 'cała Polska');
  await expect(page).toHaveURL(poland);
  await settled(page);
  expect(new Set(Object.values(await wojewodztwaOnMap(page)))).toEqual(new Set(['land']));
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
  expect(await names(page)).toContain('Katowice');
});

test('says whom to call there, and which are the neighbours', async ({ page }) => {
  await openMap(page, '/wojewodztwa/slaskie');
  const panel = page.getByRole('complementary');
  await panel.locator('summary').filter({ hasText: 'Do kogo dzwonić' }).dispatchEvent('click');
  await expect.poll(() => panel.locator('.people a[href^="tel:"]').count()).toBeGreaterThan(0);
  const neighbours = panel.getByRole('navigation', { name: 'Sąsiednie województwa' });
  await expect(neighbours.getByRole('link')).toHaveText(['łódzkie', 'małopolskie', 'opolskie', 'świętokrzyskie']);
  await neighbours.getByRole('link', { name: 'opolskie', exact: true }).dispatchEvent('click');
  await settled(page);
  await expect(page).toHaveURL(/\/wojewodztwa\/opolskie#/);
  await expect(neighbours.getByRole('link')).toHaveText(['dolnośląskie', 'łódzkie', 'śląskie', 'wielkopolskie']);
});
