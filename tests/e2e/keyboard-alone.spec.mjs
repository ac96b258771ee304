// A person with a keyboard only finds a practice on the map, reads its card and its page, and comes back.
import { expect, openMap, settled, test } from './support/test.mjs';

/** Presses Tab until this has the focus, and is to be seen to have it; fails where it is not reached so. */
async function tabTo(page, target, most = 120) {
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    // A practice that is not on the map yet is no failure: it may come with the next press.
    if ((await target.count()) === 1 && (await target.evaluate((element) => element.matches(':focus-visible')))) return;
  }
  throw new Error(`${target} is not reached by Tab`);
}

test('from the skip link to a practice and back, by keys alone', async ({ page }) => {
  await openMap(page, '/?q=szopienice');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Przejdź do treści')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  const marker = page.getByRole('button', { name: /^Katowice, 1\s+praktyka/ });
  await tabTo(page, marker);
  await page.keyboard.press('Enter');
  await settled(page);
  const card = page.getByRole('dialog', { name: 'Katowice' });
  await expect(card).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(marker).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(card).toBeVisible();
  const link = card.getByRole('link', { name: 'Zobacz pełny opis' });
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Szopienicach');
  await expect(page.getByRole('main')).toBeFocused();
  await page.goBack();
  await settled(page);
  await expect(page).toHaveURL(/q=szopienice/);
});

test('the map pans, zooms and goes home by keys, and says which keys there are', async ({ page }) => {
  await openMap(page);
  const map = page.locator('#map .surface');
  await page.locator('select[name=wojewodztwo]').focus();
  await tabTo(page, map);
  const hint = await page.locator('.focus-ring').evaluate((ring) => getComputedStyle(ring, '::before').content);
  expect(hint).toContain('Strzałki: przesuwanie');
  const camera = () => new URL(page.url()).hash;
  for (const key of ['+', 'ArrowRight', 'ArrowDown', '-', 'Home']) {
    const before = camera();
    await page.keyboard.press(key);
    await expect.poll(camera, key).not.toBe(before);
    await settled(page);
  }
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Jak poruszać się po mapie' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});
