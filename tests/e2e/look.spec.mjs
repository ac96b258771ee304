// A visitor chooses how the site looks, whatever the system says: day or night, more contrast; and it stays so.
import { palette } from './support/drawing.mjs';
import { expect, openMap, settled, test } from './support/test.mjs';

const open = (page) => page.getByRole('banner').locator('details.more > summary').click();
const paper = (page) => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper'));
const chosen = (page, name) => page.getByRole('radio', { name });

test('night is chosen by day, the map follows, and the next visit begins so', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openMap(page);
  const [day, land] = [await paper(page), (await palette(page, ['land'])).get('land')];
  await open(page);
  await expect(chosen(page, 'jak w systemie')).toBeChecked();
  await chosen(page, 'ciemny').check();
  await expect.poll(() => paper(page)).not.toBe(day);
  await settled(page);
  expect((await palette(page, ['land'])).get('land')).not.toBe(land);
  const night = await paper(page);
  await page.reload();
  expect(await paper(page)).toBe(night);
  await settled(page);
  await open(page);
  await expect(chosen(page, 'ciemny')).toBeChecked();
  await chosen(page, 'jak w systemie').check();
  await expect.poll(() => paper(page)).toBe(day);
});

test('day is chosen by night', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openMap(page);
  const night = await paper(page);
  await open(page);
  await chosen(page, 'jasny').check();
  await expect.poll(() => paper(page)).not.toBe(night);
});

test('more contrast is chosen, by day and by night', async ({ page }) => {
  const quiet = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink-quiet'));
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await openMap(page);
    const before = await quiet();
    await open(page);
    await page.getByRole('checkbox', { name: 'większy kontrast' }).check();
    await expect.poll(quiet).not.toBe(before);
    await page.getByRole('checkbox', { name: 'większy kontrast' }).uncheck();
    await expect.poll(quiet).toBe(before);
  }
});

test('Escape closes the menu and brings the focus back; a press elsewhere closes it too', async ({ page }) => {
  await openMap(page);
  const help = page.getByRole('banner').getByRole('link', { name: 'Pomoc' });
  await open(page);
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(page.locator('details.more > summary')).toBeFocused();
  await open(page);
  await page.locator('#map .surface').click({ position: { x: 20, y: 120 } });
  await expect(help).toBeHidden();
});

test('the menu leads to the pages about the map', async ({ page }) => {
  await openMap(page);
  for (const [name, path, words] of [
    ['O mapie', '/o-mapie', 'autorzy OpenStreetMap'],
    ['Pomoc', '/pomoc', 'przesunięcie mapy'],
    ['Otwarte dane', '/otwarte-dane', 'dane/praktyki.csv'],
    ['Deklaracja dostępności', '/deklaracja-dostepnosci', 'częściowo zgodna'],
  ]) {
    await open(page);
    await page.getByRole('banner').getByRole('link', { name }).click();
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.getByRole('main').getByText(words).first()).toBeVisible();
    await expect(page.getByRole('banner').getByRole('link', { name })).toBeHidden();
  }
  await expect(page.getByRole('link', { name: 'Rzecznik Praw Obywatelskich' })).toHaveAttribute('href', /^https:\/\/bip\.brpo/);
});
