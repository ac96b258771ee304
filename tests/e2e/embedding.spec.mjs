// Somebody has the map on a page of their own: they get the code for it, and the page and the map share wheel, fingers and words.
import { startFaulty } from './support/faulty.mjs';
import { hand, line } from './support/hand.mjs';
import { blank, expect, openMap, test } from './support/test.mjs';

const PRACTICE = 'centrum-aktywnosci-lokalnej-w-szopienicach';
/** Ctrl, as Chromium counts modifier keys. */
const CTRL = 2;

/** A page around the map: text, the frame, and text enough to scroll; it keeps what it is told. */
const around = (address) => `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Artykuł</title>
  <body style="margin:0"><h1>Artykuł</h1><iframe title="Mapa" width="100%" height="480" src="${address}"></iframe>
  <div style="height:3000px"></div>
  <script>
    window.said = [];
    addEventListener('message', ({ origin, data }) => said.push({ origin, ...data }));
  </script>`;

/** Puts the map into a page of another origin, which the query may name, and waits until it is there. */
async function embed(page, baseURL, query = () => '') {
  const pages = new Map();
  const other = await startFaulty(pages);
  pages.set('/artykul.html', { body: around(`${baseURL}/osadz${query(other.address)}`), type: 'text/html; charset=utf-8' });
  await page.goto(`${other.address}/artykul.html`);
  const frame = page.frameLocator('iframe[title=Mapa]');
  await expect(frame.locator('#map')).toHaveAttribute('aria-busy', 'false');
  return { other, frame };
}

/** The camera of an embedded map, as the way to the whole map has it. */
async function camera(frame) {
  const address = await frame.getByRole('link', { name: 'Otwórz całą mapę' }).getAttribute('href');
  return address.split('#')[1];
}

