// A visitor chooses categories: map, list and numbers follow, and the address keeps the choice.
import { catalogue, expect, openMap, practicesOnMap, settled, test } from './support/test.mjs';

const box = (page, name) => page.getByRole('checkbox', { name: new RegExp(`^${name}`) });
const entries = (page) => page.getByRole('complementary').locator('a.card');

/** The placed practices of a category in the data. */
async function placed(page, path) {
  const features = await catalogue(page);
  return features.filter((feature) => feature.geometry && feature.properties.category === path).length;
}

test('each category tells how many it has', async ({ page }) => {
  await openMap(page);
  const features = await catalogue(page);
  const culture = features.filter((feature) => feature.properties.category === 'uslugi-spoleczne/kultura').length;
  await expect(box(page, 'Kultura')).toHaveAccessibleName(`Kultura ${culture}`);
});

test('a tick leaves its practices on the map and in the list, another adds its own', async ({ page }) => {
  await openMap(page);
  const all = await practicesOnMap(page);
  await box(page, 'Kultura').setChecked(true, { force: true });
  await settled(page);
  const culture = await placed(page, 'uslugi-spoleczne/kultura');
  expect(await practicesOnMap(page)).toBe(culture);
  await expect(entries(page)).toHaveCount(culture);
  await box(page, 'Oświata').setChecked(true, { force: true });
  await settled(page);
  expect(await practicesOnMap(page)).toBe(culture + (await placed(page, 'uslugi-spoleczne/oswiata')));
  await expect(page).toHaveURL(/\?kategoria=uslugi-spoleczne\/kultura,uslugi-spoleczne\/oswiata#/);
  await page.reload();
  await settled(page);
  await expect(box(page, 'Oświata')).toBeChecked();
  await box(page, 'Kultura').setChecked(false, { force: true });
  await box(page, 'Oświata').setChecked(false, { force: true });
  await settled(page);
  expect(await practicesOnMap(page)).toBe(all);
});

test('Back undoes the choice, and a województwo keeps it', async ({ page }) => {
  await openMap(page);
  const all = await practicesOnMap(page);
  await box(page, 'Pomoc społeczna').setChecked(true, { force: true });
  await expect(page).toHaveURL(/kategoria=uslugi-spoleczne\/pomoc-spoleczna/);
  await page.locator('select[name=wojewodztwo]').selectOption('slaskie');
  await expect(page).toHaveURL(/\/wojewodztwa\/slaskie\?kategoria=uslugi-spoleczne\/pomoc-spoleczna#/);
  await page.goBack();
  await page.goBack();
  await expect(box(page, 'Pomoc społeczna')).not.toBeChecked();
  await settled(page);
  await expect.poll(() => practicesOnMap(page)).toBe(all);
});

test('what is no category in an address is passed over', async ({ page }) => {
  await openMap(page, '/?kategoria=%3Cscript%3E,../etc,uslugi-spoleczne/kultura');
  expect(await practicesOnMap(page)).toBe(await placed(page, 'uslugi-spoleczne/kultura'));
});

test('an entry of the list and its marker point at each other', async ({ page }) => {
  await openMap(page, '/#9/52.12/20.73');
  const entry = entries(page).filter({ hasText: 'Podkowie Leśnej' });
  const marker = page.getByRole('button', { name: /^Podkowa Leśna, 1 praktyka/ });
  await entry.focus();
  await expect(marker).toHaveClass(/akin/);
  await marker.focus();
  await expect(entry.locator('..')).toHaveClass(/akin/);
});
