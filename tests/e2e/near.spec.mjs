// A visitor asks what is near: the browser is asked for the place only then, and it is told to nobody.
import { expect, openMap, settled, test } from './support/test.mjs';

const near = (page) => page.getByRole('button', { name: 'Blisko mnie' });
const entries = (page) => page.getByRole('complementary').locator('a.card');

/** Counts how often the browser is asked where it is. */
const watched = (page) =>
  page.addInitScript(() => {
    window.asked = 0;
    const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
    navigator.geolocation.getCurrentPosition = (...wants) => {
      window.asked += 1;
      return ask(...wants);
    };
  });

test('the nearest practices come first, and no address says where the visitor is', async ({ page, context }) => {
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: 50.83, longitude: 15.52 });
  await watched(page);
  await openMap(page);
  expect(await page.evaluate(() => window.asked)).toBe(0);
  await near(page).dispatchEvent('click');
  await expect(entries(page).first()).toContainText('Szklarska Poręba');
  await expect(entries(page).first().locator('.distance')).toHaveText(/\s(m|km)$/);
  await expect(page.getByText('Odległość od: Twoje położenie.')).toBeAttached();
  await expect(page.getByRole('img', { name: 'Twoje położenie' })).toBeVisible();
  await settled(page);
  await expect(page).toHaveURL(/\?kolejnosc=odleglosc#9\.5\/50\.8\d+\/15\.5\d+$/);
  expect(new URL(page.url()).search).not.toContain('50');
});

test('who says no is told what else to do, and the search waits for a place', async ({ page, context }) => {
  await context.clearPermissions();
  await page.addInitScript(() => {
    navigator.geolocation.getCurrentPosition = (_, fail) => fail({ code: 1, message: '' });
  });
  await openMap(page);
  await near(page).dispatchEvent('click');
  await expect(page.getByText('nie ma na to zgody')).toBeAttached();
  await expect(page.getByRole('searchbox', { name: 'Szukaj' })).toBeFocused();
});

test('who says no can measure from any gmina, be it one without practices', async ({ page, context }) => {
  await context.clearPermissions();
  await page.addInitScript(() => {
    navigator.geolocation.getCurrentPosition = (_, fail) => fail({ code: 1, message: '' });
  });
  await openMap(page);
  await near(page).dispatchEvent('click');
  await page.getByRole('searchbox', { name: 'Szukaj' }).fill('Zakopane');
  const offers = page.getByRole('list', { name: 'Miejsca i kategorie' });
  await offers.getByRole('button', { name: /^Zakopane, małopolskie/ }).dispatchEvent('click');
  await settled(page);
  await expect(page).toHaveURL(/#11\.5\/49\.3/);
  await page.getByRole('combobox', { name: 'Kolejność' }).selectOption({ label: 'najbliższe' }, { force: true });
  await expect(page.getByText('Odległość od: Zakopane.')).toBeAttached();
  await expect(page.getByRole('img', { name: 'Zakopane' })).toBeAttached();
});

test('a gmina without practices is a place to go to, whatever else its name finds', async ({ page }) => {
  await openMap(page);
  await page.getByRole('searchbox', { name: 'Szukaj' }).fill('zakopane');
  const offers = page.getByRole('list', { name: 'Miejsca i kategorie' });
  await offers.getByRole('button', { name: /^Zakopane, małopolskie/ }).dispatchEvent('click');
  await settled(page);
  await expect(page).toHaveURL(/#11\.5\/49\.3/);
});

test('a place from the search is one to measure from, and a link keeps it', async ({ page }) => {
  await openMap(page);
  const box = page.getByRole('searchbox', { name: 'Szukaj' });
  await box.fill('Żory');
  await page.getByRole('list', { name: 'Miejsca i kategorie' }).getByRole('button', { name: /^Żory/ }).dispatchEvent('click');
  await settled(page);
  await page.getByRole('combobox', { name: 'Kolejność' }).selectOption({ label: 'najbliższe' }, { force: true });
  await expect(page.getByText('Odległość od: Żory.')).toBeAttached();
  await expect(page).toHaveURL(/kolejnosc=odleglosc&od=50\.\d{5},18\.\d{5},%c5%bbory#/i);
  await page.reload();
  await expect(page.getByText('Odległość od: Żory.')).toBeAttached();
  await expect(entries(page).first()).toContainText('Żory');
});
