// A visitor reads the list of practices: puts it in order, sees it as a table, goes from it to the map and back.
import { catalogue, expect, openMap, openPage, settled, test } from './support/test.mjs';

const main = (page) => page.getByRole('main');
const entries = (page) => main(page).locator('a.card');
const order = (page) => page.getByRole('combobox', { name: 'Kolejność' });
const titles = (page) => main(page).locator('.card-title');
const plain = (text) => text.replace(/\s/g, ' ');

/** The titles as they stand in the list, with spaces of one kind. */
const listed = async (page) => (await titles(page).allTextContents()).map(plain);

test('has every practice, also the one without a place', async ({ page }) => {
  await openPage(page, '/praktyki');
  const features = await catalogue(page);
  await expect(page.getByText(`${features.length}\u00a0praktyk w\u00a0całej Polsce`)).toBeVisible();
  await expect(entries(page)).toHaveCount(features.length);
  const hrefs = await entries(page).evaluateAll((all) => all.map((link) => link.getAttribute('href')).sort());
  expect(hrefs).toEqual(features.map((feature) => `/praktyki/${feature.properties.slug}`).sort());
  await expect(entries(page).filter({ hasText: 'bez miejsca na mapie' })).toHaveCount(1);
  await expect(main(page).locator('ul.cards > li[aria-posinset]').first()).toHaveAttribute('aria-setsize', `${features.length}`);
});

test('is in the order of the alphabet, or in another one that the address keeps', async ({ page }) => {
  await openPage(page, '/praktyki');
  const features = await catalogue(page);
  await expect(order(page)).toHaveValue('tytul');
  const byTitle = features.map(({ properties }) => plain(properties.title)).sort(new Intl.Collator('pl').compare);
  await expect.poll(() => listed(page)).toEqual(byTitle);
  await order(page).selectOption({ label: 'największe samorządy' });
  await expect(page).toHaveURL(/\?kolejnosc=ludnosc$/);
  const largest = features.reduce((one, other) => ((other.properties.population ?? 0) > (one.properties.population ?? 0) ? other : one));
  await expect(titles(page).first()).toHaveText(new RegExp(plain(largest.properties.title).slice(0, 12).replaceAll(' ', '\\s')));
  await page.reload();
  await expect(order(page)).toHaveValue('ludnosc');
  await page.goBack();
  await expect(order(page)).toHaveValue('tytul');
});

test('is searched and narrowed down on its own page', async ({ page }) => {
  await openPage(page, '/praktyki');
  await page.getByRole('searchbox', { name: 'Szukaj' }).fill('odpady');
  await expect(entries(page)).toHaveCount(2);
  await expect(page).toHaveURL(/\/praktyki\?q=odpady$/);
  await expect(order(page)).toHaveValue('trafnosc');
  await page.getByRole('button', { name: 'Usuń: „odpady”' }).click();
  await expect.poll(() => entries(page).count()).toBeGreaterThan(10);
  const filters = page.locator('summary').filter({ hasText: 'Filtry' });
  if (await filters.isVisible()) await filters.click();
  await page.getByRole('checkbox', { name: /^Kultura/ }).check();
  await expect(page).toHaveURL(/\/praktyki\?kategoria=uslugi-spoleczne\/kultura$/);
  await page.getByRole('link', { name: 'Mapa', exact: true }).click();
  await settled(page);
  await expect(page.getByRole('checkbox', { name: /^Kultura/ })).toBeChecked();
});

test('is a table with the columns that the visitor chooses', async ({ page }) => {
  await openPage(page, '/praktyki');
  await page.getByRole('radio', { name: 'Tabela' }).check();
  const features = await catalogue(page);
  const table = page.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(features.length + 1);
  await expect(table.getByRole('columnheader', { name: 'Mieszkańcy' })).toBeVisible();
  await page.locator('summary').filter({ hasText: 'Kolumny' }).click();
  await page.getByRole('group', { name: 'Kolumny' }).getByRole('checkbox', { name: 'Powiat' }).check();
  await expect(table.getByRole('columnheader', { name: 'Powiat' })).toBeVisible();
  await table.getByRole('button', { name: 'Mieszkańcy' }).click();
  await expect(table.getByRole('columnheader', { name: 'Mieszkańcy' })).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/\?kolejnosc=ludnosc&widok=tabela&kolumny=miejscowosc,powiat,/);
  await page.reload();
  await expect(table.getByRole('columnheader', { name: 'Powiat' })).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(table.getByRole('columnheader', { name: 'Powiat' })).toHaveCount(0);
});

test('beside the map has only what the map shows, if the visitor wants that', async ({ page }) => {
  await openMap(page);
  const cards = page.getByRole('complementary').locator('a.card');
  await expect.poll(() => cards.count()).toBeGreaterThan(10);
  const all = await cards.count();
  await page.getByRole('checkbox', { name: 'Tylko to, co widać na mapie' }).setChecked(true, { force: true });
  await expect(page).toHaveURL(/\?zasieg=mapa#/);
  // One practice has no place on the map.
  await expect(cards).toHaveCount(all - 1);
  await openPage(page, '/?zasieg=mapa#11/50.83/15.52');
  await settled(page);
  await expect(cards).toHaveCount(2);
  for (const card of await cards.all()) await expect(card).toContainText('Szklarska Poręba, dolnośląskie');
});

test('leads to a practice, and Back to the list', async ({ page }) => {
  await openPage(page, '/praktyki');
  await page.getByRole('link', { name: /Koszaliński system/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Koszaliński system');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lista praktyk');
});

test('what an address asks for that there is not is said, and the rest is done', async ({ page }) => {
  await openPage(page, '/praktyki?kolejnosc=wzrost&widok=tabela&kolumny=powiat,%3Cscript%3E&od=999,999&zasieg=wszechswiat&q=odpady');
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(3);
  const note = page.getByText('Pominięto w adresie');
  for (const word of ['wzrost', '<script>', '999,999', 'wszechswiat']) await expect(note).toContainText(word);
});
