// What is drawn on the map's two canvases, as a visitor sees it: which of the style sheets' colours is where, what is
// written. Colours go by their names there, as the browser resolves them now: a test holds by day and by night.
import { expect, onScreen } from './test.mjs';

/** The colours that an area of land can have. */
const AREAS = ['neighbour', 'land', 'land-dim', 'land-chosen', 'shade-none', 'shade-1', 'shade-2', 'shade-3', 'shade-4', 'shade-5'];
/** The colours of signs that are the same for all categories. */
const SIGNS = ['accent', 'ink', 'sheet', 'line-strong'];
/** How far around a sign its button reaches, in pixels. */
const REACH = 6;
/** How far the red, green and blue of two colours differ, of 255, where one is the other at a rim. */
const ALIKE = 24;

/** One of the two canvases: `land`, or `ink` with names and signs. */
export const sheet = (page, name) => page.locator(`#map canvas[data-sheet=${name}]`);

/**
 * The pixels of a canvas within a box of the screen, row by row, as the canvas has them: `#rrggbb`, `clear` where nothing
 * is drawn, `#rrggbbaa` where something shows through, `beyond` where the canvas does not reach.
 */
export async function picture(page, name, { x, y, width, height }) {
  return sheet(page, name).evaluate((canvas, wanted) => {
    const box = canvas.getBoundingClientRect();
    const [across, down] = [canvas.width / box.width, canvas.height / box.height];
    const left = Math.floor((wanted.x - box.left) * across);
    const top = Math.floor((wanted.y - box.top) * down);
    const columns = Math.max(1, Math.round(wanted.width * across));
    const rows = Math.max(1, Math.round(wanted.height * down));
    // The canvas of the page only shows; what it shows is read from a copy.
    const copy = new OffscreenCanvas(columns, rows).getContext('2d');
    copy.drawImage(canvas, -left, -top);
    const { data } = copy.getImageData(0, 0, columns, rows);
    const hex = (...bytes) => `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    return Array.from({ length: columns * rows }, (_, at) => {
      const [column, row] = [left + (at % columns), top + Math.floor(at / columns)];
      if (column < 0 || row < 0 || column >= canvas.width || row >= canvas.height) return 'beyond';
      const [red, green, blue, alpha] = data.subarray(4 * at, 4 * at + 4);
      if (alpha === 0) return 'clear';
      return alpha === 255 ? hex(red, green, blue) : hex(red, green, blue, alpha);
    });
  }, { x, y, width, height });
}

/** The share (0 to 1) of the pixels that two pictures of one size have in common. */
export function likeness(one, other) {
  return one.filter((pixel, at) => pixel === other[at]).length / one.length;
}

/** What the style sheets' colours of these names are now, as `#rrggbb`. */
export async function palette(page, names) {
  const colours = await page.evaluate((names) => {
    const style = getComputedStyle(document.documentElement);
    const context = document.createElement('canvas').getContext('2d');
    return names.map((name) => {
      context.fillStyle = style.getPropertyValue(`--${name}`);
      return context.fillStyle;
    });
  }, names);
  return new Map(names.map((name, at) => [name, colours[at]]));
}

/** The share (0 to 1) of each colour in a box of a canvas, by its name if it is one of these. */
async function shares(page, name, box, names) {
  const named = new Map([...(await palette(page, names))].map(([name, colour]) => [colour, name]).reverse());
  const pixels = await picture(page, name, box);
  const found = new Map();
  for (const pixel of pixels) {
    const colour = named.get(pixel) ?? pixel;
    found.set(colour, (found.get(colour) ?? 0) + 1 / pixels.length);
  }
  return found;
}

const most = (shares) => [...shares].reduce((one, other) => (other[1] > one[1] ? other : one))[0];

/**
 * How the land is filled around a place of the globe: the name of its colour, `hatch` where lines say that there is nothing,
 * `clear` where the canvas is bare, as it is at sea and over tiles.
 */
export async function landAt(page, place) {
  const { x, y } = await onScreen(page, place);
  // As large as to have a line of the hatch in it wherever it is.
  const found = await shares(page, 'land', { x: x - 7, y: y - 7, width: 14, height: 14 }, AREAS);
  return (found.get('shade-none') ?? 0) > 0.02 ? 'hatch' : most(found);
}

/** The place within each województwo where its name stands, by slug. */
export async function wojewodztwa(page) {
  const answer = await page.request.get('/data/regions/wojewodztwa.geojson');
  const { features } = await answer.json();
  return new Map(features.map(({ properties: { slug, label: [lon, lat] } }) => [slug, { lon, lat }]));
}

/** How each województwo is filled, by slug, on a map of all of Poland. */
export async function wojewodztwaOnMap(page) {
  const found = {};
  for (const [slug, place] of await wojewodztwa(page)) found[slug] = await landAt(page, place);
  return found;
}

/** Where the land begins in a column of the screen, from the north, in pixels. */
export async function shore(page, x) {
  const { x: left, y: top, height } = await sheet(page, 'land').boundingBox();
  expect(x).toBeGreaterThan(left);
  const column = await picture(page, 'land', { x, y: top, width: 1, height });
  const first = column.findIndex((pixel) => pixel !== 'clear');
  expect(first, 'no sea here').toBeGreaterThan(0);
  return top + (first * height) / column.length;
}

/** The names that are written on the map; one of two lines without what is between them. */
export async function names(page) {
  return ((await sheet(page, 'ink').getAttribute('data-names')) ?? '').split('|').filter(Boolean);
}

/** The middle and half the width of what is drawn for a marker's or cluster's button. */
export async function signOf(button) {
  const { x, y, width, height } = await button.boundingBox();
  return { x: x + width / 2, y: y + height / 2, radius: width / 2 - REACH };
}

/** How far the red, green and blue of two colours differ at the most, of 255, whatever shows through them. */
function difference(one, other) {
  const bytes = (colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return Math.max(...bytes(one).map((byte, at) => Math.abs(byte - bytes(other)[at])));
}

/**
 * The colour of the ink at a place of the screen, by its name: `accent`, `kind-kultura`, …, or as `picture` has it where no
 * name is near: at the rims of rings and discs colours run into each other by a shade.
 */
export async function inkAt(page, { x, y }) {
  const kinds = await page.evaluate(() => [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .flatMap((rule) => (rule.selectorText === ':root' ? [...rule.style] : []))
    .filter((property) => property.startsWith('--kind-'))
    .map((property) => property.slice(2)));
  const [pixel] = await picture(page, 'ink', { x, y, width: 0, height: 0 });
  if (!/^#.{6}$/.test(pixel)) return pixel;
  const known = [...(await palette(page, [...SIGNS, ...new Set(kinds)]))];
  const [name, colour] = known.reduce((one, other) => (difference(other[1], pixel) < difference(one[1], pixel) ? other : one));
  return difference(colour, pixel) <= ALIKE ? name : pixel;
}

/** The colours around a sign, so far from its rim: above, right, below and left of it. */
export async function around(page, { x, y, radius }, far) {
  const reach = radius + far;
  const found = [];
  for (const [dx, dy] of [[0, -reach], [reach, 0], [0, reach], [-reach, 0]]) found.push(await inkAt(page, { x: x + dx, y: y + dy }));
  return found;
}

/** Whether a ring in the accent's colour stands around what is drawn of a marker or cluster. */
export async function ringed(mark) {
  const { radius } = await signOf(mark);
  return mark.evaluate((button, radius) => {
    const { outlineStyle, outlineColor, outlineWidth, outlineOffset } = getComputedStyle(button);
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'var(--accent)';
    const accent = getComputedStyle(probe).color;
    probe.remove();
    const [width, offset] = [outlineWidth, outlineOffset].map(Number.parseFloat);
    const outer = button.getBoundingClientRect().width / 2 + offset + width;
    return outlineStyle === 'solid' && outlineColor === accent && width >= 3 && outer >= radius + 3;
  }, radius);
}

/** The middle of what is drawn in a colour within 40 pixels of a place of the screen; null where nothing is. */
export async function middleDrawn(page, { x, y }, colour) {
  const name = `kind-${colour}`;
  const wanted = (await palette(page, [name])).get(name);
  const pixels = await picture(page, 'ink', { x: x - 40, y: y - 40, width: 80, height: 80 });
  const side = Math.sqrt(pixels.length);
  const places = pixels.flatMap((pixel, at) => (pixel === wanted ? [{ column: at % side, row: Math.floor(at / side) }] : []));
  if (places.length === 0) return null;
  const middle = (values) => ((Math.min(...values) + Math.max(...values) + 1) / 2 / side) * 80 - 40;
  return { x: x + middle(places.map(({ column }) => column)), y: y + middle(places.map(({ row }) => row)) };
}
