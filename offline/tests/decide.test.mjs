import assert from 'node:assert/strict';
import test from 'node:test';
import { SHELL, fits, isForFrames, isHashed, kindOf, outdated, patient } from '../decide.mjs';

const FILES = [SHELL, 'app-110eb0039e35dd93.js', 'take-along_loader.js', 'icons/icon-192.png'];

test('each request is of a kind', () => {
  const cases = [
    // path, mode, kind
    ['', 'navigate', 'page'],
    ['praktyki/swietlica-w-zorach', 'navigate', 'page'],
    ['wojewodztwa/lodzkie?kategoria=x', 'navigate', 'page'],
    ['nie-ma-takiej', 'navigate', 'page'],
    [SHELL, 'navigate', 'other'],
    [SHELL, 'no-cors', 'app'],
    ['app-110eb0039e35dd93.js', 'no-cors', 'app'],
    ['later-split_pages-f67c6eaca2b10eba.wasm', 'cors', 'app'],
    ['take-along_loader.js', 'same-origin', 'app'],
    ['icons/icon-192.png', 'navigate', 'other'],
    ['data/index.json', 'cors', 'catalogue'],
    ['data/details/żłobek.json', 'cors', 'catalogue'],
    ['data/regions/polska.geojson', 'cors', 'loose'],
    ['config.json', 'cors', 'loose'],
    ['data/visits.json', 'cors', 'loose'],
    ['data/edition.json', 'cors', 'other'],
    ['data/practices.geojson', 'navigate', 'other'],
    ['data/nie-ma.json', 'navigate', 'other'],
    ['sw.js', 'same-origin', 'other'],
    ['nie-ma.png', 'no-cors', 'other'],
  ];
  for (const scope of ['https://mapa.test/', 'https://mapa.test/mapa/']) {
    for (const [path, mode, kind] of cases) {
      assert.equal(kindOf({ method: 'GET', mode, url: scope + path, ranged: false }, scope, FILES), kind, `${scope}${path} ${mode}`);
    }
  }
});

test('what is not ours is left alone', () => {
  const scope = 'https://mapa.test/mapa/';
  const ours = { method: 'GET', mode: 'cors', url: `${scope}data/index.json`, ranged: false };
  for (const other of [
    { method: 'POST' },
    { ranged: true },
    { url: 'https://tile.test/1/2/3.png' },
    { url: 'https://mapa.test/inna/data/index.json' },
    { url: `${scope}data/index.json?1` },
  ]) assert.equal(kindOf({ ...ours, ...other }, scope, FILES), 'other', JSON.stringify(other));
});

test('names with a hash never change', () => {
  for (const [name, expected] of [
    ['later-split_pages-f67c6eaca2b10eba.wasm', true],
    ['mapa-praktyk-f67c6eaca2b10eba_bg.wasm', true],
    ['take-along_loader.js', false],
    ['', false],
    ['data/details/f67c6eaca2b10eba/zolw.json', false],
  ]) assert.equal(isHashed(name), expected, name);
});

test('a saved file is given to pages that have opened the same index', () => {
  const saved = { index: 'a' };
  assert.equal(fits(saved, undefined), true);
  assert.equal(fits(saved, { index: 'a' }), true);
  assert.equal(fits(saved, { index: 'b' }), false);
});

test('the version before the own one stays, older ones and nobody else\'s go', () => {
  const names = ['app 1', 'inne', 'app 2', 'app 3', 'app 4'];
  assert.deepEqual(outdated(names, 'app ', 'app 4'), ['app 1', 'app 2']);
  assert.deepEqual(outdated(['app 4'], 'app ', 'app 4'), []);
});

test('the network goes first, and what is saved where it does not answer', async () => {
  const never = new Promise(() => {});
  const answer = (status) => Promise.resolve(new Response('sieć', { status }));
  const broken = () => Promise.reject(new TypeError('Failed to fetch'));
  const kept = async () => new Response('zapisane');
  const nothing = async () => undefined;
  const late = Promise.resolve();
  const text = async (outcome) => (await outcome).response.text();
  assert.equal(await text(patient(answer(200), kept, never)), 'sieć');
  assert.equal(await text(patient(answer(404), kept, never)), 'sieć');
  assert.equal(await text(patient(answer(503), kept, never)), 'zapisane');
  assert.equal(await text(patient(answer(503), nothing, never)), 'sieć');
  assert.equal(await text(patient(broken(), kept, never)), 'zapisane');
  assert.equal(await text(patient(never, kept, late)), 'zapisane');
  await assert.rejects(patient(broken(), nothing, never), TypeError);
  assert.equal((await patient(answer(200), kept, never)).isSaved, false);
  assert.equal((await patient(broken(), kept, never)).isSaved, true);
});

test('the map for frames is known in each language', () => {
  for (const path of ['osadz', 'osadz/', 'en/osadz', 'uk/osadz/']) assert.ok(isForFrames(path), path);
  for (const path of ['', 'osadz-przyklad.html', 'praktyki/osadz', 'de/osadz', 'osadz/a', 'en/uk/osadz']) assert.ok(!isForFrames(path), path);
});
