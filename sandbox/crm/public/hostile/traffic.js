/** Watching what is loaded, asked, stored and reported. */
import { isAbsent, ofPage, painted, sleep } from './ground.js';

/** What this page asks for itself. */
const isOwn = (address) => {
  const { origin, pathname } = new URL(address, location.href);
  return origin === location.origin && !pathname.includes('licdn');
};
const strange = (addresses) => ofPage(addresses.filter((address) => !isOwn(address)));

async function resourceTiming() {
  const names = [];
  new PerformanceObserver((list) => names.push(...list.getEntries().map(({ name }) => name))).observe({
    type: 'resource',
    buffered: true,
  });
  await painted;
  await sleep(100);
  return strange([...names, ...performance.getEntriesByType('resource').map(({ name }) => name)]);
}

async function policyViolations() {
  const blocked = [];
  document.addEventListener('securitypolicyviolation', ({ blockedURI, sourceFile, effectiveDirective }) =>
    blocked.push([effectiveDirective, blockedURI, sourceFile]),
  );
  await painted;
  await sleep(100);
  return ofPage(blocked.filter(([, uri]) => /licdn|linkedin|extension|blob|data/.test(uri)).map(([, uri]) => uri));
}

async function reports() {
  if (!globalThis.ReportingObserver) return isAbsent('The browser has no ReportingObserver.');
  const seen = [];
  new ReportingObserver((list) => seen.push(...list), { buffered: true }).observe();
  await painted;
  await sleep(100);
  return ofPage(
    seen
      .map(({ type, body }) => [type, body?.blockedURL ?? body?.message ?? body?.id])
      .filter(([, what]) => /licdn|linkedin|extension|blob|vis-a-vis/i.test(String(what))),
  );
}

/** What the browser told the site's own server. */
async function policyReports() {
  await painted;
  await sleep(200);
  const kept = await (await fetch('/csp-reports')).json();
  return ofPage(
    kept.map((report) => report['blocked-uri']).filter((uri) => /licdn|linkedin|extension|blob/.test(String(uri))),
  );
}

async function serviceWorkerRequests() {
  // What was noted before is of former pages, which may have asked for anything.
  const before = await window.harbourWatch.serviceWorkerRequests();
  await painted;
  return strange((await window.harbourWatch.serviceWorkerRequests()).slice(before.length));
}

async function patchedNetwork() {
  const asked = [];
  const wrap = (holder, name) => {
    const former = holder[name];
    if (typeof former !== 'function') return;
    holder[name] = function patched(...args) {
      if (args.some((argument) => /licdn|linkedin|extension|blob/.test(String(argument?.url ?? argument))))
        asked.push([name, String(args[0]?.url ?? args[0])]);
      return new.target ? Reflect.construct(former, args, new.target) : former.apply(this, args);
    };
    holder[name].prototype = former.prototype;
  };
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'Worker', 'Request', 'Blob']) wrap(globalThis, name);
  wrap(XMLHttpRequest.prototype, 'open');
  wrap(Navigator.prototype, 'sendBeacon');
  wrap(URL, 'createObjectURL');
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(HTMLImageElement.prototype, 'src', {
    ...source,
    set(address) {
      asked.push(['src', address]);
      source.set.call(this, address);
    },
  });
  await painted;
  return ofPage(asked);
}

async function errors() {
  const seen = [];
  const note = (event) => seen.push(String(event.message ?? event.reason));
  for (const type of ['error', 'unhandledrejection', 'rejectionhandled']) addEventListener(type, note, true);
  const { console: written } = globalThis;
  for (const name of ['log', 'warn', 'error', 'info', 'debug']) {
    const former = written[name];
    written[name] = (...args) => {
      seen.push(args.map(String).join(' '));
      former.apply(written, args);
    };
  }
  await painted;
  return ofPage(seen.filter((message) => !message.includes('probe')));
}

async function storedThings() {
  await painted;
  const databases = (await indexedDB.databases?.()) ?? [];
  const stored = { ...localStorage, ...sessionStorage };
  return ofPage([
    ...databases.map(({ name }) => ['database', name]),
    ...(await caches.keys()).map((name) => ['cache', name]),
    ...Object.entries(stored),
    ['cookies', document.cookie],
    ['name', window.name],
    ['history', history.state],
  ]);
}

export const traffic = [
  resourceTiming,
  policyViolations,
  reports,
  policyReports,
  serviceWorkerRequests,
  patchedNetwork,
  errors,
  storedThings,
];
