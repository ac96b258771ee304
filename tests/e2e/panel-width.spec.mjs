// A visitor makes the panel beside the map wider or narrower, and finds it so the next time.
import { expect, openMap, settled, test } from './support/test.mjs';

const slider = (page) => page.getByRole('slider', { name: 'Szerokość panelu' });

/** The panel has this width, and the map begins where it ends. */
async function isWide(page, width) {
  await expect(slider(page)).toHaveValue(`${width}`);
  await expect.poll(async () => (await page.getByRole('complementary').boundingBox()).width).toBe(width);
  expect((await page.locator('#map').boundingBox()).x).toBe(width);
}

/** The thumb stands at the panel's edge, half-way down. */
async function thumb(page) {
  const { width } = await page.getByRole('complementary').boundingBox();
  const map = await page.locator('#map').boundingBox();
  return { x: width + 12, y: map.y + map.height / 2 };
}

async function drag(page, by) {
  const { x, y } = await thumb(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y, { steps: 4 });
  await page.mouse.move(x + by, y, { steps: 4 });
  await page.mouse.up();
}

test('the mouse takes it by its edge; the map keeps its middle', async ({ page }) => {
  await openMap(page, '/#9/52.1/20.7');
  const camera = page.url();
  await isWide(page, 400);
  await drag(page, 80);
  await isWide(page, 480);
  await settled(page);
  expect(page.url()).toBe(camera);
  await drag(page, -300);
  await isWide(page, 280);
  await expect(page.getByRole('searchbox', { name: 'Szukaj' })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth)).toBe(0);
});

test('keys do too, and a double click takes it back', async ({ page }) => {
  await openMap(page);
  await slider(page).focus();
  for (const [key, width] of [['ArrowRight', 404], ['ArrowLeft', 400], ['Home', 280], ['End', 520]]) {
    await page.keyboard.press(key);
    await isWide(page, width);
  }
  const { x, y } = await thumb(page);
  await page.mouse.dblclick(x, y);
  await isWide(page, 400);
});

test('the device remembers it', async ({ page }) => {
  await openMap(page);
  await drag(page, 60);
  await isWide(page, 460);
  await page.reload();
  await settled(page);
  await isWide(page, 460);
  await page.getByRole('link', { name: 'Lista praktyk' }).click();
  await page.goBack();
  await isWide(page, 460);
});

test('what was kept is no width: it is as wide as ever', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('mapa-praktyk-panel-1', '}; --panel: 9000'));
  await openMap(page);
  await isWide(page, 400);
});

test('where the browser keeps nothing it goes all the same', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  });
  await openMap(page);
  await drag(page, 40);
  await isWide(page, 440);
  await page.reload();
  await settled(page);
  await isWide(page, 400);
});

test('the map below the thumb is free beside it, and the list its scroll bar', async ({ page }) => {
  await openMap(page);
  const { x, y } = await thumb(page);
  const at = (left, top) => page.evaluate(([left, top]) => document.elementFromPoint(left, top).closest('.panel-width, .surface, .panel').className, [left, top]);
  expect(await at(x, y)).toBe('panel-width');
  expect(await at(x, y - 80)).toBe('surface');
  expect(await at(x - 14, y)).toBe('panel');
});
