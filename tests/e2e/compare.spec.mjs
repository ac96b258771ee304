// A visitor lays practices side by side.
import { expect, openPage, test } from './support/test.mjs';

const WLOCLAWEK = 'aktywne-postawy-beneficjentow-pomocy-spolecznej-wloclawek';
const DOLNA = 'zawiazanie-partnerstwa-lokalnego-zdolna-dolna';
const ELK = 'centrum-edukacji-ekologicznej-w-elku';
const OSL = 'model-organizowania-spolecznosci-lokalnej-osl';
const ZORY = 'dzialanie-projektowe-muzeum-miejskie-w-zorach';

const table = (page) => page.getByRole('region', { name: 'Porównanie praktyk' }).getByRole('table');

test('ticks in the shortlist lead to the comparison, and Back to the ticks', async ({ page }) => {
  await openPage(page, `/schowek?praktyki=${WLOCLAWEK},${DOLNA},${ELK},${OSL},${ZORY}`);
  const compare = page.getByRole('main').getByRole('link', { name: /^Porównaj/ });
  await expect(compare).toHaveAttribute('aria-disabled', 'true');
  const ticks = page.getByRole('checkbox');
  await expect(ticks).toHaveCount(5);
  for (const title of [/Włocławk/, /Zdolna Dolna/, /Ełk/]) await page.getByRole('checkbox', { name: title }).check();
  await expect(compare).toHaveText('Porównaj (3)');
  await page.getByRole('checkbox', { name: /Model organizowania/ }).check();
  await expect(page.getByRole('checkbox', { name: /Żor/ })).toBeDisabled();
  await page.getByRole('checkbox', { name: /Ełk/ }).uncheck();
  await expect(page.getByRole('checkbox', { name: /Żor/ })).toBeEnabled();
  await compare.click();
  await expect(page).toHaveURL(`/porownanie?praktyki=${WLOCLAWEK},${DOLNA},${OSL}`);
  await expect(page.getByRole('columnheader')).toHaveText([/Włocławk/, /Zdolna Dolna/, /Model organizowania/]);
  await page.goBack();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(3);
});

test('has metryka, costs, indicators and contacts side by side', async ({ page }) => {
  await openPage(page, `/porownanie?praktyki=${WLOCLAWEK},${DOLNA}`);
  await expect(page).toHaveTitle('Porównanie praktyk – Mapa Praktyk');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Porównanie praktyk');
  const row = (name) => table(page).getByRole('row', { name });
  await expect(row(/^Liczba mieszkańców/).getByRole('cell')).toHaveText(['115\u00a0818', '7182']);
  await expect(row(/^Miejscowość/).getByRole('cell')).toHaveText(['Włocławek', 'Szklarska Poręba']);
  await expect(row(/^Powiat/).getByRole('cell')).toHaveText(['–', 'karkonoski']);
  await expect(row(/^Koszty/).getByRole('cell').first()).toContainText('2\u00a0606\u00a0029\u00a0zł');
  await expect(row(/^Praktyka w liczbach/).getByRole('cell').first()).toContainText('spadek o\u00a017%');
  await expect(row(/^Kontakt/).getByRole('link', { name: /@/ }).first()).toHaveAttribute('href', /^mailto:/);
  await expect(row(/^Kontakt/).getByRole('link', { name: /^\d/ }).first()).toHaveAttribute('href', /^tel:\+48/);
});

test('a row of which nothing is known is not there', async ({ page }) => {
  await openPage(page, `/porownanie?praktyki=${ELK},${ZORY}`);
  await expect(table(page).getByRole('rowheader', { name: 'Kategoria' })).toBeVisible();
  for (const name of ['Koszty', 'Kontakt', 'Liczba mieszkańców']) {
    await expect(table(page).getByRole('rowheader', { name })).toHaveCount(0);
  }
});

test('says what it could not show', async ({ page }) => {
  await openPage(page, `/porownanie?praktyki=${ELK},${ELK},nie-ma,${ZORY},../x,${OSL},${DOLNA},${WLOCLAWEK}`);
  await expect(page.getByRole('columnheader')).toHaveCount(3);
  await expect(page.getByRole('status').filter({ hasText: '2 pominięto' })).toContainText('„nie-ma”');
});

test('an address that names nothing leads to the shortlist', async ({ page }) => {
  await openPage(page, '/porownanie?praktyki=%00,,Ż');
  await page.getByRole('main').getByRole('link', { name: 'Przejdź do schowka' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Schowek');
});

test('row names stay in view while columns are scrolled', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openPage(page, `/porownanie?praktyki=${WLOCLAWEK},${DOLNA},${OSL}`);
  const region = page.getByRole('region', { name: 'Porównanie praktyk' });
  await region.focus();
  await region.evaluate((element) => element.scrollTo(400, 0));
  await expect(table(page).getByRole('rowheader', { name: 'Kategoria' })).toBeInViewport({ ratio: 1 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, 'the page itself is no wider than the window').toBeLessThanOrEqual(0);
});
