// A visitor finds a practice on the map, reads its metryka, goes on to its page, and comes back to the same view.
import { clickLand, expect, openMap, settled, test } from './support/test.mjs';

const METRYKA = [
  ['Data wprowadzenia do BDP', '27 grudnia 2011'],
  ['Typ jednostki', 'miasto na prawach powiatu'],
  ['Miejscowość', 'Katowice'],
  ['Województwo', 'śląskie'],
  ['Kod pocztowy i poczta', '40-391 Katowice'],
  ['Jednostka wdrażająca', 'Miejski Ośrodek Pomocy Społecznej'],
  ['Ulica', 'Krakowska 138'],
  ['Liczba mieszkańców', '302 094'],
  ['Punkt na mapie', 'z dokładnością do kodu pocztowego'],
  ['Strona internetowa', 'www.um.katowice.eu'],
];

/** Each row of the metryka within an element: the label and what stands beside it. */
async function expectMetryka(within) {
  const metryka = within.getByRole('group', { name: 'Metryka' });
  for (const [label, value] of METRYKA) {
    const row = metryka.locator('dl > div').filter({ has: within.page().getByText(label, { exact: true }) });
    await expect(row, label).toContainText(value);
  }
}

async function expectContact(within) {
  const contact = within.getByRole('region', { name: 'Kontakt' });
  await expect(contact).toContainText('Agnieszka Rzepecka');
  await expect(contact).toContainText('Specjalista pracy socjalnej, Koordynator – Animator PCAL Szopienice');
  await expect(contact.getByRole('link', { name: '725 161 463' })).toHaveAttribute('href', 'tel:+48725161463');
  await expect(contact.getByRole('link', { name: 'scal.szopienice@mops.katowice.pl' }))
    .toHaveAttribute('href', 'mailto:scal.szopienice@mops.katowice.pl');
}

test('from the map of Poland to a practice and back', async ({ page }) => {
  await openMap(page);

  // A click on the land, at a place of śląskie where no marker stands in any of the windows once it is a step closer.
  await page.getByRole('button', { name: 'Przybliż', exact: true }).click();
  await settled(page);
  await clickLand(page, { lon: 18.62, lat: 50.62 });
  await expect(page).toHaveURL(/\/wojewodztwa\/slaskie#/);
  await settled(page);

  // From a little farther away Katowice lies in a cluster with its neighbours.
  const cluster = page.getByRole('button', { name: /praktyki: .*(Katowice|inne).* – przybliż$/ }).last();
  while ((await cluster.count()) === 0) {
    await page.getByRole('button', { name: 'Oddal', exact: true }).click();
    await settled(page);
  }
  const marker = page.getByRole('button', { name: /^Katowice, 1\s+praktyka, pomoc społeczna$/ });
  await expect(marker).toHaveCount(0);
  await cluster.click();
  await settled(page);
  while ((await marker.count()) === 0) {
    await page.getByRole('button', { name: /Katowice.* – przybliż$/ }).click();
    await settled(page);
  }
  await marker.click();
  await settled(page);

  const popup = page.getByRole('dialog', { name: 'Katowice' });
  await expect(popup).toContainText('Modelowe rozwiązanie w\u00a0zakresie współpracy ze społecznością lokalną');
  await expectMetryka(popup);
  await expectContact(popup);
  const view = new URL(page.url());

  await popup.getByRole('link', { name: 'Zobacz pełny opis' }).click();
  await expect(page).toHaveURL(/\/praktyki\/centrum-aktywnosci-lokalnej-w-szopienicach$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Modelowe rozwiązanie');

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeVisible();
  await expectMetryka(page.getByRole('article'));
  await expectContact(page.getByRole('article'));

  await page.goBack();
  await settled(page);
  await expect(page).toHaveURL(view.href);
  await expect(marker).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Województwo' })).toHaveValue('slaskie');
});
