// An institution publishes the map in a folder of its own site: all of it works there, and nothing reaches beside it.
import { readFileSync } from 'node:fs';
import { FOLDER, test } from './support/below.mjs';
import { blank, expect, openMap, settled } from './support/test.mjs';

const PRACTICE = 'centrum-aktywnosci-lokalnej-w-szopienicach';

/** All that was asked for lies in the folder. */
function expectWithin(asked) {
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((path) => !path.startsWith(FOLDER))).toEqual([]);
}

test('from the map to a practice, the list and another language', async ({ page, asked }) => {
  await openMap(page, FOLDER);
  await expect(page).toHaveURL(new RegExp(`^[^#]*${FOLDER}#`));
  await page.locator('select[name=wojewodztwo]').selectOption('slaskie');
  await settled(page);
  await expect(page).toHaveURL(/\/mapa\/wojewodztwa\/slaskie#/);
  await page.getByRole('navigation').getByRole('link', { name: 'Lista praktyk' }).click();
  await expect(page).toHaveURL(/\/mapa\/praktyki(\?|$)/);
  await page.getByRole('searchbox', { name: 'Szukaj' }).fill('szopienice');
  await page.getByRole('link', { name: /Szopienic/ }).first().click();
  await expect(page).toHaveURL(`${FOLDER}praktyki/${PRACTICE}`);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeVisible();

  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(`${FOLDER}en/praktyki/${PRACTICE}`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('link', { name: 'Statistics' }).click();
  await expect(page).toHaveURL(/\/mapa\/en\/statystyki/);
  await page.getByRole('link', { name: /^śląskie \d/i }).click();
  await settled(page);
  await expect(page).toHaveURL(/\/mapa\/en\/\?wojewodztwo=slaskie/);
  await page.goBack();
  await expect(page).toHaveURL(/\/mapa\/en\/statystyki/);
  expectWithin(asked);
});

test('files, codes and the map in frames name the folder', async ({ page, baseURL, asked }) => {
  await openMap(page, FOLDER);
  await page.getByRole('button', { name: 'Osadź na stronie', includeHidden: true }).dispatchEvent('click');
  const dialog = page.getByRole('dialog', { name: 'Osadź mapę na swojej stronie' });
  await expect(dialog.getByRole('textbox', { name: 'Kod do wklejenia' })).toHaveValue(new RegExp(`<iframe src="${baseURL}/mapa/osadz`));
  await page.keyboard.press('Escape');
  const panel = page.getByRole('complementary');
  await panel.getByText('Pobierz', { exact: true }).dispatchEvent('click');
  const button = panel.getByRole('button', { name: /CSV/, includeHidden: true });
  const [download] = await Promise.all([page.waitForEvent('download'), button.dispatchEvent('click')]);
  expect(readFileSync(await download.path(), 'utf8')).toContain(`${baseURL}/mapa/praktyki/${PRACTICE}`);
  await page.goto(`${FOLDER}osadz-przyklad.html`);
  const frame = page.frameLocator('iframe');
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect(frame.locator('#map')).toHaveAttribute('aria-busy', 'false');
  await page.getByRole('button', { name: /Szopienicach/ }).click();
  await expect(page.getByRole('status').getByRole('link')).toHaveAttribute('href', `${baseURL}/mapa/praktyki/${PRACTICE}`);
  const manifest = await (await page.request.get(`${FOLDER}manifest.webmanifest`)).json();
  expect([manifest.start_url, manifest.scope]).toEqual(['./', './']);
  expectWithin(asked);
});

test('an address that there is not is said to be none, and links beside the site are left to the browser', async ({ page, faults }) => {
  faults.provoke(/answer 404: .*\/mapa\/nie-ma/);
  faults.provoke(/console: Failed to load resource.*404/);
  await page.goto(`${FOLDER}nie-ma/takiej`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nie ma takiej strony');
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/kontakt', textContent: 'Urząd' });
    document.querySelector('main').append(link);
  });
  await page.getByRole('link', { name: 'Urząd', exact: true }).click();
  await expect(page).toHaveTitle('Urząd');
});

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('it is there without a network, and answers for the folder alone', async ({ page, site, faults }) => {
    faults.tolerate(/request failed|ERR_/);
    await openMap(page, FOLDER);
    await expect.poll(() => page.evaluate(async () => Boolean(await caches.match('data/edition.json')))).toBe(true);
    const scopes = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname));
    expect(scopes).toEqual([FOLDER]);
    await site.stop();
    site.isGone = true;
    await page.goto(`${FOLDER}praktyki/${PRACTICE}`);
    await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeVisible();
    await page.goto(`${FOLDER}en/`);
    await settled(page);
    const beside = await blank(page);
    await expect(beside.goto(`${site.address}/kontakt`)).rejects.toThrow(/ERR_/);
  });
});
