// The browser and the site that tests, screenshots and measurements share. `cargo xtask` sets both variables.
import { accessSync, constants } from 'node:fs';

/** Where the site is served, without a slash at the end; undefined when nobody has started a server. */
export const site = process.env.SITE;

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
try {
  accessSync(executablePath, constants.X_OK);
} catch {
  throw new Error(`${executablePath} is no program: run this by \`cargo xtask\`, or set CHROMIUM to a Chromium`);
}

/** Options for Playwright's `launch`: the browser calls nobody, and no name but this machine's resolves. */
export const launchOptions = {
  executablePath,
  args: [
    '--headless=new',
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
};

/** The three sizes of window that the map is made for. */
export const windows = {
  desktop: { viewport: { width: 1440, height: 900 } },
  tablet: { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/**
 * The visitor's language and clock. What is saved for the time without a network would answer in place of the site; the spec on
 * that asks for it itself.
 */
export const visitor = { locale: 'pl-PL', timezoneId: 'Europe/Warsaw', serviceWorkers: 'block' };
