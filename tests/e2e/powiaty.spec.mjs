// A visitor sees where there are practices by powiaty, on a site whose publisher gives their boundaries.
import { landAt } from './support/drawing.mjs';
import { choose, openLayers, tick } from './support/layers.mjs';
import { expect, onScreen, openMap, settled, test } from './support/test.mjs';

const COUNT = 'liczba praktyk';
const PER_CAPITA = 'na 100\u00a0tys. mieszkańców';
const NEAR = '#7/51/19';
const FILE = '**/data/regions/powiaty.json';

/**
 * Squares that bear the numbers of real powiaty. Katowice lie within będziński, brzeski beside it in another województwo,
 * Żory apart. Of the site's practices Żory have two, Katowice one, brzeski a part of a union of several gminy, będziński none.
 */
const powiaty = {
  format: 'mapa-praktyk-units', version: 1, level: 'powiaty', scale: 10,
  units: [
    { teryt: '1601', name: 'brzeski', label: [195, 505], rings: [[-1, 2]] },
    { teryt: '2401', name: 'będziński', label: [182, 505], rings: [[0, 1], [3]] },
    { teryt: '2469', name: 'Katowice', label: [185, 505], rings: [[-4]] },
    { teryt: '2479', name: 'Żory', label: [185, 516], rings: [[4]] },
  ],
  arcs: [
    [190, 510, 0, -10], [190, 500, -10, 0, 0, 10, 10, 0], [190, 510, 10, 0, 0, -10, -10, 0],
    [184, 504, 2, 0, 0, 2, -2, 0, 0, -2], [180, 512, 10, 0, 0, 8, -10, 0, 0, -8],
  ],
};
const places = {
  będziński: { lon: 18.2, lat: 50.5 },
  Katowice: { lon: 18.5, lat: 50.5 },
  brzeski: { lon: 19.5, lat: 50.5 },
  Żory: { lon: 18.5, lat: 51.6 },
  outside: { lon: 20.5, lat: 51.5 },
};

/** A site with these boundaries; `answer` says what becomes of a request for them. */
async function publish(page, answer = (route) => route.fulfill({ json: powiaty })) {
  await page.route('**/config.json', (route) => route.fulfill({ json: { units: ['powiaty.json'] } }));
  await page.route(FILE, answer);
}

/** The class of the shade that covers each place, '0' being a white spot; null where there is none. */
async function shades(page) {
  const found = {};
  for (const [name, place] of Object.entries(places)) {
    const { x, y } = await onScreen(page, place);
    found[name] = await page.locator('#map').evaluate((map, at) => {
      const covers = (path) => path.isPointInFill(new DOMPoint(at.x, at.y).matrixTransform(path.getScreenCTM().inverse()));
      return [...map.querySelectorAll('.powiat')].find(covers)?.dataset.shade ?? null;
    }, { x, y });
  }
  return found;
}

const legend = (page) => page.locator('#map .shades');
/** How the land of śląskie is filled below the powiaty. */
const slaskie = (page) => landAt(page, { lon: 18.62, lat: 50.62 });
const SHADED = /^shade-[1-5]$/;

test('powiaty are offered where there is a file of them, once something is shaded', async ({ page }) => {
  await openMap(page);
  let panel = await openLayers(page);
  await panel.getByLabel(COUNT, { exact: true }).check();
  await expect(panel.getByRole('group', { name: 'Cieniowanie województw' })).toBeVisible();
  await expect(panel.getByLabel('powiaty', { exact: true })).toHaveCount(0);

  await publish(page);
  await page.reload();
  await settled(page);
  panel = await openLayers(page);
  const areas = panel.getByRole('group', { name: 'W podziale na', exact: true });
  await expect(areas).toBeHidden();
  await panel.getByLabel(COUNT, { exact: true }).check();
  await expect(areas.getByRole('radio', { name: 'województwa' })).toBeChecked();
  await areas.getByRole('radio', { name: 'powiaty' }).check();
  await page.keyboard.press('Escape');
  panel = await openLayers(page);
  await expect(panel.getByRole('radio', { name: 'powiaty' })).toBeChecked();
  await panel.getByRole('radio', { name: 'brak' }).check();
  await expect(areas).toBeHidden();
  await settled(page);
  await expect(page.locator('#map .powiat')).toHaveCount(0);
});

