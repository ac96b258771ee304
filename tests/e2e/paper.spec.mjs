// A visitor prints: each page gives a PDF with its words and without what can only be clicked.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, openMap, openPage, test } from './support/test.mjs';

const PAGES = {
  '/praktyki/centrum-aktywnosci-lokalnej-w-szopienicach': ['Metryka', '725 161 463', 'Katowice'],
  '/praktyki': ['Lista praktyk', 'Szopienicach'],
  '/statystyki': ['Statystyki', 'śląskie'],
  '/o-mapie': ['O mapie', 'OpenStreetMap'],
  '/deklaracja-dostepnosci': ['Deklaracja dostępności', 'częściowo zgodna'],
};

/** The text of the page as a PDF of A4. */
async function printed(page, info) {
  const path = info.outputPath('page.pdf');
  writeFileSync(path, await page.pdf({ format: 'A4', printBackground: true }));
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).normalize('NFC').replaceAll('\u00a0', ' ');
}

test('each page goes to paper with its words', async ({ page }, info) => {
  for (const [address, words] of Object.entries(PAGES)) {
    await openPage(page, address);
    await expect(page.getByRole('main').getByText(words[0]).first()).toBeVisible();
    await expect(page.getByRole('main').getByText(words.at(-1)).first()).toBeAttached();
    const text = await printed(page, info);
    for (const word of words) expect(text, address).toContain(word);
    expect(text, address).not.toContain('Przejdź do treści');
  }
});

test('the map goes to paper with its scale and whose it is', async ({ page }, info) => {
  await openMap(page, '/wojewodztwa/slaskie');
  await expect(page.getByRole('complementary').locator('a.card').first()).toBeAttached();
  const text = await printed(page, info);
  expect(text).toMatch(/\d+ km/);
  expect(text).toContain('OpenStreetMap');
  expect(text).toContain('w województwie śląskim');
  expect(text).toContain('Szopienicach');
  for (const control of ['Pobierz', 'Udostępnij', 'Blisko mnie']) expect(text).not.toContain(control);
});
