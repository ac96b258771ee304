// What can be wrong with a file of the site, each kind under a name; and what a page must be whatever is wrong.
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { dist, types } from './faulty.mjs';
import { expect } from './test.mjs';

/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function randomBy(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed of what is random here; a failure prints it, `FAULT_SEED` repeats it. */
export const seed = Number(process.env.FAULT_SEED ?? 7);

/** A place within a file at which it is neither empty nor whole, even if only its last line break were missing. */
const somewhereIn = (length, random) => 1 + Math.floor(random() * Math.max(1, length - 3));

/** What a server sends that has one page for all that it lacks. */
const PAGE = '<!doctype html><html lang="pl"><title>Urząd Miasta</title><h1>Strona główna</h1></html>';

/** Text that says of itself of which version it is, or to what it belongs, and bytes that do. */
function ofAnotherVersion(path, bytes) {
  if (extname(path) === '.bin') {
    const other = Buffer.from(bytes);
    // The number of the version comes after eight bytes that say what the file is.
    other[8] += 1;
    return other;
  }
  return bytes.toString('utf8').replace('"version":1', '"version":2').replace(/^mapa-praktyk-gminy \d/, 'mapa-praktyk-gminy 9');
}

/**
 * The faults of a file, in an order in which no two that are said alike follow each other. Each has what the server does instead
 * (as startFaulty has it) and what the visitor reads of it, in Polish. `bytes` are those of the file, where it is not the site's own.
 */
export function faultsOf(path, { random = randomBy(seed), bytes = readFileSync(dist + path) } = {}) {
  const type = types[extname(path)] ?? 'application/octet-stream';
  const at = somewhereIn(bytes.length, random);
  const isVersioned = !ofAnotherVersion(path, bytes).includes(bytes);
  const damaged = /jest uszkodzony albo nie pasuje do pozostałych\. Odśwież stronę/;
  return [
    { name: 'missing', answer: { status: 404 }, words: /Na serwerze brakuje pliku/ },
    { name: `cut off at byte ${at}`, answer: { body: bytes.subarray(0, at), type }, words: damaged },
    { name: 'refused by a server in trouble', answer: { status: 500 }, words: /Serwer odpowiedział błędem 500/ },
    { name: 'a page in its place', answer: { body: PAGE, type: 'text/html; charset=utf-8' }, words: damaged },
    { name: `broken off at byte ${at}`, answer: { brokenOffAt: at }, words: /Brak połączenia z\sserwerem\. Sprawdź sieć/ },
    ...(isVersioned ? [{ name: 'of another version', answer: { body: ofAnotherVersion(path, bytes), type }, words: damaged }] : []),
  ];
}

/** A fault that holds a file back until it is let go. */
export function heldBack() {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  return { answer: { held }, release };
}

/** The page is not blank: it has a heading or the site's name that is seen, and a few words. */
export async function expectReadable(page, when) {
  await expect(page.locator('h1, .wordmark, .boot-bar').filter({ visible: true }).first(), `a heading ${when}`).toBeVisible();
  await expect(page.locator('body'), `words on the page ${when}`).toHaveText(/(\S+\s+){3}\S/, { useInnerText: true });
}
