// Each file of data that the page fetches, with each fault that a server gives it: it is said what did not come and what to do, the
// rest stays usable, and trying again mends it once the fault is gone.
import { test } from './support/broken.mjs';
import { expectReadable, faultsOf, heldBack } from './support/faults.mjs';
import { openLayers, tick } from './support/layers.mjs';
import { expect, settled } from './support/test.mjs';

const SZOPIENICE = 'centrum-aktywnosci-lokalnej-w-szopienicach';
const ALL = '19\u00a0praktyk w\u00a0całej Polsce';

// What the test breaks the browser says too; nothing may be thrown all the same.
test.beforeEach(({ faults }) => faults.tolerate(/answer (404|500)|console: |request failed/));

/**
 * The files: how the visitor comes to need one, what is then said, what is there all the same, and what there is once it has come.
 * In which language a page is follows from its address.
 */
const files = [
  {
    file: '/data/practices.geojson',
    open: (page) => page.goto('/'),
    says: 'Nie udało się wczytać praktyk.',
    rest: (page) => expect(page.getByRole('group', { name: /^Mapa praktyk/ })).toBeVisible(),
    mended: (page) => expect(page.getByText(ALL)).toBeAttached(),
  },
  {
    file: '/data/practices.geojson',
    where: 'on the page of statistics, of which nothing was written',
    open: (page) => page.goto('/statystyki'),
    says: 'Nie udało się wczytać praktyk.',
    rest: (page) => expect(page.getByRole('heading', { level: 1, name: 'Statystyki' })).toBeVisible(),
    mended: (page) => expect(page.locator('.chart').first()).toBeVisible(),
  },
  {
    file: '/data/regions/wojewodztwa.geojson',
    open: (page) => page.goto('/'),
    says: 'Nie udało się wczytać mapy Polski. Praktyki są na liście.',
    rest: (page) => expect(page.getByRole('complementary').locator('a.card').first()).toBeVisible(),
    mended: (page) => settled(page),
  },
  {
    file: `/data/details/${SZOPIENICE}.json`,
    open: async (page) => {
      await page.goto('/praktyki');
      await expect(page.locator('#boot')).toHaveCount(0);
      await page.getByRole('main').locator(`a.card[href$="/${SZOPIENICE}"]`).click();
    },
    says: 'Nie udało się wczytać pełnej prezentacji tej praktyki.',
    rest: (page) => expect(page.getByRole('group', { name: 'Metryka' })).toContainText('302\u00a0094'),
    mended: (page) => expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeVisible(),
  },
  {
    file: '/data/regions/gminy.txt',
    open: async (page) => {
      await page.goto('/moja-gmina');
      await page.getByRole('main').getByRole('searchbox').fill('Żory');
    },
    says: 'Nie udało się wczytać wykazu gmin.',
    rest: (page) => expect(page.getByRole('heading', { level: 1 })).toBeVisible(),
    mended: (page) => expect(page.getByRole('main').getByRole('button', { name: /^Żory/ })).toBeVisible(),
  },
  {
    file: '/config.json',
    open: async (page) => {
      await page.goto('/');
      await settled(page);
      await openLayers(page);
    },
    says: 'Nie udało się wczytać ustawień mapy',
    rest: (page) => expect(page.getByLabel('liczba praktyk', { exact: true })).toBeEnabled(),
    mended: (page) => expect(page.getByLabel('Mapa OpenStreetMap', { exact: true })).toBeVisible(),
  },
  {
    file: '/data/regions/population.json',
    open: async (page) => {
      await page.goto('/');
      await settled(page);
      await tick(page, 'na 100\u00a0tys. mieszkańców');
    },
    says: 'Nie udało się wczytać liczby mieszkańców.',
    rest: (page) => expect(page.getByText(ALL)).toBeAttached(),
    mended: (page) => expect(page.locator('#map .shades')).toContainText('Praktyki na 100'),
  },
];

for (const { file, where = '', open, says, rest, mended } of files) {
  test(`${file} ${where}`.trim(), async ({ page, broken }) => {
    const alert = page.getByRole('alert').filter({ hasText: says });
    const again = alert.getByRole('button', { name: 'Spróbuj ponownie' });
    for (const [number, { name, answer, words }] of faultsOf(file).entries()) {
      await test.step(name, async () => {
        broken.set(file, answer);
        await (number === 0 ? open(page) : again.click());
        await expect(alert, name).toContainText(words);
        await expectReadable(page, `while ${file} is ${name}`);
        await rest(page);
      });
    }
    const slow = heldBack();
    broken.set(file, slow.answer);
    await again.click();
    await expect(alert).toHaveCount(0);
    await expectReadable(page, `while ${file} is on its way`);
    broken.delete(file);
    slow.release();
    await mended(page);
    await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
  });
}

