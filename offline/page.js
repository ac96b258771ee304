// The page's end of the service worker, which the app knows by two events of the window: `offline-news` says that
// `data-saved` (from when the data is that is shown) or `data-update` (there is a newer version) of the document has
// changed, and `offline-take` asks for the newer version, or for fresh data.
(() => {
  const { dataset } = document.currentScript;
  const container = navigator.serviceWorker;
  // There is none where the page is not safe, or the visitor wants none; who pays for every byte is spared.
  if (!container || navigator.connection?.saveData) return;

  /** How long a page is open before it looks for a newer version, in milliseconds. */
  const HOUR = 3_600_000;
  let registration;

  // The browser starts a worker only under a name that the site's policy knows.
  const rules = { createScriptURL: (url) => url };
  const trusted = window.trustedTypes?.createPolicy('mapa-praktyk-offline', rules) ?? rules;

  const tell = (name, value) => {
    document.documentElement.dataset[name] = value;
    dispatchEvent(new Event('offline-news'));
  };

  const versionOf = (worker) => new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answer(data);
    worker.postMessage('version', [port2]);
  });

  /** A worker that is new may be that of the very page, which has come from the network before it. */
  const offer = async (worker) => {
    if ((await versionOf(worker)) !== dataset.version) tell('update', '');
  };

  const start = async () => {
    registration = await container.register(trusted.createScriptURL(new URL('sw.js', document.baseURI))).catch(() => undefined);
    if (!registration) return;
    if (registration.waiting) offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker.addEventListener('statechange', () => {
        if (worker.state === 'installed') offer(worker);
      });
    });
    container.addEventListener('controllerchange', () => offer(container.controller));
    let looked = Date.now();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && Date.now() - looked > HOUR) {
        looked = Date.now();
        registration.update().catch(() => undefined);
      }
    });
    (await container.ready).active.postMessage('keep');
  };

  /** What the worker saves must not keep the first map waiting. */
  const startWhenShown = () => {
    if (document.querySelector('#boot, #map[aria-busy=true]')) setTimeout(startWhenShown, 500);
    else start();
  };

  addEventListener('offline-take', () => {
    const waiting = registration?.waiting;
    if (!waiting) return location.reload();
    // Only who has asked for it is loaded anew, and once.
    container.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take-over');
  });
  container.addEventListener('message', ({ data }) => data.saved && tell('saved', data.saved));
  container.startMessages();
  addEventListener('load', () => setTimeout(startWhenShown));
})();
