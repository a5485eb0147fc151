import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserName } from '../scene.ts';
import { orgPurposes } from './org-shape.ts';
import type { Named, Shape } from './shape.ts';

/** One kind of request, as `docs/network-contract.json` writes it. */
type Line = {
  readonly what: string;
  readonly host: string;
  readonly method: string;
  readonly path?: string;
  readonly query?: Named;
  readonly body?: Named;
  /** What every browser sends with it, every time. */
  readonly headers: Named;
  /** The ways in which it is sent, each with the headers that come with it besides. */
  readonly ways: readonly { readonly browser: BrowserName; readonly headers: Named }[];
};

const file = 'docs/network-contract.json';

const about = [
  'Everything that the extension sends, or has the browser send. A request of any other shape is a defect: `npm run proof -- network` fails.',
  'Seen outside the browser, at a proxy and behind its TLS. What stands in <angle brackets> differs from one request to the next; all else is as it is sent.',
  'Made by `npm run proof -- network --update`; of it, `what` is written by hand in test/scenario/network/contract.ts.',
];

/** What each kind of request is for; one without a line here may not be in the contract. */
const purposes: readonly { readonly of: RegExp; readonly what: string }[] = [
  {
    of: /^CONNECT <redirect address>/,
    what: 'The browser itself may look for the redirect address at the end of a sign-in; nothing is there, and what it would ask is never sent.',
  },
  {
    of: /^GET www\.linkedin\.com\/oauth\/v2\/authorization\?/,
    what: 'Opens LinkedIn’s sign-in in a window of its own. What its pages send from then on is LinkedIn’s. A cookie is LinkedIn’s, in that window.',
  },
  {
    of: /^POST token\.example\.test\/token .*grant_type=authorization_code.*code=<code>/,
    what: 'Has the token service that is set exchange the code of a sign-in.',
  },
  {
    of: /^POST token\.example\.test\/token /,
    what: 'Tests a token service, by *Test* in the options, with no code or with one that nobody was given.',
  },
  {
    of: /^GET api\.linkedin\.com\/v2\/me\?projection=\(.*profilePicture[,)]/,
    what: 'What the viewer’s own profile holds, which is to be changed on the page *My profile*.',
  },
  { of: /^GET api\.linkedin\.com\/v2\/(userinfo|me)\b/, what: 'Who the viewer is.' },
  {
    of: /^GET api\.linkedin\.com\/v2\/people\?.*projection=\(results\*\(id,profilePicture/,
    what: 'The picture addresses of the contacts on a page.',
  },
  {
    of: /^GET api\.linkedin\.com\/v2\/people\?/,
    what: 'What a card says of one member, by as many fields as the LinkedIn app is granted.',
  },
  {
    of: /^GET api\.linkedin\.com\/v2\/(geo|places|regions)\b/,
    what: 'The name of a place on a card, where it did not come with the member.',
  },
  { of: /^GET api\.linkedin\.com\/v2\/connections\?/, what: 'The viewer’s own connections, when they ask for it.' },
  {
    of: /^POST api\.linkedin\.com\/v2\/people\/\(id:.*names both images/,
    what: 'Gives the viewer’s own profile a new picture, when they send one.',
  },
  {
    of: /^(POST|DELETE) api\.linkedin\.com\/v2\/people\//,
    what: 'Changes the viewer’s own profile, as they reviewed it and pressed *Send this to LinkedIn*.',
  },
  {
    of: /^POST api\.linkedin\.com\/v2\/assets\?/,
    what: 'Asks for a place for a picture that the viewer chose for their profile.',
  },
  { of: /^PUT api\.linkedin\.com\/mediaUpload\//, what: 'Sends that picture there.' },
  ...orgPurposes,
  { of: /^GET media\.licdn\.com\/dms\/image\//, what: 'A picture.' },
];

/** Where a request goes and what it says, without its headers, in one line. */
export function addressOf({ host, method, path, query, body }: Omit<Shape, 'browser' | 'headers'>): string {
  const written = (pairs: Named, before: string) => {
    const text = Object.entries(pairs).map(([name, value]) => `${name}=${value}`);
    return text.length === 0 ? '' : before + text.join('&');
  };
  return `${method} ${host}${path}${written(query, '?')}${written(body, ' ')}`;
}

/** A shape as one text: two of the same text are the same in everything. */
export const textOf = (shape: Shape): string =>
  `${shape.browser}: ${addressOf(shape)} ${JSON.stringify(Object.fromEntries(Object.entries(shape.headers).sort()))}`;

/** The shapes that the committed contract names, as texts. */
export function readContract(): ReadonlySet<string> {
  const { requests } = JSON.parse(readFileSync(file, 'utf8')) as { readonly requests: readonly Line[] };
  return new Set(
    requests.flatMap(({ what: _what, ways, headers, path = '', query = {}, body = {}, ...request }) =>
      ways.map((way) =>
        textOf({ ...request, path, query, body, browser: way.browser, headers: { ...headers, ...way.headers } }),
      ),
    ),
  );
}

/**
 * Writes the contract anew.
 *
 * @throws Error where a kind of request has no purpose: somebody has to say what it is for.
 */
export function writeContract(shapes: readonly Shape[]): void {
  const distinct = [...new Map(shapes.map((shape) => [textOf(shape), shape])).values()];
  const aimless = distinct.filter((shape) => purposeOf(shape) === undefined).map(textOf);
  if (aimless.length > 0) throw new Error(`What are these requests for?\n${aimless.join('\n')}`);
  const addresses = [...new Set(distinct.map(addressOf))];
  const lines = addresses.map((address) => lineOf(distinct.filter((shape) => addressOf(shape) === address)));
  const rank = ({ what }: Line) => purposes.findIndex((purpose) => purpose.what === what);
  const requests = lines.sort((one, other) => rank(one) - rank(other));
  writeFileSync(file, JSON.stringify({ about, requests }, null, 2));
  execFileSync('npx', ['biome', 'format', '--write', file]);
}

const purposeOf = (shape: Shape): string | undefined => purposes.find(({ of }) => of.test(addressOf(shape)))?.what;

function lineOf(alike: readonly Shape[]): Line {
  const [first] = alike;
  if (first === undefined) throw new Error('There is no request to write down.');
  const { host, method, path, query, body } = first;
  const isCommon = ([name, value]: readonly [string, string]) => alike.every(({ headers }) => headers[name] === value);
  const split = (headers: Named, common: boolean): Named =>
    Object.fromEntries(Object.entries(headers).filter((header) => isCommon(header) === common));
  const filled = (name: 'query' | 'body', pairs: Named) => (Object.keys(pairs).length === 0 ? {} : { [name]: pairs });
  return {
    what: purposeOf(first) ?? '',
    host,
    method,
    ...(path === '' ? {} : { path }),
    ...filled('query', query),
    ...filled('body', body),
    headers: split(first.headers, true),
    ways: alike
      .map(({ browser, headers }) => ({ browser, headers: split(headers, false) }))
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
  };
}
