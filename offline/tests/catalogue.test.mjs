import assert from 'node:assert/strict';
import test from 'node:test';
import { Catalogue } from '../catalogue.mjs';
import { ask, madeUpBrowser } from './browser.mjs';

/** The files of an edition that keeps its index and its first cards, but not those that come as they are looked at. */
const edition = (name) => new Map([
  ['data/edition.json', JSON.stringify({ edition: name, files: ['index.json', 'cards/0.json'] })],
  ['data/index.json', `indeks ${name}`],
  ['data/cards/0.json', `karty ${name}`],
  ['data/cards/1.json', `dalsze karty ${name}`],
]);

function site() {
  const files = edition('a');
  const made = madeUpBrowser(files);
  const publish = (name) => { for (const [path, text] of edition(name)) files.set(path, text); };
  return { ...made, files, publish, catalogue: new Catalogue(made.browser) };
}

/** What a page gets, when all is done that the answer has left to do. */
async function get(catalogue, path, page = 'page-1') {
  const { response, saved, later } = await catalogue.answer(ask(path), page);
  await later;
  return { text: response.type === 'error' ? 'error' : await response.text(), saved };
}

test('what is saved is shown without a network, and since when', async () => {
  const { catalogue, line } = site();
  await catalogue.keep();
  line.isThere = false;
  const saved = '2026-11-26T13:05:00.000Z';
  assert.deepEqual(await get(catalogue, 'data/index.json'), { text: 'indeks a', saved });
  assert.deepEqual(await get(catalogue, 'data/cards/0.json'), { text: 'karty a', saved });
  await assert.rejects(get(catalogue, 'data/cards/1.json'), TypeError);
});

test('with a network everything is fresh', async () => {
  const { catalogue, publish } = site();
  await catalogue.keep();
  publish('b');
  assert.deepEqual(await get(catalogue, 'data/index.json'), { text: 'indeks b', saved: undefined });
  assert.deepEqual(await get(catalogue, 'data/cards/0.json'), { text: 'karty b', saved: undefined });
});

test('a page that has opened a newer index gets nothing older', async () => {
  const { catalogue, publish, line } = site();
  await catalogue.keep();
  publish('b');
  await get(catalogue, 'data/index.json');
  line.isThere = false;
  await assert.rejects(get(catalogue, 'data/cards/0.json'), TypeError);
  // Another page opens what is saved, as a whole.
  assert.equal((await get(catalogue, 'data/index.json', 'page-2')).text, 'indeks a');
  assert.equal((await get(catalogue, 'data/cards/0.json', 'page-2')).text, 'karty a');
});

test('a page that has opened the saved index gets nothing newer, though the network is back', async () => {
  const { browser, catalogue, publish, line } = site();
  await catalogue.keep();
  line.isSlow = true;
  assert.equal((await get(catalogue, 'data/index.json')).text, 'indeks a');
  line.isSlow = false;
  // What is not saved is of the same edition, and kept.
  assert.equal((await get(catalogue, 'data/cards/1.json')).text, 'dalsze karty a');
  publish('b');
  await catalogue.keep();
  assert.equal((await get(catalogue, 'data/cards/0.json')).text, 'karty a');
  assert.equal((await get(catalogue, 'data/cards/1.json')).text, 'dalsze karty a');
  assert.equal((await get(catalogue, 'data/cards/2.json')).text, 'error');
  // A worker that has been ended and started again knows it still.
  const again = new Catalogue(browser);
  assert.equal((await get(again, 'data/cards/0.json')).text, 'karty a');
  assert.equal((await get(again, 'data/index.json', 'page-2')).text, 'indeks b');
});

test('what a visitor looks at is kept too, as long as the site has the same edition', async () => {
  const { catalogue, line } = site();
  await catalogue.keep();
  await get(catalogue, 'data/index.json');
  await get(catalogue, 'data/cards/1.json');
  line.isThere = false;
  assert.equal((await get(catalogue, 'data/cards/1.json')).text, 'dalsze karty a');

  const other = site();
  await other.catalogue.keep();
  await get(other.catalogue, 'data/index.json');
  other.publish('b');
  assert.equal((await get(other.catalogue, 'data/cards/1.json')).text, 'dalsze karty b');
  other.line.isThere = false;
  await assert.rejects(get(other.catalogue, 'data/cards/1.json'), TypeError);
});

test('a new edition takes the place of the old one when it is whole', async () => {
  const { browser, catalogue, publish, files, line } = site();
  await catalogue.keep();
  publish('b');
  files.delete('data/cards/0.json');
  await catalogue.keep();
  assert.equal((await catalogue.saved()).edition, 'a');
  publish('b');
  await catalogue.keep();
  assert.equal((await catalogue.saved()).edition, 'b');
  assert.equal((await browser.caches.keys()).filter((name) => name.includes(' catalogue ')).length, 1);
  line.asked.length = 0;
  await catalogue.keep();
  assert.deepEqual(line.asked, ['data/edition.json'], 'what is there is not fetched again');
});

test('an edition that changes while it is being saved is not saved', async () => {
  const { catalogue, publish, line, browser } = site();
  const { fetch } = browser;
  browser.fetch = (request) => {
    if (line.asked.length === 2) publish('b');
    return fetch(request);
  };
  await catalogue.keep();
  assert.equal(await catalogue.saved(), undefined);
});

test('where there is no room nothing is saved, and everything works', async () => {
  const { catalogue, room, line } = site();
  room.full = true;
  await catalogue.keep();
  assert.equal(await catalogue.saved(), undefined);
  assert.equal((await get(catalogue, 'data/index.json')).text, 'indeks a');
  room.full = false;
  await catalogue.keep();
  room.full = true;
  assert.equal((await get(catalogue, 'data/cards/1.json')).text, 'dalsze karty a');
  line.isThere = false;
  assert.equal((await get(catalogue, 'data/index.json')).text, 'indeks a');
});

test('a catalogue without an edition is not saved', async () => {
  const { catalogue, files } = site();
  files.delete('data/edition.json');
  await catalogue.keep();
  assert.equal(await catalogue.saved(), undefined);
});

test('a page in the place of a file is no edition, and what is saved is better', async () => {
  const page = new Blob(['<!doctype html><title>Urząd</title>'], { type: 'text/html' });
  const first = site();
  first.files.set('data/index.json', page);
  await first.catalogue.keep();
  assert.equal(await first.catalogue.saved(), undefined);
  const { catalogue, files } = site();
  await catalogue.keep();
  files.set('data/index.json', page);
  assert.equal((await get(catalogue, 'data/index.json')).text, 'indeks a');
});
