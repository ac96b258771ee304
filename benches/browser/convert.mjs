// Turns the benchmark's made-up practices into this app's data, as `praktyki build` publishes them: the catalogue's GeoJSON
// is made here, all else by `cargo build --package practices --example publish`, so that it is what the app reads; with a
// brotli copy beside each file.
//   node convert.mjs --data <benchmark>/data --out FOLDER --publish PROGRAM [--n 500,10000]     makes FOLDER/500, FOLDER/10000
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';

/** Above so many practices the catalogue in one piece is taken away again: the app reads none of it. */
const ONE_PIECE = 200_000;

/** Features that are written at a time. */
const AT_A_TIME = 10_000;

/** Made anew when this program changes: a folder remembers by what it was made. */
const VERSION = 3;

/** `polityka-spoleczna` of `Polityka społeczna`, as the app's own slugs. */
export function slug(name) {
  const plain = name.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** A feature of the benchmark as one of the app's. */
export function converted({ geometry, properties: p }) {
  // No Polish number begins with 0: the app refuses a record with one.
  const phone = p.phone.replace(/[^+\d]/g, '').replace(/^\+480/, '+481');
  const properties = {
    slug: `praktyka-${p.id}`,
    title: p.title,
    category: slug(p.category),
    unit_type: slug(p.unit).replaceAll('-', '_'),
    municipality: p.municipality,
    wojewodztwo: p.wojewodztwo,
    population: p.population,
    contacts: [{ phones: [phone], emails: [p.email] }],
    precision: 'address',
    source: { catalogue: 'bench' },
  };
  return { type: 'Feature', id: `bench-${p.id}`, geometry, properties };
}

/** Where the features stand in a collection that has one a line. */
function* lines(bytes) {
  let start = bytes.indexOf(10) + 1;
  for (let end; (end = bytes.indexOf(10, start)) >= 0 && bytes[start] === 123; start = end + 1) {
    yield [start, bytes[end - 1] === 44 ? end - 1 : end];
  }
}

/** Writes the catalogue, a feature a line, sorted by id as text; returns how many there are. */
function writeCatalogue(source, path) {
  const bytes = readFileSync(source);
  const feature = ([start, end]) => JSON.parse(bytes.toString('utf8', start, end));
  const spans = Array.from(lines(bytes), (span) => [String(feature(span).properties.id), span]);
  spans.sort(([a], [b]) => (a < b ? -1 : 1));
  const file = openSync(path, 'w');
  writeSync(file, '{"type":"FeatureCollection","features":[\n');
  for (let first = 0; first < spans.length; first += AT_A_TIME) {
    const some = spans.slice(first, first + AT_A_TIME).map(([, span]) => JSON.stringify(converted(feature(span))));
    writeSync(file, `${some.join(',\n')}${first + AT_A_TIME < spans.length ? ',' : ''}\n`);
  }
  writeSync(file, ']}\n');
  closeSync(file);
  return spans.length;
}

/** Writes the brotli copies: thorough ones of what many visits fetch whole, quick ones of what is large or many. */
function compress(folder, isLarge) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !['.json', '.geojson', '.bin'].includes(extname(entry.name))) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const isCard = entry.parentPath !== folder && entry.name !== 'index.bin';
    const quality = isCard ? (isLarge ? 5 : 9) : entry.name === 'index.json' && !isLarge ? 11 : 9;
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_LGWIN]: 22 };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  }
}

/** Converts one file of the benchmark into a folder, unless that has been done by the same program. */
export function convert(source, folder, publish) {
  const stamp = [VERSION, source, publish].map((path) => (typeof path === 'string' ? `${statSync(path).mtimeMs} ${statSync(path).size}` : path)).join(' ');
  try {
    if (readFileSync(join(folder, '.made'), 'utf8') === stamp) return;
  } catch { /* not made yet */ }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const catalogue = join(folder, 'practices.geojson');
  const isLarge = writeCatalogue(source, catalogue) > ONE_PIECE;
  execFileSync(publish, [catalogue, folder], { stdio: 'inherit' });
  if (isLarge) rmSync(catalogue);
  compress(folder, isLarge);
  writeFileSync(join(folder, '.made'), stamp);
}

if (import.meta.main ?? process.argv[1] === new URL(import.meta.url).pathname) {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, out: { type: 'string' }, publish: { type: 'string' }, n: { type: 'string', default: '500,10000,100000' } },
  });
  for (const n of values.n.split(',')) {
    convert(join(values.data, `practices-${n}.geojson`), join(values.out, n), values.publish);
    console.log(`${n}: ${join(values.out, n)}`);
  }
}
