// A visitor moves the map with real pointer, touch and wheel events, as the system sends them. What every visitor does
// first is in camera.spec.mjs; here is what must hold while it moves, and when the hand does the unexpected.
import { middleDrawn } from './support/drawing.mjs';
import { hand, line } from './support/hand.mjs';
import { expect, onScreen, openMap, practicesOnMap, settled, test } from './support/test.mjs';

/** A place that stands alone at every zoom from 8 on, beside the middle of the view that the tests open. */
const WLOCLAWEK = /^Włocławek/;
const AROUND_WLOCLAWEK = '/#8/52.58/19.1';

/** Modifier keys, as Chromium counts them. */
const CTRL = 2;
const SHIFT = 8;

const moving = { contextOptions: { reducedMotion: 'no-preference' } };

/** Zoom and centre as the address has them. */
function view(page) {
  const [zoom, lat, lon] = new URL(page.url()).hash.slice(1).split('/').map(Number);
  return { zoom, lat, lon };
}

async function middleOf(locator) {
  const box = await locator.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const middle = (page) => middleOf(page.locator('#map .surface'));
const wloclawek = (page) => page.getByRole('button', { name: WLOCLAWEK });

/** How far two places of the screen are from each other, in pixels. */
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/** A place of the screen that lies this far from another. */
const beside = ({ x, y }, dx, dy = 0) => ({ x: x + dx, y: y + dy });

/** Where a sign goes when the map zooms about a place. */
const zoomedAbout = (at, sign, zooms) => beside(at, (sign.x - at.x) * 2 ** zooms, (sign.y - at.y) * 2 ** zooms);

test.describe('with a wheel', () => {
  test.use(moving);

  test('what is under the pointer stays there in every frame', async ({ page }) => {
    await openMap(page, AROUND_WLOCLAWEK);
    const at = await middleOf(wloclawek(page));
    const drift = page.evaluate(({ x, y, name, kind }) => new Promise((done) => {
      const drawn = document.querySelector('#map canvas[data-sheet=ink]');
      const probe = document.createElement('canvas').getContext('2d');
      probe.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(kind);
      probe.fillRect(0, 0, 1, 1);
      const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
      // The middle of what is drawn in the colour of the marker, within its reach.
      const middle = () => {
        const box = drawn.getBoundingClientRect();
        const sharpness = drawn.width / box.width;
        const side = Math.round(60 * sharpness);
        const [left, top] = [x - box.left, y - box.top].map((from) => Math.round((from - 30) * sharpness));
        const copy = new OffscreenCanvas(side, side).getContext('2d');
        copy.drawImage(drawn, -left, -top);
        const { data } = copy.getImageData(0, 0, side, side);
        const [columns, rows] = [[], []];
        for (let at = 0; at < side * side; at += 1) {
          if (data[4 * at] !== red || data[4 * at + 1] !== green || data[4 * at + 2] !== blue) continue;
          columns.push(at % side);
          rows.push(Math.floor(at / side));
        }
        const half = (values) => (Math.min(...values) + Math.max(...values) + 1) / 2;
        return { x: (left + half(columns)) / sharpness + box.left, y: (top + half(rows)) / sharpness + box.top };
      };
      const first = middle();
      let most = 0;
      let wasBusy = false;
      const look = () => {
        const marker = [...document.querySelectorAll('#map button.marker')].find((one) => one.ariaLabel.startsWith(name));
        const box = marker.getBoundingClientRect();
        const now = middle();
        most = Math.max(most, Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y), Math.hypot(now.x - first.x, now.y - first.y));
        const busy = document.querySelector('#map').ariaBusy === 'true';
        wasBusy ||= busy;
        if (wasBusy && !busy) done(most);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }), { ...at, name: 'Włocławek', kind: '--kind-pomoc-spoleczna' });
    const { wheel } = await hand(page);
    await wheel(at, -120);
    expect(await drift).toBeLessThan(2);
    await expect.poll(() => view(page).zoom).toBeGreaterThan(8.3);
  });

  test('a pinch on a trackpad zooms the map about the pointer, and not the page', async ({ page }) => {
    await openMap(page, AROUND_WLOCLAWEK);
    const at = await middleOf(wloclawek(page));
    const ratio = await page.evaluate(() => [devicePixelRatio, visualViewport.scale]);
    const { wheel } = await hand(page);
    for (let i = 0; i < 8; i += 1) await wheel(at, -8, { modifiers: CTRL });
    await expect.poll(() => view(page).zoom).toBeGreaterThan(8.3);
    await settled(page);
    expect(distance(await middleOf(wloclawek(page)), at)).toBeLessThan(2);
    expect(await page.evaluate(() => [devicePixelRatio, visualViewport.scale])).toEqual(ratio);
  });

  test('a turn during a flight ends the flight', async ({ page }) => {
    await openMap(page, '/wojewodztwa/pomorskie');
    const target = view(page).zoom;
    await page.locator('select[name=wojewodztwo]').selectOption('');
    await expect.poll(() => view(page).zoom).toBeLessThan(target - 0.5);
    await settled(page);

    const { wheel } = await hand(page);
    const at = await middle(page);
    const sign = await page.locator('#map button.mark').first().elementHandle();
    const start = await sign.boundingBox();
    await page.locator('select[name=wojewodztwo]').selectOption('pomorskie');
    await page.waitForFunction(([sign, { x, y }]) => {
      const box = sign.getBoundingClientRect();
      return !sign.isConnected || Math.abs(box.x - x) + Math.abs(box.y - y) > 1;
    }, [sign, start]);
    await wheel(at, 120);
    await settled(page);
    expect(view(page).zoom).toBeLessThan(target - 0.2);
  });
});

test.describe('with a mouse that is let go in full swing', () => {
  const flick = async (page) => {
    await openMap(page, AROUND_WLOCLAWEK);
    const from = beside(await middle(page), 60);
    const before = await middleOf(wloclawek(page));
    const { drag, drop } = await hand(page);
    await drag(from, beside(from, -100));
    await drop(beside(from, -100));
    await settled(page);
    return (await middleOf(wloclawek(page))).x - before.x;
  };

  test.describe('and motion', () => {
    test.use(moving);
    test('the map glides on', async ({ page }) => {
      expect(await flick(page)).toBeLessThan(-110);
    });
  });

  test('the map stands at once where less motion is asked for', async ({ page }) => {
    expect(await flick(page)).toBeCloseTo(-100, -0.5);
  });
});

test('a drag with Shift zooms to its box', async ({ page }) => {
  await openMap(page, AROUND_WLOCLAWEK);
  const sign = await middleOf(wloclawek(page));
  const { device, drag, drop } = await hand(page);
  const [from, to] = [beside(sign, -50, -40), beside(sign, 50, 40)];
  await device.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Shift', code: 'ShiftLeft', modifiers: SHIFT });
  await drag(from, to, { modifiers: SHIFT });
  await expect(page.locator('#map .selection')).toBeVisible();
  await drop(to, { modifiers: SHIFT });
  await device.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Shift', code: 'ShiftLeft' });
  await settled(page);
  await expect(page.locator('#map .selection')).toBeHidden();
  const map = await page.locator('#map .surface').boundingBox();
  const closer = Math.log2(Math.min(map.width / 100, map.height / 80));
  await expect.poll(() => view(page).zoom).toBeGreaterThan(8 + closer - 1);
  expect(view(page).zoom).toBeLessThanOrEqual(8 + closer + 0.01);
  expect(distance(await middleOf(wloclawek(page)), await middle(page))).toBeLessThan(20);
});

test.describe('with fingers', () => {
  test.skip(({ hasTouch }) => !hasTouch, 'this window has no touch screen');

  test('what lies between two fingers stays between them', async ({ page }) => {
    await openMap(page, AROUND_WLOCLAWEK);
    const at = await middleOf(wloclawek(page));
    const drawn = await middleDrawn(page, at, 'pomoc-spoleczna');
    const { touch } = await hand(page);
    await touch('touchStart', beside(at, -40), beside(at, 40));
    for (const part of [0.25, 0.5, 0.75, 1]) {
      const between = beside(at, 30 * part, 20 * part);
      const half = 40 + 40 * part;
      await touch('touchMove', beside(between, -half), beside(between, half));
    }
    await expect.poll(async () => distance(await middleOf(wloclawek(page)), beside(at, 30, 20))).toBeLessThan(2);
    expect(distance(await middleDrawn(page, beside(at, 30, 20), 'pomoc-spoleczna'), beside(drawn, 30, 20))).toBeLessThan(2);
    await touch('touchEnd');
    await settled(page);
    await expect.poll(() => view(page).zoom).toBeCloseTo(9, 1);
  });

  test('a double tap zooms in about the finger', async ({ page }) => {
    await openMap(page, AROUND_WLOCLAWEK);
    const sign = await middleOf(wloclawek(page));
    const at = beside(sign, 50, 60);
    const { doubleTap } = await hand(page);
    await doubleTap(at);
    await expect.poll(() => view(page).zoom).toBeCloseTo(9, 1);
    await settled(page);
    expect(distance(await middleOf(wloclawek(page)), zoomedAbout(at, sign, 1))).toBeLessThan(2);
    expect(new URL(page.url()).pathname).toBe('/');
  });

  test('a tap with two fingers zooms out', async ({ page }) => {
    await openMap(page, AROUND_WLOCLAWEK);
    const at = await middle(page);
    const { touch } = await hand(page);
    await touch('touchStart', beside(at, -40), beside(at, 40));
    await touch('touchEnd');
    await expect.poll(() => view(page).zoom).toBeCloseTo(7, 1);
  });

  for (const [way, zooms] of [['down', 1], ['up', -1]]) {
    test(`a tap and a drag ${way} zoom ${zooms > 0 ? 'in' : 'out'} smoothly about the finger`, async ({ page }) => {
      await openMap(page, AROUND_WLOCLAWEK);
      const sign = await middleOf(wloclawek(page));
      const at = beside(sign, 30, 40);
      const { touch } = await hand(page);
      await touch('touchStart', at);
      await touch('touchEnd');
      await touch('touchStart', at);
      // The first ten pixels may still be a tap.
      for (const to of line(at, beside(at, 0, zooms * 74))) await touch('touchMove', to);
      await expect.poll(async () => distance(await middleOf(wloclawek(page)), zoomedAbout(at, sign, zooms / 2))).toBeLessThan(2);
      for (const to of line(beside(at, 0, zooms * 74), beside(at, 0, zooms * 138))) await touch('touchMove', to);
      await touch('touchEnd');
      await expect.poll(() => view(page).zoom).toBeCloseTo(8 + zooms, 1);
      await settled(page);
      expect(new URL(page.url()).pathname).toBe('/');
    });
  }

  test('a third finger holds the map, and the two go on when it is gone', async ({ page }) => {
    await openMap(page, AROUND_WLOCLAWEK);
    const at = await middleOf(wloclawek(page));
    const third = (dy) => ({ ...beside(at, 0, dy), id: 2 });
    const { touch } = await hand(page);
    const fingers = (half) => [beside(at, -half), beside(at, half)];
    await touch('touchStart', ...fingers(40));
    await touch('touchMove', ...fingers(60));
    await touch('touchStart', ...fingers(60), third(120));
    const held = await middleOf(wloclawek(page));
    for (const dy of [140, 180]) await touch('touchMove', ...fingers(60), third(dy));
    expect(distance(await middleOf(wloclawek(page)), held)).toBeLessThan(2);
    await touch('touchMove', ...fingers(60));
    await touch('touchMove', ...fingers(80));
    await touch('touchEnd');
    await settled(page);
    await expect.poll(() => view(page).zoom).toBeCloseTo(9, 1);
    expect(distance(await middleOf(wloclawek(page)), at)).toBeLessThan(2);
  });

  test('a finger that the system takes away opens nothing, and is no part of the next gesture', async ({ page }) => {
    await openMap(page, AROUND_WLOCLAWEK);
    const at = await middleOf(wloclawek(page));
    const { touch } = await hand(page);
    await touch('touchStart', at);
    await touch('touchCancel');
    await settled(page);
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await touch('touchStart', at);
    for (const to of line(at, beside(at, 60, 30))) await touch('touchMove', to);
    await touch('touchCancel');
    await settled(page);
    const left = await middleOf(wloclawek(page));
    await touch('touchStart', beside(left, 0, 80));
    for (const to of line(beside(left, 0, 80), beside(left, -50, 80))) await touch('touchMove', to);
    await touch('touchEnd');
    await settled(page);
    expect(distance(await middleOf(wloclawek(page)), beside(left, -50))).toBeLessThan(2);
    expect(view(page).zoom).toBe(8);
  });
});

test('each arrow moves the land by the same step, and the opposite one back', async ({ page }) => {
  await openMap(page, AROUND_WLOCLAWEK);
  const map = await page.locator('#map .surface').boundingBox();
  const step = Math.min(100, map.width / 4, map.height / 4);
  const start = await middleOf(wloclawek(page));
  await page.locator('#map .surface').focus();
  for (const [key, dx, dy, back] of [
    ['ArrowLeft', step, 0, 'ArrowRight'],
    ['ArrowRight', -step, 0, 'ArrowLeft'],
    ['ArrowUp', 0, step, 'ArrowDown'],
    ['ArrowDown', 0, -step, 'ArrowUp'],
  ]) {
    await page.keyboard.press(key);
    await expect.poll(async () => distance(await middleOf(wloclawek(page)), beside(start, dx, dy)), key).toBeLessThan(2);
    await settled(page);
    await page.keyboard.press(back);
    await expect.poll(async () => distance(await middleOf(wloclawek(page)), start), back).toBeLessThan(2);
    await settled(page);
  }
});

test('Shift and ? tell what the keys do, Escape goes back to the map', async ({ page }) => {
  await openMap(page);
  const surface = page.locator('#map .surface');
  await surface.focus();
  await page.keyboard.press('Shift+?');
  const help = page.getByRole('dialog', { name: 'Jak poruszać się po mapie' });
  await expect(help).toBeVisible();
  await expect(help).toContainText('Home');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(surface).toBeFocused();
});

test.describe('in a window that changes', () => {
  test.skip(({ isMobile }) => isMobile, 'the windows are the tests’ own');

  test('the centre stays when the window is resized, and when it moves to a sharper screen', async ({ page }) => {
    await openMap(page, '/#9/52.6449/19.056');
    const before = view(page);
    const inTheMiddle = async () => distance(await middleOf(wloclawek(page)), await middle(page));
    expect(await inTheMiddle()).toBeLessThan(2);
    for (const size of [{ width: 900, height: 700 }, { width: 1700, height: 500 }]) {
      await page.setViewportSize(size);
      await expect.poll(inTheMiddle, JSON.stringify(size)).toBeLessThan(2);
      await settled(page);
    }
    const { device } = await hand(page);
    await device.send('Emulation.setDeviceMetricsOverride', { width: 1200, height: 800, deviceScaleFactor: 2.5, mobile: false });
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(2.5);
    await expect.poll(inTheMiddle).toBeLessThan(2);
    await settled(page);
    expect(view(page)).toEqual(before);
  });

  /** A point of the map where neither a marker nor a control lies: in a small window there are few. */
  const freePlace = (page) =>
    page.evaluate(() => {
      const box = document.querySelector('#map .surface').getBoundingClientRect();
      for (let y = box.bottom - 8; y > box.top; y -= 8) {
        for (let x = box.right - 8; x > box.left + 48; x -= 8) {
          const there = document.elementFromPoint(x, y);
          if (there?.closest('#map .surface') && !there.closest('button')) return { x, y };
        }
      }
      throw new Error('nothing of the map is free');
    });

  for (const size of [{ width: 200, height: 200 }, { width: 7680, height: 4320 }]) {
    test(`a window of ${size.width} × ${size.height} shows the map, and it moves`, async ({ page }) => {
      await page.setViewportSize(size);
      await openMap(page);
      expect(await practicesOnMap(page)).toBeGreaterThan(0);
      const poland = view(page);
      expect(poland.zoom).toBeGreaterThan(0);
      await page.locator('#map .surface').focus();
      await page.keyboard.press('+');
      await expect.poll(() => view(page).zoom).toBeGreaterThan(poland.zoom);
      await settled(page);
      const { x, y } = await freePlace(page);
      const { drag, drop } = await hand(page);
      await drag({ x, y }, beside({ x, y }, -40, -30));
      await drop(beside({ x, y }, -40, -30));
      await settled(page);
      await expect.poll(() => view(page).lon).toBeGreaterThan(poland.lon);
    });
  }
});
