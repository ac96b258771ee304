// A visitor moves the map: with a mouse, with fingers, with keys, with the buttons.
import { likeness, picture, shore } from './support/drawing.mjs';
import { hand } from './support/hand.mjs';
import { expect, onGlobe, onScreen, openMap, settled, test } from './support/test.mjs';

/** Zoom and centre as the address has them. */
function view(page) {
  const [zoom, lat, lon] = new URL(page.url()).hash.slice(1).split('/').map(Number);
  return { zoom, lat, lon };
}

async function middle(page) {
  const box = await page.locator('#map .surface').boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('a drag moves the land with the mouse', async ({ page }) => {
  await openMap(page, '/#8/54.5/17.3');
  const { x, y } = await middle(page);
  // A piece of the coast: above is the sea, below the land, and nowhere else is it the same.
  const around = { x: x - 40, y: (await shore(page, x)) - 40, width: 80, height: 80 };
  const before = await picture(page, 'land', around);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y - 40, { steps: 4 });
  const moved = async () => likeness(before, await picture(page, 'land', { ...around, x: around.x - 60, y: around.y - 40 }));
  await expect.poll(moved).toBeGreaterThan(0.95);
  expect(likeness(before, await picture(page, 'land', around))).toBeLessThan(0.8);
  await page.mouse.up();
  await settled(page);
  const after = view(page);
  expect(after.zoom).toBe(8);
  expect(after.lon).toBeGreaterThan(17.3);
  expect(after.lat).toBeLessThan(54.5);
  expect(await moved()).toBeGreaterThan(0.95);
});

test('a drag that begins on a marker moves the map and opens nothing', async ({ page }) => {
  await openMap(page);
  const box = await page.getByRole('button', { name: /^Gdynia/ }).boundingBox();
  const before = view(page);
  await page.mouse.move(box.x + 18, box.y + 18);
  await page.mouse.down();
  await page.mouse.move(box.x + 18, box.y + 118, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  expect(view(page).lat).toBeGreaterThan(before.lat);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the wheel zooms about the pointer', async ({ page }) => {
  await openMap(page, '/#8/54.5/17.3');
  const { x } = await middle(page);
  const at = { x, y: await shore(page, x) };
  const place = await onGlobe(page, at);
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, -100);
  await expect.poll(() => view(page).zoom).toBeGreaterThan(8);
  await settled(page);
  const now = await onScreen(page, place);
  expect(Math.hypot(now.x - at.x, now.y - at.y)).toBeLessThan(2);
  // What is drawn agrees with the address: the coast is still below the pointer.
  expect(Math.abs((await shore(page, x)) - at.y)).toBeLessThan(3);
});

test('keys move and zoom, Home shows all of Poland', async ({ page }) => {
  await openMap(page);
  const poland = view(page);
  await page.locator('#map .surface').focus();
  await page.keyboard.press('+');
  await settled(page);
  await expect.poll(() => view(page).zoom).toBeGreaterThan(poland.zoom);
  const zoomed = view(page);
  await page.keyboard.press('ArrowRight');
  await settled(page);
  await expect.poll(() => view(page).lon).toBeGreaterThan(zoomed.lon);
  await page.keyboard.press('ArrowUp');
  await settled(page);
  await expect.poll(() => view(page).lat).toBeGreaterThan(zoomed.lat);
  await page.keyboard.press('-');
  await settled(page);
  await page.keyboard.press('Home');
  await settled(page);
  await expect.poll(() => view(page)).toEqual(poland);
});

test('the buttons zoom in, out and back to Poland', async ({ page }) => {
  await openMap(page);
  const poland = view(page);
  await page.getByRole('button', { name: 'Przybliż', exact: true }).click();
  await settled(page);
  await expect.poll(() => view(page).zoom).toBeGreaterThan(poland.zoom);
  await page.getByRole('button', { name: 'Oddal', exact: true }).click();
  await page.getByRole('button', { name: 'Pokaż całą Polskę' }).click();
  await settled(page);
  await expect.poll(() => view(page)).toEqual(poland);
});

test('one finger moves the map, two fingers zoom it', async ({ page, context }, { project }) => {
  test.skip(!project.use.hasTouch, 'this window has no touch screen');
  await openMap(page, '/#8/52/19');
  const { x, y } = await middle(page);
  const device = await context.newCDPSession(page);
  const touch = (type, ...points) =>
    device.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })) });

  await touch('touchStart', [x, y]);
  for (const step of [20, 40, 60]) await touch('touchMove', [x - step, y]);
  await touch('touchEnd');
  await settled(page);
  await expect.poll(() => view(page).lon).toBeGreaterThan(19);
  const panned = view(page);
  expect(panned.zoom).toBe(8);

  await touch('touchStart', [x - 40, y], [x + 40, y]);
  for (const step of [60, 80]) await touch('touchMove', [x - step, y], [x + step, y]);
  await touch('touchEnd');
  await settled(page);
  await expect.poll(() => view(page).zoom).toBeCloseTo(9, 1);
  expect(view(page).lon).toBeCloseTo(panned.lon, 1);
});

test('a double click zooms about the pointer, and goes to no województwo', async ({ page }) => {
  await openMap(page, '/#7/52.3/19.3');
  const { x, y } = await middle(page);
  const { doubleClick } = await hand(page);
  await doubleClick({ x, y: y - 30 });
  await expect.poll(() => view(page).zoom).toBe(8);
  await settled(page);
  expect(new URL(page.url()).pathname).toBe('/');
});

test('a double click on a cluster opens it, and goes to no województwo', async ({ page }) => {
  await openMap(page);
  const before = view(page);
  await page.locator('#map button.cluster').first().dblclick();
  await expect.poll(() => view(page).zoom).toBeGreaterThan(before.zoom);
  await settled(page);
  expect(new URL(page.url()).pathname).toBe('/');
});

test('Tab brings each marker into view, and the land stays with its camera', async ({ page }) => {
  await openMap(page, '/#7.5/51/17.5');
  const marks = page.locator('#map button.mark');
  await page.locator('#map .surface').focus();
  for (let i = 0; i < 3; i += 1) {
    await page.keyboard.press('Tab');
    await settled(page);
    await expect(marks.and(page.locator(':focus'))).toBeInViewport({ ratio: 0.9 });
    expect(await page.locator('#map .surface').evaluate((surface) => [surface.scrollLeft, surface.scrollTop])).toEqual([0, 0]);
  }
});

test('a cluster comes apart when it is clicked', async ({ page }) => {
  await openMap(page);
  const clusters = page.locator('#map button.cluster');
  const before = view(page);
  const count = Number(await clusters.first().getAttribute('data-count'));
  expect(count).toBeGreaterThan(1);
  await clusters.first().click();
  await settled(page);
  await expect.poll(() => view(page).zoom).toBeGreaterThan(before.zoom);
  const counts = await page.locator('#map button.cluster').evaluateAll((all) => all.map((one) => Number(one.dataset.count)));
  expect(Math.max(0, ...counts)).toBeLessThan(count);
});
