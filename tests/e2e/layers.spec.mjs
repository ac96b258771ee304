// A visitor lays something under or over the map: tiles of somebody else's server, shades, borders.
import { landAt, picture, wojewodztwaOnMap } from './support/drawing.mjs';
import { choose, openLayers } from './support/layers.mjs';
import { expect, onScreen, openMap, settled, test } from './support/test.mjs';

const SERVER = 'https://tile.openstreetmap.org/';
const SOURCE = 'Mapa OpenStreetMap';
const DRAWN = 'rysowane';
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const comes = (route) => route.fulfill({ contentType: 'image/png', body: PIXEL });
const fails = (route) => route.abort('failed');
const hangs = () => {};

/** The zoom of a tile, by its address. */
const zoomOf = (address) => Number(new URL(address).pathname.split('/')[1]);

/** A server of tiles. `server.answer` says what becomes of a request, `server.asked` which there were. */
async function serveTiles(page, faults, answer = comes) {
  faults.provoke(/request to another host: https:\/\/tile\.openstreetmap\.org\//);
  const server = { answer, asked: [] };
  await page.route(`${SERVER}**`, (route) => {
    server.asked.push(route.request().url());
    return server.answer(route);
  });
  return server;
}

const shown = (page) => page.locator('#map .tile.here');

/** The addresses of the tiles that are shown, all of one moment. */
const addresses = (page) => page.evaluate(() => [...document.querySelectorAll('#map .tile.here')].map((tile) => tile.src));

/** How many of a grid of places on the map no tile covers. */
const bare = (page) => page.evaluate(() => {
  const map = document.querySelector('#map').getBoundingClientRect();
  const tiles = [...document.querySelectorAll('#map .tile.here')].map((tile) => tile.getBoundingClientRect());
  const parts = [0.01, 0.25, 0.5, 0.75, 0.99];
  const places = parts.flatMap((x) => parts.map((y) => [map.left + x * map.width, map.top + y * map.height]));
  const covers = ([x, y]) => tiles.some((tile) => tile.left <= x && x <= tile.right && tile.top <= y && y <= tile.bottom);
  return places.filter((place) => !covers(place)).length;
});

/** Whether the borders of the województwa are drawn, whatever lies below them: here three of them meet. */
async function bordersDrawn(page) {
  const { x, y } = await onScreen(page, { lon: 19.35, lat: 52.32 });
  return (await picture(page, 'land', { x: x - 40, y: y - 40, width: 80, height: 80 })).some((pixel) => pixel.startsWith('#'));
}

test('until the visitor chooses otherwise, all is drawn and nobody is called', async ({ page }) => {
  await openMap(page);
  const panel = await openLayers(page);
  await expect(panel.getByLabel(SOURCE)).not.toBeChecked();
  await expect(panel.getByLabel(DRAWN)).toBeChecked();
  await expect(panel).toContainText('zobaczy Twój adres IP');
  await expect(panel.locator('input[name=cieniowanie]')).toHaveCount(3);
  await expect(panel.locator('input[name=granice]')).toHaveCount(0);
  await expect(page.locator('#map .shades')).toBeHidden();
  await expect(page.locator('#map .tile')).toHaveCount(0);
});

test('tiles cover the map, say whose they are, and are remembered', async ({ page, faults }) => {
  const server = await serveTiles(page, faults);
  await openMap(page);
  await choose(page, SOURCE);
  await expect.poll(() => bare(page)).toBe(0);
  await expect(page.locator('#map')).toHaveClass(/has-tiles/);
  await expect(page.locator('.attribution summary')).toContainText('© autorzy OpenStreetMap');
  const first = shown(page).first();
  await expect(first).toHaveAttribute('alt', '');
  await expect(first).toHaveAttribute('referrerpolicy', 'strict-origin-when-cross-origin');

  const before = server.asked.length;
  await page.reload();
  await settled(page);
  await expect.poll(() => bare(page)).toBe(0);
  expect(server.asked.length).toBeGreaterThan(before);

  await choose(page, DRAWN);
  await expect(page.locator('#map .tile')).toHaveCount(0);
  await expect(page.locator('#map')).not.toHaveClass(/has-tiles/);
  await expect(page.locator('.attribution summary')).not.toContainText('© autorzy OpenStreetMap');
  const last = server.asked.length;
  await page.reload();
  await settled(page);
  const panel = await openLayers(page);
  await expect(panel.getByLabel(DRAWN)).toBeChecked();
  expect(server.asked.length).toBe(last);
});

test('tiles meet without gaps, and the land lies on them', async ({ page, faults }) => {
  await serveTiles(page, faults);
  await openMap(page, '/#8/52/19');
  expect(await landAt(page, { lon: 19, lat: 52 })).toBe('land');
  await choose(page, SOURCE);
  // The land is clear glass now, with the borders on it.
  expect(await landAt(page, { lon: 19, lat: 52 })).toBe('clear');
  expect(await bordersDrawn(page)).toBe(true);
  await expect.poll(() => bare(page)).toBe(0);
  // At a whole zoom a tile is 256 pixels, and the numbers in its address say where it lies.
  const tiles = await shown(page).evaluateAll((all) => all.map((tile) => {
    const { left, top, width, height } = tile.getBoundingClientRect();
    return { address: tile.src, left, top, width, height };
  }));
  const surface = await page.locator('#map .surface').boundingBox();
  const world = 256 * 2 ** 8;
  const north = Math.asinh(Math.tan((52 * Math.PI) / 180)) / (2 * Math.PI);
  for (const { address, left, top, width, height } of tiles) {
    const [zoom, x, y] = new URL(address).pathname.slice(1).replace('.png', '').split('/').map(Number);
    expect([zoom, width, height], address).toEqual([8, 256, 256]);
    const east = surface.x + surface.width / 2 + (x * 256 - (19 / 360 + 0.5) * world);
    const south = surface.y + surface.height / 2 + (y * 256 - (0.5 - north) * world);
    expect(Math.abs(left - east), address).toBeLessThanOrEqual(1);
    expect(Math.abs(top - south), address).toBeLessThanOrEqual(1);
  }
});

test('what was there stays until closer tiles arrive', async ({ page, faults }) => {
  const server = await serveTiles(page, faults);
  await openMap(page, '/#7/52/19');
  await choose(page, SOURCE);
  await expect.poll(() => bare(page)).toBe(0);

  const held = [];
  server.answer = (route) => { held.push(route); };
  await page.getByRole('button', { name: 'Przybliż', exact: true }).click();
  await settled(page);
  await expect.poll(() => held.length).toBeGreaterThan(0);
  expect(await bare(page)).toBe(0);
  const zooms = async () => [...new Set((await addresses(page)).map(zoomOf))];
  expect(await zooms()).toEqual([7]);

  server.answer = comes;
  await Promise.all(held.map(comes));
  await expect.poll(zooms).toEqual([8]);
  expect(await bare(page)).toBe(0);
});

test('tiles that hang keep neither the map nor each other', async ({ page, faults }) => {
  const server = await serveTiles(page, faults, hangs);
  // A request that hangs in the test's hands and is broken off by the map may still be let go to the real server.
  faults.tolerate(/tile\.openstreetmap\.org.*ERR_NAME_NOT_RESOLVED|ERR_NAME_NOT_RESOLVED.*tile\.openstreetmap\.org/);
  await openMap(page, '/#7/52/19');
  await choose(page, SOURCE);
  await expect.poll(() => server.asked.length).toBeGreaterThan(0);
  const first = await page.locator('#map .tile').evaluateAll((all) => all.map((tile) => tile.src));
  expect(first.length).toBeLessThanOrEqual(8);

  // Those that are out of view are broken off, and others take their place.
  await page.getByRole('button', { name: 'Przybliż', exact: true }).click();
  await settled(page);
  await expect.poll(() => server.asked.some((address) => zoomOf(address) === 8)).toBe(true);
  const second = await page.locator('#map .tile').evaluateAll((all) => all.map((tile) => tile.src));
  expect(second.filter((address) => first.includes(address))).toEqual([]);
  expect(await bordersDrawn(page)).toBe(true);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('tiles that fail are tried again, then left out, and asked for anew', async ({ page, faults }) => {
  faults.provoke(/request failed: https:\/\/tile\.openstreetmap\.org\//);
  faults.provoke(/console: .*ERR_FAILED/);
  const server = await serveTiles(page, faults, fails);
  await openMap(page);
  await choose(page, SOURCE);
  const notice = page.locator('.map-notices').getByRole('status');
  await expect(notice).toContainText('Nie udało się wczytać części podkładu', { timeout: 20_000 });
  const times = new Map();
  for (const address of server.asked) times.set(address, (times.get(address) ?? 0) + 1);
  expect(Math.max(...times.values())).toBe(3);

  server.answer = comes;
  await notice.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(notice).toHaveCount(0);
  await expect.poll(() => bare(page)).toBe(0);
});

test('where the browser keeps nothing, nothing is remembered and nothing breaks', async ({ page, faults }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const server = await serveTiles(page, faults);
  await openMap(page);
  await choose(page, SOURCE);
  await expect.poll(() => bare(page)).toBe(0);
  const before = server.asked.length;
  await page.reload();
  await settled(page);
  const panel = await openLayers(page);
  await expect(panel.getByLabel(DRAWN)).toBeChecked();
  expect(server.asked.length).toBe(before);
});

test('shades show how many practices there are, and where there is none', async ({ page }) => {
  await openMap(page);
  await choose(page, 'liczba praktyk');
  const legend = page.locator('#map .shades');
  await expect(legend).toBeVisible();
  await expect(legend).toContainText('Liczba praktyk');
  await expect(legend.locator('li').first()).toHaveText(/^1(–\d+)?$/);
  await expect(legend.locator('li').last()).toHaveText('brak praktyk');
  // Lubelskie has no practice, śląskie has some.
  const shaded = await wojewodztwaOnMap(page);
  expect(shaded.lubelskie).toBe('hatch');
  expect(shaded.slaskie).toMatch(/^shade-[1-5]$/);
  expect(Object.values(shaded).filter((fill) => /^(hatch|shade-[1-5])$/.test(fill))).toHaveLength(16);

  await choose(page, 'brak');
  await expect(legend).toBeHidden();
  expect(Object.values(await wojewodztwaOnMap(page))).toEqual(Array(16).fill('land'));
});

test('shades follow the filter', async ({ page }) => {
  await openMap(page);
  await choose(page, 'liczba praktyk');
  const white = async () => Object.values(await wojewodztwaOnMap(page)).filter((fill) => fill === 'hatch').length;
  const before = await white();
  expect(before).toBeGreaterThan(0);
  const address = await page.locator('input[name=kategoria]').first().getAttribute('value');
  await openMap(page, `/?kategoria=${encodeURIComponent(address)}`);
  await choose(page, 'liczba praktyk');
  expect(await white()).toBeGreaterThan(before);
});

test('inhabitants are fetched when shades need them', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/population.json')) asked.push(request.url());
  });
  await openMap(page);
  expect(asked).toEqual([]);
  await choose(page, 'na 100\u00a0tys. mieszkańców');
  const legend = page.locator('#map .shades');
  await expect(legend).toContainText('Praktyki na 100\u00a0tys. mieszkańców');
  await expect(legend).toContainText(/liczba mieszkańców z\u00a0\d{4}\u00a0r\./);
  await expect(legend.locator('li').first()).toHaveText(/^do\u00a0\d+(,\d+)?$/);
  expect(asked.length).toBe(1);
});

test('without the inhabitants the map says so, and shades come when they are there', async ({ page, faults }) => {
  faults.provoke(/answer 500/);
  faults.provoke(/console: .*500/);
  await page.route('**/data/regions/population.json', (route) => route.fulfill({ status: 500 }));
  await openMap(page);
  await choose(page, 'na 100\u00a0tys. mieszkańców');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Nie udało się wczytać liczby mieszkańców.');
  expect(Object.values(await wojewodztwaOnMap(page))).toEqual(Array(16).fill('land'));
  await page.unroute('**/data/regions/population.json');
  await alert.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(page.locator('#map .shades')).toBeVisible();
  await expect(alert).toHaveCount(0);
  await settled(page);
  expect((await wojewodztwaOnMap(page)).slaskie).toMatch(/^shade-[1-5]$/);
});

test('borders of powiaty are drawn where a file gives them, once the map is close enough', async ({ page }) => {
  const powiaty = {
    format: 'mapa-praktyk-units', version: 1, level: 'powiaty', scale: 10,
    units: [
      { teryt: '1001', name: 'bełchatowski', label: [187, 520], rings: [[0, 1]] },
      { teryt: '1002', name: 'kutnowski', label: [192, 520], rings: [[-1, 2]] },
    ],
    arcs: [[190, 521, 0, -2], [190, 519, -3, 0, 0, 2, 3, 0], [190, 521, 3, 0, 0, -2, -3, 0]],
  };
  await page.route('**/config.json', (route) => route.fulfill({ json: { units: ['powiaty.json'] } }));
  await page.route('**/data/regions/powiaty.json', (route) => route.fulfill({ json: powiaty }));
  await openMap(page, '/#6/52/19');
  const panel = await openLayers(page);
  await expect(panel.locator('input[name=tlo]')).toHaveCount(0);
  await expect(panel.getByLabel('Granice gmin')).toHaveCount(0);
  await choose(page, 'Granice powiatów');
  await expect(page.locator('#map path.powiaty')).toHaveCount(0);
  await openMap(page, '/#8/52/19');
  await choose(page, 'Granice powiatów');
  await expect(page.locator('#map path.powiaty')).toHaveAttribute('d', /^M/);
  await (await openLayers(page)).getByLabel('Granice powiatów').uncheck();
  await settled(page);
  await expect(page.locator('#map path.powiaty')).toHaveCount(0);
});

test('without its settings the site offers what it can draw itself', async ({ page }) => {
  await page.route('**/config.json', (route) => route.fulfill({ body: '<!doctype html>' }));
  await openMap(page);
  const panel = await openLayers(page);
  await expect(panel.locator('input[name=cieniowanie]')).toHaveCount(3);
  await expect(panel.locator('input[name=tlo], input[name=granice]')).toHaveCount(0);
});

test('Escape and a click elsewhere close the panel', async ({ page }) => {
  await openMap(page);
  const button = page.getByRole('button', { name: 'Warstwy mapy' });
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  const panel = await openLayers(page);
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await panel.locator('input:checked').first().focus();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(button).toBeFocused();
  await openLayers(page);
  const map = await page.locator('#map .surface').boundingBox();
  await page.mouse.click(map.x + 3, map.y + map.height / 2);
  await expect(panel).toBeHidden();
  await expect(button).toHaveAttribute('aria-expanded', 'false');
});

test('the panel fits the narrowest window, with room for fingers', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await openMap(page);
  const panel = await openLayers(page);
  await expect(panel.getByLabel(SOURCE)).toBeAttached();
  const box = await panel.boundingBox();
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(320);
  const { wide, low } = await panel.evaluate((panel) => ({
    wide: panel.scrollWidth - panel.clientWidth,
    low: Math.min(...[...panel.querySelectorAll('label')].map((label) => label.getBoundingClientRect().height)),
  }));
  expect(wide).toBe(0);
  expect(low).toBeGreaterThanOrEqual(44);
});
