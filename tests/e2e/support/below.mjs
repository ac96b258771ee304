// The built site in a folder of its host, as `cargo xtask dist --base` makes it: only the pages say where that is.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { dist, types } from './faulty.mjs';
import { test as base } from './test.mjs';

/** The folder. */
export const FOLDER = '/mapa/';

/**
 * A page of the site as it stands there; what the page says of itself (`<base>`) is among the addresses that begin at the root.
 * A site that was built for the folder is there already.
 */
const moved = (page) => page.replaceAll(/((?:href|src)=")\/(?!\/|mapa\/)/g, (_, start) => start + FOLDER);

/** Serves the site below the folder, and another beside it. */
async function startBelow() {
  const server = createServer((request, response) => {
    const answer = (status, type, body) => response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' }).end(body);
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    if (!path.startsWith(FOLDER)) return answer(200, types['.html'], '<title>Urząd</title>');
    const inner = join(dist, normalize(path.slice(FOLDER.length)));
    const isFile = (path) => existsSync(path) && statSync(path).isFile();
    const file = [inner, join(inner, 'index.html')].find(isFile) ?? join(dist, '404.html');
    if (extname(file) === '.html') return answer(file.endsWith('404.html') ? 404 : 200, types['.html'], moved(readFileSync(file, 'utf8')));
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache' });
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
  const stop = () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); });
  return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

/** Each test has a site in a folder; `asked` has the paths of all that the page has asked for. */
export const test = base.extend({
  site: async ({}, use) => {
    const site = await startBelow();
    await use(site);
    if (!site.isGone) await site.stop();
  },
  baseURL: async ({ site }, use) => {
    await use(site.address);
  },
  asked: async ({ context }, use) => {
    const asked = [];
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await use(asked);
  },
});