async function middleOf(locator) {
  const box = await locator.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const said = (page, type) => page.evaluate((type) => window.said.filter((message) => message.type === type), type);

test('the code is made for what is in view, and copied', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openMap(page, '/wojewodztwa/slaskie?q=odpady#9/50.3/19');
  const { hash } = new URL(page.url());
  const opener = page.getByRole('button', { name: 'Osadź na stronie', includeHidden: true });
  await opener.dispatchEvent('click');
  const dialog = page.getByRole('dialog', { name: 'Osadź mapę na swojej stronie' });
  const code = dialog.getByRole('textbox', { name: 'Kod do wklejenia' });
  await expect(code).toHaveValue(/^<iframe src="/);
  const reader = await blank(page);
  // Only the page in front may read the clipboard.
  await page.bringToFront();
  const frame = () => code.inputValue().then((code) => reader.evaluate((code) => {
    const [frame, ...more] = new DOMParser().parseFromString(code, 'text/html').body.children;
    return more.length === 0 && Object.fromEntries([...frame.attributes].map(({ name, value }) => [name, value]));
  }, code));
  expect(await frame()).toEqual({
    src: `${baseURL}/osadz?q=odpady&region=slaskie${hash}`,
    title: await page.title(),
    width: '640',
    height: '480',
    loading: 'lazy',
    allow: 'fullscreen',
    style: 'border:0;width:100%',
  });
  await dialog.getByRole('textbox', { name: /Szerokość/ }).fill('640');
  await dialog.getByRole('textbox', { name: /Wysokość/ }).fill('600');
  expect(await frame()).toMatchObject({ width: '640', height: '600', style: 'border:0' });
  await dialog.getByRole('button', { name: 'Kopiuj kod' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Kod skopiowany.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.inputValue());
  await expect(dialog.getByRole('link', { name: /Przykładowa strona/ })).toHaveAttribute('href', '/osadz-przyklad.html');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('the focus goes back to the button', async ({ page }) => {
  await openMap(page);
  const opener = page.getByRole('button', { name: 'Osadź na stronie' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Osadź mapę na swojej stronie' });
  await dialog.getByRole('button', { name: 'Zamknij' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('an embedded map has no frame, and shows what its address says', async ({ page }) => {
  await openMap(page, '/osadz?kategoria=dialog-spoleczny&region=slaskie#9/50.3/19');
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(page.getByText('OpenStreetMap').first()).toBeVisible();
  const whole = page.getByRole('link', { name: 'Otwórz całą mapę' });
  await expect(whole).toHaveAttribute('href', '/wojewodztwa/slaskie?kategoria=dialog-spoleczny#9/50.3000/19.0000');
  await expect(whole).toHaveAttribute('rel', 'noopener');
  const [opened] = await Promise.all([page.waitForEvent('popup'), whole.click()]);
  await expect(opened.getByRole('banner')).toBeVisible();
  await expect(opened).toHaveURL(/\/wojewodztwa\/slaskie\?kategoria=dialog-spoleczny#9\/50\.3000\/19\.0000/);
});

test('it speaks the language of its address', async ({ page }) => {
  await openMap(page, '/uk/osadz');
  await expect(page.getByRole('link', { name: 'Відкрити всю карту' })).toHaveAttribute('href', /^\/uk\/#/);
});

test('the wheel scrolls the page, and zooms with Ctrl', async ({ page, baseURL, faults }) => {
  faults.tolerate(/request to another host/);
  const { other, frame } = await embed(page, baseURL);
  const before = await camera(frame);
  const at = await middleOf(page.locator('iframe'));
  const { wheel } = await hand(page);
  await wheel(at, 60);
  await expect(frame.getByText('Przytrzymaj Ctrl, aby przybliżać kółkiem')).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  expect(await camera(frame)).toBe(before);
  await expect(frame.getByText('Przytrzymaj Ctrl')).toHaveCount(0);
  const scrolled = await page.evaluate(() => window.scrollY);
  await wheel(await middleOf(page.locator('iframe')), -120, { modifiers: CTRL });
  await expect.poll(() => camera(frame)).not.toBe(before);
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  await other.stop();
});

test.describe('on a touch screen, be it that of a desktop', () => {
  test.use({ hasTouch: true });

  test('one finger is the page’s, two move the map', async ({ page, baseURL, faults }) => {
    faults.tolerate(/request to another host/);
    const { other, frame } = await embed(page, baseURL);
    const before = await camera(frame);
    const at = await middleOf(page.locator('iframe'));
    const { touch } = await hand(page);
    await touch('touchStart', at);
    for (const place of line(at, { x: at.x, y: at.y - 120 })) await touch('touchMove', place);
    await expect(frame.getByText('Przesuwaj mapę dwoma palcami')).toBeVisible();
    await touch('touchEnd');
    expect(await camera(frame)).toBe(before);
    // A page that still glides has the next fingers too, and may have gone on past the map.
    await expect(frame.getByText('Przesuwaj mapę dwoma palcami')).toHaveCount(0);
    await page.evaluate(() => window.scrollTo(0, 0));
    const now = await middleOf(page.locator('iframe'));
    const both = ({ x, y }) => [{ x: x - 40, y }, { x: x + 40, y }];
    await touch('touchStart', ...both(now));
    for (const place of line(now, { x: now.x + 60, y: now.y })) await touch('touchMove', ...both(place));
    await touch('touchEnd');
    await expect.poll(() => camera(frame)).not.toBe(before);
    await other.stop();
  });
});

test('the page that is named is told of height and selection, and may select', async ({ page, baseURL, faults }) => {
  faults.tolerate(/request to another host/);
  const { other, frame } = await embed(page, baseURL, (origin) => `?rodzic=${encodeURIComponent(origin)}`);
  await expect.poll(() => said(page, 'mapa-praktyk:height')).toEqual([{ origin: baseURL, type: 'mapa-praktyk:height', height: 480 }]);
  await page.evaluate(() => { document.querySelector('iframe').height = 600; });
  await expect.poll(async () => (await said(page, 'mapa-praktyk:height')).at(-1).height).toBe(600);
  const select = (id) => page.evaluate(([id, origin]) => {
    document.querySelector('iframe').contentWindow.postMessage({ type: 'mapa-praktyk:select', id }, origin);
  }, [id, baseURL]);
  await select(PRACTICE);
  const card = frame.getByRole('dialog');
  await expect(card).toBeVisible();
  await expect.poll(() => said(page, 'mapa-praktyk:selection')).toEqual([{
    origin: baseURL,
    type: 'mapa-praktyk:selection',
    practice: { id: PRACTICE, title: expect.any(String), url: `${baseURL}/praktyki/${PRACTICE}` },
  }]);
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    card.getByRole('link', { name: 'Zobacz pełny opis' }).first().click(),
  ]);
  await expect(opened).toHaveURL(`${baseURL}/praktyki/${PRACTICE}`);
  await opened.close();
  await expect(card).toBeVisible();
  for (const nonsense of ['nie-ma-takiej', '../../etc', 7, undefined]) await select(nonsense);
  await select(null);
  await expect(card).toHaveCount(0);
  await expect.poll(async () => (await said(page, 'mapa-praktyk:selection')).at(-1)).toMatchObject({ practice: null });
  await other.stop();
});

test('a page that is not the named one is told nothing, and not heard', async ({ page, baseURL, faults }) => {
  faults.tolerate(/request to another host/);
  // The browser itself says that it did not deliver.
  faults.tolerate(/console: Failed to execute 'postMessage'/);
  for (const query of ['', '?rodzic=*', `?rodzic=${encodeURIComponent(baseURL)}`]) {
    const { other, frame } = await embed(page, baseURL, () => query);
    await page.evaluate(([id, origin]) => {
      document.querySelector('iframe').contentWindow.postMessage({ type: 'mapa-praktyk:select', id }, origin);
    }, [PRACTICE, baseURL]);
    await frame.getByRole('button', { name: 'Przybliż', exact: true }).click();
    await expect(frame.locator('#map')).toHaveAttribute('aria-busy', 'false');
    await expect(frame.getByRole('dialog')).toHaveCount(0);
    expect(await page.evaluate(() => window.said)).toEqual([]);
    await other.stop();
  }
});

test('the named origin is heard from the window around only', async ({ page, baseURL, faults }) => {
  faults.tolerate(/request to another host/);
  const { other, frame } = await embed(page, baseURL, (origin) => `?rodzic=${encodeURIComponent(origin)}`);
  // A second frame of the very same origin.
  await page.evaluate(([id, origin]) => {
    const second = document.createElement('iframe');
    second.srcdoc = `<script>parent.frames[0].postMessage(${JSON.stringify({ type: 'mapa-praktyk:select', id })}, ${JSON.stringify(origin)})</script>`;
    document.body.append(second);
    return new Promise((done) => { second.onload = done; });
  }, [PRACTICE, baseURL]);
  await frame.getByRole('button', { name: 'Przybliż', exact: true }).click();
  await expect(frame.locator('#map')).toHaveAttribute('aria-busy', 'false');
  await expect(frame.getByRole('dialog')).toHaveCount(0);
  await other.stop();
});

test('the sample page speaks with its map', async ({ page }) => {
  await page.goto('/osadz-przyklad.html');
  const frame = page.frameLocator('iframe');
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect(frame.locator('#map')).toHaveAttribute('aria-busy', 'false');
  await expect(page.locator('#wiadomosc')).toContainText('mapa-praktyk:height');
  await page.getByRole('button', { name: /Szopienicach/ }).click();
  await expect(frame.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('status').getByRole('link')).toHaveAttribute('href', new RegExp(`/praktyki/${PRACTICE}$`));
  await page.getByRole('button', { name: 'Zamknij kartę' }).click();
  await expect(frame.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('status')).toHaveText('żadna');
});
