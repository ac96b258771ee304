// The code itself does not come, is refused by the browser, or stops: the page says so in its language, keeps what can be read, and
// leads on by its links.
import { readdirSync } from 'node:fs';
import { test } from './support/broken.mjs';
import { dist } from './support/faulty.mjs';
import { expectReadable, faultsOf } from './support/faults.mjs';
import { expect, openMap, settled } from './support/test.mjs';

const PRACTICE = '/praktyki/centrum-aktywnosci-lokalnej-w-szopienicach';
const NOT_STARTED = { pl: 'Nie udało się uruchomić mapy.', en: 'The map could not be started.', uk: 'Не вдалося запустити карту.' };
const STOPPED = { pl: 'Mapa zatrzymała się przez błąd.', en: 'The map has stopped because of an error.', uk: 'Карта зупинилася через помилку.' };
const REFRESH = { pl: 'Odśwież', en: 'Refresh', uk: 'Оновити' };
const REGISTRY = { pl: 'Spis praktyk', en: 'Register of practices', uk: 'Перелік практик' };
const UNDRESSED = 'Nie udało się wczytać wyglądu strony.';

/** The path of the file of this kind. */
const fileOf = (pattern) => `/${readdirSync(dist).find((name) => pattern.test(name))}`;
const SCRIPT = fileOf(/^mapa-praktyk-[0-9a-f]{16}\.js$/);
const WASM = fileOf(/^mapa-praktyk-[0-9a-f]{16}_bg\.wasm$/);
const STYLES = fileOf(/^styles-.*\.css$/);
const STYLES_OF_LATER = fileOf(/^later-.*\.css$/);
const part = (name) => fileOf(new RegExp(`^later-split_${name}-.*\\.wasm$`));

const alert = (page, words) => page.getByRole('alert').filter({ hasText: words });
const is = (language, address) => (language === 'pl' ? address : `/${language}${address}`);

// What the test breaks the browser says too.
test.beforeEach(({ faults }) => faults.tolerate(/answer (404|500)|console: |request failed/));

/** The page says that the app has not started; what was written of it can be read, and its links lead on. */
async function expectWritten(page, language, when) {
  await expect(alert(page, NOT_STARTED[language]), when).toBeVisible();
  await expect(alert(page, NOT_STARTED[language]).getByRole('link', { name: REGISTRY[language] })).toBeVisible();
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(1);
  await expectReadable(page, when);
}

