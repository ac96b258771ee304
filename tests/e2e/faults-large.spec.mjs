// The files of a large catalogue, of which each comes when somebody needs it: what does not come is said where it is missed, and the
// map stays.
import { readFileSync } from 'node:fs';
import { madeUp, startFaulty } from './support/faulty.mjs';
import { expectReadable, faultsOf, heldBack } from './support/faults.mjs';
import { expect, openMap, settled, test as base } from './support/test.mjs';

const test = base.extend({
  broken: async ({}, use) => {
    await use(new Map());
  },
  baseURL: async ({ broken }, use) => {
    const server = await startFaulty(broken, madeUp);
    await use(server.address);
    await server.stop();
  },
});

/** The faults of a file of the large catalogue. */
const faultsHere = (file) => faultsOf(file, { bytes: readFileSync(madeUp + file.slice('/data'.length)) });
const box = (page) => page.getByRole('searchbox', { name: 'Szukaj' });
const count = (page) => page.locator('.panel .count');

// What the test breaks the browser says too; nothing may be thrown all the same.
test.beforeEach(({ faults }) => faults.tolerate(/answer (404|500)|console: |request failed/));

/** The files: how the visitor comes to need one, what is then said, and what there is once it has come. */
const files = [
  {
    file: '/data/facets.bin',
    open: async (page) => {
      await openMap(page);
      await page.locator('summary').filter({ hasText: 'Więcej filtrów' }).dispatchEvent('click');
    },
    says: 'Nie udało się wczytać filtrów.',
    mended: (page) => expect(page.locator('summary').filter({ hasText: 'Typ jednostki' })).toBeAttached(),
  },
  {
    file: '/data/search/index.bin',
    open: async (page) => {
      await openMap(page);
      await box(page).fill('biblioteka');
    },
    says: 'Wyszukiwanie nie działa. Praktyki są na mapie i\u00a0na liście.',
    mended: (page) => expect(count(page)).toContainText('dla „biblioteka”'),
  },
  {
    file: '/data/orders.bin',
    open: (page) => page.goto('/praktyki?kolejnosc=tytul'),
    says: 'Nie udało się ułożyć listy w\u00a0tej kolejności.',
    mended: (page) => expect(page.getByText('Nie udało się ułożyć listy')).toHaveCount(0),
  },
];

for (const { file, open, says, mended } of files) {
  test(file, async ({ page, broken }) => {
    const words = page.locator('[role=alert], [role=status]').filter({ hasText: says }).filter({ visible: true });
    const again = page.getByRole('button', { name: 'Spróbuj ponownie' }).filter({ visible: true });
    for (const [number, { name, answer, words: why }] of faultsHere(file).entries()) {
      await test.step(name, async () => {
        broken.set(file, answer);
        await (number === 0 ? open(page) : again.click());
        await expect(words, name).toContainText(why);
        await expectReadable(page, `while ${file} is ${name}`);
      });
    }
    const slow = heldBack();
    broken.set(file, slow.answer);
    await again.click();
    await expect(words).toHaveCount(0);
    broken.delete(file);
    slow.release();
    await mended(page);
  });
}

test('records do not come, or are others under the same numbers', async ({ page, broken }) => {
  const says = page.getByRole('main').getByRole('alert').filter({ hasText: 'Nie udało się wczytać części praktyk.' });
  const again = says.getByRole('button', { name: 'Spróbuj ponownie' });
  const damaged = /jest uszkodzony albo nie pasuje do pozostałych\. Odśwież stronę/;
  const list = '/praktyki?kolejnosc=wojewodztwo';
  const asked = page.waitForRequest(/\/data\/cards\/\d+\.json$/);
  await page.goto(list);
  const cards = new URL((await asked).url()).pathname;
  // Another file has as many practices, and others.
  const others = readFileSync(`${madeUp}/cards/700.json`);
  const faults = [...faultsHere(cards), { name: 'of another edition', answer: { body: others }, words: damaged }];
  for (const [number, { name, answer, words }] of faults.entries()) {
    await test.step(name, async () => {
      broken.set(cards, answer);
      await (number === 0 ? page.goto(list) : again.click());
      await expect(says, name).toContainText(words);
      await expectReadable(page, `while ${cards} is ${name}`);
    });
  }
  broken.delete(cards);
  await again.click();
  await expect(says).toHaveCount(0);
});

test('the index does not come: a smaller catalogue would be read whole, this one is said to be missing', async ({ page, broken }) => {
  const index = '/data/index.json';
  broken.set('/data/practices.geojson', { status: 404 });
  const says = page.getByRole('alert').filter({ hasText: 'Nie udało się wczytać praktyk.' });
  for (const [number, { name, answer }] of faultsHere(index).entries()) {
    await test.step(name, async () => {
      broken.set(index, answer);
      const asked = page.waitForResponse('**/data/practices.geojson');
      await (number === 0 ? page.goto('/') : says.getByRole('button', { name: 'Spróbuj ponownie' }).click());
      await asked;
      await expect(says, name).toContainText('Na serwerze brakuje pliku data/practices.geojson');
      await expectReadable(page, `while ${index} is ${name}`);
    });
  }
  broken.delete(index);
  await says.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await settled(page);
  await expect(count(page)).toContainText(/^100\s000\s/);
});

test('a part of the index of words', async ({ page, broken }) => {
  await openMap(page);
  const asked = page.waitForRequest(/\/data\/search\/\d+\.bin$/);
  await box(page).fill('biblioteka');
  const part = new URL((await asked).url()).pathname;
  await expect(count(page)).toContainText('dla „biblioteka”');
  const says = page.getByRole('alert').filter({ hasText: 'Wyszukiwanie nie działa.' });
  for (const [number, { name, answer, words }] of faultsHere(part).filter(({ name }) => name !== 'of another version').entries()) {
    await test.step(name, async () => {
      broken.set(part, answer);
      await (number === 0 ? page.goto('/?q=biblioteka') : says.getByRole('button', { name: 'Spróbuj ponownie' }).click());
      await expect(says, name).toContainText(words);
      await expectReadable(page, `while ${part} is ${name}`);
    });
  }
  broken.delete(part);
  await says.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await expect(count(page)).toContainText('dla „biblioteka”');
});
