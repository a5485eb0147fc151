import { application } from '../../../sandbox/application.ts';
import { hosts } from '../../../sandbox/endpoints.ts';
import type { JournalEntry } from '../../../sandbox/journal.ts';
import type { TestBrowser } from '../../drivers/driver.ts';
import type { Asked } from '../../drivers/proxy.ts';
import type { BrowserName } from '../scene.ts';
import { boundaryOf, partsOf } from './multipart.ts';
import { differingInEdits } from './my-profile-shapes.ts';
import { differingAtOrg } from './org-shape.ts';

/**
 * A request with everything that differs between two of a kind replaced by its name in angle brackets, such as `<access token>`. Whatever is not known to
 * differ stays as it was sent, so that a value that nobody foresaw makes another shape.
 */
export type Shape = {
  readonly browser: BrowserName;
  readonly host: string;
  /** `CONNECT` for a connection of which nothing but its host is seen, since nobody answered there. */
  readonly method: string;
  readonly path: string;
  readonly query: Named;
  /** Of a form, its fields; anything else stands under `body`. */
  readonly body: Named;
  readonly headers: Named;
};

export type Named = Readonly<Record<string, string>>;

/** Where a request was seen: what is fixed in one browser, and differs between two. */
export type Seen = {
  readonly browser: Pick<TestBrowser, 'name' | 'extensionOrigin'>;
  /** The headers that this browser sends with its pages' requests: its languages, its version. */
  readonly usual: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Headers that say something of the browser alone. One of another value than its pages send is left as it is, and so stands out. */
const browsersOwn = [
  'accept-encoding',
  'accept-language',
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
  'user-agent',
];

/** What the CRM's pages sent with their requests, and so any page would. */
export function usualHeaders(entries: readonly JournalEntry[]): Seen['usual'] {
  const pages = entries.filter(({ host }) => host === hosts.crm);
  return new Map(
    browsersOwn.map((name) => [name, new Set(pages.flatMap(({ headers }) => headers[name] ?? []))] as const),
  );
}

/** What differs from one request to the next, by the place where it stands and the form that it has there. */
const differing: readonly { readonly at: RegExp; readonly form: RegExp; readonly as: string }[] = [
  ...differingAtOrg,
  { at: /^header content-length$/, form: /^\d+$/, as: '<bytes>' },
  { at: /^header cookie$/, form: /^sandbox_session=[\w-]{32}$/, as: "<LinkedIn's own>" },
  { at: /^header referer$/, form: /^https:\/\/www\.linkedin\.com\/oauth\/v2\/authorization\?.*/, as: '<the sign-in>' },
  { at: /^field request$/, form: /^response_type=code&client_id=.*/, as: '<the sign-in>' },
  { at: /^(query|field) state$/, form: /^[\w-]{43}$/, as: '<state>' },
  { at: /^field code$/, form: /^AQ[\w-]{64}$/, as: '<code>' },
  { at: /^(query|field) client_id$/, form: /^(sandbox|another)-client$/, as: '<client ID>' },
  { at: /^query scope$/, form: /^(openid|profile|r_\w+)( (profile|[rw]_\w+))*$/, as: '<scopes>' },
  { at: /^query ids$/, form: /^List\(\(id:[\w-]{10}\)(,\(id:[\w-]{10}\))*\)$/, as: 'List(<person IDs>)' },
  { at: /^query (start|count)$/, form: /^\d+$/, as: '<number>' },
  { at: /^query e$/, form: /^\d{10}$/, as: '<expiry>' },
  { at: /^query t$/, form: /^[\w-]{43}$/, as: '<signature>' },
  { at: /^query locale$/, form: /^\(language:[a-z]{2},country:[A-Z]{2}\)$/, as: '<locale>' },
  { at: /^query locale\.language$/, form: /^[a-z]{2}$/, as: '<language>' },
  { at: /^query locale\.country$/, form: /^[A-Z]{2}$/, as: '<country>' },
  { at: /^query standardizedLocation$/, form: /^urn:li:standardizedLocationKey:\([^()]+\)$/, as: '<location>' },
  {
    at: /^path$/,
    form: /^\/dms\/image\/v2\/[\w-]{15,20}\/profile-displayphoto-shrink_(\d+)_\1\/0\/\d{13}$/,
    as: '/dms/image/v2/<picture>/profile-displayphoto-shrink_<pixels>/0/<time>',
  },
  ...differingInEdits,
  { at: /^path$/, form: /^\/v2\/geo\/\d+$/, as: '/v2/geo/<place>' },
  { at: /^path$/, form: /^\/v2\/places\/country=[^&/]+&placeCode=[^&/]+$/, as: '/v2/places/<place>' },
];

/** The shape of a request that reached one of the sandbox's hosts. */
export function shapeOf(entry: JournalEntry, seen: Seen): Shape {
  const { host, method, path, query, body, headers } = entry;
  const type = headers['content-type'] ?? '';
  const boundary = boundaryOf(type);
  const form = type.startsWith('application/x-www-form-urlencoded');
  const named = (place: string, pairs: Iterable<readonly [string, string]>): Named => {
    const shaped = new Map<string, string>();
    for (const [name, value] of pairs) {
      const [before, one] = [shaped.get(name), masked(`${place} ${name}`, value, entry, seen)];
      shaped.set(name, before === undefined ? one : `${before} and ${one}`);
    }
    return Object.fromEntries([...shaped].sort(([one], [other]) => (one < other ? -1 : 1)));
  };
  return {
    browser: seen.browser.name,
    host,
    method,
    path: masked('path', path, entry, seen),
    query: named('query', new URLSearchParams(query)),
    body: named('field', form ? new URLSearchParams(body) : boundary ? partsOf(body, boundary) : whole(body)),
    headers: named('header', Object.entries(headers)),
  };
}

const whole = (body: string) => (body === '' ? [] : [['body', body] as const]);

function masked(place: string, value: string, { account, host }: JournalEntry, { browser, usual }: Seen): string {
  const name = place.replace(/^header /, '');
  if (usual.get(name)?.has(value)) return "<the browser's own>";
  // Only a token that LinkedIn or the org has given out counts as one.
  if (name === 'authorization' && account !== null && value.startsWith('Bearer ')) return 'Bearer <access token>';
  if (name === 'origin' && value === browser.extensionOrigin) return '<the extension>';
  if (/ redirect_uri$/.test(place) && application.redirectAddresses.includes(value)) return '<redirect address>';
  // Everything below is LinkedIn's, the token service's or the org's: what a page says to its own host stays as it is.
  if (host === hosts.crm) return value;
  return differing.find(({ at, form }) => at.test(place) && form.test(value))?.as ?? value;
}

/**
 * What leads to the extension's redirect address, which is another in each browser and belongs to nobody: the browser gives it up as soon as the sign-in has what
 * it wants, in Firefox now and then before anything has left.
 */
export const redirectShape = (browser: BrowserName): Shape => ({
  browser,
  host: '<redirect address>',
  method: 'CONNECT',
  path: '',
  query: {},
  body: {},
  headers: {},
});

/** What the browser itself asks for now and then, whatever is installed. Chromium wants a spelling dictionary for a fresh profile, and knows its makers by the port that leads nowhere. */
const browsersOwnTargets = ['redirector.gvt1.com:443', 'redirector.gvt1.com:80', 'localhost:9'];

/** The shapes of what was asked of the proxy and went no further, so that no journal has it. */
export function shapesOfRefused(asked: readonly Asked[], answered: readonly string[], seen: Seen): readonly Shape[] {
  const known = new Set(answered.map((host) => `${host}:443`));
  return asked.flatMap(({ method, target }) => {
    if (method === 'CONNECT' && known.has(target)) return [];
    const { host, pathname, search } = new URL(method === 'CONNECT' ? `https://${target}` : target);
    if (browsersOwnTargets.includes(method === 'CONNECT' ? target : host)) return [];
    if (application.redirectAddresses.some((address) => new URL(address).host === host))
      return redirectShape(seen.browser.name);
    return {
      browser: seen.browser.name,
      host,
      method,
      path: method === 'CONNECT' ? '' : pathname,
      query: Object.fromEntries(new URLSearchParams(search)),
      body: {},
      headers: {},
    };
  });
}
