// The catalogue as it is saved: all files of one edition, or none.
import { EDITION, INDEX, fits, isPage, patient } from './decide.mjs';

/** How many files are fetched at a time while nobody waits for them. */
const AT_ONCE = 4;

/** Keeps one edition of the catalogue, and gives each page only what belongs to the index that it has opened. */
export class Catalogue {
  #browser;
  #prefix;
  #found;
  #keeping;
  #checking;
  /** What each page has opened, by its id. */
  #opened = new Map();

  /** `browser` has what the worker takes from it: `caches`, `fetch`, `scope`, `now` and `patience`. */
  constructor(browser) {
    this.#browser = browser;
    this.#prefix = `mapa-praktyk ${new URL(browser.scope).pathname} catalogue `;
  }

  /** The newest saved edition with its cache, its index's digest and when the site last had it; nothing where none is whole. */
  async saved() {
    return (await this.#all())[0];
  }

  /** All that are whole, the newest first: an older one stays as long as a page needs it. */
  #all() {
    this.#found ??= this.#find();
    return this.#found;
  }

  async #find() {
    const found = [];
    for (const name of await this.#names()) {
      const cache = await this.#browser.caches.open(name);
      // Written last: without it the edition is not whole.
      const about = await (await cache.match(this.#url(EDITION)))?.json();
      if (about) found.push({ ...about, cache });
    }
    return found.sort((one, other) => (one.fetched < other.fetched ? 1 : -1));
  }

  /** Saves the edition that the site has now, unless it is saved; where anything fails, what was saved before stays. */
  keep() {
    this.#keeping ??= this.#keep().catch(() => undefined).finally(() => { this.#keeping = undefined; });
    return this.#keeping;
  }

  async #keep() {
    const now = await this.#current();
    const saved = await this.saved();
    if (saved?.edition === now.edition) return this.#finish(saved.cache, now.edition);
    const { caches } = this.#browser;
    const name = this.#prefix + now.edition;
    // What was broken off may be of two editions.
    await caches.delete(name);
    const cache = await caches.open(name);
    try {
      await inTurns(now.files.map((path) => () => this.#fetchInto(cache, this.#url(`data/${path}`))));
      if ((await this.#current()).edition !== now.edition) throw new Error('the catalogue has changed meanwhile');
      await this.#finish(cache, now.edition);
    } catch (error) {
      await caches.delete(name);
      throw error;
    }
    const needed = [now.edition, ...(await this.#needed())].map((edition) => this.#prefix + edition);
    for (const other of await this.#names()) if (!needed.includes(other)) await caches.delete(other);
    this.#found = undefined;
  }

  /** The saved editions that open pages go by. */
  async #needed() {
    const opened = (await this.#browser.pages()).map((page) => this.#openedBy(page));
    return (await Promise.all(opened)).filter((opened) => opened?.from === 'saved').map(({ edition }) => edition);
  }

  async #fetchInto(cache, url) {
    const response = await this.#browser.fetch(url, { cache: 'no-cache' });
    if (!response.ok || isPage(response)) throw new Error(`${response.status}: ${url}`);
    await cache.put(url, response);
  }

  async #finish(cache, edition) {
    const index = await digest(await cache.match(this.#url(INDEX)));
    const about = { edition, index, fetched: new Date(this.#browser.now()).toISOString() };
    await cache.put(this.#url(EDITION), new Response(JSON.stringify(about)));
    this.#found = undefined;
  }

  /** Which edition the site has. */
  async #current() {
    const response = await this.#browser.fetch(this.#url(EDITION), { cache: 'no-cache' });
    if (!response.ok) throw new Error(`${response.status}: ${EDITION}`);
    return response.json();
  }

  /**
   * Answers a page's request for a file of the catalogue. `saved` in what is returned says from when it is, where it does
   * not come from the network; `later` is what remains to be done when it has been answered.
   */
  async answer(request, page) {
    const saved = await this.saved();
    const isIndex = request.url === this.#url(INDEX);
    const opened = isIndex ? undefined : await this.#openedBy(page);
    if (opened?.from === 'saved') return this.#forSaved(request, opened);
    const copy = async () => (saved && fits(saved, opened) ? find(saved.cache, request.url) : undefined);
    const { fetch, patience } = this.#browser;
    const { response, isSaved } = await patient(fetch(request), copy, patience());
    const later = [];
    if (isIndex && response.ok) {
      const about = isSaved ? { from: 'saved', edition: saved.edition } : { from: 'network', index: await digest(response.clone()) };
      later.push(this.#open(page, about));
    }
    if (saved && !isSaved && response.ok && !isPage(response)) later.push(this.#keepToo(request.url, response.clone(), saved));
    return { response, saved: isSaved ? saved.fetched : undefined, later: Promise.all(later) };
  }

  /** A page that has opened the saved index gets all else from there too; from the network only what is of that edition. */
  async #forSaved(request, { edition }) {
    const saved = (await this.#all()).find((saved) => saved.edition === edition);
    if (!saved) return { response: Response.error() };
    const kept = await find(saved.cache, request.url);
    if (kept) return { response: kept, saved: saved.fetched };
    const response = await this.#browser.fetch(request);
    if (!(await this.#isCurrent(saved))) return { response: Response.error() };
    return { response, later: response.ok && !isPage(response) && this.#put(saved, request.url, response.clone()) };
  }

  /** Keeps a file that a large catalogue's visitor has looked at, if the site still has the edition that is saved. */
  async #keepToo(url, response, saved) {
    if (!(await find(saved.cache, url)) && (await this.#isCurrent(saved))) await this.#put(saved, url, response);
  }

  /** What there is no room for is not kept. */
  async #put(saved, url, response) {
    const { caches } = this.#browser;
    // One that has been deleted meanwhile must not come back without its beginning.
    if (await caches.has(this.#prefix + saved.edition)) await saved.cache.put(url, response).catch(() => undefined);
  }

  /** Asked after a file has come, and once for all that come meanwhile: the file is then of the edition that the site has. */
  async #isCurrent({ edition }) {
    const before = this.#checking;
    if (!before?.waits) {
      const check = { waits: true };
      check.answer = Promise.resolve(before?.answer).then(() => {
        check.waits = false;
        return this.#current().catch(() => undefined);
      });
      this.#checking = check;
    }
    return (await this.#checking.answer)?.edition === edition;
  }

  /** Remembers what a page has opened, on the device as well: a worker is ended whenever it has nothing to do. */
  async #open(page, opened) {
    this.#opened.set(page, opened);
    const pages = await this.#browser.caches.open(this.#pages);
    const there = (await this.#browser.pages()).map((page) => this.#url(`?${page}`));
    for (const { url } of await pages.keys()) if (!there.includes(url)) await pages.delete(url);
    await pages.put(this.#url(`?${page}`), new Response(JSON.stringify(opened))).catch(() => undefined);
  }

  async #openedBy(page) {
    const kept = async () => (await (await this.#browser.caches.open(this.#pages)).match(this.#url(`?${page}`)))?.json();
    return this.#opened.get(page) ?? kept();
  }

  get #pages() {
    return this.#prefix.replace(/catalogue $/, 'pages');
  }

  async #names() {
    return (await this.#browser.caches.keys()).filter((name) => name.startsWith(this.#prefix));
  }

  #url(path) {
    return this.#browser.scope + path;
  }
}

/** A saved file; servers that send compressed copies say that answers differ by what the browser takes, which is one here. */
const find = (cache, url) => cache.match(url, { ignoreVary: true });

/** Does all of it, a few at a time; fails with the first that fails. */
async function inTurns(tasks) {
  const waiting = [...tasks];
  const turns = Array.from({ length: AT_ONCE }, async () => {
    while (waiting.length > 0) await waiting.shift()();
  });
  await Promise.all(turns);
}

/** What tells an index from any other: the catalogue's files go by its numbers. */
async function digest(response) {
  const hash = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
