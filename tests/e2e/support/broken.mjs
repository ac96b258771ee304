// A `test` whose site can be broken and mended: `broken` maps a path to what is wrong with it, as startFaulty has it.
import { startFaulty } from './faulty.mjs';
import { test as base } from './test.mjs';

/** Each test has a site of its own; the page's addresses are relative to it. */
export const test = base.extend({
  broken: async ({}, use) => {
    await use(new Map());
  },
  server: async ({ broken }, use) => {
    const server = await startFaulty(broken);
    await use(server);
    await server.stop();
  },
  baseURL: async ({ server }, use) => {
    await use(server.address);
  },
});