test('powiaty are shaded, a city within a powiat by itself, and white spots are told apart', async ({ page }) => {
  await publish(page);
  await openMap(page, `/${NEAR}`);
  await choose(page, COUNT);
  expect(await slaskie(page)).toMatch(SHADED);
  await choose(page, 'powiaty');
  const expected = { będziński: '0', Katowice: '1', brzeski: '1', Żory: '2', outside: null };
  expect(await shades(page)).toEqual(expected);
  const fill = (shade) => page.locator(`#map .powiat[data-shade="${shade}"]`).evaluate((path) => getComputedStyle(path).fill);
  expect(await fill(0)).toContain('#hatch-powiaty');
  expect(await fill(1)).not.toBe(await fill(2));
  await expect(legend(page)).toContainText('Liczba praktyk');
  await expect(legend(page).locator('li')).toHaveText(['1', '2', 'brak praktyk']);
  await expect(legend(page)).toContainText('Nie wliczono 15\u00a0praktyk o\u00a0nieznanym powiecie.');
  // The województwa are not shaded now, but can be told apart.
  expect(await slaskie(page)).toBe('land');
  await expect(page.locator('#map path.wojewodztwa')).toHaveAttribute('d', /^M/);

  // They are drawn for each camera anew.
  await page.getByRole('button', { name: 'Przybliż', exact: true }).click();
  await settled(page);
  await expect(page).toHaveURL(/#8\//);
  expect(await shades(page)).toEqual(expected);

  await choose(page, 'województwa');
  await expect(page.locator('#map .powiat, #map .wojewodztwa')).toHaveCount(0);
  expect(await slaskie(page)).toMatch(SHADED);
  await expect(legend(page)).not.toContainText('Nie wliczono');
});

test('shades of powiaty follow the filter', async ({ page }) => {
  await publish(page);
  await openMap(page, `/?kategoria=uslugi-spoleczne/kultura${NEAR}`);
  await choose(page, COUNT);
  await choose(page, 'powiaty');
  expect(await shades(page)).toEqual({ będziński: '0', Katowice: '0', brzeski: '0', Żory: '1', outside: null });
});

test('powiaty are compared by their inhabitants', async ({ page }) => {
  await publish(page);
  await openMap(page, `/${NEAR}`);
  await choose(page, PER_CAPITA);
  await choose(page, 'powiaty');
  // Of these Żory have the fewest inhabitants and the most practices, Katowice the most inhabitants by far.
  expect(await shades(page)).toEqual({ będziński: '0', Katowice: '1', brzeski: '2', Żory: '3', outside: null });
  await expect(legend(page)).toContainText('Praktyki na 100\u00a0tys. mieszkańców');
  await expect(legend(page)).toContainText(/liczba mieszkańców z\u00a0\d{4}\u00a0r\./);
});

test('the map is busy until the boundaries are there, which are fetched once', async ({ page }) => {
  const held = [];
  await publish(page, (route) => { held.push(route); });
  await openMap(page, `/${NEAR}`);
  await choose(page, COUNT);
  expect(held.length).toBe(0);
  await tick(page, 'powiaty');
  await expect.poll(() => held.length).toBe(1);
  await expect(page.locator('#map')).toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('html')).toHaveAttribute('data-map-state', 'busy');
  await expect(legend(page)).toBeHidden();
  await held[0].fulfill({ json: powiaty });
  await settled(page);
  expect((await shades(page)).Żory).toBe('2');
  await choose(page, 'Granice powiatów');
  await expect(page.locator('#map path.powiaty')).toHaveAttribute('d', /^M/);
  expect(held.length).toBe(1);
});

test('without the boundaries the map says so, and shades come when they are there', async ({ page, faults }) => {
  faults.provoke(/answer 500/);
  faults.provoke(/console: .*500/);
  await publish(page, (route) => route.fulfill({ status: 500 }));
  await openMap(page, `/${NEAR}`);
  await choose(page, COUNT);
  await choose(page, 'powiaty');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Nie udało się wczytać granic.');
  await expect(legend(page)).toBeHidden();
  expect(await slaskie(page)).toBe('land');
  await page.unroute(FILE);
  await page.route(FILE, (route) => route.fulfill({ json: powiaty }));
  await alert.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(legend(page)).toBeVisible();
  await expect(alert).toHaveCount(0);
  await settled(page);
  expect((await shades(page)).Żory).toBe('2');
});
