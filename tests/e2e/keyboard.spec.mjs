// A visitor without a mouse goes through what is on the map. How keys move the map is in camera.spec.mjs.
import { ringed } from './support/drawing.mjs';
import { expect, openMap, settled, test } from './support/test.mjs';

const focused = (page) => page.locator('#map button.mark:focus');

/** The places of the globe's signs on the screen, in the order of the document. */
const placed = (page) => page.locator('#map button.mark').evaluateAll((marks) => marks.map((mark) => {
  const { x, y, width, height } = mark.getBoundingClientRect();
  return { name: mark.ariaLabel, x: x + width / 2, y: y + height / 2 };
}));

test('Tab goes through the signs in reading order, each once, and on to the buttons of the map', async ({ page }) => {
  await openMap(page);
  const marks = await placed(page);
  expect(marks.length).toBeGreaterThan(3);
  // Rows from the north, each from the west: nothing comes after what lies a row and more below it.
  for (const [at, mark] of marks.entries()) {
    for (const later of marks.slice(at + 1)) expect(later.y, `${later.name} after ${mark.name}`).toBeGreaterThan(mark.y - 64);
  }
  await page.locator('#map .surface').focus();
  const met = [];
  for (const { name } of marks) {
    await page.keyboard.press('Tab');
    await settled(page);
    await expect(focused(page), name).toHaveCount(1);
    met.push(await focused(page).getAttribute('aria-label'));
  }
  expect(met).toEqual(marks.map(({ name }) => name));
  await page.keyboard.press('Tab');
  await expect(focused(page)).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await expect(focused(page)).toHaveAttribute('aria-label', met.at(-1));
});

test('the sign that has the focus is seen: it has a ring', async ({ page }) => {
  await openMap(page);
  await page.locator('#map .surface').focus();
  for (const kind of ['marker', 'cluster']) {
    while ((await page.locator(`#map button.${kind}:focus`).count()) === 0) {
      await page.keyboard.press('Tab');
      await settled(page);
      await expect(focused(page)).toHaveCount(1);
    }
    await expect.poll(() => ringed(focused(page))).toBe(true);
  }
});

test('Enter takes a cluster apart, and Tab goes on within the map', async ({ page }) => {
  await openMap(page);
  await page.locator('#map button.cluster').first().focus();
  const before = page.url();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(before);
  await settled(page);
  await page.keyboard.press('Tab');
  await settled(page);
  await expect(focused(page)).toBeInViewport({ ratio: 0.9 });
});

test('a question mark tells keys and gestures, and Escape goes back to the map', async ({ page }) => {
  await openMap(page);
  const land = page.locator('#map .surface');
  await land.focus();
  for (let time = 0; time < 2; time += 1) {
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Jak poruszać się po mapie' });
    await expect(help.getByRole('heading', { name: 'Klawisze' })).toBeVisible();
    await expect(help.getByText('podwójne\u00a0stuknięcie')).toBeAttached();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await expect(land).toBeFocused();
  }
});
