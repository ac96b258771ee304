// Run by `cargo xtask test` and `cargo xtask e2e`. By hand: build with `cargo xtask dist`, then `npx playwright test`.
import { defineConfig } from '@playwright/test';
import { launchOptions, site, visitor, windows } from './support/chromium.mjs';

/** What there is in one window only: a sheet over the map, an edge between map and panel. */
const ofOneWindow = { phone: ['sheet'], desktop: ['panel-width'] };

/**
 * What no window changes: what is asked of the server, kept, saved, printed or refused. Of a visitor's own doings only those by keys,
 * which phones seldom have.
 */
const ofNoWindow = [
  'below', 'by-ear', 'camera', 'dossier', 'faults-*', 'footer', 'hundred-thousand', 'keyboard', 'keyboard-alone', 'large', 'later',
  'narrow', 'not-found', 'offline', 'open-data', 'outdated', 'own-settings', 'paper', 'security', 'take-along', 'tiles',
];

/** What a tablet lays out neither as a phone, whose fingers it shares, nor as a desktop. */
const laidOutForTablets = [
  'accessible', 'compare', 'embedding', 'facets', 'filter', 'journey', 'languages', 'layers', 'list', 'look', 'map', 'popup', 'practice',
  'region', 'statistics', 'written',
];

const specs = (names) => names.map((name) => `**/${name}.spec.mjs`);

/** Everything is done in the widest window, and in the others what they change. */
const inWindow = {
  desktop: { testIgnore: specs(ofOneWindow.phone) },
  tablet: { testMatch: specs(laidOutForTablets) },
  phone: { testIgnore: specs([...ofOneWindow.desktop, ...ofNoWindow]) },
};

const ownSite = 'http://127.0.0.1:8090';

export default defineConfig({
  testMatch: '*.spec.mjs',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: site ?? ownSite,
    launchOptions,
    ...visitor,
    // What moves would make "now" mean different things; the specs on motion ask for it themselves.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    trace: 'off',
  },
  projects: Object.entries(windows).map(([name, use]) => ({ name, use, ...inWindow[name] })),
  webServer: site ? undefined : {
    command: 'cargo xtask serve --no-build --port 8090',
    cwd: '../..',
    url: ownSite,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
