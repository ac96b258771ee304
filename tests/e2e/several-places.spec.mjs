// A visitor meets a practice that is done in several gminy: each is on the map, and the practice counts once.
import { catalogue, expect, openMap, openPage, practicesOnMap, settled, test } from './support/test.mjs';

const EKOGOK = 'Ekologiczny Związek Gospodarki Odpadami Komunalnymi EKOGOK';
const GMINY = ['Oława (gmina miejska)', 'Oława (gmina wiejska)', 'Brzeg', 'Skarbimierz', 'Lubsza'];
const NEAR = '/#11/50.9/17.4';

const markers = (page) => page.locator('#map button.marker[data-ids=bdp-54]');
const marker = (page, gmina) => page.getByRole('button', { name: `${gmina}, 1 praktyka, gospodarka komunalna, jedno z 5 miejsc`, exact: true });

test('each of its gminy has a marker, which tells the gmina', async ({ page }) => {
  await openMap(page, NEAR);
  await expect(markers(page)).toHaveCount(5);
  for (const gmina of GMINY) await expect(marker(page, gmina)).toBeVisible();
});

test('from far away its markers are one, which opens it, and clusters count it once', async ({ page }) => {
  await openMap(page, '/#8.5/50.9/17.4');
  await expect(markers(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Oława, Brzeg i inne, 1 praktyka, gospodarka komunalna, 5 miejsc', exact: true }).click();
  await settled(page);
  await expect(page.getByRole('dialog', { name: 'Oława, Brzeg i inne' })).toContainText(`5 miejsc: ${GMINY.join(', ')}`);

  await openMap(page);
  const placed = (await catalogue(page)).filter((feature) => feature.geometry !== null);
  expect(await practicesOnMap(page)).toBe(placed.length);
});

test('any of its markers opens it, and the card names all of them', async ({ page }) => {
  for (const [gmina, place] of [['Lubsza', '50.9161/17.5219'], ['Oława (gmina wiejska)', '50.9158/17.2739']]) {
    await openMap(page, `/#12/${place}`);
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
  // In a small window the two gminy of Oława are still one marker, and so are Brzeg and Skarbimierz.
  await expect.poll(() => markers(page).count()).toBeGreaterThan(2);
  for (const button of await markers(page).all()) await expect(button).toBeInViewport({ ratio: 1 });
  await expect(markers(page).first()).toHaveClass(/akin/);
});

test('both województwa have it, and the list has it once', async ({ page }) => {
  await openMap(page, '/wojewodztwa/opolskie');
  await expect(page.getByText('1\u00a0praktyka w\u00a0województwie opolskim')).toBeAttached();
  await expect(page.locator('.panel').getByRole('link', { name: EKOGOK })).toHaveAttribute('href', /ekogok$/);
  await openMap(page, '/wojewodztwa/dolnoslaskie');
  await expect(page.locator('.panel').getByRole('link', { name: EKOGOK })).toBeAttached();

  await openPage(page, '/praktyki');
  const card = page.locator('a.card', { hasText: EKOGOK });
  await expect(card).toHaveCount(1);
  await expect(card).toContainText('5 gmin, dolnośląskie i opolskie');
});

test('its page names the gminy and leads to all of them', async ({ page }) => {
  await openPage(page, '/praktyki/ekologiczny-zwiazek-gospodarki-odpadami-komunalnymi-ekogok');
  const metryka = page.getByRole('group', { name: /^Metryka/ });
  for (const [label, value] of [['Gminy', GMINY.join(', ')], ['Powiaty', 'oławski, brzeski'], ['Województwa', 'dolnośląskie, opolskie']]) {
    await expect(metryka.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) })).toContainText(value);
  }
  await expect(page.locator('.still-pin')).toHaveCount(5);
  await page.getByRole('link', { name: 'Pokaż na mapie' }).click();
  await settled(page);
  await expect(markers(page).first()).toBeInViewport();
});
