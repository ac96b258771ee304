// A visitor stars practices, finds them in the shortlist, and sends them to somebody.
import { expect, openMap, openPage, settled, test } from './support/test.mjs';

const PLACES = 'koszalinski-system-oceny-przedszkoli-i-szkol';
const LINK = `/schowek?praktyki=${PLACES},centrum-edukacji-ekologicznej-w-elku`;

const star = (page, title) => page.getByRole('button', { name: title }).and(page.locator('[aria-pressed]'));
const count = (page) => page.getByRole('navigation', { name: 'Główna nawigacja' }).getByRole('link', { name: /^Schowek/ });
const shortlist = (page) => page.getByRole('main').getByRole('listitem');

test('a practice is starred in the table', async ({ page }) => {
  await openPage(page, '/praktyki?widok=tabela');
  const row = page.getByRole('row').nth(1);
  await row.getByRole('button', { name: /^Dodaj do schowka/ }).click();
  await expect(row.getByRole('button', { name: /^W schowku/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('link', { name: /Schowek.*1/ })).toBeVisible();
});

test('a practice starred on the list is in the shortlist, also after a reload', async ({ page }) => {
  await openPage(page, '/praktyki');
  await star(page, /schowka – Koszaliński system/).click();
  await expect(star(page, /schowku – Koszaliński system/)).toHaveAttribute('aria-pressed', 'true');
  await expect(count(page)).toHaveText(/Schowek\s*\(1\)/);
  await page.reload();
  await count(page).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Schowek');
  await expect(page).toHaveTitle('Schowek – Mapa Praktyk');
  await expect(shortlist(page)).toHaveCount(1);
  await expect(shortlist(page)).toContainText('Koszaliński system');
  await expect(page.getByText('tylko na tym urządzeniu')).toBeVisible();
});

test('the star of a page and of a card on the map are the same', async ({ page }) => {
  await openPage(page, `/praktyki/${PLACES}`);
  await star(page, 'Dodaj do schowka').click();
  await openMap(page, '/wojewodztwa/zachodniopomorskie');
  await page.getByRole('button', { name: /^Koszalin/ }).click();
  await settled(page);
  const card = page.getByRole('dialog', { name: 'Koszalin' });
  const onCard = card.getByRole('button', { name: /^W\sschowku/ });
  await expect(onCard).toHaveAttribute('aria-pressed', 'true');
  await onCard.click();
  await expect(card.getByRole('button', { name: /^Dodaj do schowka/ })).toBeFocused();
  await expect(count(page)).toHaveText('Schowek ');
});

test('an empty shortlist says what to do, and one can be emptied by hand', async ({ page }) => {
  await openPage(page, '/schowek');
  await expect(page.getByRole('heading', { name: 'Schowek jest pusty' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Przejdź do listy praktyk' }).click();
  await star(page, /schowka – Koszaliński system/).click();
  await star(page, /schowka – Zawiązanie Partnerstwa/).click();
  await count(page).click();
  const remove = page.getByRole('button', { name: /^Usuń – / });
  await expect(remove).toHaveCount(2);
  await remove.first().click();
  await expect(page.getByRole('status').filter({ hasText: /^Usunięto ze schowka: Koszaliński/ })).toBeVisible();
  await expect(remove).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Schowek jest pusty' })).toBeVisible();
});

test('a link shows the list of whoever sent it, and leaves one\'s own alone', async ({ page }) => {
  await openPage(page, '/praktyki');
  await star(page, /schowka – Zawiązanie Partnerstwa/).click();
  await openPage(page, LINK);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Lista z\sodnośnika$/);
  await expect(shortlist(page)).toHaveText([/Koszaliński/, /Ełk/]);
  await expect(count(page)).toHaveText(/\(1\)/);
  await page.getByRole('button', { name: 'Dodaj wszystkie do schowka' }).click();
  await expect(count(page)).toHaveText(/\(3\)/);
  await expect(star(page, /^W\sschowku/)).toHaveCount(2);
  await count(page).click();
  await expect(shortlist(page)).toHaveText([/Zdolna Dolna/, /Koszaliński/, /Ełk/]);
});

test('what no practice is called is said, and can be taken out', async ({ page }) => {
  await openPage(page, '/schowek?praktyki=nie-ma-takiej,../etc,<b>,,koszalinski-system-oceny-przedszkoli-i-szkol');
  await expect(shortlist(page)).toHaveText([/Nie ma już takiej praktyki\s*nie-ma-takiej/, /Koszaliński/]);
  await page.getByRole('button', { name: 'Dodaj wszystkie' }).click();
  await count(page).click();
  await page.getByRole('button', { name: 'Usuń – nie-ma-takiej' }).click();
  await expect(shortlist(page)).toHaveText([/Koszaliński/]);
});

test('the link to the list is copied', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page, `/praktyki/${PLACES}`);
  await star(page, 'Dodaj do schowka').click();
  await count(page).click();
  await page.getByRole('button', { name: 'Skopiuj odnośnik' }).click();
  await expect(page.getByText('Skopiowano odnośnik do tej listy.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}/schowek?praktyki=${PLACES}`);
});

test('another tab\'s stars are followed', async ({ page, context }) => {
  await openPage(page, '/praktyki');
  const other = await context.newPage();
  await openPage(other, '/schowek');
  await expect(other.getByRole('heading', { name: 'Schowek jest pusty' })).toBeVisible();
  await star(page, /schowka – Koszaliński system/).click();
  await expect(shortlist(other)).toHaveText([/Koszaliński/]);
  await other.getByRole('button', { name: /^Usuń/ }).click();
  await expect(star(page, /schowka – Koszaliński system/)).toHaveAttribute('aria-pressed', 'false');
});

test('a full shortlist takes no more and says so, and the bar has room for its number', async ({ page }) => {
  const slugs = Array.from({ length: 100 }, (_, number) => `praktyka-${number}`);
  await page.addInitScript((text) => localStorage.setItem('mapa-praktyk-schowek-1', text), slugs.join(','));
  await page.setViewportSize({ width: 320, height: 640 });
  await openPage(page, '/praktyki');
  await expect(count(page)).toHaveText(/\(100\)/);
  await star(page, /schowka – Koszaliński system/).click();
  await expect(page.getByRole('status').filter({ hasText: /^Schowek mieści 100\spraktyk/ })).toBeVisible();
  await expect(star(page, /schowka – Koszaliński system/)).toHaveAttribute('aria-pressed', 'false');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('what somebody else has written into the storage does no harm', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('mapa-praktyk-schowek-1', '{"żółw":[1,,koszalinski-system-oceny-przedszkoli-i-szkol,\u0000'));
  await openPage(page, '/schowek');
  await expect(shortlist(page)).toHaveText([/Koszaliński/]);
});

test.describe('where the browser keeps nothing', () => {
  /** Both ways in which a browser refuses: it has no place at all, or no room in it. */
  const refusals = {
    'blocked storage': () => {
      Object.defineProperty(window, 'localStorage', {
        get: () => { throw new DOMException('The operation is insecure.', 'SecurityError'); },
      });
    },
    'full storage': () => {
      Storage.prototype.setItem = () => { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };
    },
  };
  for (const [name, refuse] of Object.entries(refusals)) {
    test(`${name}: stars hold for this visit, and it is said once`, async ({ page }) => {
      await page.addInitScript(refuse);
      await openPage(page, '/praktyki');
      await star(page, /schowka – Koszaliński system/).click();
      const note = page.getByRole('status').filter({ hasText: 'nie pozwala zapisać schowka' });
      await expect(note).toBeVisible();
      await page.getByRole('button', { name: 'Zamknij' }).click();
      await star(page, /schowka – Zawiązanie Partnerstwa/).click();
      await expect(count(page)).toHaveText(/\(2\)/);
      await expect(note).toBeHidden();
      await count(page).click();
      await expect(shortlist(page)).toHaveCount(2);
      await expect(page.getByText('schowek zniknie po zamknięciu strony')).toBeVisible();
    });
  }
});

test('Escape takes the words of a star away until the pointer or the focus has gone elsewhere', async ({ page }) => {
  await openPage(page, '/praktyki');
  const stars = page.getByRole('main').getByRole('button', { name: 'Dodaj do schowka' });
  const words = stars.nth(1).locator('.star-words');
  await expect(stars.nth(1)).toBeEnabled();
  await stars.first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(stars.nth(1)).toBeFocused();
  await expect(words).toHaveCSS('opacity', '1');
  await page.keyboard.press('Escape');
  await expect(words).toHaveCSS('opacity', '0');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(words).toHaveCSS('opacity', '1');
});
