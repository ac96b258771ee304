// A visitor reads the map in English or Ukrainian: the switch keeps the place, and what is Polish says that it is.
import { test as broken } from './support/broken.mjs';
import { expect, openMap, openPage, settled, test } from './support/test.mjs';

const html = (page) => page.locator('html');
const count = (page, words) => page.getByRole('status').filter({ hasText: words });
const entries = (page) => page.getByRole('complementary').locator('a.card');

/** Follows the way to another language, and waits until the map is there. */
async function switchTo(page, name) {
  const link = page.getByRole('link', { name, exact: true });
  // Where the bar is small it is in the menu.
  if (page.viewportSize().width <= 960) await page.locator('details.more > summary').click();
  await link.filter({ visible: true }).click();
  await expect(html(page)).toHaveAttribute('lang', { English: 'en', Українська: 'uk', Polski: 'pl' }[name]);
  await settled(page);
}

for (const { name, prefix, lang, words } of [
  {
    name: 'English',
    prefix: '/en',
    lang: 'en',
    words: {
      region: 'Voivodeship', search: 'Search', found: /^2\spractices for “odpadami”/, culture: /^Culture/, metryka: 'Key facts',
      inPolish: 'The practice itself is described in Polish.', full: 'Full description', link: 'Practices', date: '27 December 2011',
      people: '302,094',
    },
  },
  {
    name: 'Українська',
    prefix: '/uk',
    lang: 'uk',
    words: {
      region: 'Воєводство', search: 'Пошук', found: /^2\sпрактики за запитом «odpadami»/, culture: /^Культура/, metryka: 'Основні дані',
      inPolish: 'Саму практику описано польською мовою.', full: 'Повний опис', link: 'Практики', date: '27 грудня 2011 року',
      people: '302 094',
    },
  },
]) {
  test(`${name}: the same place, filter and words in another language`, async ({ page }) => {
    await openMap(page, '/wojewodztwa/slaskie?kategoria=uslugi-spoleczne/kultura#8.5/50.30000/18.90000');
    await expect(html(page)).toHaveAttribute('lang', 'pl');
    const before = new URL(page.url());
    await switchTo(page, name);
    const after = new URL(page.url());
    expect(after.pathname).toBe(`${prefix}${before.pathname}`);
    expect(after.search).toBe(before.search);
    expect(after.hash).toBe(before.hash);
    await expect(page.getByRole('combobox', { name: words.region })).toHaveValue('slaskie');
    await expect(page.getByRole('checkbox', { name: words.culture })).toBeChecked();

    await switchTo(page, 'Polski');
    expect(page.url()).toBe(before.href);
    await expect(page.getByRole('combobox', { name: 'Województwo' })).toHaveValue('slaskie');
  });

  test(`${name}: a search, an entry and the practice's page`, async ({ page }) => {
    await openMap(page, `${prefix}/`);
    await page.getByRole('searchbox', { name: words.search }).fill('odpadami');
    await settled(page);
    await expect(count(page, words.found)).toBeAttached();
    await expect(entries(page)).toHaveCount(2);
    await expect(entries(page).first().locator('.card-title')).toHaveAttribute('lang', 'pl');

    await openPage(page, `${prefix}/praktyki/centrum-aktywnosci-lokalnej-w-szopienicach`);
    await expect(html(page)).toHaveAttribute('lang', lang);
    await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'pl');
    await expect(page.getByText(words.inPolish)).toHaveCount(1);
    await expect(page.getByRole('heading', { name: words.full })).toBeVisible();
    await expect(page.locator('.prose')).toHaveAttribute('lang', 'pl');
    const facts = page.getByRole('group', { name: words.metryka });
    await expect(facts).toContainText(words.date);
    await expect(facts).toContainText(words.people);

    // Links of the app stay in the language.
    await page.getByRole('link', { name: words.link, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`${prefix}/praktyki$`));
    await expect(page.getByRole('heading', { level: 1, name: words.link })).toBeVisible();
  });

  test(`${name}: the page as it is served has its language, and names the others`, async ({ request }) => {
    const text = await (await request.get(`${prefix}/wojewodztwa/slaskie`)).text();
    expect(text).toContain(`<html lang="${lang}"`);
    for (const [code, address] of [['pl', ''], ['en', '/en'], ['uk', '/uk'], ['x-default', '']]) {
      expect(text).toContain(`hreflang="${code}" href="${address}/wojewodztwa/slaskie"`);
    }
  });
}

test('what is typed and where the map was moved to goes along', async ({ page }) => {
  await openMap(page);
  await page.getByRole('searchbox', { name: 'Szukaj' }).fill('odpady');
  await settled(page);
  // On a phone the sheet lies above the map while one types.
  await page.getByRole('button', { name: 'Przybliż', exact: true }).dispatchEvent('click');
  await settled(page);
  await expect(page).toHaveURL(/\?q=odpady#/);
  const before = new URL(page.url());
  await switchTo(page, 'English');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('odpady');
  await expect(page).toHaveURL(`/en/${before.search}${before.hash}`);
});

broken('texts that do not come are said, and the page goes on in Polish', async ({ page, broken: faults, faults: seen }) => {
  seen.provoke(/answer 500/);
  seen.provoke(/console: .*500/);
  faults.set('/texts/en.txt', { status: 500 });
  await openPage(page, '/en/');
  await settled(page);
  await expect(html(page)).toHaveAttribute('lang', 'pl');
  await expect(page.getByText('The English text could not be loaded.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Lista praktyk' })).toHaveAttribute('href', /^\/en\/praktyki/);
});
