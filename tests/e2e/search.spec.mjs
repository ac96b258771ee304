// A visitor types what to find: practices, places and categories come as one types, whatever the case of the words.
import { startFaulty } from './support/faulty.mjs';
import { expect, openMap, practicesOnMap, settled, test } from './support/test.mjs';

const box = (page) => page.getByRole('searchbox', { name: 'Szukaj' });
const entries = (page) => page.getByRole('complementary').locator('a.card');
const offer = (page, name) => page.getByRole('list', { name: 'Miejsca i kategorie' }).getByRole('button', { name });

/** Types into the box, and waits until the map shows what was found. */
async function search(page, text) {
  await box(page).fill(text);
  await settled(page);
}

test('finds practices by a word in any form, and shows where it stands', async ({ page }) => {
  await openMap(page);
  const all = await practicesOnMap(page);
  await search(page, 'odpadami');
  await expect(page.getByRole('status').filter({ hasText: 'dla „odpadami”' })).toHaveText(/^2\spraktyki dla/);
  await expect(entries(page)).toHaveCount(2);
  expect(await practicesOnMap(page)).toBeLessThan(all);
  await expect(entries(page).locator('mark').filter({ hasText: 'odpadów' }).first()).toBeVisible();
  await search(page, '');
  expect(await practicesOnMap(page)).toBe(all);
});

for (const [typed, title] of [
  ['wloclawek', 'Kształtowanie aktywnych postaw'],
  ['we Włocławku', 'Kształtowanie aktywnych postaw'],
  ['bibiloteka', 'Biblioteka Publiczna jako wydawca'],
  ['podrecznik', 'zaopatrzenia w podręczniki'],
  ['54 411 63 11', 'Kształtowanie aktywnych postaw'],
]) {
  test(`“${typed}” finds what was meant`, async ({ page }) => {
    await openMap(page);
    await search(page, typed);
    await expect(entries(page).first()).toContainText(title);
  });
}

test('offers a town, and goes there', async ({ page }) => {
  await openMap(page);
  await search(page, 'w Szklarskiej Porębie');
  await offer(page, /^Szklarska Poręba, dolnośląskie/).click();
  await expect(page).toHaveURL(/\/#11\.5\/50\.8\d+\/15\.5\d+$/);
  await settled(page);
  await expect(box(page)).toHaveValue('');
  await expect(page.getByRole('button', { name: /^Szklarska Poręba/ })).toBeInViewport();
  await page.goBack();
  await expect(box(page)).toHaveValue('w Szklarskiej Porębie');
});

test('offers a województwo and a category', async ({ page }) => {
  await openMap(page);
  await search(page, 'śląskim');
  await offer(page, /^województwo śląskie/).click();
  await expect(page).toHaveURL(/\/wojewodztwa\/slaskie#/);
  await search(page, 'kulturą');
  await offer(page, /^kategoria: Kultura/).click();
  await expect(page).toHaveURL(/\/wojewodztwa\/slaskie\?kategoria=uslugi-spoleczne\/kultura#/);
  await expect(page.getByRole('checkbox', { name: /^Kultura/ })).toBeChecked();
});

test('whoever goes on while still typing finds all of the words on the way back', async ({ page }) => {
  await openMap(page);
  await box(page).pressSequentially('szopienice');
  await entries(page).filter({ hasText: 'Szopienicach' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /Szopienicach/ })).toBeVisible();
  await page.goBack();
  await expect(box(page)).toHaveValue('szopienice');
  await expect(page).toHaveURL(/\?q=szopienice/);
});

test('the address keeps the words, and Back takes them away in one step', async ({ page }) => {
  await openMap(page);
  await box(page).pressSequentially('żory', { delay: 20 });
  await expect(page).toHaveURL(/\/\?q=%c5%bcory#/i);
  await page.reload();
  await settled(page);
  await expect(box(page)).toHaveValue('żory');
  await expect(page.getByRole('status').filter({ hasText: 'dla „żory”' })).toBeVisible();
  await expect(entries(page).first()).toBeVisible();
  const found = await entries(page).count();
  await page.goBack();
  await expect(box(page)).toHaveValue('');
  await expect(page).not.toHaveURL(/q=/);
  await settled(page);
  await expect.poll(() => entries(page).count()).toBeGreaterThan(found);
});

test('says what to do where nothing is found', async ({ page }) => {
  await openMap(page);
  await search(page, 'kolej na Marsa xyzzy');
  await search(page, 'xyzzy');
  await expect(page.getByText('Nie ma tu praktyk dla „xyzzy”')).toBeVisible();
  await page.getByRole('button', { name: 'Wyczyść szukanie' }).click();
  await expect(box(page)).toHaveValue('');
});

test('says which words are not there together', async ({ page }) => {
  await openMap(page);
  await search(page, 'biblioteka ekogok');
  await expect(page.getByText('Żadna praktyka nie ma wszystkich tych słów naraz')).toBeVisible();
  await expect.poll(() => entries(page).count()).toBeGreaterThan(1);
});

test('whatever is typed does no harm', async ({ page }) => {
  await openMap(page);
  for (const text of ['ż'.repeat(10_000), '!?.,;:()[]{}*+^$|\\/', '🦉🦉', '<script>alert(1)</script>', '   ', '.*', '%00%']) {
    await search(page, text);
  }
  await search(page, 'odpady');
  await expect(entries(page)).toHaveCount(2);
});

test('what was found comes before the filters, which fold away', async ({ page }) => {
  await openMap(page);
  const categories = page.getByRole('group', { name: 'Kategorie' });
  await expect(categories).toBeAttached();
  await expect(page.getByRole('checkbox', { name: /^Kultura/ })).toHaveCount(1);
  await search(page, 'odpady');
  await expect(page.getByRole('checkbox', { name: /^Kultura/ })).toHaveCount(0);
  await expect(entries(page)).toHaveCount(2);
  await search(page, '');
  await expect(page.getByRole('checkbox', { name: /^Kultura/ })).toHaveCount(1);
});

test('the numbers of the categories are of what was found', async ({ page }) => {
  await openMap(page, '/?q=odpady');
  await page.locator('summary').filter({ hasText: /^Filtry$/ }).dispatchEvent('click');
  await expect(page.getByRole('checkbox', { name: /^Gospodarka komunalna/ })).toHaveAccessibleName('Gospodarka komunalna 2');
  await expect(page.getByRole('checkbox', { name: /^Kultura/ })).toHaveAccessibleName('Kultura 0');
});

const withoutIndex = test.extend({
  baseURL: async ({}, use) => {
    const server = await startFaulty(new Map([['/data/search/index.bin', { status: 404 }]]));
    await use(server.address);
    await server.stop();
  },
});

withoutIndex('where the index of the words does not come, a small catalogue is searched by its records', async ({ page, faults }) => {
  faults.provoke(/data\/search\/index\.bin/);
  await openMap(page);
  await search(page, 'Włocławek');
  await expect(entries(page).first()).toContainText('Kształtowanie aktywnych postaw');
});
