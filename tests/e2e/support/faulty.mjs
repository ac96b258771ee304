// A static server for the built site that fails on purpose: slow, broken or missing files, each until it is mended.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Where the site is built. */
export const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

/** What files are, by their endings. */
export const types = {
  '.css': 'text/css',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** A made-up catalogue of 100,000 practices, which `cargo xtask` makes: what stands in data/ in place of the real one. */
export const madeUp = process.env.MADE_UP;

/** One of 10,000 with the tiles of its clusters. */
export const tiled = process.env.MADE_UP_TILED;

/** Where those lie in a catalogue's folder. */
const TILES = 'clusters.pmtiles';

/** The shell as `cargo xtask dist` makes it of a large catalogue with tiles: it names them, and asks for nothing else of it. */
function naming(shell) {
  const lines = shell.split('\n').filter((line) => !/"data\/(index.json|practices.geojson)"/.test(line));
  return lines.join('\n').replace('</head>', `<meta name="tiles" content="data/${TILES}" /></head>`);
}

/**
 * Starts the server; files of `data`, if there is such a folder, stand before those of the site. `faults` maps a path to what it
 * answers instead of the file: `{ status }`, `{ body }` with its `type`, if that is not JSON, `{ brokenOffAt: bytes }`, after which
 * the connection breaks, or `{ held: promise }` or `{ late: milliseconds }`, which wait and then send the file. A test mends a file
 * by deleting its fault. Parts of files are sent where they are asked for. `cut` takes the whole server away, `mend` brings it back.
 */
export async function startFaulty(faults, data) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    const fault = faults.get(path) ?? {};
    if (fault.held) await fault.held;
    if (fault.late) await setTimeout(fault.late);
    if (fault.status) return response.writeHead(fault.status).end();
    if (fault.body !== undefined) {
      return response.writeHead(200, { 'content-type': fault.type ?? 'application/json', 'cache-control': 'no-store' }).end(fault.body);
    }
    const places = [join(dist, normalize(path))];
    if (data && path.startsWith('/data/')) places.unshift(join(data, normalize(path.slice('/data/'.length))));
    // Pages are written of the catalogue that the site was built with: of another there is only the shell.
    if (!data) places.push(join(dist, normalize(path), 'index.html'));
    const file = places.find((place) => existsSync(place) && statSync(place).isFile()) ?? join(dist, 'shell.html');
    const head = { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' };
    if (fault.brokenOffAt !== undefined) {
      response.writeHead(200, { ...head, 'content-length': statSync(file).size });
      return response.write(readFileSync(file).subarray(0, fault.brokenOffAt), () => response.destroy());
    }
    if (file.endsWith('shell.html') && data && existsSync(join(data, TILES))) {
      return response.writeHead(200, head).end(naming(readFileSync(file, 'utf8')));
    }
    const part = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (!part) return createReadStream(file).pipe(response.writeHead(200, head));
    const { size, mtimeMs } = statSync(file);
    const [start, end] = [Number(part[1]), Math.min(Number(part[2]), size - 1)];
    response.writeHead(206, { ...head, etag: `"${size}-${mtimeMs}"`, 'content-range': `bytes ${start}-${end}/${size}` });
    return createReadStream(file, { start, end }).pipe(response);
  });
  const listen = (port) => new Promise((listening) => { server.listen(port, '127.0.0.1', listening); });
  await listen(0);
  const { port } = server.address();
  const stop = () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); });
  return { address: `http://127.0.0.1:${port}`, stop, cut: stop, mend: () => listen(port) };
}
