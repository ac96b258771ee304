// A visitor prints practices for the council.
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, openPage, test } from './support/test.mjs';

const SLUGS = [
  'aktywne-postawy-beneficjentow-pomocy-spolecznej-wloclawek',
  'centrum-edukacji-ekologicznej-w-elku',
  'ekologiczny-zwiazek-gospodarki-odpadami-komunalnymi-ekogok',
];
const DOSSIER = `/teczka?praktyki=${SLUGS.join(',')}`;

/** The pages of what the browser prints: their sizes in points, and their texts. */
async function printed(page) {
  const file = await page.pdf({ preferCSSPageSize: true });
  const pdf = await getDocumentProxy(new Uint8Array(file));
  const { text } = await extractText(pdf);
  const sizes = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const [, , width, height] = (await pdf.getPage(number)).view;
    sizes.push([Math.round(width), Math.round(height)]);
  }
  return { sizes, texts: text.map((page) => page.replaceAll(/\s+/g, ' ')) };
}

test('has a cover with the day, the places and the contents', async ({ page }) => {
  await page.clock.setFixedTime('2026-11-03T12:00:00+01:00');
  await openPage(page, DOSSIER);
  await expect(page).toHaveTitle('Teczka dobrych praktyk – Mapa Praktyk');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Teczka dobrych praktyk');
  await expect(page.getByText('3\u00a0praktyki · 3\u00a0listopada\u00a02026')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Mapa Polski' })).toBeVisible();
  const contents = page.getByRole('navigation', { name: 'Spis praktyk' }).getByRole('link');
  await expect(contents).toHaveText([/Włocławku/, /Ełku/, /EKOGOK/]);
  await contents.last().click();
  await expect(page.getByRole('region', { name: /EKOGOK/ })).toBeInViewport();
});

test('is a file of A4 pages with numbers, each practice from a new page on', async ({ page, baseURL, isMobile }) => {
  // A page on paper knows no window: it is printed once, by the desktop's.
  test.skip(isMobile, 'a browser prints alike on every screen');
  await openPage(page, DOSSIER);
  await expect(page.getByRole('region', { name: /EKOGOK/ })).toBeVisible();
  await expect(page.locator('.overview-land[d^=M]')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Kod QR' }).locator('svg')).toHaveCount(SLUGS.length);
  const { sizes, texts } = await printed(page);
  expect(sizes.length).toBeGreaterThanOrEqual(1 + SLUGS.length);
  for (const [width, height] of sizes) expect([width, height]).toEqual([595, 842]);
  texts.forEach((text, index) => expect(text).toContain(`${index + 1} / ${texts.length}`));
  expect(texts[0]).toContain('Teczka dobrych praktyk');
  expect(texts[0]).toContain('km');
  const first = (words) => texts.findIndex((text, index) => index > 0 && text.includes(words));
  const starts = ['Włocławku', 'Centrum Edukacji Ekologicznej', 'EKOGOK'].map(first);
  expect(starts[0]).toBe(1);
  expect(new Set(starts).size).toBe(3);
  const all = texts.join(' ').replaceAll(' ', '');
  for (const slug of SLUGS) expect(all).toContain(`${baseURL}/praktyki/${slug}`);
  expect(all).toContain('2606029zł');
  for (const hidden of ['Drukuj', 'Schowek', 'Lista praktyk']) expect(texts.join(' ')).not.toContain(hidden);
});

test('the button opens the browser\'s own print', async ({ page }) => {
  await page.addInitScript(() => { window.print = () => { document.title = 'printed'; }; });
  await openPage(page, DOSSIER);
  await page.getByRole('button', { name: 'Drukuj' }).click();
  await expect(page).toHaveTitle('printed');
});

test('an empty dossier has nothing to print, and leads to the shortlist', async ({ page }) => {
  await openPage(page, '/teczka');
  await expect(page.getByRole('button', { name: 'Drukuj' })).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('link', { name: 'Przejdź do schowka' })).toBeVisible();
});

test('of details that do not come it is said, and they can be asked for again', async ({ page, faults }) => {
  faults.provoke(/500/);
  const details = `**/data/details/${SLUGS[0]}.json`;
  await page.route(details, (route) => route.fulfill({ status: 500 }));
  await openPage(page, DOSSIER);
  await expect(page.getByRole('alert')).toContainText('błędem 500');
  await expect(page.getByRole('region', { name: /EKOGOK/ })).toBeVisible();
  await page.unroute(details);
  await page.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(page.getByRole('region', { name: /Włocławku/ })).toContainText('2\u00a0606\u00a0029\u00a0zł');
});
