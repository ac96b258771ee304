// A visitor meets a practice that is done in several gminy: each is on the map, and the practice counts once.
import { expect, openMap, practicesOnMap, settled, signs, test } from './support/test.mjs';

const EKOGOK = 'Ekologiczny Związek Gospodarki Odpadami Komunalnymi EKOGOK';
const GMINY = ['Oława (gmina miejska)', 'Oława (gmina wiejska)', 'Brzeg', 'Skarbimierz', 'Lubsza'];
const NEAR = '/#11/50.9/17.4';

const markers = (page) => page.locator('#map button.marker[data-ids=bdp-54]');
const marker = (page, gmina) => page.getByRole('button', { name: `${gmina}, 1 praktyka, gospodarka komunalna, jedno z 5 miejsc`, exact: true });

/** How many practices a cluster or place with this name stands for, from far away. */
const names = async (page) => (await signs(page)).map((sign) => sign.name);

test('each of its gminy has a marker, which tells the gmina', async ({ page }) => {
  await openMap(page, NEAR);
  await expect(markers(page)).toHaveCount(5);
  for (const gmina of GMINY) await expect(marker(page, gmina)).toBeVisible();
});

test('from far away its markers are one, and it counts once', async ({ page }) => {
  await openMap(page, '/#8.5/50/19.83');
  const krakowski = page.locator('#map button.marker[data-ids=bdp-596]');
  await expect(krakowski).toHaveCount(1);
  expect(await names(page)).toContain('Liszki, Czernichów i\u00a0inne');
  expect(await practicesOnMap(page)).toBeGreaterThan(0);
});

test('any of its markers opens it, and the card names all of them', async ({ page }) => {
  await openMap(page, NEAR);
  for (const gmina of ['Lubsza', 'Oława (gmina wiejska)']) {
    await marker(page, gmina).click();
    await settled(page);
    const popup = page.getByRole('dialog', { name: gmina });
    await expect(popup.getByRole('heading', { name: EKOGOK })).toBeVisible();
    await expect(popup).toContainText(`Jedno z 5 miejsc: ${GMINY.join(', ')}`);
    await expect(popup.locator('[aria-current=location]')).toHaveText(gmina);
    await page.keyboard.press('Escape');
    await expect(popup).toBeHidden();
  }
});

test('while one is open or has the focus, all of them stand out', async ({ page }) => {
  await openMap(page, NEAR);
  const akin = page.locator('#map button.akin');
  await expect(akin).toHaveCount(0);
  await marker(page, 'Brzeg').focus();
  await expect(akin).toHaveCount(5);
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(page.getByRole('dialog', { name: 'Brzeg' })).toBeVisible();
  await expect(akin).toHaveCount(5);
});

test('the card leads to where all of them are in view', async ({ page }) => {
  await openMap(page, '/#14/50.9161/17.5219');
  await marker(page, 'Lubsza').click();
  await settled(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Pokaż wszystkie miejsca' }).click();
  await settled(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(markers(page)).toHaveCount(5);
  for (const gmina of GMINY) await expect(marker(page, gmina)).toBeInViewport();
});

test('both województwa have it, and the list has it once', async ({ page }) => {
  await openMap(page, '/wojewodztwa/opolskie');
  await expect(page.getByText('1\u00a0praktyka w\u00a0województwie opolskim')).toBeAttached();
  await expect(page.locator('.panel').getByRole('link', { name: EKOGOK })).toHaveAttribute('href', /ekogok$/);
  await expect(marker(page, 'Brzeg')).not.toHaveClass(/dimmed/);
  await openMap(page, '/wojewodztwa/dolnoslaskie');
  await expect(page.locator('.panel').getByRole('link', { name: EKOGOK })).toBeAttached();

  await page.goto('/praktyki');
  const card = page.locator('a.card', { hasText: EKOGOK });
  await expect(card).toHaveCount(1);
  await expect(card).toContainText('5 gmin, dolnośląskie i opolskie');
  const opolskie = page.getByRole('region', { name: 'Opolskie' });
  await expect(opolskie).toContainText('Obejmuje też to województwo');
  await expect(opolskie.getByRole('link', { name: EKOGOK })).toHaveAttribute('href', /ekogok$/);
});

test('its page names the gminy and leads to all of them', async ({ page }) => {
  await page.goto('/praktyki/ekologiczny-zwiazek-gospodarki-odpadami-komunalnymi-ekogok');
  const metryka = page.getByRole('region', { name: /^Metryka/ });
  for (const [label, value] of [['Gminy', GMINY.join(', ')], ['Powiaty', 'oławski, brzeski'], ['Województwa', 'dolnośląskie, opolskie']]) {
    await expect(metryka.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) })).toContainText(value);
  }
  await expect(page.locator('.still-pin')).toHaveCount(5);
  await page.getByRole('link', { name: 'Pokaż na mapie' }).click();
  await settled(page);
  await expect(markers(page).first()).toBeInViewport();
});
