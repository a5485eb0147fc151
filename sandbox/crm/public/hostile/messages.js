/** Speaking as somebody else, and listening to what is not meant for the page. */
import { notes, ofPage, rows, sleep } from './ground.js';

/** Messages as the extension's parts send them to one another, and as an overlay's might. */
const forgeries = [
  { kind: 'hello' },
  { kind: 'viewer-changed' },
  { kind: 'site-changed' },
  { kind: 'connections-changed' },
  { kind: 'show-card' },
  { kind: 'sign-in' },
  { kind: 'sign-out' },
  { kind: 'card-script' },
  { kind: 'painting-script' },
  { kind: 'contacts-here' },
  { kind: 'crm-user', identity: 'user-1001', confirmed: true },
  { kind: 'open-card', reference: { kind: 'person', personId: 'Zz0nobody0' }, epoch: 1 },
  { kind: 'pictures', visit: 1, epoch: 1, wanted: [] },
  { kind: 'support-report' },
  { kind: 'export-kept' },
  'hello',
  'again',
  'opened',
  'close',
];

/** Whatever is heard while something is done. */
async function heardDuring(what) {
  const heard = [];
  const hear = ({ data, origin }) => heard.push([origin === location.origin ? 'own' : origin, data]);
  addEventListener('message', hear);
  const channels = ['vis-a-vis', 'visAVis', 'extension', 'overlay'].map((name) => new BroadcastChannel(name));
  for (const channel of channels) channel.onmessage = hear;
  await what();
  await sleep(150);
  removeEventListener('message', hear);
  for (const channel of channels) channel.close();
  const own = new Set(forgeries.map((forgery) => JSON.stringify(forgery)));
  return heard.filter(([, data]) => !own.has(JSON.stringify(data)));
}

async function forgedMessages() {
  return ofPage(
    await heardDuring(() => {
      for (const forgery of forgeries) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => postMessage(['over a port', data]);
        postMessage(forgery, '*', [port2]);
      }
    }),
  );
}

async function forgedEvents() {
  const seen = notes();
  const observer = new MutationObserver((records) => {
    for (const { target, type, attributeName } of records) seen.note(target, [type, attributeName]);
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  for (const forgery of forgeries) {
    const kind = forgery.kind ?? forgery;
    for (const target of [window, document, ...rows])
      target.dispatchEvent(new CustomEvent(kind, { bubbles: true, detail: forgery }));
  }
  for (const type of ['visibilitychange', 'popstate', 'hashchange', 'resize', 'load'])
    for (const target of [window, document]) target.dispatchEvent(new Event(type));
  await sleep(400);
  observer.disconnect();
  return seen.learned();
}

/** Straight to the extension, as sites do that an extension lets in. */
async function runtimeMessages({ extensionId }) {
  const runtime = (globalThis.chrome ?? globalThis.browser)?.runtime;
  if (!runtime?.sendMessage) return ofPage(['no runtime']);
  const answers = await Promise.all(
    forgeries.map((forgery) =>
      Promise.race([Promise.resolve(runtime.sendMessage(extensionId, forgery)).catch(() => undefined), sleep(300)]),
    ),
  );
  return ofPage(answers.filter((answer) => answer !== undefined));
}

/** Whether a packed file can be loaded, by each of the ways in which pages load. */
async function guessedResources({ extensionOrigin, files }) {
  const loaded = await Promise.all(
    files.map(async (file) => {
      const address = `${extensionOrigin}/${file}`;
      const fetched = await Promise.race([
        fetch(address).then(
          (response) => response.text(),
          () => 'refused',
        ),
        sleep(1_500),
      ]);
      const image = await Promise.race([
        new Promise((resolve) => {
          const element = Object.assign(new Image(), {
            onload: () => resolve('image'),
            onerror: () => resolve('refused'),
          });
          element.src = address;
        }),
        sleep(1_500),
      ]);
      return [fetched, image].every((one) => one === 'refused' || one === undefined)
        ? []
        : [[file, String(fetched).slice(0, 200)]];
    }),
  );
  return ofPage(loaded.flat());
}

/** The extension's pages in frames of this page's, which are spoken to as the content script would. */
async function framedPages({ extensionOrigin, pages }) {
  const heard = await heardDuring(async () => {
    for (const page of pages) {
      const holder = document.createElement('iframe');
      holder.src = `${extensionOrigin}/${page}`;
      document.body.append(holder);
      await Promise.race([new Promise((resolve) => holder.addEventListener('load', resolve)), sleep(700)]);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => postMessage(['over a port', page, data]);
      holder.contentWindow?.postMessage({ name: 'Robin Example' }, '*', [port2]);
      port1.postMessage('a guessed key');
      for (const forgery of forgeries) holder.contentWindow?.postMessage(forgery, '*');
      await sleep(200);
      postMessage(['frames within', holder.contentWindow?.length ?? 0]);
      await sleep(20);
      holder.remove();
    }
  });
  return ofPage(heard.filter(([, data]) => !(Array.isArray(data) && data[0] === 'frames within' && data[1] === 0)));
}

export const messages = [forgedMessages, forgedEvents, runtimeMessages, guessedResources, framedPages];
