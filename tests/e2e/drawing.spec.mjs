// A visitor looks at the map: what is drawn on its canvases is sharp, of the right colours, and where it should be.
import {
  around, inkAt, landAt, middleDrawn, names, palette, picture, ringed, sheet, signOf, wojewodztwaOnMap,
} from './support/drawing.mjs';
import { hand } from './support/hand.mjs';
import { expect, goToWojewodztwo, onScreen, openMap, practicesOnMap, settled, test } from './support/test.mjs';

const MAZOWSZE = { lon: 20.9, lat: 52.75 };
/** Stands alone from zoom 8 on. */
const wloclawek = (page) => page.getByRole('button', { name: /^Włocławek/ });
const AROUND_WLOCLAWEK = '/#8/52.58/19.1';
const WLOCLAWEK = 'kind-pomoc-spoleczna';

/** Whether a canvas covers the whole map, and how many pixels of the device it has for one of the page. */
async function extent(page, name) {
  const map = await page.locator('#map .surface').boundingBox();
  const box = await sheet(page, name).boundingBox();
  const drawn = await sheet(page, name).evaluate((canvas) => canvas.width);
  const covers = box.x <= map.x && box.y <= map.y && box.x + box.width >= map.x + map.width && box.y + box.height >= map.y + map.height;
  return { covers, sharpness: Math.round((drawn / box.width) * 100) / 100 };
}

for (const sharpness of [1, 2, 3]) {
  test.describe(`on a screen of ${sharpness} pixels for one of the page`, () => {
    test.use({ deviceScaleFactor: sharpness });

    test('land, names and signs are as sharp as the screen', async ({ page }) => {
      await openMap(page, AROUND_WLOCLAWEK);
      expect(await page.evaluate(() => devicePixelRatio)).toBe(sharpness);
      for (const name of ['land', 'ink']) expect(await extent(page, name), name).toEqual({ covers: true, sharpness });
      expect(await landAt(page, { lon: 19.1, lat: 52.4 })).toBe('land');
      expect(await around(page, await signOf(wloclawek(page)), -4)).toEqual(Array(4).fill(WLOCLAWEK));
    });
  });
}

test('a window that moves to a sharper screen, or takes another size, is drawn anew', async ({ page, isMobile }) => {
  await openMap(page, AROUND_WLOCLAWEK);
  const { device } = await hand(page);
  for (const [width, height, deviceScaleFactor] of [[600, 700, 2], [900, 500, 2], [500, 800, 1.5]]) {
    await device.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: isMobile });
    for (const name of ['land', 'ink']) {
      await expect.poll(() => extent(page, name), `${name} ${width}`).toEqual({ covers: true, sharpness: deviceScaleFactor });
    }
    await settled(page);
    expect(await landAt(page, { lon: 19.1, lat: 52.4 })).toBe('land');
    expect(await around(page, await signOf(wloclawek(page)), -4)).toEqual(Array(4).fill(WLOCLAWEK));
  }
});

test('night falls and day breaks on the map at once', async ({ page }) => {
  await openMap(page);
  const signs = async () => [...(await palette(page, ['land', 'kind-kultura', 'accent'])).values()];
  const seen = [];
  for (const colorScheme of ['light', 'dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => landAt(page, MAZOWSZE), colorScheme).toBe('land');
    expect(await landAt(page, { lon: 15.5, lat: 49.6 })).toBe('neighbour');
    seen.push((await signs()).join());
  }
  expect(seen[0]).not.toBe(seen[1]);
  expect(seen[0]).toBe(seen[2]);
});

test('by night the map goes to paper as it is on the screen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openMap(page);
  const night = (await palette(page, ['land'])).get('land');
  const land = async () => {
    const { x, y } = await onScreen(page, MAZOWSZE);
    return (await picture(page, 'land', { x, y, width: 0, height: 0 }))[0];
  };
  expect(await land()).toBe(night);
  // What a browser does to print: its own media, and day. Of a canvas that is drawn anew meanwhile it prints nothing. The
  // map has another size on paper, and takes it in its time.
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await settled(page);
  expect((await palette(page, ['land'])).get('land')).not.toBe(night);
  await expect.poll(land).toBe(night);
  await page.emulateMedia({ media: null, colorScheme: 'dark' });
  await settled(page);
  await expect.poll(land).toBe(night);
  // It was day on the screen meanwhile: the map follows once the paper is out.
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.emulateMedia({ media: null });
  await expect.poll(() => landAt(page, MAZOWSZE)).toBe('land');
});

