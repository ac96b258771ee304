// A visitor narrows the practices down: each number tells what a choice would give, chips take choices away again.
import { catalogue, expect, openMap, practicesOnMap, settled, test } from './support/test.mjs';

const entries = (page) => page.getByRole('complementary').locator('a.card');
const summary = (page, name) => page.locator('summary').filter({ hasText: name });
const group = (page, name) => page.getByRole('group', { name, exact: true });
const chip = (page, name) => page.getByRole('list', { name: 'Wybrano' }).getByRole('button', { name });

/** Unfolds the facets and one of them; gives its values. */
async function openFacet(page, name) {
  await summary(page, 'Więcej filtrów').dispatchEvent('click');
  await summary(page, name).dispatchEvent('click');
  await expect(group(page, name)).toBeVisible();
  return group(page, name);
}

test('each value tells how many practices choosing it would give', async ({ page }) => {
  await openMap(page);
  const features = await catalogue(page);
  const cities = features.filter((feature) => feature.properties.unit_type === 'miasto_na_prawach_powiatu').length;
  const facet = await openFacet(page, 'Typ jednostki');
  await expect(facet.getByRole('checkbox', { name: /^miasto na prawach powiatu/ })).toHaveAccessibleName(
    `miasto na prawach powiatu ${cities}`,
  );
});

test('values of one facet are “or”, facets are “and”, and the address keeps them', async ({ page }) => {
  await openMap(page);
  const all = await practicesOnMap(page);
  const facet = await openFacet(page, 'Województwo');
  await facet.getByRole('checkbox', { name: /^śląskie/ }).setChecked(true, { force: true });
  await settled(page);
  const one = await practicesOnMap(page);
  expect(one).toBeLessThan(all);
  await facet.getByRole('checkbox', { name: /^dolnośląskie/ }).setChecked(true, { force: true });
  await settled(page);
  await expect.poll(() => practicesOnMap(page)).toBeGreaterThan(one);
  await expect(page).toHaveURL(/\?wojewodztwo=slaskie,dolnoslaskie#/);
  await page.getByRole('checkbox', { name: /^Kultura/ }).setChecked(true, { force: true });
  await settled(page);
  await expect(page).toHaveURL(/\?kategoria=uslugi-spoleczne\/kultura&wojewodztwo=slaskie,dolnoslaskie#/);
  const left = await practicesOnMap(page);
  await page.reload();
  await settled(page);
  expect(await practicesOnMap(page)).toBe(left);
  await expect(chip(page, 'Usuń: województwo śląskie')).toBeVisible();
});

test('a chip takes its choice away, and Back brings it again', async ({ page }) => {
  await openMap(page, '/?typ=gmina_wiejska&q=odpady');
  await expect(chip(page, 'Usuń: gmina wiejska')).toBeVisible();
  await expect(entries(page)).toHaveCount(1);
  await chip(page, 'Usuń: gmina wiejska').dispatchEvent('click');
  await expect(entries(page)).toHaveCount(2);
  await expect(page).toHaveURL(/\?q=odpady#/);
  await page.goBack();
  await expect(chip(page, 'Usuń: gmina wiejska')).toBeVisible();
  await expect(entries(page)).toHaveCount(1);
});

test('everything chosen goes at once', async ({ page }) => {
  await openMap(page, '/?q=odpady&kategoria=uslugi-techniczne/gospodarka-komunalna&typ=gmina_wiejska');
  await expect(chip(page, 'Usuń: „odpady”')).toBeVisible();
  await chip(page, 'Wyczyść wszystko').dispatchEvent('click');
  await settled(page);
  await expect(page).toHaveURL(/\/#/);
  await expect(page.getByRole('list', { name: 'Wybrano' })).toHaveCount(0);
  expect(await practicesOnMap(page)).toBeGreaterThan(2);
});

test('values that the catalogue does not have are said, and pass over', async ({ page }) => {
  await openMap(page, '/?typ=gmina_wiejska,ksiezyc&powiat=9999&ludnosc=%3Cscript%3E');
  await expect(page.getByText('Pominięto filtry')).toContainText('ksiezyc');
  await expect.poll(() => entries(page).count()).toBeGreaterThan(0);
});

test('a whole section of categories is ticked at once, and a part of it shows as such', async ({ page }) => {
  await openMap(page);
  const section = page.getByRole('checkbox', { name: /^Usługi techniczne/ });
  const below = page.getByRole('group', { name: 'Usługi techniczne' }).getByRole('checkbox');
  await section.dispatchEvent('click');
  await settled(page);
  await expect(entries(page)).toHaveCount(3);
  await expect(below).toHaveCount(2);
  for (const tick of await below.all()) await expect(tick).toBeChecked();
  await expect(page).toHaveURL(/kategoria=uslugi-techniczne\/gospodarka-komunalna,uslugi-techniczne\/gospodarka-mieszkaniowa/);
  await below.first().dispatchEvent('click');
  await settled(page);
  await expect(entries(page)).toHaveCount(1);
  await expect(section).not.toBeChecked();
  expect(await section.evaluate((tick) => tick.indeterminate)).toBe(true);
  await section.dispatchEvent('click');
  await settled(page);
  await expect(entries(page)).toHaveCount(3);
});
