// A visitor takes along what is in view: files of the practices that are found and chosen, and the address, also as a code.
import { readFile } from 'node:fs/promises';
import { blank, catalogue, expect, openMap, settled, test } from './support/test.mjs';
import { unzip } from './support/unzip.mjs';

/** The paths of the worker's files that the page has asked for, as it asks for them. */
function workerRequests(page) {
  const paths = [];
  page.context().on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes('take-along')) paths.push(pathname);
  });
  return paths;
}

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
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

/** The rows of a CSV with semicolons, as a spreadsheet reads them. */
function rows(text) {
  const cells = text.matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r\n)/g);
  const rows = [[]];
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ';') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('what writes files is fetched when the first one is asked for, and once', async ({ page }) => {
  const asked = workerRequests(page);
  await openMap(page);
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  expect(await page.content()).not.toContain('take-along_');
  await download(page, /CSV/);
  await download(page, /KML/);
  expect(asked).toEqual([
    '/take-along_loader.js',
    expect.stringMatching(/^\/take-along-[0-9a-f]{16}\.js$/),
    expect.stringMatching(/^\/take-along-[0-9a-f]{16}_bg\.wasm$/),
  ]);
});

test('every practice of the catalogue is in each file', async ({ page }) => {
  await openMap(page);
  const all = await catalogue(page);
  const ids = all.map((feature) => feature.id).sort();
  const csv = rows((await download(page, /CSV/)).text.slice(1));
  const column = (name) => csv.slice(1).map((row) => row[csv[0].indexOf(name)]);
  expect(column('Identyfikator').sort()).toEqual(ids);
  expect(column('Tytuł').sort()).toEqual(all.map((feature) => feature.properties.title).sort());
  const geojson = JSON.parse((await download(page, /GeoJSON/)).text);
  expect(geojson.features.map((feature) => feature.id).sort()).toEqual(ids);
  const kml = await download(page, /KML/);
  const places = await (await blank(page)).evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'application/xml');
    return [document.querySelectorAll('parsererror').length, document.querySelectorAll('Placemark').length];
  }, kml.text);
  expect(places).toEqual([0, all.filter((feature) => feature.geometry).length]);
  const people = all.flatMap((feature) => feature.properties.contacts ?? []);
  expect((await download(page, /vCard/)).text.match(/BEGIN:VCARD/g)).toHaveLength(people.length);
});

test('a workbook has numbers, days and links', async ({ page, baseURL }) => {
  await openMap(page);
  const all = await catalogue(page);
  const file = await download(page, /XLSX/);
  expect(file.name).toBe('praktyki.xlsx');
  const parts = unzip(file.bytes);
  const sheet = await (await blank(page)).evaluate(([sheet, strings]) => {
    const read = (text) => new DOMParser().parseFromString(text, 'application/xml');
    const texts = [...read(strings).querySelectorAll('si')].map((si) => si.textContent);
    const cell = (c) => {
      const value = c.querySelector('v')?.textContent;
      return c.getAttribute('t') === 's' ? texts[Number(value)] : value === undefined ? '' : Number(value);
    };
    const document = read(sheet);
    const rows = [...document.querySelectorAll('row')].map((row) =>
      Object.fromEntries([...row.querySelectorAll('c')].map((c) => [c.getAttribute('r').replace(/\d+/, ''), cell(c)])));
    const count = (selector) => document.querySelectorAll(selector).length;
    return { rows, links: count('hyperlink'), formulas: count('f'), frozen: count('pane[state=frozen]'), filters: count('autoFilter') };
  }, [parts['xl/worksheets/sheet1.xml'], parts['xl/sharedStrings.xml']]);
  expect(sheet).toMatchObject({ links: all.length, formulas: 0, frozen: 1, filters: 1 });
  const [heads, ...rest] = sheet.rows;
  const letter = (name) => Object.keys(heads).find((key) => heads[key] === name);
  const column = (name) => Object.fromEntries(rest.map((row) => [row[letter('Identyfikator')], row[letter(name)]]));
  for (const { id, properties } of all) {
    expect(column('Tytuł')[id]).toBe(properties.title);
    expect(column('Liczba mieszkańców')[id]).toBe(properties.population);
    const day = properties.entered && (Date.parse(properties.entered) - Date.UTC(1899, 11, 30)) / 86_400_000;
    expect(column('Data wpisu')[id]).toBe(day);
    expect(column('Strona praktyki')[id]).toBe(`${baseURL}/praktyki/${properties.slug}`);
  }
});

test('the address of the view is shown as a code to scan, and saved as a picture', async ({ page }) => {
  const asked = workerRequests(page);
  await openMap(page, '/?q=odpady');
  await expect(page.getByRole('complementary').locator('a.card')).toHaveCount(2);
  await settled(page);
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Kod QR', includeHidden: true }).dispatchEvent('click');
  const dialog = page.getByRole('dialog', { name: 'Kod QR' });
  await expect(dialog.getByRole('img', { name: `Kod QR adresu ${page.url()}` })).toBeVisible();
  await expect(dialog.getByText(page.url(), { exact: true })).toBeVisible();
  expect(await dialog.locator('svg').getAttribute('viewBox')).toMatch(/^0 0 (\d+) \1$/);
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Pobierz kod (SVG)' }).click()]);
  expect(file.suggestedFilename()).toBe('kod-qr.svg');
  expect(await readFile(await file.path(), 'utf8')).toMatch(/^<svg .*<\/svg>\n$/s);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Kod QR', includeHidden: true }).dispatchEvent('click');
  await dialog.getByRole('button', { name: 'Zamknij' }).click();
  await expect(dialog).toHaveCount(0);
});

test('where what writes files does not come, the page says so, and tries anew', async ({ page, faults }) => {
  faults.provoke(/answer 404.*take-along/);
  // Browsers differ in what else they say of a worker's script that does not come.
  faults.tolerate(/exception: |console: .*(404|Uncaught)|request failed: .*take-along/);
  await openMap(page);
  for (const [file, name, words] of [
    ['**/take-along_loader.js', /CSV/, 'Pliku nie udało się zapisać.'],
    ['**/take-along-*_bg.wasm', /XLSX/, 'Pliku nie udało się zapisać.'],
    ['**/take-along-*_bg.wasm', 'Kod QR', 'Nie udało się przygotować kodu QR.'],
  ]) {
    await page.context().route(file, (route) => route.fulfill({ status: 404, body: '' }));
    await page.getByRole('button', { name, includeHidden: true }).dispatchEvent('click');
    await expect(page.locator('.take-along [role=status]')).toContainText(words);
    await page.context().unroute(file);
  }
  expect((await download(page, /vCard/)).text).toContain('BEGIN:VCARD');
});

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

test('a page that came without https, which has no clipboard, says the address instead', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['share', 'clipboard']) Object.defineProperty(Navigator.prototype, name, { value: undefined, configurable: true });
  });
  await openMap(page, '/?q=odpady');
  await page.getByRole('button', { name: 'Udostępnij', includeHidden: true }).dispatchEvent('click');
  await expect(page.getByText(/^Adres tego widoku: http.*q=odpady/)).toBeAttached();
  await page.getByRole('button', { name: 'Osadź na stronie', includeHidden: true }).dispatchEvent('click');
  const dialog = page.getByRole('dialog', { name: 'Osadź mapę na swojej stronie' });
  await dialog.getByRole('button', { name: 'Kopiuj kod' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Przeglądarka nie pozwala skopiować kodu. Zaznacz go i skopiuj.');
});
