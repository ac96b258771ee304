// The app as it is saved: all files of one version, with the data that belongs to no edition.
import { SHELL, isForFrames, isHashed, isPage, outdated, patient } from './decide.mjs';

/** One version of the app. */
export class App {
  #browser;
  #version;
  #files;
  #loose;
  /** The pages whose shell is the saved one, as far as this worker has been running. */
  #fromSaved = new Set();

  /** `version` names the files, whose paths go from the scope. `loose` are the data to be saved with it. */
  constructor(browser, { version, files, loose }) {
    this.#browser = browser;
    this.#version = version;
    this.#files = files;
    this.#loose = loose;
  }

  /** Saves everything, or fails and leaves nothing behind: a version is whole, or the one before it stays. */
  async install() {
    const { caches } = this.#browser;
    const cache = await caches.open(this.#name(this.#version));
    try {
      await Promise.all(this.#files.map((path) => this.#save(cache, path)));
    } catch (error) {
      await caches.delete(this.#name(this.#version));
      throw error;
    }
    await this.#saveLoose().catch(() => undefined);
  }

  async #save(cache, path) {
    const url = this.#browser.scope + path;
    const response = await this.#browser.fetch(url, { cache: isHashed(path) ? 'default' : 'no-cache' });
    if (!response.ok || response.redirected || (path !== SHELL && isPage(response))) throw new Error(`${response.status}: ${url}`);
    // While a new version is being put onto the server, the shell may be that of another.
    if (path === SHELL && !(await response.clone().text()).includes(this.#version)) throw new Error('the shell is of another version');
    await cache.put(url, response);
  }

  async #saveLoose() {
    const cache = await this.#browser.caches.open(this.#name('loose'));
    for (const path of this.#loose) {
      const url = this.#browser.scope + path;
      if (await cache.match(url)) continue;
      const response = await this.#browser.fetch(url, { cache: 'no-cache' });
      if (response.ok && !isPage(response)) await cache.put(url, response);
    }
  }

  /** Lets the versions go that nobody needs. */
  async tidy() {
    const { caches } = this.#browser;
    const versions = (await caches.keys()).filter((name) => name !== this.#name('loose'));
    const old = outdated(versions, this.#name(''), this.#name(this.#version));
    await Promise.all(old.map((name) => caches.delete(name)));
  }

  /**
   * A file of the app. One whose name has a hash is the same wherever it comes from: saved, or of the version before, or the
   * network's. Any other belongs to the code that asks for it: a page that has come from the network may be newer than what is saved.
   */
  async answer(request, page) {
    const { caches, fetch, patience } = this.#browser;
    const saved = () => this.#saved(request.url);
    if (!isHashed(new URL(request.url).pathname) && !this.#fromSaved.has(page)) {
      return { response: (await patient(fetch(request), saved, patience())).response };
    }
    const kept = (await saved()) ?? (await caches.match(request.url, { ignoreVary: true }));
    return { response: kept ?? (await fetch(request)) };
  }

  /** A page: the network's, with its status; or else the shell, which looks at the address itself. `page` will be its id. */
  async page(request, page) {
    const { fetch, patience, scope } = this.#browser;
    const { response, isSaved } = await patient(fetch(request), () => this.#saved(scope + SHELL), patience(), () => false);
    if (!isSaved) return { response };
    this.#fromSaved.add(page);
    return { response: isForFrames(request.url.slice(scope.length).split(/[?#]/)[0]) ? framed(response) : response };
  }

  /** Data that belongs to nothing else: the network's, which is then saved, or what was saved before. */
  async loose(request) {
    const { caches, fetch, patience } = this.#browser;
    const cache = await caches.open(this.#name('loose'));
    const copy = () => cache.match(request.url, { ignoreVary: true });
    const { response, isSaved } = await patient(fetch(request), copy, patience());
    const later = !isSaved && response.ok && !isPage(response) && cache.put(request.url, response.clone()).catch(() => undefined);
    return { response, later };
  }

  async #saved(url) {
    const cache = await this.#browser.caches.open(this.#name(this.#version));
    return cache.match(url, { ignoreVary: true });
  }

  #name(of) {
    return `mapa-praktyk ${new URL(this.#browser.scope).pathname} app ${of}`;
  }
}

/** The shell as a page for frames: it was saved with what the server says of the map, that no other site may put it into one. */
function framed(response) {
  const headers = new Headers(response.headers);
  // All else that the policy says stands in the page too.
  headers.delete('content-security-policy');
  return new Response(response.body, { status: response.status, headers });
}
