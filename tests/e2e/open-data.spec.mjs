// A researcher downloads the open data and opens it with programs that others wrote.
import { getIssues } from '@placemarkio/check-geojson';
import Papa from 'papaparse';
import { expect, test } from './support/test.mjs';

const text = async (request, file) => (await request.get(file)).text();

test('the table, read by a library for CSV, says what the catalogue says', async ({ request }) => {
  const table = (await text(request, '/dane/praktyki.csv')).replace(/^\uFEFF/, '');
  const { data, errors } = Papa.parse(table, { header: true, skipEmptyLines: true, delimiter: ';' });
  expect(errors).toEqual([]);

  const catalogue = JSON.parse(await text(request, '/data/practices.geojson'));
  const said = ({ slug, title, category, wojewodztwo }) => ({ slug, title, category, wojewodztwo });
  // A practice of several gminy has its województwa in one cell.
  const all = ({ wojewodztwo, places = [] }) => wojewodztwo ?? [...new Set(places.map((place) => place.wojewodztwo))].join(' | ');
  const bySlug = (one, other) => (one.slug < other.slug ? -1 : 1);
  const expected = catalogue.features.map(({ properties }) => ({ ...said(properties), wojewodztwo: all(properties) }));
  expect(data.map(said).sort(bySlug)).toEqual(expected.sort(bySlug));
});

for (const file of [
  '/data/practices.geojson',
  '/dane/ogc/collections/praktyki/items/1.json',
  '/data/regions/wojewodztwa.geojson',
  '/data/regions/polska.geojson',
  '/data/regions/background.geojson',
  '/data/regions/towns.geojson',
]) {
  test(`${file} is right GeoJSON`, async ({ request }) => {
    expect(getIssues(await text(request, file))).toEqual([]);
  });
}
