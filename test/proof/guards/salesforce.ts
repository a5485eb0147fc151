import { type Guard, guardsOf } from './guard.ts';

const duty = ['test/unit/background/crm-photo.test.ts'];
const session = ['test/unit/background/org-endings.test.ts'];
const org = ['test/unit/salesforce/versions.test.ts'];
const photo = ['test/unit/salesforce/user-photo.test.ts'];
const bytes = ['test/unit/salesforce/processing.test.ts'];

/** *My CRM photo*: the viewer's own picture alone goes to the viewer's own org alone, and their session there ends with them. */
export const guardsOfSalesforce: readonly Guard[] = [
  ...guardsOf('src/background/crm-photo.ts', duty, [
    ['photo-epoch', "a former viewer's picture becomes the next one's photo", ' || epoch !== session.epoch())', ')'],
    [
      'photo-seal',
      'any picture that a page hands in becomes the photo',
      'return seal === (await sealOf(bytes)) ? upload(bytes)',
      "return seal !== '' ? upload(bytes)",
    ],
    [
      'photo-seal-viewer',
      'one person has what was sealed for another put back',
      'user, viewer.personId, digest)',
      'user, digest)',
    ],
    [
      'photo-seal-bytes',
      'one seal is good for any picture',
      'user, viewer.personId, digest)',
      'user, viewer.personId)',
    ],
    [
      'photo-seal-org',
      'what one org showed is put into another',
      "'crm-photo', settings.current().salesforce.host, user",
      "'crm-photo', user",
    ],
    [
      'photo-seal-avatar',
      "an org's default avatar is put back as somebody's photo",
      'isDefaultAvatar(photo) ? undefined : await sealOf(picture.bytes)',
      'await sealOf(picture.bytes)',
    ],
    ['photo-me', "another user's photo is changed", "userId: 'me' }", "userId: '005000000000001' }"],
  ]),
  ...guardsOf('src/background/org-session.ts', session, [
    [
      'org-late-refresh',
      'a refresh token that came too late stays good at the org',
      "more?.['refresh_token'] ?? accessToken",
      'accessToken',
    ],
    [
      'org-elsewhere',
      'a token of another org is taken for this one, and sent to it',
      'return elsewhere ? fault(',
      'return !granted.ok ? fault(',
    ],
    [
      'org-signed-in',
      'a session at the org begins for nobody',
      " || session.token() === undefined) lastFault = 'not-configured';",
      ") lastFault = 'not-configured';",
    ],
    [
      'org-epoch',
      "the next viewer has a former one's session at the org",
      "if (held !== undefined || attempt !== undefined) void drop('session-over');",
      '',
    ],
    [
      'org-epoch-attempt',
      'a sign-in at the org that a former viewer began ends as the next one’s',
      "if (held !== undefined || attempt !== undefined) void drop('session-over');",
      "if (held !== undefined) void drop('session-over');",
    ],
    [
      'org-setting',
      'a session goes on at an org that is set no longer',
      "if (held !== undefined && (held.origin !== host || held.clientId !== clientId)) void drop('session-over');",
      '',
    ],
    [
      'org-erased',
      'a session at the org goes on after it was erased',
      'if (kept === undefined && held !== undefined && refreshing === undefined) void drop();',
      '',
    ],
    [
      'org-forgotten',
      'a worker that wakes is signed in again at an org that somebody signed out of',
      "await write(() => forget('orgSession'));",
      '',
    ],
    [
      'org-revoked',
      'what the org gave is good after the sign-out',
      'await revokeToken(provider, former.refreshToken ?? former.accessToken, exchanging(new AbortController().signal));',
      '',
    ],
    [
      'org-revoked-wholly',
      'an access token can be had anew after the sign-out',
      'former.refreshToken ?? former.accessToken, exchanging',
      'former.accessToken, exchanging',
    ],
    [
      'org-late',
      'a sign-in that was given up is one all the same',
      '    if (signal.aborted) {\n',
      '    if (signal.aborted && !granted.ok) {\n',
    ],
    [
      'org-late-revoked',
      'what the org gave after somebody had given up lies about there',
      '        await revokeToken(provider, given, exchanging(new AbortController().signal));\n',
      '',
    ],
    [
      'org-refreshed-late',
      'a session that ended while it was refreshed is back',
      'if (held !== former) return held !== undefined;',
      '',
    ],
    [
      'org-proof',
      'whoever has seen the redirect exchanges its code',
      'newState();\n    const verifier = newVerifier();',
      "newState();\n    const verifier = 'a'.repeat(43);",
    ],
    [
      'org-scopes',
      'more is asked for than the one resource',
      "scopes: ['chatter_api', 'refresh_token'],",
      "scopes: ['api', 'chatter_api', 'refresh_token'],",
    ],
  ]),
  ...guardsOf(
    'src/custody/ledger.ts',
    ['test/unit/custody/custody.test.ts'],
    [
      [
        'org-in-memory',
        "an org's tokens lie on the disk",
        "orgSession: { area: 'session'",
        "orgSession: { area: 'local'",
      ],
    ],
  ),
  ...guardsOf('src/salesforce/org.ts', org, [
    ['org-any-host', 'a token goes to any host', ' && hostname.endsWith(myDomain))', ')'],
    [
      'org-host',
      "a token goes to a host whose name only ends like Salesforce's",
      "const myDomain = '.my.salesforce.com';",
      "const myDomain = 'my.salesforce.com';",
    ],
    ['org-own-host', 'a token goes to no org’s host', 'hostname.length > myDomain.length && ', ''],
  ]),
  ...guardsOf(
    'src/salesforce/calls/ask.ts',
    ['test/unit/salesforce/calls.test.ts'],
    [
      [
        'org-answer-size',
        'an answer without end fills the memory',
        'readJsonWithin(response, bodyLimit)',
        'readJsonWithin(response, 1e12)',
      ],
      [
        'org-answer-time',
        'an answer is waited for without end',
        'within(timeLimit[request.method], access.signal',
        'within(1e9, access.signal',
      ],
    ],
  ),
  ...guardsOf('src/salesforce/calls/request.ts', photo, [
    [
      'org-discreet',
      'a call lies in the disk cache, and its token goes wherever an answer points',
      '{ ...discreet, method, headers, signal }',
      '{ method, headers, signal }',
    ],
  ]),
  ...guardsOf('src/salesforce/versions.ts', org, [
    [
      'version-form',
      'what an org calls a version changes an address',
      "typeof version === 'string' && /^\\d{1,3}\\.\\d$/.test(version) ?",
      "typeof version === 'string' ?",
    ],
  ]),
  ...guardsOf('src/salesforce/photo/place.ts', photo, [
    [
      'photo-user',
      'what stands for a user changes an address',
      "id === 'me' || (recordId.test(id) && id.startsWith('005'));",
      "id !== '';",
    ],
    [
      'photo-community',
      'what stands for a community changes an address',
      'communityId === undefined || recordId.test(communityId) ?',
      'communityId !== null ?',
    ],
  ]),
  ...guardsOf(
    'src/salesforce/user-photo.ts',
    ['test/unit/salesforce/own-photo.test-d.ts'],
    [['photo-own', "a contact's picture is sent to an org", '  file: Own<PhotoFile>,\n', '  file: PhotoFile,\n']],
  ),
  ...guardsOf('src/salesforce/photo/photo-file.ts', photo, [
    [
      'photo-file-size',
      'a picture of any size is sent',
      "if (file.bytes.byteLength > largestPhoto) return 'too-large';",
      '',
    ],
    [
      'photo-file-crop',
      'a crop that does not lie in the picture is sent',
      "return size === undefined ? 'wrong-type' : faultInCrop(crop, size);",
      "return size === undefined ? 'wrong-type' : undefined;",
    ],
  ]),
  ...guardsOf('src/salesforce/photo/existing-file.ts', photo, [
    [
      'photo-file-id',
      'what stands for a file is sent, whatever it is',
      "if (!fileIdShape.test(fileId)) return 'wrong-file-id';",
      '',
    ],
  ]),
  ...guardsOf('src/salesforce/photo/photo.ts', photo, [
    [
      'photo-any-host',
      'any host is asked for a photo',
      'hosts.some((host) => hostname.endsWith(host))',
      "hostname !== ''",
    ],
    [
      'photo-host',
      "a host whose name only ends like Salesforce's is asked for a photo",
      "['.salesforce.com', '.force.com', '.documentforce.com']",
      "['salesforce.com', 'force.com', 'documentforce.com']",
    ],
  ]),
  ...guardsOf('src/salesforce/photo/picture.ts', bytes, [
    [
      'photo-address-again',
      'an address that nobody checked is fetched',
      "if (acceptableAddress(address) === undefined) return fault({ code: 'refused' });",
      '',
    ],
    [
      'photo-discreet',
      'a photo lies in the disk cache, and cookies go with the question',
      '{ ...discreet, signal: ended }',
      '{ signal: ended }',
    ],
    ['photo-time', 'a photo is waited for without end', 'within(timeLimit, signal,', 'within(1e9, signal,'],
  ]),
  ...guardsOf(
    'src/browser/message-policy.ts',
    ['test/unit/browser/message-policy.test.ts'],
    [
      [
        'org-of-pages',
        'a site names the org that a picture is sent to',
        "'set-org': { from: 'own-page'",
        "'set-org': { from: 'site-content'",
      ],
      [
        'photo-consent',
        'a picture is sent without a yes',
        'consent: v.literal(true)',
        'consent: v.exactOptional(v.boolean())',
      ],
      [
        'photo-handed-in',
        'a page hands in the picture that is sent',
        'ask: v.strictObject({ consent:',
        'ask: v.object({ consent:',
      ],
      [
        'restore-of-pages',
        'a site hands in a photo',
        "'restore-crm-photo': { from: 'own-page'",
        "'restore-crm-photo': { from: 'site-content'",
      ],
      [
        'keeping-of-pages',
        'a site says that name and picture may be kept',
        "'keep-own-data': { from: 'own-page'",
        "'keep-own-data': { from: 'site-content'",
      ],
      [
        'edits-port',
        "a site changes its viewer's LinkedIn profile",
        "'profile-edits': 'own-page',",
        "'profile-edits': 'site-content',",
      ],
      [
        'my-profile-port',
        'a site hears the name that is kept, and is handed the picture',
        "'my-profile': 'own-page',",
        "'my-profile': 'site-content',",
      ],
      [
        'crm-photo-port',
        'a site hears which org is set, and who is signed in',
        "'crm-photo': 'own-page',",
        "'crm-photo': 'site-content',",
      ],
    ],
  ),
];
