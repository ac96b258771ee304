// Says what the app can't: that it has not started, that it has stopped, or that its look did not come. The words stand in the page
// (`crates/publish/src/pages/shell.rs`), in its language or, where one page stands for all addresses, in each.
(() => {
  /** Errors after which nothing that the app has in its memory can be relied upon; there is no stack that is deep enough. */
  const FATAL = /^(Runtime|Range|Internal)Error$/;
  /** The app's own scripts: of one that is cut off the browser says that it can't be read. */
  const OWN = /\/mapa-praktyk-[^/]*\.js$/;
  let isStopped = false;

  /** What is shown, once something is. */
  let words;

  /** The words of the language that the address names; a page that has one language has one of these. */
  const findWords = () => {
    const all = [...document.querySelectorAll('template[data-stopped]')];
    const path = location.pathname.slice(new URL(document.baseURI).pathname.length);
    const own = all.find(({ lang }) => path.split('/')[0] === lang) ?? all[0];
    return own?.content.firstElementChild.cloneNode(true);
  };

  /** Shows them for one of the cases; how the page looks is the least of them. */
  const say = (what) => {
    if (words && what === 'look') return;
    words ??= findWords();
    if (!words) return;
    for (const one of words.querySelectorAll('[data-what]')) one.hidden = one.dataset.what !== what;
    words.querySelector('button').onclick = () => location.reload();
    // One that is moved while it is pressed hears no click.
    if (!words.isConnected) document.body.append(words);
  };

  /** Of a style sheet that did not come, or is a page in its place, there is not one rule, or none that may be read. */
  const isThere = ({ sheet }) => {
    try {
      return sheet.cssRules.length > 0;
    } catch {
      return false;
    }
  };

  const lookAt = (link) => {
    if (!isThere(link)) say('look');
  };

  const stop = (what) => {
    isStopped = true;
    document.querySelector('#boot > .boot-note')?.remove();
    say(what);
  };

  const hear = (error) => {
    if (FATAL.test(error?.name)) stop('run');
  };

  addEventListener('error', ({ target, error, filename }) => {
    if (target.type === 'module' || (error?.name === 'SyntaxError' && OWN.test(filename))) stop('start');
    else if (target.rel === 'stylesheet') lookAt(target);
    else hear(error);
  }, true);
  addEventListener('load', ({ target }) => target.rel === 'stylesheet' && lookAt(target), true);
  addEventListener('unhandledrejection', ({ reason }) => hear(reason));

  // Links lead on without the app, which would keep the browser from following them.
  addEventListener('click', (event) => {
    if (isStopped && event.target.closest?.('a[href]')) event.stopImmediatePropagation();
  }, true);

  // Those of the page's head have come or failed before this script runs.
  document.querySelectorAll('link[rel=stylesheet]').forEach(lookAt);
})();
