import assert from 'node:assert/strict';
import test from 'node:test';
import { App } from '../app.mjs';
import { SHELL } from '../decide.mjs';
import { ask, madeUpBrowser } from './browser.mjs';

const WASM = 'app-110eb0039e35dd93.wasm';
const TEXTS = 'texts/en.txt';
const SITE = { version: 'wersja-1', files: [SHELL, WASM, TEXTS], loose: ['config.json'] };

function site() {
  const files = new Map([[SHELL, '<script data-version="wersja-1">'], [WASM, 'wasm'], [TEXTS, 'old words'], ['config.json', '{}'], ['praktyki', 'lista']]);
  const made = madeUpBrowser(files);
  return { ...made, files, app: new App(made.browser, SITE) };
}

test('a saved version needs no network, at any address', async () => {
  const { app, line } = site();
  await app.install();
  line.isThere = false;
  assert.equal(await (await app.answer(ask(WASM))).response.text(), 'wasm');
  assert.match(await (await app.page(ask('praktyki/żłobek'))).response.text(), /wersja-1/);
  assert.equal(await (await app.loose(ask('config.json'))).response.text(), '{}');
});

test('a page comes from the network with its status', async () => {
  const { app } = site();
  await app.install();
  assert.equal(await (await app.page(ask('praktyki'))).response.text(), 'lista');
  assert.equal((await app.page(ask('nie-ma'))).response.status, 404);
});

test('the saved shell may be framed where the map for frames is asked for, and nowhere else', async () => {
  const { app, browser, line } = site();
  const { fetch } = browser;
  browser.fetch = async (request) => {
    const response = await fetch(request);
    response.headers.set('content-security-policy', "frame-ancestors 'self'");
    return response;
  };
  await app.install();
  line.isThere = false;
  const policy = async (path) => (await app.page(ask(path))).response.headers.get('content-security-policy');
  assert.equal(await policy('osadz?q=żłobek'), null);
  assert.equal(await policy('praktyki/osadz'), "frame-ancestors 'self'");
  assert.match(await (await app.page(ask('en/osadz'))).response.text(), /wersja-1/);
});

test('files of the app are not asked for again, loose data is', async () => {
  const { app, line, files } = site();
  await app.install();
  line.asked.length = 0;
  await app.answer(ask(WASM));
  files.set('config.json', '{"nowe":1}');
  const { response, later } = await app.loose(ask('config.json'));
  await later;
  assert.deepEqual(line.asked, ['config.json']);
  assert.equal(await response.text(), '{"nowe":1}');
  line.isThere = false;
  assert.equal(await (await app.loose(ask('config.json'))).response.text(), '{"nowe":1}');
});

test('what has no hash in its name is that of the page that asks for it', async () => {
  const { app, line, files } = site();
  await app.install();
  files.set(TEXTS, 'new words');
  const words = async (page) => (await app.answer(ask(TEXTS), page)).response.text();
  await app.page(ask('praktyki'), 'new page');
  assert.equal(await words('new page'), 'new words');
  line.isThere = false;
  await app.page(ask('praktyki'), 'saved page');
  assert.equal(await words('saved page'), 'old words');
  line.isThere = true;
  assert.equal(await words('saved page'), 'old words');
});

test('a version of which something is missing is not saved, nor one without room', async () => {
  for (const spoil of [
    ({ files }) => files.delete(WASM),
    ({ files }) => files.set(SHELL, '<script data-version="wersja-2">'),
    ({ room }) => { room.full = true; },
    ({ line }) => { line.isThere = false; },
  ]) {
    const made = site();
    spoil(made);
    await assert.rejects(made.app.install());
    assert.deepEqual(await made.browser.caches.keys(), []);
  }
});

test('the version before stays for pages that are open, and older ones go', async () => {
  const { browser, files } = site();
  for (const version of ['wersja-1', 'wersja-2', 'wersja-3']) {
    files.set(SHELL, `<script data-version="${version}">`);
    const app = new App(browser, { ...SITE, version });
    await app.install();
    await app.tidy();
  }
  const names = (await browser.caches.keys()).map((name) => name.split(' ').pop()).sort();
  assert.deepEqual(names, ['loose', 'wersja-2', 'wersja-3']);
});

test('a page in the place of a file is no file: it is not saved, and what is saved is better', async () => {
  const page = new Blob(['<!doctype html><title>Urząd</title>'], { type: 'text/html; charset=utf-8' });
  const { app, files } = site();
  await app.install();
  files.set('config.json', page);
  const { response, later } = await app.loose(ask('config.json'));
  await later;
  assert.equal(await response.text(), '{}');
  const other = site();
  other.files.set(WASM, page);
  await assert.rejects(other.app.install());
  assert.deepEqual(await other.browser.caches.keys(), []);
});
