// Whoever sees badly, or not at all, meets no page and no state of one that axe finds a fault in, by day or by night.
import AxeBuilder from '@axe-core/playwright';
import { test as brokenTest } from './support/broken.mjs';
import { expect, openMap, openPage, settled, test } from './support/test.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, in words that lead to the place. */
async function faultsOf(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, any }) => `${id}: ${help} (${target.join(' ')}) ${any[0]?.message ?? ''}`));
}

async function sound(page) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    expect(await faultsOf(page), colorScheme).toEqual([]);
  }
}

const heading = (page, name) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
const summary = (page, name) => page.locator('summary').filter({ hasText: name });

const TWO = 'centrum-edukacji-ekologicznej-w-elku,biblioteka-publiczna-jako-wydawca-ksiazek';

/** Each state by what it is, and how one comes there. */
const states = {
  'the map': (page) => openMap(page),
  'a województwo': (page) => openMap(page, '/wojewodztwa/slaskie'),
  'an open card': async (page) => {
    await openMap(page, '/wojewodztwa/zachodniopomorskie');
    await page.getByRole('button', { name: /^Koszalin/ }).click();
    await expect(page.getByRole('dialog', { name: 'Koszalin' })).toBeVisible();
  },
  'open filters': async (page) => {
    await openMap(page);
    await summary(page, 'Więcej filtrów').dispatchEvent('click');
    await summary(page, 'Powiat').dispatchEvent('click');
    await expect(page.getByRole('group', { name: 'Powiat', exact: true })).toBeAttached();
  },
  'the layers': async (page) => {
    await openMap(page);
    await page.getByRole('button', { name: 'Warstwy' }).click();
    await expect(page.getByRole('group', { name: 'Warstwy' })).toBeVisible();
  },
  'the help with keys': async (page) => {
    await openMap(page);
    await page.locator('#map .surface').focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'what was found': async (page) => {
    await openMap(page, '/?q=odpady&rok=2010');
    await expect(page.getByRole('list', { name: 'Wybrano' })).toBeAttached();
  },
  'nothing found': async (page) => {
    await openMap(page, '/?q=zzzzqqqq');
    await settled(page);
  },
  'the menu': async (page) => {
    await openMap(page);
    await page.locator('details.more > summary').click();
    await expect(page.getByRole('radio', { name: 'ciemny' })).toBeVisible();
  },
  'about the map': (page) => openPage(page, '/o-mapie').then(() => heading(page, 'O mapie')),
  help: (page) => openPage(page, '/pomoc').then(() => heading(page, 'Pomoc')),
  'the declaration': (page) => openPage(page, '/deklaracja-dostepnosci').then(() => heading(page, 'Deklaracja dostępności')),
  'open data': (page) => openPage(page, '/otwarte-dane').then(() => heading(page, 'Otwarte dane')),
  'the list': (page) => openPage(page, '/praktyki').then(() => heading(page, 'Lista praktyk')),
  'the table': (page) => openPage(page, '/praktyki?widok=tabela').then(() => expect(page.getByRole('table')).toBeVisible()),
  'a practice': (page) => openPage(page, '/praktyki/koszalinski-system-oceny-przedszkoli-i-szkol').then(() => heading(page, /Koszaliński/)),
  statistics: (page) => openPage(page, '/statystyki').then(() => expect(page.getByRole('figure').first()).toBeVisible()),
  'the own gmina': (page) => openPage(page, '/moja-gmina').then(() => heading(page, 'Moja gmina')),
  'the peers of a gmina': (page) =>
    openPage(page, '/moja-gmina?gmina=2479011').then(() => expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()),
  'an empty shortlist': (page) => openPage(page, '/schowek').then(() => heading(page, 'Schowek')),
  'a shortlist': (page) => openPage(page, `/schowek?praktyki=${TWO}`).then(() => expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()),
  'a comparison': (page) => openPage(page, `/porownanie?praktyki=${TWO}`).then(() => expect(page.getByRole('table')).toBeVisible()),
  'a dossier': (page) => openPage(page, `/teczka?praktyki=${TWO}`).then(() => expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()),
};

for (const [name, come] of Object.entries(states)) {
  test(`axe finds no fault in ${name}`, async ({ page }) => {
    await come(page);
    await sound(page);
  });
}

test('axe finds no fault in a page that there is not', async ({ page, faults }) => {
  faults.provoke(/404/);
  await openPage(page, '/nie-ma-takiej');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await sound(page);
});

brokenTest('axe finds no fault where the practices do not come', async ({ page, broken, faults }) => {
  faults.provoke(/500/);
  for (const file of ['practices.geojson', 'index.json']) broken.set(`/data/${file}`, { status: 500 });
  await openPage(page, '/');
  await expect(page.getByRole('button', { name: 'Spróbuj ponownie' }).first()).toBeAttached();
  await sound(page);
});
