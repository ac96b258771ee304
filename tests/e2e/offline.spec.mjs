// A visitor whom the network leaves: after a first visit the site is saved, says when it shows what is saved, and offers
// its newer version; where nothing can be saved, all works as it would without.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from './support/broken.mjs';
import { expect, openMap, practicesOnMap, settled } from './support/test.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const INDEX = '/data/index.json';
const CATALOGUE = '/data/practices.geojson';
const SZOPIENICE = '/praktyki/centrum-aktywnosci-lokalnej-w-szopienicach';
const SAVED = /^Pokazujemy zapisane dane z\s\d{1,2}\s[a-ząćęłńóśźż]+\s\d{4}, \d{1,2}:\d{2} – brak połączenia\.$/;
const NEWER = 'Jest nowa wersja mapy.';

const news = (page) => page.getByRole('status').filter({ hasText: /zapisane dane|nowa wersja/ });
const refresh = (page) => page.getByRole('button', { name: 'Odśwież' });

/** Which edition of the catalogue the browser has saved whole; nothing where it has none. */
const edition = (page) => page.evaluate(async () => (await (await caches.match('/data/edition.json'))?.json())?.edition);

/** Waits until everything is saved that a first visit saves. */
async function saved(page) {
  await expect.poll(() => edition(page), { message: 'the catalogue is saved' }).toBeTruthy();
}

/** Opens the map for the first time, and waits until it could be opened without a network. */
async function visit(page) {
  await openMap(page);
  await saved(page);
}

/** The site in another version: the worker's script and the shell have its name. */
function publishAnother(broken) {
  const [page, shell] = ['index.html', 'shell.html'].map((name) => readFileSync(`${dist}/${name}`, 'utf8'));
  const [, version] = shell.match(/data-version="([0-9a-f]{16})"/);
  const another = [...version].reverse().join('');
  const rename = (text) => text.replaceAll(version, another);
  broken.set('/', { body: rename(page), type: 'text/html; charset=utf-8' });
  broken.set('/shell.html', { body: rename(shell), type: 'text/html; charset=utf-8' });
  broken.set('/sw.js', { body: rename(readFileSync(`${dist}/sw.js`, 'utf8')), type: 'text/javascript' });
  return another;
}

/** The version of the app that a page is of. */
const version = (page) => page.locator('script[data-version]').getAttribute('data-version');

