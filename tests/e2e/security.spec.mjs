// Somebody answers for the site's safety: nobody is called, nothing runs that is not the site's, and nobody frames it unasked.
import { startFaulty } from './support/faulty.mjs';
import { expect, openMap, settled, test } from './support/test.mjs';

const PRACTICE = '/praktyki/centrum-aktywnosci-lokalnej-w-szopienicach';

test('a whole visit calls nobody, and leaves no cookie', async ({ page, context, baseURL }) => {
  const asked = [];
  context.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).origin}`));
  context.on('page', (other) => other.on('websocket', (socket) => asked.push(`socket ${socket.url()}`)));
  page.on('websocket', (socket) => asked.push(`socket ${socket.url()}`));
  await openMap(page, '/?q=szopienice');
  await page.getByRole('button', { name: 'Warstwy' }).click();
  await page.getByRole('button', { name: /^Katowice, 1\s+praktyka/ }).dispatchEvent('click');
  for (const address of [PRACTICE, '/praktyki', '/statystyki', '/schowek', '/o-mapie', '/pomoc', '/deklaracja-dostepnosci', '/uk/moja-gmina']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.goto('/osadz');
  await settled(page);
  expect(new Set(asked)).toEqual(new Set([`GET ${baseURL}`]));
  expect(asked.length).toBeGreaterThan(30);
  expect(await context.cookies()).toEqual([]);
});

test('header and page say the same policy, and only the map for frames stands in those of others', async ({ page }) => {
  const around = { '/': "'self'", [PRACTICE]: "'self'", '/en/praktyki': "'self'", '/osadz': '*', '/uk/osadz': '*' };
  for (const [address, expected] of Object.entries(around)) {
    const answer = await page.request.get(address);
    const [, said] = (await answer.text()).match(/<meta http-equiv="Content-Security-Policy" content="([^"]+)"/);
    expect(answer.headers()['content-security-policy'], address).toBe(`${said}; frame-ancestors ${expected}`);
    expect(said).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; /);
  }
});

test('what somebody smuggles into a page does not run', async ({ page, faults }) => {
  faults.provoke(/console: .*Content Security Policy/);
  faults.provoke(/console: .*TrustedHTML/);
  faults.tolerate(/console: .*Trusted(Script|TypePolicy)/);
  await page.goto(PRACTICE);
  await expect(page.getByRole('heading', { name: 'Pełna prezentacja' })).toBeVisible();
  const ran = await page.evaluate(async () => {
    window.ran = [];
    const refused = (what, attempt) => {
      try {
        attempt();
      } catch ({ name }) {
        return window.ran.push(`${what}: ${name}`);
      }
      return window.ran.push(`${what}: let through`);
    };
    refused('markup', () => { document.body.innerHTML = '<img src=x onerror="window.ran.push(1)">'; });
    refused('policy', () => trustedTypes.createPolicy('other', {}));
    refused('worker', () => new Worker('/theme.js'));
    const script = document.createElement('script');
    refused('script', () => { script.textContent = 'window.ran.push(2)'; });
    const link = Object.assign(document.createElement('a'), { href: 'javascript:window.ran.push(3)', textContent: 'x' });
    const styled = document.createElement('p');
    styled.setAttribute('style', 'position: fixed');
    const called = document.createElement('p');
    called.setAttribute('class', 'called');
    document.querySelector('main').append(link, styled, called);
    link.click();
    await new Promise((later) => { setTimeout(later, 200); });
    return [...window.ran, getComputedStyle(styled).position];
  });
  expect(ran).toEqual(['markup: TypeError', 'policy: TypeError', 'worker: TypeError', 'script: TypeError', 'static']);
});

test('the map itself stands in no other site’s frame', async ({ page, baseURL, faults }) => {
  faults.tolerate(/request to another host/);
  faults.provoke(/console: .*frame-ancestors/);
  faults.tolerate(/request failed/);
  const pages = new Map();
  const other = await startFaulty(pages);
  const body = `<!doctype html><title>Inna strona</title><iframe title="Mapa" src="${baseURL}/"></iframe>`;
  pages.set('/inna.html', { body, type: 'text/html; charset=utf-8' });
  await page.goto(`${other.address}/inna.html`);
  await expect(page.frameLocator('iframe').locator('#map')).toHaveCount(0);
  await other.stop();
});