test('what is behind the map is missed quietly', async ({ page, broken }) => {
  const behind = ['background.geojson', 'polska.geojson', 'towns.geojson', 'attribution.json'].map((name) => `/data/regions/${name}`);
  const note = page.getByRole('status').filter({ hasText: 'Nie udało się wczytać części tła mapy.' });
  await page.goto('/o-mapie');
  for (const file of behind) {
    for (const { name, answer } of faultsOf(file)) {
      await test.step(`${file} ${name}`, async () => {
        broken.set(file, answer);
        if (await note.isVisible()) await note.getByRole('button', { name: 'Spróbuj ponownie' }).click();
        else await page.goto('/');
        await settled(page);
        await expect(note).toBeVisible();
        await expect(page.getByText(ALL)).toBeAttached();
      });
    }
    broken.delete(file);
    await note.getByRole('button', { name: 'Spróbuj ponownie' }).click();
    await settled(page);
    await expect(note).toHaveCount(0);
  }
});

test('a small catalogue needs none of the files beside it', async ({ page, broken }) => {
  const beside = ['/data/index.json', '/data/facets.bin', '/data/orders.bin', '/data/search/index.bin', '/data/search/0.bin'];
  const kinds = faultsOf('/data/index.json').length;
  for (let kind = 0; kind < kinds; kind += 1) {
    for (const file of beside) broken.set(file, faultsOf(file)[kind].answer);
    await test.step(faultsOf(beside[0])[kind].name, async () => {
      await page.goto('/?kolejnosc=ludnosc');
      await settled(page);
      await page.getByRole('searchbox', { name: 'Szukaj' }).fill('włocławek');
      await expect(page.getByRole('complementary').locator('a.card').first()).toContainText('Kształtowanie aktywnych postaw');
      await page.goto('/statystyki');
      await expect(page.locator('.chart').first()).toBeVisible();
      await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
    });
  }
  // A part of the index of words alone, whose index is sound.
  broken.clear();
  broken.set('/data/search/0.bin', faultsOf('/data/search/0.bin')[1].answer);
  await page.goto('/?q=włocławek');
  await expect(page.getByRole('complementary').locator('a.card').first()).toContainText('Kształtowanie aktywnych postaw');
});

test('visits that are not there, or no numbers, are not spoken of', async ({ page, broken }) => {
  broken.set('/config.json', { body: '{"visits":true,"publisher":{"name":"Związek Gmin"}}' });
  for (const answer of [{ status: 404 }, { status: 500 }, { body: '{"visits":' }, { body: '<!doctype html>', type: 'text/html' }]) {
    broken.set('/data/visits.json', answer);
    await page.goto('/statystyki');
    await expect(page.locator('.site-foot')).toContainText('Mapę wydaje Związek Gmin');
    await expect(page.locator('.chart').first()).toBeVisible();
    await expect(page.locator('.visits')).toBeEmpty();
  }
});

test('a catalogue that changes between two loads is shown as it is now', async ({ page, broken, request }) => {
  await page.goto('/');
  await settled(page);
  const file = '/data/practices.geojson';
  const now = await (await request.get(file)).json();
  const [first] = now.features.splice(0, 1);
  broken.set(file, { body: JSON.stringify(now) });
  // The files beside it are still those of the one before.
  await page.goto('/praktyki?kolejnosc=ludnosc');
  await expect(page.getByText('18\u00a0praktyk w\u00a0całej Polsce')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Szukaj' }).fill('biblioteka');
  await expect(page.getByRole('main').locator('a.card').first()).toBeVisible();
  await expect(page.getByRole('main').locator(`a.card[href$="/${first.properties.slug}"]`)).toHaveCount(0);
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
});

for (const [language, alerts] of [
  ['en', ['The practices could not be loaded.', 'The server does not have the file', 'is damaged or does not fit the others. Refresh the page', 'Try again']],
  ['uk', ['Не вдалося завантажити практики.', 'На сервері немає файлу', 'пошкоджено або він не відповідає іншим. Оновіть сторінку', 'Спробувати ще раз']],
]) {
  const [says, missing, damaged, again] = alerts;
  test(`in ${language} it is said in that language, and in no other`, async ({ page, broken }) => {
    const file = '/data/practices.geojson';
    const [absent, cut] = faultsOf(file);
    broken.set(file, absent.answer);
    await page.goto(`/${language}/`);
    const alert = page.getByRole('alert').filter({ hasText: says });
    await expect(alert).toContainText(missing);
    broken.set(file, cut.answer);
    await alert.getByRole('button', { name: again }).click();
    await expect(alert).toContainText(damaged);
    await expect(alert).not.toContainText(/[ąęłśż]/);
    broken.delete(file);
    await alert.getByRole('button', { name: again }).click();
    await settled(page);
  });

  test(`the texts in ${language}`, async ({ page, broken }) => {
    const own = { en: 'The English text could not be loaded. Refresh the page to try again.', uk: 'Не вдалося завантажити український текст. Оновіть сторінку' }[language];
    const file = `/texts/${language}.txt`;
    for (const { name, answer } of faultsOf(file)) {
      await test.step(name, async () => {
        broken.set(file, answer);
        await page.goto(`/${language}/`);
        await settled(page);
        await expect(page.getByRole('status').filter({ hasText: own })).toBeVisible();
        await expectReadable(page, `while ${file} is ${name}`);
        await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
      });
    }
    broken.delete(file);
    await page.reload();
    await settled(page);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  });
}
