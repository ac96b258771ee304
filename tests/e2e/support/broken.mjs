// A `test` whose site can be broken and mended: `broken` maps a path to what is wrong with it, as startFaulty has it.
import { startFaulty } from './faulty.mjs';
import { test as base } from './test.mjs';

/** Each test has a site of its own; the page's addresses are relative to it. */
export const test = base.extend({
  broken: async ({}, use) => {
    await use(new Map());
  },
  faultySite: async ({ broken }, use) => {
    const server = await startFaulty(broken);
    await use(server.address);
    await server.stop();
  },
  baseURL: async ({ faultySite }, use) => {
    await use(faultySite);
  },
});
