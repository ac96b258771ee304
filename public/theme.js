// The visitor's own choice of day or night and of contrast, which holds from the first picture on: it is kept on the device,
// and put in place of what the system says in the media queries of the style sheets. The app has the controls, by name.
(() => {
  const KEY = 'mapa-praktyk-wyglad-1';
  const NIGHT = '(prefers-color-scheme: dark)';
  const DAY = '(prefers-color-scheme: light)';
  const STRONG = '(prefers-contrast: more)';
  const root = document.documentElement;
  const [always, never] = ['(min-width: 0px)', '(max-width: 0px)'];
  /** The rules and tags of the page that ask the system, with what they ask. */
  let asking;

  /** Of a style sheet that did not come nothing may be read. */
  const rulesOf = (sheet) => {
    try {
      return [...sheet.cssRules];
    } catch {
      return [];
    }
  };

  const findAsking = () => {
    const asks = ({ media }) => media?.mediaText && /prefers-c/.test(media.mediaText);
    const rules = [...document.styleSheets].flatMap(rulesOf).filter(asks);
    const tags = [...document.querySelectorAll('meta[media]')];
    return [
      ...rules.map((rule) => [rule.media.mediaText, (text) => (rule.media.mediaText = text)]),
      ...tags.map((tag) => [tag.media, (text) => (tag.media = text)]),
    ];
  };

  const read = () => {
    try {
      const [theme, contrast] = (localStorage.getItem(KEY) ?? '').split(',');
      return { theme: theme ?? '', contrast: contrast ?? '' };
    } catch {
      return { theme: '', contrast: '' };
    }
  };

  const write = ({ theme, contrast }) => {
    try {
      localStorage.setItem(KEY, `${theme},${contrast}`);
    } catch {
      // Where the browser keeps nothing, the choice holds for this visit.
    }
  };

  const show = ({ theme, contrast }) => {
    asking ??= findAsking();
    const [night, day] = { dark: [always, never], light: [never, always] }[theme] ?? [NIGHT, DAY];
    const strong = contrast ? always : STRONG;
    for (const [text, set] of asking) set(text.replace(NIGHT, night).replace(DAY, day).replace(STRONG, strong));
    root.style.colorScheme = theme;
    Object.assign(root.dataset, { theme, contrast });
    dispatchEvent(new Event('theme'));
  };

  let chosen = read();
  if (chosen.theme || chosen.contrast) show(chosen);
  addEventListener('change', ({ target: { name, value, type, checked } }) => {
    if (name !== 'theme' && name !== 'contrast') return;
    chosen = { ...chosen, [name]: type === 'checkbox' && !checked ? '' : value };
    write(chosen);
    show(chosen);
  });
  addEventListener('storage', ({ key }) => {
    if (key !== KEY) return;
    chosen = read();
    show(chosen);
  });
})();
