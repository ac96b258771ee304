// A visitor opens the card of a place, and closes it.
import { expect, openMap, settled, test } from './support/test.mjs';

const marker = (page, name) => page.getByRole('button', { name });

test('Escape closes the card, and the focus goes back to the marker', async ({ page }) => {
  await openMap(page, '/wojewodztwa/kujawsko-pomorskie');
  const wloclawek = marker(page, /^Włocławek/);
  await wloclawek.focus();
  await page.keyboard.press('Enter');
  await settled(page);
  const popup = page.getByRole('dialog', { name: 'Włocławek' });
  await expect(popup).toBeFocused();
  await expect(wloclawek).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(popup).toBeHidden();
  await expect(wloclawek).toBeFocused();
});

test('Escape closes the card wherever the focus is, and leaves the focus there', async ({ page }) => {
  await openMap(page, '/wojewodztwa/kujawsko-pomorskie');
  await marker(page, /^Włocławek/).click();
  const popup = page.getByRole('dialog', { name: 'Włocławek' });
  await expect(popup).toBeVisible();
  const list = page.getByRole('link', { name: 'Lista praktyk' });
  await list.focus();
  await page.keyboard.press('Escape');
  await expect(popup).toBeHidden();
  await expect(list).toBeFocused();
});

test('the card stays in view when the map moves on', async ({ page }) => {
  await openMap(page);
  await marker(page, /^Gdynia/).click();
  await settled(page);
  const popup = page.getByRole('dialog', { name: 'Gdynia' });
  await page.locator('#map .surface').focus();
  for (const key of ['-', 'ArrowUp', 'ArrowRight']) {
    await page.keyboard.press(key);
    await settled(page);
    await expect(popup).toBeInViewport({ ratio: 1 });
  }
});

test('the card has both addresses of the institution, and both dates', async ({ page }) => {
  await openMap(page, '/wojewodztwa/kujawsko-pomorskie');
  await marker(page, /^Włocławek/).click();
  const popup = page.getByRole('dialog', { name: 'Włocławek' });
  for (const address of ['www.wloclawek.pl', 'www.mopr.wloclawek.pl']) {
    await expect(popup.getByRole('link', { name: address, exact: true })).toHaveAttribute('href', `http://${address}`);
  }
  await expect(popup).toContainText('5\u00a0października\u00a02009');
  await expect(popup).toContainText('25\u00a0lutego\u00a02011');
  await expect(popup).toContainText('115\u00a0818');
});

test('a place with two practices lists both, and each opens in place', async ({ page }) => {
  await openMap(page, '/wojewodztwa/dolnoslaskie');
  await marker(page, /^Szklarska Poręba, 2\s+praktyki/).click();
  const popup = page.getByRole('dialog', { name: 'Szklarska Poręba' });
  await expect(popup).toContainText('2\u00a0praktyki');
  const partnership = popup.locator('details').first();
  await expect(partnership.getByText('Elżbieta Pawłowska')).toBeVisible();
  await expect(partnership).toContainText('karkonoski');
  await expect(partnership).toContainText('w źródle: „jeleniogórski”');
  await expect(partnership.getByRole('link', { name: 'Zobacz pełny opis' }))
    .toHaveAttribute('href', '/praktyki/zawiazanie-partnerstwa-lokalnego-zdolna-dolna');
  const model = popup.locator('details').last();
  await expect(model.getByText('Metryka niepełna')).toBeHidden();
  await model.locator('summary').click();
  await expect(model.getByText('Metryka niepełna')).toBeVisible();
  await expect(partnership.getByText('Elżbieta Pawłowska')).toBeHidden();
});

test('the whole card is in view, and a click on the land closes it', async ({ page }) => {
  await openMap(page);
  await marker(page, /^Gdynia/).click();
  await settled(page);
  const popup = page.getByRole('dialog', { name: 'Gdynia' });
  await expect(popup).toBeInViewport({ ratio: 1 });
  await page.locator('#map .surface').click({ position: { x: 4, y: 200 } });
  await expect(popup).toBeHidden();
});

test('what the source does not say has no row, and the card says that the metryka is not full', async ({ page }) => {
  await openMap(page, '/wojewodztwa/warminsko-mazurskie');
  await marker(page, /^Ełk/).click();
  const popup = page.getByRole('dialog', { name: 'Ełk' });
  await expect(popup).toContainText('Metryka niepełna');
  await expect(popup.getByText('Liczba mieszkańców')).toHaveCount(0);
});
