// The service worker: wires the browser's events to what the other modules decide. `cargo xtask dist` puts all of them
// into one script, sw.js, with `SITE`: its version, the files of the app and the data that is saved with it.
import { App } from './app.mjs';
import { Catalogue } from './catalogue.mjs';
import { kindOf } from './decide.mjs';

/** How long the network may say nothing, in milliseconds, before what is saved is shown. */
const PATIENCE = 5000;

const browser = {
  caches,
  fetch: (...what) => fetch(...what),
  scope: registration.scope,
  now: () => Date.now(),
  patience: () => new Promise((late) => { setTimeout(late, PATIENCE); }),
  pages: async () => (await clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id),
};
const app = new App(browser, SITE);
const catalogue = new Catalogue(browser);

addEventListener('install', (event) => event.waitUntil(app.install()));

// The page of a first visit is there before the worker; it is to be heard by it, not to be loaded anew.
addEventListener('activate', (event) => event.waitUntil(Promise.all([app.tidy(), clients.claim()])));

addEventListener('message', (event) => {
  if (event.data === 'version') event.ports[0].postMessage(SITE.version);
  if (event.data === 'take-over') event.waitUntil(skipWaiting());
  if (event.data === 'keep') event.waitUntil(catalogue.keep());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { method, mode, url, headers } = request;
  const kind = kindOf({ method, mode, url, ranged: headers.has('range') }, browser.scope, SITE.files);
  if (kind === 'app') respond(event, app.answer(request, event.clientId));
  if (kind === 'page') respond(event, app.page(request, event.resultingClientId));
  if (kind === 'loose') respond(event, app.loose(request));
  if (kind === 'catalogue') respond(event, catalogue.answer(request, event.clientId));
});

/** Gives the answer, says where it is not the network's, and stays until all is done. Where a cache fails, there is the network. */
function respond(event, answer) {
  event.respondWith(answer.then(({ response }) => response, () => fetch(event.request)));
  event.waitUntil(answer.then(async ({ saved, later }) => {
    if (saved) (await clients.get(event.clientId))?.postMessage({ saved });
    await later;
  }, () => undefined));
}
