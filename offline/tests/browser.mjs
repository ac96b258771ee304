// What the worker takes from a browser, made up: caches in memory, and a server whose files a test writes.

/** Caches as the browser has them, as far as the worker uses them; `full` makes them refuse whatever is put. */
export function madeUpCaches() {
  const all = new Map();
  const room = { full: false };
  const open = async (name) => {
    if (!all.has(name)) all.set(name, new Map());
    const kept = all.get(name);
    return {
      match: async (url) => kept.get(String(url.url ?? url))?.clone(),
      put: async (url, response) => {
        if (room.full) throw new DOMException('no room', 'QuotaExceededError');
        kept.set(String(url), response);
      },
      delete: async (url) => kept.delete(String(url)),
      keys: async () => [...kept.keys()].map((url) => ({ url })),
    };
  };
  const match = async (url) => {
    for (const kept of all.values()) if (kept.has(String(url))) return kept.get(String(url)).clone();
    return undefined;
  };
  const caches = { open, match, keys: async () => [...all.keys()], has: async (name) => all.has(name), delete: async (name) => all.delete(name) };
  return { caches, room };
}

/** A browser with one site. `files` maps paths to texts; without a network every request fails. */
export function madeUpBrowser(files) {
  const { caches, room } = madeUpCaches();
  const line = { isThere: true, isSlow: false, asked: [] };
  const scope = 'https://mapa.test/';
  const browser = {
    caches,
    scope,
    fetch: async (request) => {
      const path = String(request.url ?? request).slice(scope.length);
      line.asked.push(path);
      if (!line.isThere) throw new TypeError('Failed to fetch');
      if (line.isSlow) return new Promise(() => {});
      const found = files.get(path);
      return found === undefined ? new Response('nie ma', { status: 404 }) : new Response(found);
    },
    now: () => Date.parse('2026-11-26T13:05:00Z'),
    // A line that says nothing is waited for no longer; any other has its answer first.
    patience: () => (line.isSlow ? Promise.resolve() : new Promise(() => {})),
    pages: async () => ['page-1', 'page-2'],
  };
  return { browser, room, line };
}

/** A page's request for a path. */
export const ask = (path) => ({ url: `https://mapa.test/${path}` });