test.describe('with five practices in one cluster', () => {
  const feature = (number, category) => ({
    type: 'Feature',
    id: `proba-${number}`,
    geometry: { type: 'Point', coordinates: [19.45 + number / 1000, 51.77] },
    properties: {
      slug: `proba-${number}`, title: `Rada seniorów nr ${number}`, category, municipality: 'Łódź', wojewodztwo: 'łódzkie', source: { catalogue: 'proba' },
    },
  });
  const features = ['uslugi-spoleczne/kultura', 'dialog-spoleczny', 'uslugi-spoleczne/kultura', 'dialog-spoleczny', 'uslugi-spoleczne/kultura']
    .map((category, number) => feature(number, category));

  test.beforeEach(async ({ page }) => {
    await page.route('**/data/practices.geojson', (route) => route.fulfill({ json: { type: 'FeatureCollection', features } }));
    await openMap(page);
  });

  /** The colours of the ring at parts of the way round, clockwise from the top. */
  const ring = async (page, cluster, ...parts) => {
    const { x, y, radius } = await signOf(cluster);
    const found = [];
    for (const part of parts) {
      const turn = 2 * Math.PI * part;
      found.push(await inkAt(page, { x: x + (radius - 2.5) * Math.sin(turn), y: y - (radius - 2.5) * Math.cos(turn) }));
    }
    return found;
  };

  /** What is drawn within the ring. */
  const number = async (page, cluster) => {
    const { x, y } = await signOf(cluster);
    return picture(page, 'ink', { x: x - 9, y: y - 9, width: 18, height: 18 });
  };

  test('its ring has the share of each category from the largest on, and its number stands within', async ({ page }) => {
    const cluster = page.getByRole('button', { name: /^5 praktyk: .* – przybliż$/ });
    expect(await ring(page, cluster, 0.05, 0.3, 0.55, 0.65, 0.95))
      .toEqual(['kind-kultura', 'kind-kultura', 'kind-kultura', 'kind-dialog', 'kind-dialog']);
    const [ink, ground] = (await palette(page, ['ink', 'sheet'])).values();
    const five = await number(page, cluster);
    expect(five.filter((pixel) => pixel === ground).length).toBeGreaterThan(five.length / 2);
    expect(five).toContain(ink);

    await page.getByRole('checkbox', { name: /^Kultura/ }).setChecked(true, { force: true });
    await settled(page);
    const rest = page.getByRole('button', { name: /^3 praktyki: .* – przybliż$/ });
    expect(await ring(page, rest, 0.05, 0.3, 0.55, 0.65, 0.95)).toEqual(Array(5).fill('kind-kultura'));
    expect(await number(page, rest)).not.toEqual(five);
  });
});

test('a marker that is pointed at, or whose card is open, stands out', async ({ page }) => {
  await openMap(page, AROUND_WLOCLAWEK);
  const ring = () => ringed(wloclawek(page));
  expect(await ring()).toBe(false);
  await wloclawek(page).hover();
  await expect.poll(ring).toBe(true);
  const map = await page.locator('#map .surface').boundingBox();
  await page.mouse.move(map.x + 4, map.y + 4);
  await expect.poll(ring).toBe(false);
  await wloclawek(page).click();
  await settled(page);
  await expect(page.getByRole('dialog', { name: 'Włocławek' })).toBeVisible();
  await page.mouse.move(map.x + 4, map.y + 4);
  await expect.poll(ring).toBe(true);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // The focus is back at the marker.
  await expect(wloclawek(page)).toBeFocused();
  await expect.poll(ring).toBe(true);
});

