// A visitor sees how many practices there are of what, and goes from a bar to its practices.
import { catalogue, expect, openPage, settled, test } from './support/test.mjs';


test('a chart and its table say the same', async ({ page }) => {
  await openPage(page, '/statystyki');
  await expect(page.getByRole('heading', { level: 1, name: 'Statystyki' })).toBeVisible();
  const features = await catalogue(page);
  const cities = features.filter((feature) => feature.properties.unit_type === 'miasto_na_prawach_powiatu').length;
  const units = page.locator('figure').filter({ has: page.getByRole('heading', { name: 'Typ jednostki' }) });
  await expect(units.getByRole('link', { name: new RegExp(`^miasto na prawach powiatu ${cities}\\s`) })).toBeVisible();
  await units.getByText('Tabela').click();
  await expect(units.getByRole('row', { name: `miasto na prawach powiatu ${cities}` })).toBeVisible();
});

test('a bar leads to its practices on the map', async ({ page }) => {
  await openPage(page, '/statystyki');
  await page.getByRole('link', { name: /^śląskie \d/ }).click();
  await expect(page).toHaveURL(/\/\?wojewodztwo=slaskie(#|$)/);
  await settled(page);
  await expect(page.getByRole('list', { name: 'Wybrano' }).getByRole('button', { name: 'Usuń: województwo śląskie' })).toBeVisible();
});

test('says where there is no practice yet', async ({ page }) => {
  await openPage(page, '/statystyki');
  await expect(page.getByRole('heading', { name: 'Białe plamy' })).toBeVisible();
  await expect(page.getByText('Transport', { exact: false }).last()).toBeVisible();
});

test('statistics and list follow what was found and chosen', async ({ page }) => {
  await openPage(page, '/?q=odpady');
  await settled(page);
  await page.getByRole('link', { name: 'Statystyki' }).click();
  await expect(page).toHaveURL(/\/statystyki\?q=odpady$/);
  await expect(page.getByText(/^2\spraktyki dla „odpady”$/)).toBeVisible();
  await expect(page.getByRole('link', { name: /^Gospodarka komunalna 2\s/ })).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^2\spraktyki dla „odpady”$/)).toBeVisible();
  await page.getByRole('link', { name: 'Lista praktyk' }).click();
  await expect(page).toHaveURL(/\/praktyki\?q=odpady$/);
  await expect(page.getByRole('main').locator('a.card')).toHaveCount(2);
  await page.getByRole('button', { name: 'Usuń: „odpady”' }).click();
  await expect.poll(() => page.getByRole('main').locator('a.card').count()).toBeGreaterThan(10);
});
