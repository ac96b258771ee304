// The visitor's own side is at fault: the browser keeps nothing, or the clock is wrong. The map works all the same, and says nothing
// that is not so.
import { test } from './support/broken.mjs';
import { expectReadable } from './support/faults.mjs';
import { expect, openMap, practicesOnMap, settled } from './support/test.mjs';

const SZOPIENICE = '/praktyki/centrum-aktywnosci-lokalnej-w-szopienicach';
const PAGES = ['/', '/praktyki', SZOPIENICE, '/statystyki', '/moja-gmina', '/schowek', '/o-mapie'];

/** A whole visit: each page says what it is, and what is done on it works. */
async function goTheWay(page) {
  await openMap(page);
  expect(await practicesOnMap(page)).toBeGreaterThan(10);
  await page.getByRole('searchbox', { name: 'Szukaj' }).fill('odpady');
  await expect(page.getByRole('complementary').locator('a.card')).toHaveCount(2);
  await page.getByRole('button', { name: 'Warstwy mapy' }).click();
  await page.getByLabel('liczba praktyk', { exact: true }).check();
  await settled(page);
  for (const address of PAGES) {
    await page.goto(address);
    await expect(page.locator('#boot')).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    await expectReadable(page, `at ${address}`);
  }
  await page.goto('/praktyki');
  await page.getByRole('main').getByRole('button', { name: /^Dodaj do schowka/ }).first().click();
  await page.getByRole('link', { name: /^Schowek/ }).click();
  await expect(page.getByRole('main').locator('a.card')).toHaveCount(1);
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
}

/** The ways in which a browser keeps nothing. */
const refusals = {
  'local storage throws': () => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException('The operation is insecure.', 'SecurityError'); } });
    }
  },
  'local storage is not there': () => {
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: () => null });
  },
  'local storage can be read and not written': () => {
    const refuse = () => { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };
    Object.assign(Storage.prototype, { setItem: refuse, removeItem: refuse });
  },
  'local storage can not be read': () => {
    Storage.prototype.getItem = () => { throw new DOMException('Corrupted.', 'UnknownError'); };
  },
  'caches and databases are not there': () => {
    for (const name of ['caches', 'indexedDB']) Object.defineProperty(window, name, { value: undefined });
  },
  'the service worker is refused': () => {
    navigator.serviceWorker.register = async () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
  },
};

for (const [name, refuse] of Object.entries(refusals)) {
  test.describe(name, () => {
    test.use({ serviceWorkers: 'allow' });
    test('the whole visit', async ({ page }) => {
      await page.addInitScript(refuse);
      await goTheWay(page);
    });
  });
}

test.describe('the clock is wrong', () => {
  const days = ['1970-01-01T00:00:10Z', '1999-12-31T23:59:50Z', '2004-02-29T12:00:00Z', '2099-06-15T12:00:00Z', '9999-12-31T12:00:00Z'];

  for (const day of days) {
    test(`it is ${day.slice(0, 10)}`, async ({ page }) => {
      await page.clock.setFixedTime(new Date(day));
      await goTheWay(page);
      await page.goto(SZOPIENICE);
      await expect(page.locator('#boot')).toHaveCount(0);
      // By a clock that is wrong nothing gets younger than it is.
      await expect(page.getByText(/^Dane z\s27\sgrudnia\s2011; mogły się zmienić\.$/)).toBeVisible();
      await expect(page.getByRole('main')).not.toContainText(/NaN|undefined|-\d+\s(rok|lat)/);
    });
  }

  test('its day is none that a calendar has', async ({ page }) => {
    await page.addInitScript(() => {
      const Right = Date;
      window.Date = class extends Right {
        constructor(...what) { super(...(what.length ? what : [NaN])); }
        static now() { return NaN; }
      };
    });
    await goTheWay(page);
  });

  test.describe('with a service worker', () => {
    test.use({ serviceWorkers: 'allow' });

    for (const [year, clock] of [['before', '2001-05-05T10:00:00Z'], ['after', '2061-05-05T10:00:00Z']]) {
      test(`what is saved is shown years ${year}`, async ({ page, server, faults }) => {
        faults.tolerate(/request failed|ERR_/);
        await openMap(page);
        const kept = () => page.evaluate(async () => Boolean(await caches.match('/data/edition.json')));
        await expect.poll(kept, { message: 'the catalogue is saved' }).toBe(true);
        await page.clock.setFixedTime(new Date(clock));
        await server.cut();
        await page.reload();
        await settled(page);
        await expect(page.getByRole('status').filter({ hasText: /^Pokazujemy zapisane dane z\s\d{1,2}\s[a-ząćęłńóśźż]+\s20\d\d/ })).toBeVisible();
        expect(await practicesOnMap(page)).toBeGreaterThan(10);
      });
    }
  });
});
