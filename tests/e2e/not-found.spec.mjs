// A visitor follows an address that leads nowhere.
import { expect, test } from './support/test.mjs';

for (const [what, address] of [
  ['a practice that is not there', '/praktyki/aktywna-polanka'],
  ['a województwo that is no more', '/wojewodztwa/katowickie'],
  ['a page that never was', '/nie/ma/takiej'],
]) {
  test(`${what} gets a page that helps`, async ({ page, faults }) => {
    faults.provoke(/answer 404/);
    faults.provoke(/console: .*404/);
    const response = await page.goto(address);
    expect(response.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nie ma takiej strony');
    await expect(page).toHaveTitle('Nie ma takiej strony – Mapa Praktyk');
    await page.getByRole('link', { name: /^Przejdź do\s+mapy$/ }).click();
    await expect(page.locator('#map')).toBeVisible();
  });
}

test('suggests the practice that was meant', async ({ page, faults }) => {
  faults.provoke(/answer 404/);
  faults.provoke(/console: .*404/);
  await page.goto('/praktyki/aktywna-polanka');
  await page.getByRole('link', { name: /Aktywna Polanka/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Aktywna Polanka');
});
