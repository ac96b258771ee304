// This app in the benchmark of map peers: how its controls are worked and what it shows. The fields are those that the
// benchmark's README asks for; mount.mjs has laid the site out in the benchmark's folder.
import { existsSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { slug } from './convert.mjs';

/** The folder of the benchmark that is running. */
const bench = dirname(process.argv[1]);

/** Zoom at which the benchmark looks at a lone practice. */
const CLOSE = 12;

/** Points the site's data at the size that is run next; in one step, since the server may be reading. */
function use(n) {
  if (!existsSync(join(bench, 'app', String(n)))) throw new Error(`no data of ${n} practices: run convert.mjs --n ${n}`);
  const next = join(bench, 'app', 'next');
  rmSync(next, { force: true });
  symlinkSync(String(n), next);
  renameSync(next, join(bench, 'app', 'current'));
}

const ready = (page) => page.waitForFunction(() => document.documentElement.dataset.mapState === 'ready');

/** Ticks the category, or unticks what is ticked: one real change of one box each. */
async function setFilter(page, category) {
  const boxes = page.locator('input[name=kategoria]');
  const box = category === '' ? boxes.and(page.locator(':checked')).first() : page.locator(`input[name=kategoria][value="${slug(category)}"]`);
  await box.evaluate((input) => void input.click());
}

/** Brings the place into view by the address, and says where on the screen its marker stands. */
async function locate(page, { lon, lat }) {
  await page.evaluate((hash) => void (location.hash = hash), `${CLOSE}/${lat}/${lon}`);
  const near = ([zoom]) => {
    const map = document.querySelector('#map .surface').getBoundingClientRect();
    const middle = { x: map.x + map.width / 2, y: map.y + map.height / 2 };
    const here = location.hash.startsWith(`#${zoom}/`) || location.hash.startsWith(`#${zoom}.`);
    for (const marker of here ? document.querySelectorAll('#map button.marker') : []) {
      const box = marker.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      if (Math.hypot(x - middle.x, y - middle.y) < 40) return { x, y };
    }
    return null;
  };
  return (await page.waitForFunction(near, [CLOSE])).jsonValue();
}

export default {
  name: 'mapa-praktyk',
  url(n) {
    use(n);
    return '/';
  },
  ready,
  setFilter,
  zoomTo: (page, region) => page.selectOption('select[name=wojewodztwo]', slug(region)),
  popup: '#map [role=dialog]',
  locate,
  openPopup: (page, { x, y }) => page.mouse.click(x, y),
  closePopup: async (page) => {
    await page.keyboard.press('Escape');
    await page.locator('#map [role=dialog]').waitFor({ state: 'detached' });
  },
  /** `#zoom/lat/lng` in the address. */
  center: async (page) => {
    const [, lat, lon] = new URL(page.url()).hash.slice(1).split('/').map(Number);
    return [lon, lat];
  },
  drawn: (page) => page.locator('#map button.cluster, #map button.marker').evaluateAll((signs) => ({
    points: signs.reduce((sum, sign) => sum + Number(sign.dataset.count ?? 1), 0),
    symbols: signs.length,
  })),
};
