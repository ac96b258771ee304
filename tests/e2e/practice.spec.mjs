// A visitor reads the page of one practice.
import { expect, openPage, settled, test } from './support/test.mjs';

const WLOCLAWEK = '/praktyki/aktywne-postawy-beneficjentow-pomocy-spolecznej-wloclawek';

test('has the title, the category path, the parts and the figures', async ({ page }) => {
  await openPage(page, WLOCLAWEK);
  const article = page.getByRole('article');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/w\s+mieście Włocławku/);
  await expect(page).toHaveTitle(/Włocławku – Mapa Praktyk$/);
  await expect(article.locator('.category-line')).toHaveText('Usługi społeczne › Pomoc społeczna');
  await expect(article).toContainText('Włocławek · miasto na prawach powiatu · województwo kujawsko-pomorskie');
  await expect(page.getByRole('navigation', { name: 'Części opisu' }).getByRole('link')).toHaveText(['Skrót i metryka', 'Pełna prezentacja']);
  const families = page.getByRole('figure', { name: 'Rodziny korzystające z' });
  await expect(families).toContainText('9565\u00a0rodzin');
  await expect(families).toContainText('7905\u00a0rodzin');
  await expect(families).toContainText('spadek o\u00a017%');
  await expect(article).toContainText('2\u00a0606\u00a0029\u00a0zł');
  await expect(article.getByRole('link', { name: 'Strona praktyki w źródle' }))
    .toHaveAttribute('href', 'https://dobrepraktyki.pl/index.php?p1=1&p2=2&art=134');
});

test('a part with nothing in it is not there', async ({ page }) => {
  await openPage(page, '/praktyki/centrum-edukacji-ekologicznej-w-elku');
  await expect(page.getByRole('heading', { name: 'Skrót' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Źródło' })).toBeVisible();
  await expect(page.getByText('Wczytuję')).toHaveCount(0);
  for (const name of ['Pełna prezentacja', 'Załączniki', 'Partnerzy', 'Kontakt']) {
    await expect(page.getByRole('heading', { name })).toHaveCount(0);
  }
  await expect(page.getByText('Metryka niepełna')).toBeVisible();
});

test('names the partners with their addresses', async ({ page }) => {
  await openPage(page, '/praktyki/program-aktywnosci-lokalnej-aktywna-polanka');
  const partners = page.locator('.partners').first().getByRole('listitem');
  await expect(partners).toHaveCount(6);
  await expect(partners.filter({ hasText: 'Liceum' })).toContainText('Piesza 1');
  await expect(partners.filter({ hasText: 'Salonik' })).toContainText('Zawalna 7');
});

test('leads to the other practices of the województwo and to the related ones', async ({ page }) => {
  await openPage(page, '/praktyki/zawiazanie-partnerstwa-lokalnego-zdolna-dolna');
  await page.getByRole('link', { name: /Model organizowania/ }).first().click();
  await expect(page).toHaveURL(/model-organizowania-spolecznosci-lokalnej-osl$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Model organizowania');
  await page.getByRole('link', { name: /^Następna praktyka/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Aktywna Polanka');
  await page.getByRole('link', { name: /^Poprzednia praktyka/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Model organizowania');
});

test('shows where it is, and leads to the map there', async ({ page }) => {
  await openPage(page, WLOCLAWEK);
  await page.getByRole('link', { name: 'Pokaż na mapie' }).click();
  await settled(page);
  await expect(page).toHaveURL(/\/#11\/52\.6\d+\/19\.0\d+$/);
  await expect(page.getByRole('button', { name: /^Włocławek/ })).toBeInViewport();
});

test('takes the focus to the content when one goes to another page', async ({ page }) => {
  await openPage(page, '/praktyki');
  await page.getByRole('link', { name: /Koszaliński system/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Koszaliński');
  await expect(page.getByRole('main')).toBeFocused();
});

test('the first Tab offers the way past the bar', async ({ page }) => {
  await openPage(page, WLOCLAWEK);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('what the editors add is said apart from the source', async ({ page }) => {
  await openPage(page, '/praktyki/podkrakowski-obszar-funkcjonalny-blisko-krakowa');
  await expect(page.getByText('Uwaga redakcji:')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toHaveCount(0);
});

test('an in-page link leads to the part, on the same page', async ({ page }) => {
  await openPage(page, WLOCLAWEK);
  await page.getByRole('link', { name: 'Pełna prezentacja' }).click();
  await expect(page).toHaveURL(`${WLOCLAWEK}#prezentacja`);
  await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeInViewport();
});
