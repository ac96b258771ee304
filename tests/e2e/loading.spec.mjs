// A visitor on a bad connection: sees that something is on its way, what failed, and how to try again.
import { wojewodztwaOnMap } from './support/drawing.mjs';
import { test } from './support/broken.mjs';
import { expect, settled } from './support/test.mjs';

const CATALOGUE = '/data/practices.geojson';
const REGIONS = '/data/regions/wojewodztwa.geojson';
const DETAILS = '/data/details/centrum-aktywnosci-lokalnej-w-szopienicach.json';

test('while the practices are on their way, the page is what was written of it', async ({ page, broken }) => {
  let release;
  broken.set(CATALOGUE, { held: new Promise((resolve) => { release = resolve; }) });
  await page.goto('/');
  await expect(page.locator('#map')).toHaveAttribute('aria-busy', 'true');
  await expect(page.getByText('19\u00a0praktyk w\u00a0całej Polsce')).toHaveCount(1);
  await expect(page.getByText('Wczytuję praktyki…').first()).toBeHidden();
  release();
  await settled(page);
  await expect(page.locator('#boot')).toHaveCount(0);
  await expect(page.getByText('Wczytuję praktyki…')).toHaveCount(0);
});

test('where nothing was written of a page, it says that the practices are on their way', async ({ page, broken }) => {
  let release;
  broken.set(CATALOGUE, { held: new Promise((resolve) => { release = resolve; }) });
  await page.goto('/statystyki');
  await expect(page.getByText('Wczytuję praktyki…').first()).toBeVisible();
  release();
  await expect(page.locator('.chart').first()).toBeVisible();
  await expect(page.getByText('Wczytuję praktyki…')).toHaveCount(0);
});

/** Opens a practice from the list: it has not come with the page. */
async function openFromList(page) {
  await page.goto('/praktyki');
  await expect(page.locator('#boot')).toHaveCount(0);
  await page.getByRole('main').locator('a.card[href$="/centrum-aktywnosci-lokalnej-w-szopienicach"]').click();
}

test('a failed load says so and offers to try again', async ({ page, broken, faults }) => {
  faults.provoke(/answer 500/);
  faults.provoke(/console: .*500/);
  broken.set(CATALOGUE, { status: 500 });
  await page.goto('/');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Nie udało się wczytać praktyk.');
  await expect(alert).toContainText('błędem 500');
  broken.delete(CATALOGUE);
  await alert.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await settled(page);
  await expect(page.getByText('19\u00a0praktyk w\u00a0całej Polsce')).toBeAttached();
});

test('without the outlines the map says so, and comes when they are there', async ({ page, broken, faults }) => {
  faults.provoke(/answer 404/);
  faults.provoke(/console: .*404/);
  broken.set(REGIONS, { status: 404 });
  await page.goto('/');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Nie udało się wczytać mapy Polski');
  broken.delete(REGIONS);
  await alert.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await settled(page);
  const drawn = Object.values(await wojewodztwaOnMap(page));
  expect(drawn).toEqual(Array(16).fill('land'));
});

test('a broken catalogue says what is wrong with which practice, and shows the sound ones', async ({ page, broken, request }) => {
  const sound = await (await request.get(CATALOGUE)).json();
  const [first, second] = sound.features;
  const placed = sound.features.filter((feature) => feature.geometry).length;
  first.geometry.coordinates = [519.1, 52.6];
  delete second.properties.title;
  broken.set(CATALOGUE, { body: JSON.stringify(sound) });
  await page.goto('/');
  await settled(page);
  const notice = page.locator('.map-notices').getByRole('status');
  await expect(notice).toContainText('Nie można pokazać 2\u00a0praktyk z\u00a0błędami w\u00a0danych');
  await notice.getByText('Co jest nie tak').click();
  await expect(notice.getByRole('listitem').first()).toContainText(`obiekt nr 1 (${first.id}): współrzędne [519.1, 52.6]`);
  await expect(notice.getByRole('listitem').nth(1)).toContainText(`obiekt nr 2 (${second.id})`);
  const counts = await page.locator('#map button.cluster, #map button.marker').evaluateAll((buttons) =>
    buttons.map((button) => Number(button.dataset.count ?? button.dataset.ids.split(',').length)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(placed - [first, second].filter((f) => f.geometry).length);
});

test('a file that is cut off says where', async ({ page, broken, request }) => {
  const text = await (await request.get(CATALOGUE)).text();
  broken.set(CATALOGUE, { body: text.slice(0, 2000) });
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText(/nie jest poprawnym JSON \(wiersz \d+, kolumna \d+\)/);
});

test('a practice without its details still shows its metryka', async ({ page, broken, faults }) => {
  faults.provoke(/answer 500/);
  faults.provoke(/console: .*500/);
  broken.set(DETAILS, { status: 500 });
  await openFromList(page);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Nie udało się wczytać pełnej prezentacji');
  await expect(page.getByRole('group', { name: 'Metryka' })).toContainText('302\u00a0094');
  broken.delete(DETAILS);
  await alert.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeVisible();
});

test('details that come late take nothing away from who is reading', async ({ page, broken }) => {
  let release;
  broken.set(DETAILS, { held: new Promise((resolve) => { release = resolve; }) });
  await openFromList(page);
  await expect(page.getByText('Wczytuję pełną prezentację…')).toBeVisible();
  const links = ['Pokaż na mapie', 'Strona praktyki w źródle'].map((name) => page.getByRole('link', { name }));
  const elements = await Promise.all(links.map((link) => link.elementHandle()));
  await links[1].focus();
  release();
  await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeVisible();
  await expect(page.getByText('Wczytuję pełną prezentację…')).toHaveCount(0);
  await expect(links[1]).toBeFocused();
  for (const element of elements) expect(await element.evaluate((node) => node.isConnected)).toBe(true);
});
