import { type Guard, guardsOf } from './guard.ts';

/** What is sent to LinkedIn, to its media host and to the token service, and what is believed of their answers. */
export const guardsOfLinkedIn: readonly Guard[] = [
  ...guardsOf(
    'src/linkedin/artifacts.ts',
    ['test/unit/linkedin/artifacts.test.ts'],
    [
      ['picture-any-host', 'any host is asked for a picture', "isAtOrUnder(hostname, 'licdn.com')", "hostname !== ''"],
      [
        'picture-expiry-in-address',
        'an address is used past its time',
        'Math.min(millisecondsOf(expiry), expiryInAddress(address));',
        'millisecondsOf(expiry);',
      ],
    ],
  ),
  ...guardsOf(
    'src/linkedin/picture.ts',
    ['test/unit/linkedin/picture.test.ts'],
    [
      [
        'picture-address-again',
        'an address that nobody checked is fetched',
        "if (address === undefined) return fault({ code: 'refused' });",
        '',
      ],
      [
        'picture-expired',
        'an address is used past its time',
        "if (artifact.expiresAt <= (options.now ?? Date.now)()) return fault({ code: 'expired' });",
        '',
      ],
      [
        'picture-time',
        'a picture is waited for without end',
        'within(timeLimit, options.signal',
        'within(1e9, options.signal',
      ],
    ],
  ),
  ...guardsOf(
    'src/linkedin/calls/exchange.ts',
    ['test/unit/linkedin/calls/exchange.test.ts'],
    [
      [
        'answer-size',
        'an answer without end fills the memory',
        'readJsonWithin(response, bodyLimit)',
        'readJsonWithin(response, 1e12)',
      ],
      [
        'answer-time',
        'an answer is waited for without end',
        'within(timeLimit, access.signal',
        'within(1e9, access.signal',
      ],
    ],
  ),
  ...guardsOf(
    'src/linkedin/person-id.ts',
    ['test/unit/linkedin/scopes-and-person-ids.test.ts'],
    [
      [
        'person-id',
        "what stands in an answer changes an address of LinkedIn's",
        "typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value);",
        "typeof value === 'string';",
      ],
    ],
  ),
  ...guardsOf(
    'src/linkedin/text/display-text.ts',
    ['test/unit/linkedin/text/display-text.test.ts'],
    [
      ['text-direction', "a name turns the direction of the page's other words", "    .replace(unseen, ' ')\n", ''],
      ['text-length', 'a name without end fills a card', "[...line].slice(0, limit).join('')", 'line'],
    ],
  ),
  ...guardsOf(
    'src/linkedin/connections/connection-index.ts',
    ['test/unit/linkedin/connections/connection-index.test.ts'],
    [
      [
        'index-collision',
        'of two connections with one hash the wrong one is shown',
        'known === undefined || known === personId ? personId : null',
        'personId',
      ],
    ],
  ),
  ...guardsOf(
    'src/linkedin/vanity-name.ts',
    ['test/unit/linkedin/vanity-name.test.ts'],
    [['profile-address', 'a name changes the address that a card leads to', 'encodeURIComponent(name)', 'name']],
  ),
  ...guardsOf(
    'src/sign-in/authorization.ts',
    ['test/unit/sign-in/authorization.test.ts'],
    [
      [
        'state',
        "somebody else's code is exchanged as the viewer's",
        'validateAuthResponse(server(provider), client(provider), address, expectedState)',
        'validateAuthResponse(server(provider), client(provider), address, oauth.skipStateCheck)',
      ],
      [
        'redirect-address',
        'an answer is read from an address that is not ours',
        "if (address.origin + address.pathname !== provider.redirectAddress) return { ok: false, fault: 'answer-refused' };",
        '',
      ],
      ['one-code', 'an answer with two codes is believed', 'code && others.length === 0 ?', 'code ?'],
    ],
  ),
  ...guardsOf(
    'src/sign-in/exchange.ts',
    ['test/unit/sign-in/exchange.test.ts'],
    [
      ['exchange-no-store', 'a token lies in the disk cache', "      cache: 'no-store',\n", ''],
      [
        'token-answer-size',
        "a token service's answer without end fills the memory",
        'readBody(response, largestAnswer)',
        'readBody(response, Number.POSITIVE_INFINITY)',
      ],
      ['exchange-no-cookies', 'cookies go to the token service', "      credentials: 'omit',\n", ''],
      ['exchange-no-referrer', 'the token service is told who asks', "      referrerPolicy: 'no-referrer',\n", ''],
      [
        'exchange-https',
        'a code goes to a token service in the clear',
        '[oauth.allowInsecureRequests]: isThisMachine(endpoint)',
        '[oauth.allowInsecureRequests]: true',
      ],
      [
        'exchange-time',
        'a token service is waited for without end',
        'AbortSignal.any([signal, AbortSignal.timeout(patience)])',
        'signal',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/token-service-test.ts',
    ['test/unit/background/token-service-test.test.ts'],
    [
      [
        'test-address',
        'anything is asked whether it is a token service',
        "if (!isTokenServiceAddress(address)) return 'not-an-address';",
        '',
      ],
      ['test-no-store', 'a test lies in the disk cache', "      cache: 'no-store',\n", ''],
      ['test-no-cookies', 'cookies go to what is tested', "      credentials: 'omit',\n", ''],
      ['test-no-referrer', 'what is tested is told who asks', "      referrerPolicy: 'no-referrer',\n", ''],
      [
        'test-no-redirect',
        'what is sent goes wherever an answer points',
        "post(form, { redirect: 'manual', signal })",
        'post(form, { signal })',
      ],
      [
        'test-size',
        'an answer without end fills the memory',
        'readBody(response, largestAnswer)',
        'readBody(response, 1e12)',
      ],
    ],
  ),
  ...guardsOf(
    'src/settings/schema.ts',
    ['test/unit/settings/check.test.ts'],
    [
      [
        'token-service-https',
        'the settings name a token service that is reached in the clear',
        'http:\\/\\/(?:localhost|127\\.0\\.0\\.1)(?:[:/?]\\S*)?',
        'http:\\/\\/\\S+',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/activity.ts',
    ['test/unit/background/activity.test.ts'],
    [
      [
        'activity-host',
        'whole addresses are kept of what was asked',
        'URL.canParse(address) ? new URL(address).host :',
        'URL.canParse(address) ? new URL(address).href :',
      ],
      [
        'activity-cleared',
        'what ends after a sign-out is noted',
        "if (host === '' || clearings !== before) return;",
        "if (host === '') return;",
      ],
    ],
  ),
  ...guardsOf(
    'src/linkedin/people/envelope.ts',
    ['test/unit/linkedin/member-card.test.ts'],
    [
      [
        'member-named-otherwise',
        "what is said of one member is shown as another's",
        'nameIn(entity) === undefined ? entity : undefined',
        'entity',
      ],
    ],
  ),
];