test.describe('the app does not start', () => {
  test.beforeEach(({ faults }) => faults.tolerate(/exception: /));

  for (const [what, file] of [['its script', SCRIPT], ['its wasm', WASM]]) {
    test(`for want of ${what}`, async ({ page, broken }) => {
      for (const { name, answer } of faultsOf(file)) {
        await test.step(name, async () => {
          broken.set(file, answer);
          await page.goto(PRACTICE);
          await expectWritten(page, 'pl', `while ${what} is ${name}`);
          await expect(page.getByText('Centrum Aktywności Lokalnej').first()).toBeVisible();
        });
      }
      broken.delete(file);
      await alert(page, NOT_STARTED.pl).getByRole('button', { name: REFRESH.pl }).click();
      await expect(page.locator('#boot')).toHaveCount(0);
      await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeVisible();
      await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
    });
  }

  test('where the browser has no WebAssembly', async ({ page }) => {
    await page.addInitScript(() => { delete window.WebAssembly; });
    for (const language of ['pl', 'en', 'uk']) {
      for (const address of [PRACTICE, '/', '/statystyki']) {
        await page.goto(is(language, address));
        await expectWritten(page, language, `without WebAssembly at ${address} in ${language}`);
        await expect(page.locator('.boot-note')).toHaveCount(0);
      }
    }
    await page.goto('/');
    await page.getByRole('link', { name: 'Lista praktyk' }).click();
    await page.getByRole('main').getByRole('link', { name: /Szopienic/ }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Szopienic');
  });

  test('where a page stands for all addresses, in the language of the address', async ({ page, broken }) => {
    broken.set(WASM, { status: 404 });
    for (const [language, address] of [['pl', '/nie/ma'], ['en', '/en/nie/ma'], ['uk', '/uk/nie/ma']]) {
      await page.goto(address);
      await expectWritten(page, language, `at ${address}`);
    }
    await alert(page, NOT_STARTED.uk).getByRole('link', { name: REGISTRY.uk }).click();
    await expect(page.getByRole('heading', { level: 1, name: REGISTRY.uk })).toBeVisible();
  });
});

test.describe('the app stops', () => {
  test.beforeEach(async ({ page, faults }) => {
    faults.provoke(/exception: RuntimeError/);
    faults.tolerate(/exception: /);
    // The app's memory, as nothing in the app gives it away: the test spoils it, and the next thing that the app does ends in a trap.
    await page.addInitScript(() => {
      const start = WebAssembly.instantiateStreaming;
      WebAssembly.instantiateStreaming = async (...what) => {
        const started = await start.apply(WebAssembly, what);
        window.spoil ??= () => new Uint8Array(Object.values(started.instance.exports).find((one) => one instanceof WebAssembly.Memory).buffer).fill(255);
        return started;
      };
    });
  });

  for (const language of ['pl', 'en', 'uk']) {
    test(`while somebody uses it in ${language}, which is said, and links lead on`, async ({ page }) => {
      await openMap(page, is(language, '/'));
      await page.evaluate(() => window.spoil());
      await page.getByRole('searchbox').first().fill('odpady');
      const words = alert(page, STOPPED[language]);
      await expect(words).toBeVisible();
      await expectReadable(page, 'when the app has stopped');
      await page.locator('nav a').nth(1).click();
      await expect(page).toHaveURL(/\/praktyki$/);
      await expect(page.locator('#boot')).toHaveCount(0);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
    });
  }

  test('and starts anew by the button', async ({ page }) => {
    await page.goto(PRACTICE);
    await expect(page.locator('#boot')).toHaveCount(0);
    await page.evaluate(() => window.spoil());
    await page.getByRole('main').getByRole('button', { name: 'Dodaj do schowka' }).first().click();
    await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeVisible();
    await alert(page, STOPPED.pl).getByRole('button', { name: REFRESH.pl }).click();
    await expect(page.locator('#boot')).toHaveCount(0);
    await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
  });
});

test.describe('a part of the app does not come', () => {
  const MISSING = /Nie dotarł kod tej części strony\. Spróbuj ponownie, a\sjeśli to nie pomoże, odśwież stronę/;

  for (const { name, open, says, mended } of [
    {
      name: 'pages',
      open: (page) => page.goto('/statystyki'),
      says: 'Nie udało się wczytać tej strony.',
      mended: (page) => expect(page.locator('.chart').first()).toBeVisible(),
    },
    {
      name: 'layers',
      open: async (page) => {
        await openMap(page);
        await page.getByRole('button', { name: 'Warstwy mapy' }).click();
        await page.getByLabel('na 100\u00a0tys. mieszkańców', { exact: true }).check();
        await page.keyboard.press('Escape');
      },
      says: 'Nie udało się wczytać liczby mieszkańców.',
      mended: (page) => expect(page.locator('#map .shades')).toContainText('Praktyki na 100'),
    },
  ]) {
    test(name, async ({ page, broken }) => {
      const words = alert(page, says);
      const again = words.getByRole('button', { name: 'Spróbuj ponownie' });
      const file = part(name);
      for (const [number, fault] of faultsOf(file).entries()) {
        await test.step(fault.name, async () => {
          broken.set(file, fault.answer);
          const asked = page.waitForRequest(`**${file}`);
          await (number === 0 ? open(page) : again.click());
          await asked;
          await expect(words, fault.name).toContainText(MISSING);
          await expectReadable(page, `while ${file} is ${fault.name}`);
        });
      }
      broken.delete(file);
      await again.click();
      await mended(page);
    });
  }

  test('what searches: a small catalogue is not searched without it, and is when it has come', async ({ page, broken }) => {
    const [readers, builders] = [part('readers'), part('builders')];
    broken.set(readers, { status: 404 });
    broken.set(builders, { status: 404 });
    await openMap(page);
    await page.getByRole('searchbox', { name: 'Szukaj' }).fill('odpady');
    const words = alert(page, 'Wyszukiwanie nie działa. Praktyki są na mapie i\u00a0na liście.');
    await expect(words).toContainText(MISSING);
    await expectReadable(page, 'without what searches');
    broken.clear();
    await words.getByRole('button', { name: 'Spróbuj ponownie' }).click();
    await expect(page.getByRole('complementary').locator('a.card')).toHaveCount(2);
  });

  test('what writes files', async ({ page, broken, faults }) => {
    faults.tolerate(/exception: /);
    await openMap(page);
    const names = readdirSync(dist).filter((name) => /^(take-along.*\.(js|wasm)|later-split_taking-.*\.wasm)$/.test(name));
    expect(names).toHaveLength(4);
    for (const file of names.map((name) => `/${name}`)) {
      for (const { name, answer } of faultsOf(file)) {
        await test.step(`${file} ${name}`, async () => {
          broken.set(file, answer);
          await page.getByRole('button', { name: /CSV/, includeHidden: true }).dispatchEvent('click');
          await expect(page.locator('.take-along [role=status]')).toContainText('Pliku nie udało się zapisać. Spróbuj ponownie za chwilę.');
        });
      }
      broken.delete(file);
    }
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: /KML/, includeHidden: true }).dispatchEvent('click');
    expect((await saving).suggestedFilename()).toBe('praktyki.kml');
    await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
  });
});

