// A visitor opens a large catalogue: the map comes by its index, and records only when something asks for them.
import { readFile } from 'node:fs/promises';
import { startFaulty } from './support/faulty.mjs';
import { expect, openMap, practicesOnMap, settled, test as base } from './support/test.mjs';

const COUNT = 300;
const CHUNK = 128;
const CATEGORIES = ['dialog-spoleczny', 'uslugi-spoleczne/kultura'];

/** Made-up practices: a lone one in Żory first, the others round Łódź. */
const practices = Array.from({ length: COUNT }, (_, number) => ({
  number,
  category: number % 2,
  lon: number === 0 ? 18.7 : 19.2 + (number % 20) / 40,
  lat: number === 0 ? 50.05 : 51.6 + Math.floor(number / 20) / 40,
  title: number === 0 ? 'Żywa biblioteka' : `Rada seniorów nr ${number}`,
}));

const feature = ({ number, category, lon, lat, title }) => ({
  type: 'Feature',
  id: `proba-${number}`,
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties: {
    slug: `proba-${number}`,
    title,
    category: CATEGORIES[category],
    municipality: number === 0 ? 'Żory' : 'Łódź',
    wojewodztwo: number === 0 ? 'śląskie' : 'łódzkie',
    contacts: [{ name: 'Ewa Żak', emails: ['ewa@example.org'] }],
    source: { catalogue: 'proba' },
  },
});

const index = {
  format: 'mapa-praktyk-index',
  version: 1,
  count: COUNT,
  chunk: CHUNK,
  categories: CATEGORIES,
  category: practices.map((practice) => practice.category),
  wojewodztwo: practices.map((practice) => (practice.number === 0 ? 12 : 5)),
  lon: practices.map((practice) => Math.round(practice.lon * 1e5)),
  lat: practices.map((practice) => Math.round(practice.lat * 1e5)),
};

const test = base.extend({
  /** What the site answers; a test breaks and mends it. */
  answers: async ({}, use) => {
    const answers = new Map([['/data/index.json', { body: JSON.stringify(index) }]]);
    for (let card = 0; card * CHUNK < COUNT; card += 1) {
      const features = practices.slice(card * CHUNK, (card + 1) * CHUNK).map(feature);
      answers.set(`/data/cards/${card}.json`, { body: JSON.stringify({ type: 'FeatureCollection', features }) });
    }
    answers.set('/data/details/proba-7.json', { body: JSON.stringify({ slug: 'proba-7', feature: feature(practices[7]) }) });
    answers.set('/data/details/nie-ma.json', { status: 404 });
    await use(answers);
  },
  baseURL: async ({ answers }, use) => {
    const server = await startFaulty(answers);
    await use(server.address);
    await server.stop();
  },
});

test('all practices are on the map, and of the list only what is near the window is in the document', async ({ page }) => {
  await openMap(page);
  await expect.poll(() => page.locator('#map button.mark').evaluateAll((marks) => marks.reduce((sum, mark) => sum + Number(mark.dataset.count), 0))).toBe(COUNT);
  const list = page.getByRole('complementary');
  await expect(list.getByText(`${COUNT}\u00a0praktyk w\u00a0całej Polsce`)).toBeAttached();
  const cards = list.locator('a.card');
  await expect.poll(() => cards.count()).toBeGreaterThan(0);
  expect(await cards.count()).toBeLessThan(COUNT / 2);
  await expect(list.locator('li[aria-posinset="1"]')).toBeAttached();
  // As far down as there is anything: what has not been seen is as high as it turns out to be.
  await expect.poll(async () => {
    await list.locator('.panel-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
    return list.locator(`li[aria-posinset="${COUNT}"] a.card`).count();
  }).toBe(1);
  expect(await cards.count()).toBeLessThan(COUNT / 2);
  await expect(list.locator('li[aria-posinset="1"]')).toHaveCount(0);
  await list.locator('.panel-body').evaluate((body) => body.scrollTo(0, 0));
  await expect(list.locator('li[aria-posinset="1"] a.card')).toBeAttached();
});

test('a place opens its card with the people to call', async ({ page }) => {
  await openMap(page, '/#12/50.05/18.7');
  const marker = page.getByRole('button', { name: /^Żory, 1 praktyka, dialog społeczny/ });
  await marker.click();
  await expect(page.getByRole('dialog', { name: 'Żory' })).toContainText('ewa@example.org');
  expect(await practicesOnMap(page)).toBe(1);
});

test('a card whose file of records fails says so, and comes when it is asked for again', async ({ page, answers, faults }) => {
  faults.provoke(/answer 500/);
  faults.provoke(/console: .*500/);
  const cards = answers.get('/data/cards/0.json');
  answers.set('/data/cards/0.json', { status: 500 });
  await openMap(page, '/#12/50.05/18.7');
  // Without its record nobody knows what the place is called.
  await page.getByRole('button', { name: /^1 praktyka, dialog społeczny/ }).click();
  const card = page.getByRole('dialog', { name: '1\u00a0praktyka' });
  const alert = card.getByRole('alert');
  await expect(alert).toContainText('Nie udało się wczytać praktyk');
  await expect(alert).toContainText('błędem 500');
  answers.set('/data/cards/0.json', cards);
  await alert.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  const whole = page.getByRole('dialog', { name: 'Żory' });
  await expect(whole).toContainText('ewa@example.org');
  await expect(whole.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(whole).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Żory, 1 praktyka, dialog społeczny/ })).toBeVisible();
});

test('a practice has its page by its own file, and what is not there is said not to be', async ({ page, faults }) => {
  await page.goto('/praktyki/proba-7');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Rada seniorów nr\s7$/);
  // It is not asked for where all records are here by then.
  faults.tolerate(/404/);
  await page.goto('/praktyki/nie-ma');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nie ma takiej strony');
});

test('a tick recounts the clusters', async ({ page }) => {
  await openMap(page);
  await page.getByRole('checkbox', { name: /^Kultura/ }).setChecked(true, { force: true });
  await settled(page);
  const count = () => page.locator('#map button.mark').evaluateAll((marks) => marks.reduce((sum, mark) => sum + Number(mark.dataset.count), 0));
  await expect.poll(count).toBe(COUNT / 2);
});

test('a file has the practices of all files of records, in the order of the list, and says where one fails', async ({ page, answers, faults }) => {
  await openMap(page);
  // In the order of the alphabet, once all titles are here.
  await expect(page.getByRole('complementary').locator('a.card').first()).toContainText(/Rada seniorów nr\s1(?!\d)/);
  const save = () => page.getByRole('button', { name: /CSV/, includeHidden: true }).dispatchEvent('click');
  const [file] = await Promise.all([page.waitForEvent('download'), save()]);
  const ids = (await readFile(await file.path(), 'utf8')).match(/^proba-\d+/gm);
  expect(new Set(ids).size).toBe(COUNT);
  const first = await page.getByRole('complementary').locator('a.card').first().getAttribute('href');
  expect(first).toContain(ids[0]);
  faults.provoke(/answer 500/);
  faults.provoke(/console: .*500/);
  answers.set('/data/cards/1.json', { status: 500 });
  await save();
  await expect(page.getByText('Pliku nie udało się zapisać.')).toBeAttached();
});
