// The files of a large catalogue, of which each comes when somebody needs it: what does not come is said where it is missed, and the
// map stays.
import { startFaulty, madeUp } from './support/faulty.mjs';
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

const folder = { folder: `${madeUp}/..` };
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
    for (const [number, { name, answer, words: why }] of faultsOf(file, folder).entries()) {
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

test('records, of which there are others under the same numbers', async ({ page, broken }) => {
  const says = page.getByRole('alert').filter({ hasText: 'Nie udało się wczytać praktyk.' });
  const again = says.getByRole('button', { name: 'Spróbuj ponownie' });
  const asked = page.waitForRequest('**/data/cards/*.json');
  await page.goto('/praktyki?kolejnosc=tytul');
  const card = new URL((await asked).url()).pathname;
  expect(card).toMatch(/^\/data\/cards\/\d+\.json$/);
  await expect(page.getByRole('main').locator('a.card').first()).toBeVisible();
});
