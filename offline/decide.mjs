// What the service worker does with a request, decided without a browser.

/** Where the catalogue's own file lies that tells one edition from another. */
export const EDITION = 'data/edition.json';
/** The file by which a page opens the catalogue, and on whose numbers all others of it go. */
export const INDEX = 'data/index.json';

/** The app's shell, which looks at the address itself: it is shown for every page where the network is silent. */
export const SHELL = 'shell.html';

/** What belongs to no edition of the catalogue: settings, and how many have come. */
const LOOSE = ['config.json', 'data/visits.json'];

/** A name with the hash of what is in the file. */
const HASHED = /(^|[-_.])[0-9a-f]{16}([-_.]|$)/;

/**
 * Which kind of thing is asked for:
 * - `app`: a file of the app;
 * - `page`: an address of the site, all of which have the app's shell;
 * - `catalogue`: a file of the catalogue, which belongs to the others of its edition;
 * - `loose`: data that belongs to nothing else, as outlines and settings;
 * - `other`: nothing of ours. A missing file of data must never be answered by the shell.
 */
export function kindOf({ method, mode, url, ranged }, scope, files) {
  const address = new URL(url);
  const home = new URL(scope);
  if (method !== 'GET' || ranged || address.origin !== home.origin || !address.pathname.startsWith(home.pathname)) return 'other';
  const path = address.pathname.slice(home.pathname.length);
  if (path.startsWith('data/') || path === 'config.json') {
    if (mode === 'navigate' || path === EDITION || address.search !== '') return 'other';
    return path.startsWith('data/regions/') || LOOSE.includes(path) ? 'loose' : 'catalogue';
  }
  if (mode === 'navigate') return files.includes(path) ? 'other' : 'page';
  const name = path.slice(path.lastIndexOf('/') + 1);
  return files.includes(path) || HASHED.test(name) ? 'app' : 'other';
}

/** Whether a page is the one that other sites put into frames, by its path from the scope; as the server has it in its policy. */
export const isForFrames = (path) => /^((en|uk)\/)?osadz\/?$/.test(path);

/** Whether a file may be taken from what the browser keeps by itself when a version is saved. */
export const isHashed = (path) => HASHED.test(path.slice(path.lastIndexOf('/') + 1));

/**
 * Whether what is saved belongs to what a page has opened. A page of which nothing is known was there before the worker;
 * what it opened was saved a moment later.
 */
export const fits = (saved, opened) => !opened || opened.index === saved.index;

/** The names of caches that a new version has no use for: all versions but its own and the one before, which open pages may need. */
export function outdated(names, prefix, own) {
  const others = names.filter((name) => name.startsWith(prefix) && name !== own);
  return others.slice(0, -1);
}

/**
 * Whether an answer is a page in place of a file: what a server sends that has one page for all that it lacks, or a network at whose
 * door one has to sign in. Such an answer is no file, whatever its status says.
 */
export const isPage = ({ headers }) => (headers.get('content-type') ?? '').startsWith('text/html');

/**
 * What the network answers, or, where it fails or says nothing for a while, what is saved; nothing saved is waited for.
 * `answer` is a promise of a Response, `saved` a function that gives one or nothing, `late` a promise that ends the patience.
 * `isUseless` says of an answer that it is no better than none.
 */
export async function patient(answer, saved, late, isUseless = isPage) {
  const first = await Promise.race([answer.catch(() => undefined), late]);
  // A server that is down is no better than none; one that has no such file is right.
  if (first && first.status < 500 && !(first.ok && isUseless(first))) return { response: first, isSaved: false };
  const kept = await saved();
  return kept ? { response: kept, isSaved: true } : { response: await answer, isSaved: false };
}
