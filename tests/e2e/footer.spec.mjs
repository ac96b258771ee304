// A visitor reads at the foot of a page who is behind the map, and how many have come.
import { expect, openPage, settled, test } from './support/test.mjs';

const PUBLISHER = {
  name: 'Związek Gmin Zmyślonych',
  url: 'https://zwiazek.example',
  owners: [{ name: 'Gmina Łąka', url: 'https://laka.example' }],
  sponsors: [{ name: 'Fundusz Zmyślony', text: 'w latach 2026–2028' }],
  links: [{ title: 'Inne bazy danych', url: 'https://zwiazek.example/bazy' }],
};
const VISITS = {
  since: '2008-04-01',
  visits: 1632785,
  most_read: [{ slug: 'program-aktywnosci-lokalnej-aktywna-polanka', title: 'Aktywna Polanka', count: 22 }],
};
const PAGES = ['/praktyki', '/statystyki', '/o-mapie', '/pomoc', '/praktyki/program-aktywnosci-lokalnej-aktywna-polanka'];

const configure = (page, json) => page.route('**/config.json', (route) => route.fulfill({ json }));
const foot = (page) => page.locator('.site-foot');

for (const path of PAGES) {
  test(`${path} says who is behind the map`, async ({ page }) => {
    await configure(page, { publisher: PUBLISHER });
    await openPage(page, path);
    for (const words of ['Mapę wydaje Związek Gmin Zmyślonych', 'Prowadzą ją: Gmina Łąka', 'Wspierają ją: Fundusz Zmyślony, w latach 2026–2028']) {
      await expect(foot(page)).toContainText(words);
    }
    await expect(foot(page).getByRole('link', { name: 'Inne bazy danych' })).toHaveAttribute('href', 'https://zwiazek.example/bazy');
  });
}

test('the map has no foot', async ({ page }) => {
  await configure(page, { publisher: PUBLISHER });
  await openPage(page, '/');
  await settled(page);
  await expect(foot(page)).toHaveCount(0);
});

test('where nothing is known nothing is said, and no file is asked for', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await openPage(page, '/o-mapie');
  await expect(page.getByRole('heading', { name: 'Kontakt' })).toBeVisible();
  await expect.poll(() => asked).toContain('/config.json');
  await expect(foot(page)).toHaveText('');
  expect(asked).not.toContain('/data/visits.json');
});

test('says how many have come, and leads to what they read', async ({ page }) => {
  await configure(page, { visits: true });
  await page.route('**/data/visits.json', (route) => route.fulfill({ json: VISITS }));
  await openPage(page, '/o-mapie');
  await expect(foot(page)).toContainText(/1\s632\s785 gości od 1\skwietnia\s2008/);
  await expect(foot(page)).toContainText('otwarta 22 razy');
  await foot(page).getByRole('link', { name: 'Aktywna Polanka' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Aktywna Polanka');
});

test('a broken file of visits says nothing', async ({ page }) => {
  await configure(page, { publisher: PUBLISHER, visits: true });
  await page.route('**/data/visits.json', (route) => route.fulfill({ body: 'żółw' }));
  await openPage(page, '/o-mapie');
  await expect(foot(page)).toContainText('Mapę wydaje');
  await expect(foot(page)).not.toContainText('gości');
});
