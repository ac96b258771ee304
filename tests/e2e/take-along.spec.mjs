// A visitor takes along what is in view: files of the practices that are found and chosen, and the address.
import { readFile } from 'node:fs/promises';
import { expect, openMap, test } from './support/test.mjs';

/** Saves a file by its button, and reads it. */
async function download(page, name) {
  const panel = page.getByRole('complementary');
  if (!(await page.locator('.take-files').getAttribute('open')?.then((open) => open !== null))) {
    await panel.getByText('Pobierz', { exact: true }).dispatchEvent('click');
  }
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name, includeHidden: true }).dispatchEvent('click'),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test('a table opens right in a Polish spreadsheet, and has what was found', async ({ page }) => {
  await openMap(page, '/?q=odpady');
  await expect(page.getByRole('complementary').locator('a.card')).toHaveCount(2);
  const file = await download(page, /CSV/);
  expect(file.name).toBe('praktyki.csv');
  expect(file.text.startsWith('\ufeffIdentyfikator;Tytuł;')).toBe(true);
  expect(file.text.split('\r\n').filter((row) => row.startsWith('bdp-'))).toHaveLength(2);
  await expect(page.getByText(/^Zapisano: 2\spraktyki\.$/)).toBeAttached();
});

test('places go to other maps, contacts to an address book', async ({ page }) => {
  await openMap(page, '/?q=w%C5%82oc%C5%82awek');
  await expect(page.getByRole('complementary').locator('a.card').first()).toBeAttached();
  const geojson = JSON.parse((await download(page, /GeoJSON/)).text);
  expect(geojson.features[0].properties.municipality).toBe('Włocławek');
  const kml = await download(page, /KML/);
  expect(kml.text).toContain('<coordinates>19.0');
  const cards = await download(page, /vCard/);
  expect(cards.name).toBe('praktyki.vcf');
  expect(cards.text).toContain('TEL;TYPE=WORK:+48544116311');
});

test('the address of the view is copied where there is no sheet to share it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'share', { value: undefined, configurable: true });
  });
  await openMap(page, '/?q=odpady');
  await expect(page.getByRole('complementary').locator('a.card')).toHaveCount(2);
  await page.getByRole('button', { name: 'Udostępnij', includeHidden: true }).dispatchEvent('click');
  await expect(page.getByText('Skopiowano adres tego widoku.')).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});