/** How often a page has been loaded, counted from now on. */
function loads(page) {
  const seen = [];
  page.on('domcontentloaded', () => seen.push(page.url()));
  return seen;
}

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('after a first visit all is there without a network, and it is said from when', async ({ page, server, faults }) => {
    faults.tolerate(/request failed|ERR_/);
    await visit(page);
    const practices = await practicesOnMap(page);
    await server.cut();

    await page.reload();
    await settled(page);
    await expect(news(page)).toHaveText(SAVED);
    expect(await practicesOnMap(page)).toBe(practices);

    await page.goto('/praktyki');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('searchbox', { name: 'Szukaj' }).fill('szopienice');
    await page.getByRole('link', { name: /Szopienic/ }).first().click();
    await expect(page).toHaveURL(SZOPIENICE);
    await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeVisible();
    await expect(news(page)).toHaveText(SAVED);

    await page.getByRole('link', { name: 'Statystyki' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Statystyki' })).toBeVisible();

    await page.goto('/wojewodztwa/slaskie');
    await settled(page);
    await expect(page.locator('select[name=wojewodztwo]')).toHaveValue('slaskie');
    const missing = await page.evaluate(() => fetch('/data/details/nie-ma.json').then(({ status }) => status, () => 'no answer'));
    expect(missing).toBe('no answer');

    // The texts of other languages are saved too.
    await page.goto('/en/');
    await settled(page);
    await expect(page.getByRole('status').filter({ hasText: /^Showing data saved on .+ – no connection\.$/ })).toBeVisible();
    await page.goto('/');
    await settled(page);

    await server.mend();
    await refresh(page).click();
    await settled(page);
    await expect(news(page)).toHaveCount(0);
  });

  test('a server that says nothing is not waited for for long', async ({ page, broken }) => {
    await visit(page);
    let release;
    broken.set(INDEX, { held: new Promise((resolve) => { release = resolve; }) });
    await openMap(page);
    await expect(news(page)).toHaveText(SAVED);
    release();
  });

  test('with a network the data is fresh, and is saved anew', async ({ page, server, broken, faults }) => {
    faults.tolerate(/request failed|ERR_/);
    await visit(page);
    const text = readFileSync(`${dist}${CATALOGUE}`, 'utf8');
    const { features: [{ properties: { title } }] } = JSON.parse(text);
    broken.set(CATALOGUE, { body: text.replace(title, 'Żółwie w gminie') });
    const about = readFileSync(`${dist}/data/edition.json`, 'utf8');
    broken.set('/data/edition.json', { body: about.replace(/"edition":"\w+"/, '"edition":"another"') });
    await page.goto('/praktyki');
    await expect(page.getByRole('link', { name: 'Żółwie w gminie' })).toBeVisible();
    await expect(news(page)).toHaveCount(0);
    await expect.poll(() => edition(page)).toBe('another');
    await server.cut();
    await page.reload();
    await expect(page.getByRole('link', { name: 'Żółwie w gminie' })).toBeVisible();
    await expect(news(page)).toHaveText(SAVED);
  });

  test('a first visit loads nothing anew', async ({ page }) => {
    const seen = loads(page);
    await visit(page);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
    expect(seen).toHaveLength(1);
    await expect(news(page)).toHaveCount(0);
  });

  test('a newer version is offered, and taken once', async ({ page, context, broken }) => {
    await visit(page);
    const another = publishAnother(broken);
    const seen = loads(page);
    // The browser looks for a newer version whenever a page of the site is opened.
    const other = await context.newPage();
    await openMap(other);
    await expect(news(page)).toHaveText(NEWER);
    expect(await version(page)).not.toBe(another);
    // That page has come from the network, and is the newer version.
    expect(await version(other)).toBe(another);
    await expect(news(other)).toHaveCount(0);

    await refresh(page).click();
    await expect.poll(() => version(page)).toBe(another);
    await settled(page);
    await saved(page);
    await expect(news(page)).toHaveCount(0);
    await expect(news(other)).toHaveCount(0);
    expect(seen).toHaveLength(1);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting)).toBeNull();
  });

  test('a tab of the old version that another tab has taken the worker from is offered the newer one too', async ({ page, context, broken }) => {
    await visit(page);
    const second = await context.newPage();
    await openMap(second);
    await saved(second);
    publishAnother(broken);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    for (const tab of [page, second]) await expect(news(tab)).toHaveText(NEWER);
    const seen = loads(second);
    await refresh(page).click();
    await expect(news(page)).toHaveCount(0);
    await expect(news(second)).toHaveText(NEWER);
    expect(seen).toEqual([]);
    // What the old version needs later is still there.
    await second.getByRole('link', { name: 'Statystyki' }).click();
    await expect(second.getByRole('heading', { level: 1, name: 'Statystyki' })).toBeVisible();
    await refresh(second).click();
    await expect(news(second)).toHaveCount(0);
  });

  test('where there is no room, all works with a network', async ({ page, context, baseURL, faults }) => {
    faults.tolerate(/Quota/);
    await page.goto('/praktyki');
    const device = await context.newCDPSession(page);
    await device.send('Storage.overrideQuotaForOrigin', { origin: baseURL, quotaSize: 1 });
    const worker = context.waitForEvent('serviceworker');
    await openMap(page);
    await worker;
    await expect.poll(() => page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return Boolean(registration?.installing ?? registration?.waiting ?? registration?.active);
    })).toBe(false);
    expect(await edition(page)).toBeUndefined();
    await page.goto(SZOPIENICE);
    await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeVisible();
    await expect(news(page)).toHaveCount(0);
  });

  test('can be installed: the manifest and its pictures are there', async ({ page, baseURL }) => {
    await openMap(page);
    const href = await page.locator('link[rel=manifest]').getAttribute('href');
    const manifest = await (await page.request.get(href)).json();
    expect(manifest).toMatchObject({ lang: 'pl', display: 'standalone', start_url: './', scope: './' });
    for (const { src, type } of manifest.icons) {
      const answer = await page.request.get(src);
      expect(answer.status(), src).toBe(200);
      expect((await answer.body()).length, `${baseURL}${src} (${type})`).toBeGreaterThan(100);
    }
    expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? 'any'}`))
      .toEqual(['any any', '192x192 any', '512x512 any', '512x512 maskable']);
  });
});

test('without service workers all works', async ({ page }) => {
  await page.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
  await openMap(page);
  await page.goto(SZOPIENICE);
  await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeVisible();
  await expect(news(page)).toHaveCount(0);
});

test('where they are blocked all works too', async ({ page }) => {
  await openMap(page);
  await page.goto(SZOPIENICE);
  await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeVisible();
  await expect(news(page)).toHaveCount(0);
});
