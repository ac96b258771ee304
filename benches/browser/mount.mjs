// Lays the built site and its converted data out in the benchmark's folder, whose server then answers for the app at its
// root, as the site is published: dist/ beside the peers' pages, and in data/ links to app/current, which the adapter
// points at the data of the size that is run next.
//   node mount.mjs --bench FOLDER --dist dist
//   node mount.mjs --bench FOLDER                 takes the links away
import { cpSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** What the benchmark has in its dist/: the peers. */
const THEIRS = 'p';

/** What convert.mjs makes for each size. */
const FILES = ['index.json', 'practices.geojson', 'facets.bin', 'orders.bin'];
const CONVERTED = [...FILES, ...FILES.map((name) => `${name}.br`), 'cards', 'search'];

function takeLinksAway(data) {
  for (const name of readdirSync(data)) {
    if (lstatSync(join(data, name)).isSymbolicLink()) rmSync(join(data, name));
  }
}

function copySite(from, to) {
  for (const name of readdirSync(to)) {
    if (name !== THEIRS) rmSync(join(to, name), { recursive: true });
  }
  for (const name of readdirSync(from)) {
    if (name !== 'data') cpSync(join(from, name), join(to, name), { recursive: true });
  }
}

/** The page asks for the whole catalogue early where it is small; `cargo xtask dist` of one of these sizes does not. */
function withoutCatalogue(site) {
  const page = join(site, 'index.html');
  const text = readFileSync(page, 'utf8').split('\n').filter((line) => !line.includes('/data/practices.geojson')).join('\n');
  writeFileSync(page, text);
  writeFileSync(`${page}.br`, brotliCompressSync(text));
  writeFileSync(`${page}.gz`, gzipSync(text));
}

/** Boundaries, towns and whatever else the app reads beside the practices are its own. */
function link(ownData, data) {
  for (const name of CONVERTED) symlinkSync(`../app/current/${name}`, join(data, name));
  const made = (name) => CONVERTED.some((file) => name.startsWith(file)) || name === 'details';
  for (const name of readdirSync(ownData)) {
    if (!made(name)) symlinkSync(join(ownData, name), join(data, name));
  }
}

const { values } = parseArgs({ options: { bench: { type: 'string' }, dist: { type: 'string' } } });
const bench = resolve(values.bench);
mkdirSync(join(bench, 'data'), { recursive: true });
takeLinksAway(join(bench, 'data'));
if (values.dist) {
  const dist = resolve(values.dist);
  copySite(dist, join(bench, 'dist'));
  withoutCatalogue(join(bench, 'dist'));
  link(join(dist, 'data'), join(bench, 'data'));
}
