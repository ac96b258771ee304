// A visitor asks who has done the like: from a practice, and from their own gmina, which the device remembers.
import { expect, openPage, test } from './support/test.mjs';

const box = (page) => page.getByRole('searchbox', { name: 'Twoja gmina lub miasto' });
const offer = (page, name) => page.getByRole('list', { name: 'Pasujące gminy' }).getByRole('button', { name });

test('a practice shows the most similar ones, each with the reason', async ({ page }) => {
  await openPage(page, '/praktyki');
  const first = page.getByRole('main').locator('a.card').first();
  const own = await first.getAttribute('href');
  await first.click();
  const peers = page.locator('details.peers');
  await expect(peers.getByRole('heading', { name: 'Podobne praktyki' })).toBeVisible();
  await expect(peers.locator('a.card').first()).toBeVisible();
  for (const why of await peers.locator('.card-why').allTextContents()) expect(why.trim()).not.toBe('');
  const hrefs = await peers.locator('a.card').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(hrefs).not.toContain(own);
  await peers.locator('a.card').first().click();
  await expect(page).toHaveURL(new RegExp(`${hrefs[0]}$`));
});

test('from the own gmina the most similar municipalities are found, and it is remembered', async ({ page }) => {
  await openPage(page, '/moja-gmina');
  await box(page).fill('mszana dol');
  await offer(page, /^Mszana Dolna, gmina miejska, powiat limanowski/).click();
  await expect(page).toHaveURL(/\/moja-gmina\?gmina=1207021$/);
  await expect(page.getByText(/^Mszana Dolna: gmina miejska, \d+\stys\. mieszkańców, województwo małopolskie$/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 }).nth(1)).toBeVisible();
  await expect(page.locator('.municipality .card-why').first()).toContainText('gmina miejska');
  await openPage(page, '/moja-gmina');
  await expect(page.getByText(/^Mszana Dolna: /)).toBeVisible();
  await page.getByRole('button', { name: 'Zapomnij' }).click();
  await expect(page.getByText(/^Mszana Dolna: /)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(/^Mszana Dolna: /)).toHaveCount(0);
});

test('where the browser keeps nothing, the choice holds for now, and that is said', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('blocked', 'SecurityError'); } });
  });
  await openPage(page, '/moja-gmina');
  await box(page).fill('Żory');
  await offer(page, /^Żory/).click();
  await expect(page.getByText(/^Żory: /)).toBeVisible();
  await expect(page.getByText('nie pozwala nic zapamiętać')).toBeVisible();
});

test('a gmina that there is not is said not to be', async ({ page }) => {
  await openPage(page, '/moja-gmina?gmina=%3Cscript%3E');
  await box(page).fill('Xyzzy <b>');
  await expect(page.getByText('Nie ma takiej gminy')).toBeVisible();
});
