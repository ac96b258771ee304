// Whoever hears the page finds a practice by names and roles alone: nothing here knows how the page looks or is built.
import { expect, test } from './support/test.mjs';

test('from the search to whom to call, by the accessibility tree alone', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Główna nawigacja' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Szukaj' }).fill('szopienice');
  await expect(page.getByRole('status').filter({ hasText: /1\s+praktyka.*„szopienice”/ })).toHaveCount(1);
  const marker = page.getByRole('button', { name: /^Katowice, 1\s+praktyka, pomoc społeczna$/ });
  await expect(marker).toHaveCount(1);

  const entry = page.getByRole('complementary').getByRole('link', { name: /Szopienicach/ });
  await entry.dispatchEvent('click');
  await expect(page.getByRole('heading', { level: 1, name: /Szopienicach/ })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Metryka' })).toContainText('śląskie');
  const contact = page.getByRole('region', { name: 'Kontakt' });
  await expect(contact.getByRole('link', { name: '725 161 463' })).toHaveAttribute('href', 'tel:+48725161463');
});

test('every page has one heading of the first level, its landmarks and a title of its own', async ({ page }) => {
  const titles = new Set();
  const pages = [
    '/', '/wojewodztwa/slaskie', '/praktyki', '/praktyki/centrum-aktywnosci-lokalnej-w-szopienicach', '/statystyki',
    '/moja-gmina', '/schowek', '/porownanie', '/teczka', '/o-mapie', '/pomoc', '/deklaracja-dostepnosci', '/otwarte-dane',
  ];
  for (const address of pages) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 }), address).toHaveCount(1);
    await expect(page.getByRole('main'), address).toHaveCount(1);
    await expect(page.getByRole('banner'), address).toHaveCount(1);
    titles.add(await page.title());
  }
  expect(titles.size).toBe(pages.length);
});
