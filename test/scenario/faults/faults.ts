import type { Control } from '../../../sandbox/control.ts';
import type { Endpoint } from '../../../sandbox/endpoints.ts';
import type { Fault } from '../../../sandbox/faults.ts';

/** What can go wrong at an endpoint: in words, and how the sandbox is told. */
type Trouble = { readonly what: string; readonly bring: (control: Control, endpoint: Endpoint) => void };

/** Every request to the endpoint meets it, or as many as `times` says. */
const trouble = (what: string, fault: Fault | ((endpoint: Endpoint) => Fault), times?: number): Trouble => ({
  what,
  bring: (control, endpoint) =>
    control.addFault(endpoint, typeof fault === 'function' ? fault(endpoint) : fault, times),
});

/** The headers of answers in JSON. */
const json = { 'Content-Type': 'application/json' };

/** A refusal in the words that the endpoint itself would use: OAuth's (RFC 6749, section 5.2), Salesforce's, or those of LinkedIn's page "Error Handling". */
const refusal =
  (status: number, serviceErrorCode: number, headers: Readonly<Record<string, string>> = {}) =>
  (endpoint: Endpoint): Fault => {
    const isOAuth = ['token', 'token-service', 'org-token', 'org-revocation'].includes(endpoint);
    const body = isOAuth
      ? { error: status === 401 ? 'invalid_client' : status < 429 ? 'invalid_request' : 'temporarily_unavailable' }
      : endpoint.startsWith('org-')
        ? [{ errorCode: `SANDBOX_${status}`, message: 'As the sandbox was told.' }]
        : { status, serviceErrorCode, message: 'As the sandbox was told.' };
    return { status, body: JSON.stringify(body), headers: { ...json, ...headers } };
  };

/** Nobody answers here; whatever is asked of it has followed a redirect. */
export const elsewhere = 'elsewhere.example.test';

/** LinkedIn's own page is loaded by the browser, which follows redirects as it should. */
const elsewhereForPages = `pages.${elsewhere}`;

/** Seconds; within what is waited for once. */
const shortWait = 3;

/** Everything that goes wrong, by the names that the cells have. */
export const faults = {
  refused: trouble('no connection comes about', 'refused'),
  reset: trouble('the connection is reset', 'reset'),
  hang: trouble('the connection is taken, and nothing comes', 'hang'),
  slow: trouble('the body comes a byte a second', 'slow'),
  'broken-off': trouble('the connection breaks in the middle of the body', 'broken-off'),
  half: trouble('half the body, as if it were whole', 'truncated'),
  'another-type': trouble('JSON of another shape, or a picture that is none', (endpoint) =>
    endpoint === 'media' || endpoint === 'org-picture'
      ? 'not-an-image'
      : { status: 200, body: '["of", "another", "shape"]', headers: json },
  ),
  html: trouble('HTML', 'html'),
  empty: trouble('an empty body', { status: 200, body: '' }),
  enormous: trouble('50 MB', 'enormous'),
  redirect: trouble('a redirect to another host', (endpoint) => ({
    status: 302,
    headers: { Location: `https://${endpoint === 'authorization' ? elsewhereForPages : elsewhere}/` },
  })),
  '401-new-token': trouble('401 twice, for a new token (65601)', refusal(401, 65_601), 2),
  '401': trouble('401, for a token that is no longer good', refusal(401, 65_602)),
  '403': trouble('403 for the whole call', refusal(403, 100)),
  '403-once': trouble('403 for one picture, whose address has run out', refusal(403, 100), 1),
  '404': trouble('404', refusal(404, 0)),
  '413': trouble('413', refusal(413, 0)),
  '429': trouble('429 in LinkedIn’s words: the day’s limit', refusal(429, 101)),
  '429-network': trouble('429 of something on the way', { status: 429, body: 'Slow down.' }),
  '429-short': trouble(`429 once, Retry-After: ${shortWait}`, refusal(429, 101, { 'Retry-After': `${shortWait}` }), 1),
  '429-long': trouble('429, Retry-After: an hour', refusal(429, 101, { 'Retry-After': '3600' })),
  '500': trouble('500', refusal(500, 0)),
  '503': trouble('503', refusal(503, 0)),
  '503-long': trouble('503, Retry-After: an hour', refusal(503, 0, { 'Retry-After': '3600' })),
  'clock-ahead': {
    what: 'this computer’s clock is ahead by more than picture addresses last',
    bring: (control) => control.setPictureLifetime(-3600),
  },
} as const satisfies Record<string, Trouble>;

export type FaultName = keyof typeof faults;

export const faultNames = Object.keys(faults) as readonly FaultName[];