test('signs outside of the chosen województwo stand back', async ({ page }) => {
  await openMap(page, `/wojewodztwa/kujawsko-pomorskie${AROUND_WLOCLAWEK.slice(1)}`);
  const pin = async () => around(page, await signOf(wloclawek(page)), -4);
  expect(await pin()).toEqual(Array(4).fill(WLOCLAWEK));
  await openMap(page, `/wojewodztwa/mazowieckie${AROUND_WLOCLAWEK.slice(1)}`);
  expect(await pin()).toEqual(Array(4).fill('line-strong'));
  await goToWojewodztwo(page, 'cała Polska');
  expect(new Set(Object.values(await wojewodztwaOnMap(page)))).toEqual(new Set(['land']));
});

test('what comes in at the edge is there before the hand lets go, and signs stay on their buttons', async ({ page }) => {
  await openMap(page, AROUND_WLOCLAWEK);
  const before = await signOf(wloclawek(page));
  const drawn = await middleDrawn(page, before, 'pomoc-spoleczna');
  const map = await page.locator('#map .surface').boundingBox();
  const from = { x: map.x + map.width / 2 + 30, y: map.y + map.height / 2 + 40 };
  const to = { x: from.x + 90, y: from.y + 120 };
  const { drag, drop } = await hand(page);
  await drag(from, to);
  for (const name of ['land', 'ink']) await expect.poll(async () => (await extent(page, name)).covers, name).toBe(true);
  const now = { x: before.x + 90, y: before.y + 120 };
  await expect.poll(async () => {
    const { x, y } = await signOf(wloclawek(page));
    return Math.hypot(x - now.x, y - now.y);
  }).toBeLessThan(1);
  const moved = await middleDrawn(page, now, 'pomoc-spoleczna');
  expect(Math.hypot(moved.x - drawn.x - 90, moved.y - drawn.y - 120)).toBeLessThan(1.5);
  // Far from any border, in the strip that the drag has brought into view.
  const strip = await picture(page, 'land', { x: map.x + 2, y: map.y + 60, width: 40, height: 10 });
  expect(strip).not.toContain('beyond');
  expect(strip).not.toContain('clear');
  await drop(to);
  await settled(page);
});

test('names stand beside what they name, and make way for signs', async ({ page }) => {
  await openMap(page, '/#8/52/19');
  const written = await names(page);
  expect(written).toContain('Łódź');
  expect(new Set(written).size).toBe(written.length);
  // What is written is drawn: its letters lie in the colour of towns around the dot.
  const { x, y } = await onScreen(page, { lon: 19.46, lat: 51.77 });
  const [ink] = (await palette(page, ['name-town'])).values();
  expect(await picture(page, 'ink', { x: x - 60, y: y - 20, width: 120, height: 40 })).toContain(ink);
});

test.describe('for those who have set their own colours, and on paper', () => {
  for (const media of [{ forcedColors: 'active' }, { contrast: 'more' }, { media: 'print' }]) {
    test(`the map is drawn with ${JSON.stringify(media)}`, async ({ page }) => {
      await openMap(page);
      const all = await practicesOnMap(page);
      await page.emulateMedia(media);
      await settled(page);
      await expect.poll(() => landAt(page, MAZOWSZE)).toBe('land');
      for (const name of ['land', 'ink']) await expect.poll(async () => (await extent(page, name)).covers, name).toBe(true);
      expect((await names(page)).length).toBeGreaterThan(0);
      expect(await practicesOnMap(page)).toBeGreaterThan(0);
      await page.emulateMedia({ media: null, forcedColors: null, contrast: null });
      await settled(page);
      await expect.poll(() => landAt(page, MAZOWSZE)).toBe('land');
      await expect.poll(() => practicesOnMap(page)).toBe(all);
    });
  }

  test('the page goes to paper with its map', async ({ page }) => {
    await openMap(page);
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    // The map is a picture on it.
    expect(paper.toString('latin1')).toContain('/Subtype /Image');
    await settled(page);
    expect(await landAt(page, MAZOWSZE)).toBe('land');
  });
});
