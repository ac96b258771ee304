// Turns the benchmark's made-up practices into this app's data: index.json, cards/ and practices.geojson, in the form
// that `praktyki build` publishes, with a brotli copy beside each file.
//   node convert.mjs --data <benchmark>/data --out FOLDER [--n 500,10000]     makes FOLDER/500, FOLDER/10000
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';

/** Practices a card file. */
export const CHUNK = 128;

/** The index names the practices' ids up to this many. */
const NAMED = 1000;

/** Above so many practices the catalogue in one piece is left out: the app reads none of it, and Node no such text. */
const ONE_PIECE = 200_000;

/** Made anew when this program changes: a folder remembers by what it was made. */
const VERSION = 2;

/** TERYT of each województwo, halved: what the index calls it. */
const WOJEWODZTWA = [
  'dolnośląskie', 'kujawsko-pomorskie', 'lubelskie', 'lubuskie', 'łódzkie', 'małopolskie', 'mazowieckie', 'opolskie',
  'podkarpackie', 'podlaskie', 'pomorskie', 'śląskie', 'świętokrzyskie', 'warmińsko-mazurskie', 'wielkopolskie',
  'zachodniopomorskie',
];

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

/** The features' lines of a collection that has one a line, as pieces of the file's bytes. */
function* lines(bytes) {
  let start = bytes.indexOf(10) + 1;
  for (let end; (end = bytes.indexOf(10, start)) >= 0 && bytes[start] === 123; start = end + 1) {
    yield [start, bytes[end - 1] === 44 ? end - 1 : end];
  }
}

/** What the order and the index need of each practice, in typed arrays: a million fit beside the file. */
function columns(bytes) {
  const spans = [...lines(bytes)].flat();
  const count = spans.length / 2;
  const table = {
    spans, count, categories: [], category: new Uint8Array(count), wojewodztwo: new Uint8Array(count),
    lon: new Int32Array(count), lat: new Int32Array(count), curve: new Float64Array(count), ids: new Int32Array(count),
  };
  for (let i = 0; i < count; i += 1) {
    const { geometry, properties } = feature(bytes, table, i);
    const path = slug(properties.category);
    if (!table.categories.includes(path)) table.categories.push(path);
    table.category[i] = table.categories.indexOf(path);
    table.wojewodztwo[i] = WOJEWODZTWA.indexOf(properties.wojewodztwo) + 1;
    [table.lon[i], table.lat[i]] = geometry.coordinates.map((degrees) => Math.round(degrees * 1e5));
    table.curve[i] = morton(table.lon[i] + 18_000_000, table.lat[i] + 9_000_000);
    table.ids[i] = properties.id;
  }
  return table;
}

function feature(bytes, { spans }, i) {
  return JSON.parse(bytes.toString('utf8', spans[2 * i], spans[2 * i + 1]));
}

/** The place on a Z curve: the bits of two numbers below 2²⁶ by turns, those of `x` the lower. */
function morton(x, y) {
  const half = (x, y) => {
    let bits = 0;
    for (let i = 0; i < 13; i += 1) bits |= (((x >> i) & 1) << (2 * i)) | (((y >> i) & 1) << (2 * i + 1));
    return bits >>> 0;
  };
  return half(x >> 13, y >> 13) * 2 ** 26 + half(x & 8191, y & 8191);
}

/** By województwo, the unknown last, then along the curve, then by id: neighbours share a card file. */
function order(table) {
  const last = (code) => (code === 0 ? 17 : code);
  return Uint32Array.from({ length: table.count }, (_, i) => i).sort((a, b) =>
    last(table.wojewodztwo[a]) - last(table.wojewodztwo[b]) || table.curve[a] - table.curve[b] || byId(table)(a, b));
}

function byId({ ids }) {
  return (a, b) => (String(ids[a]) < String(ids[b]) ? -1 : 1);
}

/** The index's text, a column a line. */
function index(table, numbers) {
  const categories = table.categories.toSorted();
  const column = (values) => Array.from(numbers, (i) => values[i]);
  const columns = {
    categories,
    category: column(table.category).map((old) => categories.indexOf(table.categories[old])),
    wojewodztwo: column(table.wojewodztwo),
    lon: column(table.lon),
    lat: column(table.lat),
    ...(table.count <= NAMED && { ids: column(table.ids).map((id) => `bench-${id}`) }),
  };
  const lines = Object.entries(columns).map(([key, values]) => `"${key}":${JSON.stringify(values)}`);
  const head = `"format":"mapa-praktyk-index","version":1,"count":${table.count},"chunk":${CHUNK}`;
  return `{${[head, ...lines].join(',\n')}}\n`;
}

function collection(bytes, table, numbers) {
  const features = Array.from(numbers, (i) => JSON.stringify(converted(feature(bytes, table, i))));
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}

/** Writes a file and its brotli copy: thoroughly what every visit fetches, quickly what is large or many. */
function write(path, text, quality) {
  const bytes = Buffer.from(text);
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_LGWIN]: 22 };
  writeFileSync(path, bytes);
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
}

/** Converts one file of the benchmark into a folder, unless that has been done. */
export function convert(source, folder) {
  const stamp = `${VERSION} ${statSync(source).mtimeMs} ${statSync(source).size}`;
  try {
    if (readFileSync(join(folder, '.made'), 'utf8') === stamp) return;
  } catch { /* not made yet */ }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'cards'), { recursive: true });
  const bytes = readFileSync(source);
  const table = columns(bytes);
  const numbers = order(table);
  const large = table.count > ONE_PIECE;
  write(join(folder, 'index.json'), index(table, numbers), large ? 9 : 11);
  for (let first = 0; first < table.count; first += CHUNK) {
    const card = collection(bytes, table, numbers.subarray(first, first + CHUNK));
    write(join(folder, 'cards', `${first / CHUNK}.json`), card, large ? 5 : 9);
  }
  if (!large) write(join(folder, 'practices.geojson'), collection(bytes, table, numbers.toSorted(byId(table))), 9);
  writeFileSync(join(folder, '.made'), stamp);
}

if (import.meta.main ?? process.argv[1] === new URL(import.meta.url).pathname) {
  const { values } = parseArgs({ options: { data: { type: 'string' }, out: { type: 'string' }, n: { type: 'string', default: '500,10000,100000' } } });
  for (const n of values.n.split(',')) {
    convert(join(values.data, `practices-${n}.geojson`), join(values.out, n));
    console.log(`${n}: ${join(values.out, n)}`);
  }
}
