/** What a page found out, by what it tried: two browsers in which every answer is the same are the same to it. */
export type Observation = Readonly<Record<string, string>>;

/**
 * Everything that a page can try to find out about an extension whose address it knows or guesses. Runs in the page, as its own script, and so stands on
 * nothing of this file.
 *
 * @param addresses of the extension's files.
 * @param extensionId to which messages are sent.
 * @param without ways that this browser never answers, whoever is asked: waiting for them would have no end.
 */
export async function observe(
  addresses: readonly string[],
  extensionId: string,
  without: readonly string[],
): Promise<Observation> {
  const found: Record<string, string> = {};
  const events: string[] = [];
  for (const type of ['error', 'unhandledrejection', 'message', 'securitypolicyviolation'] as const)
    addEventListener(type, (event) => {
      const { message = '', reason = '', data = '', blockedURI = '' } = event as unknown as Record<string, unknown>;
      events.push(`${type} ${message}${reason}${JSON.stringify(data)}${blockedURI}`);
    });

  const errorText = (error: unknown): string => {
    const { name, message, ...own } = error as Error;
    return `${(error as Error).constructor.name} ${name}: ${message} ${JSON.stringify(own)}`;
  };
  const attempt = async (what: string, act: () => unknown): Promise<void> => {
    try {
      found[what] = String(await act());
    } catch (error) {
      found[what] = errorText(error);
    }
  };

  const fetched = (address: string, init: RequestInit) => async () => {
    const { type, status, redirected, headers, ...response } = await fetch(address, init);
    return JSON.stringify([type, status, redirected, [...headers], response]);
  };
  const asked = (address: string) => () =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const states: string[] = [];
      const note = ({ type }: Event) =>
        states.push(`${type} ${request.readyState} ${request.status} ${request.responseURL}`);
      for (const type of ['readystatechange', 'load', 'error', 'abort']) request.addEventListener(type, note);
      request.addEventListener('loadend', () => resolve(states.join('; ')));
      request.open('GET', address);
      request.send();
    });
  const held = (tag: string, attributes: Readonly<Record<string, string>>) => () =>
    new Promise((resolve) => {
      const element = document.createElement(tag) as HTMLImageElement & HTMLIFrameElement & HTMLMediaElement;
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      const told = ({ type }: Event) => {
        const sizes = [element.naturalWidth, element.offsetWidth, element.offsetHeight, element.error?.message];
        const inside = element.contentWindow ? [element.contentWindow.length, element.contentDocument === null] : [];
        resolve(JSON.stringify([type, sizes, inside]));
        element.remove();
      };
      for (const type of ['load', 'error', 'loadeddata']) element.addEventListener(type, told);
      // None lies in the way of another, whichever goes first.
      element.style.position = 'absolute';
      document.body.append(element);
    });
  const worked = (address: string) => () =>
    new Promise((resolve) => {
      const worker = new Worker(address);
      worker.addEventListener('error', ({ type, message }) => resolve(`${type} ${message}`));
      worker.addEventListener('message', ({ type }) => resolve(type));
    });
  const streamed = (address: string) => () =>
    new Promise((resolve) => {
      const source = new EventSource(address);
      source.addEventListener('error', ({ type }) => {
        resolve(`${type} ${source.readyState}`);
        source.close();
      });
    });

  const ways: Readonly<Record<string, (address: string) => () => unknown>> = {
    fetch: (address) => fetched(address, {}),
    'fetch without CORS': (address) => fetched(address, { mode: 'no-cors' }),
    'fetch of the head': (address) => fetched(address, { method: 'HEAD', mode: 'no-cors' }),
    XMLHttpRequest: asked,
    import: (address) => () => import(address).then((module) => Object.keys(module)),
    img: (address) => held('img', { src: address }),
    script: (address) => held('script', { src: address }),
    'module script': (address) => held('script', { type: 'module', src: address }),
    stylesheet: (address) => held('link', { rel: 'stylesheet', href: address }),
    preload: (address) => held('link', { rel: 'preload', as: 'fetch', href: address }),
    iframe: (address) => held('iframe', { src: address }),
    object: (address) => held('object', { data: address }),
    embed: (address) => held('embed', { src: address }),
    video: (address) => held('video', { src: address }),
    Worker: worked,
    EventSource: streamed,
    font: (address) => () => new FontFace('probe', `url(${address})`).load(),
    beacon: (address) => () => navigator.sendBeacon(address, ''),
    'service worker': (address) => () => navigator.serviceWorker.register(address),
  };
  await Promise.all(
    addresses.flatMap((address) =>
      Object.entries(ways).map(([way, act]) =>
        without.includes(way) ? undefined : attempt(`${way} ${address}`, act(address)),
      ),
    ),
  );

  type Runtime = { sendMessage(...parts: unknown[]): unknown; connect(...parts: unknown[]): unknown };
  const scope = globalThis as unknown as Record<string, { readonly runtime?: Runtime } | undefined>;
  for (const name of ['chrome', 'browser']) {
    await attempt(`${name}.runtime.sendMessage`, () =>
      scope[name]?.runtime?.sendMessage(extensionId, { kind: 'hello' }),
    );
    await attempt(`${name}.runtime.connect`, () => scope[name]?.runtime?.connect(extensionId, { name: 'visit' }));
  }

  const namesOf = (of: unknown): string => {
    const names: string[] = [];
    for (let one = of; one !== null && one !== undefined; one = Object.getPrototypeOf(one))
      names.push(...Reflect.ownKeys(one as object).map(String));
    return names.sort().join(' ');
  };
  const globals: Readonly<Record<string, unknown>> = {
    window,
    document,
    navigator,
    chrome: scope['chrome'],
    'chrome.runtime': scope['chrome']?.runtime,
  };
  for (const [name, of] of Object.entries(globals)) found[`names in ${name}`] = namesOf(of);
  found['custom elements'] = ['vis-a-vis-picture', 'vis-a-vis-card']
    .map((name) => String(customElements.get(name)))
    .join();
  found['document'] = new XMLSerializer().serializeToString(document);
  found['shadow roots'] = String([...document.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot).length);
  found['style sheets'] = [...document.styleSheets, ...document.adoptedStyleSheets].map(({ href }) => href).join();
  found['computed style'] = [document.documentElement, document.body]
    .map((element) => [...getComputedStyle(element)].map((name) => getComputedStyle(element).getPropertyValue(name)))
    .join();
  found['frames'] = String(frames.length);
  // Of the other kinds there are as many as the machine has other work, and a page's icon is loaded once in a browser's life.
  const telling = ['resource', 'navigation', 'mark', 'measure'].flatMap((type) => performance.getEntriesByType(type));
  const names = telling.map(({ name, entryType }) => `${entryType} ${name}`).filter((name) => !name.endsWith('.ico'));
  found['performance'] = [...new Set(names)].sort().join('; ');
  found['events'] = events.sort().join('; ');
  return found;
}
