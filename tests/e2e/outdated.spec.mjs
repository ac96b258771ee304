// A visitor sees how old contacts are, and tells whoever keeps the catalogue that something has changed.
import { expect, settled, test } from './support/test.mjs';

const OLD = '/praktyki/zawiazanie-partnerstwa-lokalnego-zdolna-dolna';
const configure = (page, json) => page.route('**/config.json', (route) => route.fulfill({ json }));
const contacts = (page) => page.getByRole('region', { name: 'Kontakt' });

for (const [clock, when] of [['today', undefined], ['1970', '1970-01-01T12:00:00Z'], ['2100', '2100-06-01T12:00:00Z']]) {
  test(`old contacts say of which day they are, by a clock of ${clock}`, async ({ page }) => {
    if (when) await page.clock.setFixedTime(when);
    await page.goto(OLD);
    await expect(contacts(page)).toContainText(/Dane z\s9\slipca\s2013; mogły się zmienić\./);
  });
}

test('the card of a place says it too', async ({ page }) => {
  await page.goto('/');
  await settled(page);
  await page.goto('/#11/52.6483/19.0677');
  await settled(page);
  await page.getByRole('button', { name: /^Włocławek/ }).click();
  await expect(page.getByRole('dialog')).toContainText(/Dane z\s25\slutego\s2011/);
});

test('an address can be written to, and is read as it is', async ({ page }) => {
  await page.goto(OLD);
  const link = contacts(page).getByRole('link', { name: 'sekretariat.mops@szklarskaporeba.pl' });
  await expect(link).toHaveAttribute('href', 'mailto:sekretariat.mops@szklarskaporeba.pl');
});

test('a report names the practice and its page', async ({ page, baseURL }) => {
  await configure(page, { publisher: { email: 'mapa@gmina.example' } });
  await page.goto(OLD);
  const link = page.getByRole('link', { name: 'Zgłoś nieaktualne dane' });
  const message = new URL(await link.getAttribute('href'));
  const title = (await page.getByRole('heading', { level: 1 }).textContent()).replaceAll('\u00a0', ' ');
  expect(message.protocol + message.pathname).toBe('mailto:mapa@gmina.example');
  expect(message.searchParams.get('subject')).toContain(title);
  expect(message.searchParams.get('body')).toContain(new URL(OLD, baseURL).href);
});

test('where nobody can be written to there is no way to report', async ({ page }) => {
  await page.goto(OLD);
  await expect(page.getByRole('heading', { name: 'Podobne praktyki' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Zgłoś nieaktualne dane' })).toHaveCount(0);
});