test('without its look the page is plain, and says so', async ({ page, broken }) => {
  for (const { name, answer } of faultsOf(STYLES).filter((fault) => !/^cut off/.test(fault.name))) {
    broken.set(STYLES, answer);
    await page.goto(PRACTICE);
    await expect(alert(page, UNDRESSED), name).toBeVisible();
    await expectReadable(page, `while the look is ${name}`);
  }
  broken.delete(STYLES);
  await alert(page, UNDRESSED).getByRole('button', { name: REFRESH.pl }).click();
  await expect(page.locator('#boot')).toHaveCount(0);
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);

  broken.set(STYLES_OF_LATER, { status: 404 });
  await openMap(page);
  await page.getByRole('link', { name: 'Statystyki' }).click();
  await expect(alert(page, UNDRESSED)).toBeVisible();
  await expect(page.locator('.chart').first()).toBeVisible();
});

test('the scripts beside the app may be missing: the choice of day or night, the worker for the time without a network', async ({ page, broken, faults }) => {
  // A page in place of a script is none.
  faults.tolerate(/exception: SyntaxError/);
  for (const file of [fileOf(/^theme-.*\.js$/), fileOf(/^offline-.*\.js$/), '/sw.js', '/manifest.webmanifest']) {
    for (const { answer } of faultsOf(file).filter(({ name }) => !/^cut off/.test(name))) {
      broken.set(file, answer);
      await openMap(page);
      await expect(page.locator('#boot')).toHaveCount(0);
    }
    broken.delete(file);
  }
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
  await settled(page);
});

test('without its look the choice of day or night does no harm', async ({ page, broken }) => {
  await page.addInitScript(() => localStorage.setItem('mapa-praktyk-wyglad-1', 'dark,more'));
  for (const { answer } of faultsOf(STYLES)) {
    broken.set(STYLES, answer);
    await page.goto(PRACTICE);
    await expect(page.locator('#boot')).toHaveCount(0);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  }
});
