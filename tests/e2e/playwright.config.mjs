// Run by `cargo xtask test` and `cargo xtask e2e`. By hand: build with `cargo xtask dist`, then `npx playwright test`.
import { defineConfig } from '@playwright/test';
import { launchOptions, site, visitor, windows } from './support/chromium.mjs';

/** What there is in one window only: a sheet over the map, an edge between map and panel. */
const ofOneWindow = { phone: 'sheet.spec.mjs', desktop: 'panel-width.spec.mjs' };

/** The specs of the other windows. */
const ofOthers = (name) => Object.keys(ofOneWindow).filter((other) => other !== name).map((other) => `**/${ofOneWindow[other]}`);

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
  projects: Object.entries(windows).map(([name, use]) => ({ name, use, testIgnore: ofOthers(name) })),
  webServer: site ? undefined : {
    command: 'cargo xtask serve --no-build --port 8090',
    cwd: '../..',
    url: ownSite,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
