// A visitor reads pages as they came, without JavaScript or before the app is there, and then goes on in the app without
// losing anything.
import { expect, settled, test } from './support/test.mjs';
import { startFaulty } from './support/faulty.mjs';

const PRACTICE = '/praktyki/aktywne-postawy-beneficjentow-pomocy-spolecznej-wloclawek';
const TITLE = /Kształtowanie aktywnych postaw/;
const app = (page) => page.locator('body > main');
const before = (page) => page.locator('#boot');

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  // What the page would have run is asked for and then refused by the browser.
  test.beforeEach(({ faults }) => faults.tolerate(/\.js \(csp\)/));

  test('a practice can be read whole, with its metryka, its place and whom to call', async ({ page }) => {
    await page.goto(PRACTICE);
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
    for (const name of ['Skrót', 'Prezentacja', 'Metryka', 'Kontakt']) {
      await expect(page.getByRole('heading', { name, exact: false }).first()).toBeVisible();
    }
    await expect(page.getByText('Centrum Aktywności Lokalnej').first()).toBeVisible();
    await expect(page.locator('.still-map svg path.region').first()).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });

  test('one goes from the map to a województwo and to a practice', async ({ page }) => {
    await page.goto('/');
    // By its tag, since by its words Playwright finds nothing in one of this name.
    const note = page.locator('noscript p');
    await expect(note).toBeVisible();
    await expect(note).toContainText('Bez JavaScriptu mapa jest tylko obrazem');
    await page.getByRole('link', { name: 'kujawsko-pomorskie', exact: true }).first().dispatchEvent('click');
    await page.waitForURL('**/wojewodztwa/kujawsko-pomorskie');
    await page.getByRole('main').getByRole('link', { name: TITLE }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  });

  test('the registry has every practice, by category and by województwo', async ({ page }) => {
    await page.goto('/spis/');
    const groups = await page.getByRole('main').getByRole('listitem').getByRole('link').evaluateAll((links) => links.map((link) => link.href));
    const found = new Set();
    for (const group of groups) {
      await page.goto(group);
      const links = page.getByRole('main').locator('a.card');
      for (const href of await links.evaluateAll((links) => links.map((link) => new URL(link.href).pathname))) found.add(href);
    }
    const all = await (await page.request.get('/data/index.json')).json();
    expect(found.size).toBe(all.count);
  });

  test('the registry is there in each language', async ({ page }) => {
    for (const [home, registry] of [['/', 'Spis praktyk'], ['/en/', 'Register of practices'], ['/uk/', 'Перелік практик']]) {
      await page.goto(home);
      await page.getByRole('link', { name: registry }).first().click();
      await expect(page.getByRole('heading', { level: 1, name: registry })).toBeVisible();
    }
  });
});

