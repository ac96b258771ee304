// A visitor goes where code is needed that the first visit did without: it comes then, and if it can't, that is said.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from './support/broken.mjs';
import { expect, settled } from './support/test.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
/** The parts of the app that come later; there are none where the site was built without wasm-split-cli. */
const parts = readdirSync(dist).filter((name) => /^later-.*\.wasm$/.test(name));
const PAGES = `/${parts.find((name) => name.includes('split_pages'))}`;

// Where wasm-split-cli could not be had there is no part to come later; such a site weighs more than the limit, which fails
// `cargo xtask test` by itself.
test.skip(parts.length === 0, 'the app is whole');

test('the map asks for no part of the app that comes later', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.slice(1)));
  await page.goto('/');
  await settled(page);
  expect(asked.filter((name) => parts.includes(name))).toEqual([]);
  await page.getByRole('link', { name: 'Statystyki' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Statystyki' })).toBeVisible();
  await page.getByRole('link', { name: 'Schowek' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Schowek' })).toBeVisible();
  expect(asked.filter((name) => `/${name}` === PAGES)).toHaveLength(1);
});

test('a page whose code is on its way says so', async ({ page, broken }) => {
  let release;
  broken.set(PAGES, { held: new Promise((resolve) => { release = resolve; }) });
  await page.goto('/statystyki');
  await expect(page.getByText('Wczytuję stronę…')).toBeVisible();
  release();
  await expect(page.getByRole('heading', { level: 1, name: 'Statystyki' })).toBeVisible();
});

test('a page whose code did not come says so, and comes when it can', async ({ page, broken, faults }) => {
  faults.provoke(/answer 404/);
  faults.provoke(/console: /);
  broken.set(PAGES, { status: 404 });
  await page.goto('/porownanie');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Nie udało się wczytać tej strony.');
  broken.delete(PAGES);
  await alert.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test('a practice is there without its peers, and says that they are missing', async ({ page, broken, faults }) => {
  faults.provoke(/answer 404/);
  faults.provoke(/console: /);
  broken.set(PAGES, { status: 404 });
  await page.goto('/praktyki/centrum-aktywnosci-lokalnej-w-szopienicach');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const alert = page.getByRole('alert');
  await expect(alert).toBeVisible();
  broken.delete(PAGES);
  await alert.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(alert).toHaveCount(0);
});
