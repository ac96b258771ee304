// The command lines of shots.mjs and timing.mjs.
import { parseArgs } from 'node:util';
import { site } from './chromium.mjs';

/** Reads options and addresses; stops with a message when they mean nothing or there is no site to open. */
export function readArguments(task, options) {
  if (!site) stop(`no site to open: run this by \`cargo xtask ${task}\`, or set SITE to its address`);
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return stop(error.message);
  }
}

/** Ends the program as misuse does. */
export function stop(message) {
  console.error(message);
  process.exit(2);
}