test('the page is there from the first, moves nothing as the app takes over, and fetches nothing twice', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.addInitScript(() => {
    window.seen = { without: 0, shift: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
      const titles = [...document.querySelectorAll('h1')].filter((title) => title.checkVisibility({ visibilityProperty: true }));
      if (document.body && titles.length !== 1) window.seen.without += 1;
      requestAnimationFrame(look);
    };
    document.addEventListener('DOMContentLoaded', look);
  });
  await page.goto(PRACTICE);
  await expect(before(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await expect(app(page).getByRole('heading', { name: 'Prezentacja' })).toBeVisible();
  const { without, shift } = await page.evaluate(() => window.seen);
  expect(without, 'frames without a title, or with two').toBe(0);
  expect(shift).toBeLessThan(0.02);
  expect(asked.filter((path) => path.startsWith('/data/details/'))).toEqual([]);
});

test('the app begins when the page as it came is on the screen', async ({ page }) => {
  // No frame comes until the test says so.
  await page.addInitScript(() => {
    const draw = window.requestAnimationFrame.bind(window);
    const held = [];
    let isFree = false;
    window.requestAnimationFrame = (run) => (isFree ? draw(run) : held.push(run));
    window.heldFrames = held;
    window.letFramesGo = () => {
      isFree = true;
      held.forEach(draw);
    };
  });
  await page.goto(PRACTICE);
  // One waits with the data, the other is the app's.
  await page.waitForFunction(() => window.heldFrames.length > 1, undefined, { polling: 50 });
  await expect(app(page)).toHaveCount(0);
  await page.evaluate(() => window.letFramesGo());
  await expect(before(page)).toHaveCount(0);
  await expect(app(page).getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
});

test.describe('before the app is there', () => {
  /** Holds the app's code, or what it needs, back until the test lets it go. */
  async function held(page, what = '**/*.wasm') {
    let release;
    const free = new Promise((done) => { release = done; });
    await page.route(what, async (route) => {
      await free;
      await route.continue();
    });
    return release;
  }

  test('what is typed and where one is stays', async ({ page }) => {
    const release = await held(page);
    await page.goto('/');
    const box = before(page).getByRole('searchbox', { name: 'Szukaj' });
    await box.pressSequentially('wloclawek');
    release();
    await settled(page);
    await expect(before(page)).toHaveCount(0);
    const own = page.getByRole('searchbox', { name: 'Szukaj' });
    await expect(own).toHaveValue('wloclawek');
    await expect(own).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: 'wloclawek' })).toBeVisible();
  });

  test('a link leads on, and what needs the app can’t be pressed', async ({ page }) => {
    await held(page);
    await page.goto('/praktyki');
    await expect(before(page).getByRole('button').first()).toBeDisabled();
    await before(page).getByRole('link', { name: TITLE }).click();
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  });

  /** Opens a page whose app is there, with its router, but waits for the catalogue: the last moment before it takes over. */
  async function awaiting(page, address) {
    const release = await held(page, '**/data/index.json');
    await page.goto(address);
    await expect(app(page)).toBeAttached();
    await expect(before(page)).toBeVisible();
    return async () => {
      release();
      await expect(before(page)).toHaveCount(0);
    };
  }

  test('the way past the bar leads to what stays', async ({ page }) => {
    const takeOver = await awaiting(page, PRACTICE);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(before(page).getByRole('main')).toBeFocused();
    await takeOver();
    await expect(app(page)).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(app(page).locator('a:focus, button:focus')).toHaveCount(1);
  });

  test('the way past the bar of the map leaves its view as it is, and nothing is said of the address', async ({ page }) => {
    const release = await held(page);
    await page.goto('/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(before(page).getByRole('main')).toBeFocused();
    release();
    await settled(page);
    await expect(before(page)).toHaveCount(0);
    await expect(app(page)).toBeFocused();
    await expect(page.getByText('pominięt')).toHaveCount(0);
    await expect(page).toHaveURL(/\/(#[\d./]+)?$/);
  });

  test('a part that one has gone to stays in view', async ({ page }) => {
    const takeOver = await awaiting(page, PRACTICE);
    await before(page).getByRole('link', { name: 'Pełna prezentacja' }).click();
    await expect(before(page).getByRole('heading', { name: 'Pełna prezentacja' })).toBeInViewport();
    await takeOver();
    await expect(page).toHaveURL(`${PRACTICE}#prezentacja`);
    await expect(app(page).getByRole('heading', { name: 'Pełna prezentacja' })).toBeInViewport();
  });

  test('of two links to the same page the one with the focus keeps it', async ({ page }) => {
    const takeOver = await awaiting(page, '/praktyki');
    await before(page).getByRole('navigation').first().getByRole('link', { name: 'Mapa', exact: true }).focus();
    await takeOver();
    await expect(page.getByRole('navigation').first().getByRole('link', { name: 'Mapa', exact: true })).toBeFocused();
  });
});

test('where the catalogue does not come, what was written can still be read, and trying again helps', async ({ page, faults }) => {
  faults.provoke(/answer 500/);
  faults.tolerate(/Failed to load resource/);
  const broken = new Map([['/data/index.json', { status: 500 }], ['/data/practices.geojson', { status: 500 }]]);
  const server = await startFaulty(broken);
  faults.tolerate(/request to another host/);
  await page.goto(server.address + PRACTICE);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByText('Centrum Aktywności Lokalnej').first()).toBeVisible();
  broken.clear();
  await page.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(before(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toHaveCount(1);
  await server.stop();
});
