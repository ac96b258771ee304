// What every spec imports: `test` with a watch on the page, `expect`, and the map's contract in a few verbs.
import { test as base, expect } from '@playwright/test';

export { expect };

/** The things that went wrong in a browser while a test ran, apart from those that the test provokes. */
class Faults {
  #seen = [];
  #provoked = [];
  #tolerated = [];

  /** A spec that leads the page into an error says which: one that does not come is a failure too. */
  provoke(pattern) {
    this.#provoked.push(pattern);
  }

  /** A fault of the test's own making that may come or not, as the browser has it. */
  tolerate(pattern) {
    this.#tolerated.push(pattern);
  }

  add(fault) {
    this.#seen.push(fault);
  }

  get unexpected() {
    const known = [...this.#provoked, ...this.#tolerated];
    return this.#seen.filter((fault) => !known.some((pattern) => pattern.test(fault)));
  }

  get missing() {
    return this.#provoked.filter((pattern) => !this.#seen.some((fault) => pattern.test(fault)));
  }
}

export const test = base.extend({
  /**
   * Fails the test on an error in the console, an uncaught exception, a request that fails, an answer of 400 or more,
   * and any request to another host: the site is static files, and calls nobody.
   */
  faults: [
    async ({ context, baseURL }, use) => {
      const faults = new Faults();
      const home = new URL(baseURL).origin;
      context.on('console', (message) => {
        if (message.type() === 'error') faults.add(`console: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => faults.add(`exception: ${error.error()}`));
      context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== home) faults.add(`request to another host: ${request.url()}`);
      });
      context.on('requestfailed', (request) => {
        const reason = request.failure()?.errorText;
        // The browser itself drops what a page still waits for when the visitor leaves it.
        if (reason !== 'net::ERR_ABORTED') faults.add(`request failed: ${request.url()} (${reason})`);
      });
      context.on('response', (response) => {
        if (response.status() >= 400) faults.add(`answer ${response.status()}: ${response.url()}`);
      });
      await use(faults);
      expect(faults.unexpected, 'what went wrong in the browser').toEqual([]);
      expect(faults.missing.map(String), 'what the test meant to provoke, but did not').toEqual([]);
    },
    { auto: true },
  ],
});

/** A page of nothing, where a test may read markup: the policy of the site lets nobody do that but the app. */
export const blank = (page) => page.context().newPage();

/** Waits until the map shows what the inputs so far ask for. */
export async function settled(page) {
  await expect(page.locator('#map')).toHaveAttribute('aria-busy', 'false');
}

/** Opens a page and waits until the app has taken over from the page as it came: until then one reads it, with all names twice. */
export async function openPage(page, address) {
  const answer = await page.goto(address);
  await expect(page.locator('#boot')).toHaveCount(0);
  return answer;
}

/** Opens an address that shows the map, and waits until it is there. */
export async function openMap(page, address = '/') {
  await openPage(page, address);
  await settled(page);
}

/** Takes the map to a województwo by its select; '' is all of Poland. The label is what the visitor reads. */
export async function goToWojewodztwo(page, label) {
  const [slug] = await page.locator('select[name=wojewodztwo]').selectOption({ label });
  await settled(page);
  // The address follows the map a frame later.
  await expect(page).toHaveURL(slug === '' ? /\/#/ : new RegExp(`/wojewodztwa/${slug}#`));
}

/** Where a place of the globe is on the screen, by the camera in the address (Web Mercator, 256 pixels a tile). */
export async function onScreen(page, { lon, lat }) {
  const [zoom, centerLat, centerLon] = new URL(page.url()).hash.slice(1).split('/').map(Number);
  const box = await page.locator('#map .surface').boundingBox();
  const world = 256 * 2 ** zoom;
  const north = (degrees) => Math.asinh(Math.tan((degrees * Math.PI) / 180)) / (2 * Math.PI);
  return {
    x: box.x + box.width / 2 + ((lon - centerLon) / 360) * world,
    y: box.y + box.height / 2 - (north(lat) - north(centerLat)) * world,
  };
}

/** The place of the globe at a place of the screen, the other way round. */
export async function onGlobe(page, { x, y }) {
  const [zoom, centerLat, centerLon] = new URL(page.url()).hash.slice(1).split('/').map(Number);
  const box = await page.locator('#map .surface').boundingBox();
  const world = 256 * 2 ** zoom;
  const center = Math.asinh(Math.tan((centerLat * Math.PI) / 180)) / (2 * Math.PI);
  const north = center - (y - box.y - box.height / 2) / world;
  return {
    lon: centerLon + ((x - box.x - box.width / 2) / world) * 360,
    lat: (Math.atan(Math.sinh(2 * Math.PI * north)) * 180) / Math.PI,
  };
}

/** Clicks the land at a place of the globe. */
export async function clickLand(page, place) {
  const { x, y } = await onScreen(page, place);
  await page.mouse.click(x, y);
}

/** The clusters and places on the map, each with the practices that it stands for. */
export async function signs(page) {
  return page.locator('#map button.cluster, #map button.marker').evaluateAll((buttons) =>
    buttons.map((button) => ({
      name: button.getAttribute('aria-label') ?? button.textContent.trim(),
      kind: button.classList.contains('cluster') ? 'cluster' : 'marker',
      count: button.classList.contains('cluster')
        ? Number(button.dataset.count)
        : button.dataset.ids.split(/[\s,]+/).filter(Boolean).length,
    })),
  );
}

/** How many practices the map's clusters and places stand for, taken together. */
export async function practicesOnMap(page) {
  return (await signs(page)).reduce((sum, sign) => sum + sign.count, 0);
}

/** The features of the catalogue that the site serves. */
export async function catalogue(page) {
  const answer = await page.request.get('/data/practices.geojson');
  return (await answer.json()).features;
}
