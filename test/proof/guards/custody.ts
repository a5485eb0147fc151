import { type Guard, guardsOf } from './guard.ts';

/** What may be kept, where and for how long. */
export const guardsOfCustody: readonly Guard[] = [
  ...guardsOf(
    'src/custody/custody.ts',
    ['test/unit/contract/custody.test-d.ts'],
    [
      [
        'own-refuses-live',
        'what LinkedIn says of others may be kept',
        'own = <T>(value: T & FreeOfLive<T>): Own<T>',
        'own = <T>(value: T): Own<T>',
      ],
      [
        'keep-wants-own',
        'anything at all may be kept',
        'value: Own<Kept[K]>): Promise<void>',
        'value: Kept[K]): Promise<void>',
      ],
    ],
  ),
  ...guardsOf(
    'src/contract/custody.ts',
    ['test/unit/contract/custody.test-d.ts'],
    [
      [
        'live-parts',
        'a part of what LinkedIn says of others may be kept',
        '{ readonly [K in keyof T]: Live<T[K]> })',
        '{ readonly [K in keyof T]: T[K] })',
      ],
      [
        'live-held',
        'what holds something of others may be kept',
        '{ [K in keyof T]: FreeOfLive<T[K]> }]\n                ? T\n                : never',
        '{ [K in keyof T]: FreeOfLive<T[K]> }]\n                ? T\n                : T',
      ],
      ['live-key', 'what is of others may be kept as a name', '[FreeOfLive<keyof T>, {', '[keyof T, {'],
      [
        'live-unknown',
        'what could hide anything may be kept',
        'unknown extends T\n  ? never',
        'unknown extends T\n  ? T',
      ],
    ],
  ),
  ...guardsOf(
    'src/linkedin/member-answer.ts',
    ['test/unit/linkedin/live.test-d.ts'],
    [
      [
        'live-artifacts',
        "a member's picture may be kept",
        'readonly artifacts: readonly Live<Artifact>[]',
        'readonly artifacts: readonly Artifact[]',
      ],
    ],
  ),
  ...guardsOf(
    'src/linkedin/member-card.ts',
    ['test/unit/linkedin/live.test-d.ts'],
    [
      [
        'live-card',
        "a member's card may be kept",
        '      readonly card: Live<MemberCard>;',
        '      readonly card: MemberCard;',
      ],
    ],
  ),
  ...guardsOf(
    'src/custody/ledger.ts',
    ['test/unit/custody/custody.test.ts'],
    [
      ['token-in-memory', 'the access token lies on the disk', "token: { area: 'session'", "token: { area: 'local'"],
      [
        'viewer-in-memory',
        "the viewer's name lies on the disk",
        "viewer: { area: 'session'",
        "viewer: { area: 'local'",
      ],
      [
        'picture-in-memory',
        "the viewer's picture lies on the disk",
        "ownPicture: { area: 'session'",
        "ownPicture: { area: 'local'",
      ],
      [
        'activity-in-memory',
        'what was asked of whom lies on the disk',
        "activity: { area: 'session'",
        "activity: { area: 'local'",
      ],
      [
        'kept-signed-in-until',
        'whoever signs out is still known again',
        "keptSignedIn: { area: 'local', whose: 'viewer', until: 'sign-out' }",
        "keptSignedIn: { area: 'local', whose: 'viewer', until: 'changed' }",
      ],
      [
        'mark-is-durable',
        'a sign-out is forgotten when the browser closes',
        "signedOutMark: { area: 'local'",
        "signedOutMark: { area: 'session'",
      ],
    ],
  ),
  ...guardsOf(
    'src/background/index.ts',
    ['test/unit/background/index.test.ts'],
    [
      ['disk-closed', "whoever took over a page's process reads what is on disk", 'void closeToPages();\n', ''],
      [
        'epoch-told',
        "a former viewer's pictures stay painted in every tab",
        "session.onEpoch((epoch) => void tellEveryTab({ kind: 'viewer-changed', epoch }));\n",
        '',
      ],
      [
        'activity-of-viewer',
        'the next viewer sees what was asked for the former one',
        'if (session.signedOut()) void activity.clear();',
        '',
      ],
      [
        'erase-ends-sign-in',
        'a sign-in under way brings back what was erased',
        "if (what === 'everything') signIn.abandon();",
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/own-data.ts',
    ['test/unit/background/own-data.test.ts'],
    [
      [
        'own-data-epoch',
        'whoever signs out in that moment leaves their name and picture on the disk',
        '    if (epoch !== session.epoch()) return;\n',
        '',
      ],
      [
        'own-data-person',
        "the next viewer is shown a former one's name and picture",
        'if (found.person !== (await hashOf(viewer.personId))) {',
        'if (found.person === undefined) {',
      ],
      [
        'own-data-yes',
        'name and picture are kept without a yes',
        'if (!wanted) return write({ person, keeping: false }, epoch);',
        '',
      ],
      [
        'own-data-forgotten',
        "a former person's name and picture stay on the disk when somebody else signs in",
        "        await forget('ownData');\n",
        '',
      ],
      [
        'own-data-refused',
        'name and picture of whoever said no are kept',
        'if (found.keeping && !isLatest)',
        'if (!isLatest)',
      ],
      [
        'own-data-erased',
        'a page goes on showing what was erased',
        "  onKeptChange('ownData', () => void ready.then(compare));\n",
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/kept.ts',
    ['test/unit/background/kept.test.ts'],
    [
      ['export-token', 'a page is given a token', "['accessToken', 'refreshToken'].filter", '[].filter'],
      [
        'erase-everything-first',
        'what is under way for the viewer is kept after all was erased',
        '      await signOut();\n      // What is',
        '      // What is',
      ],
      [
        'erased-unwritten',
        'what was about to be written comes back after all was erased',
        'await Promise.all([records.erase(), colleagues.erasePhotos()]);',
        '',
      ],
      [
        'export-photos',
        'photos of colleagues come onto the disk in a file',
        '...(colleaguePhotos === undefined ? {} : { colleaguePhotos: photosLeftOut }),',
        'colleaguePhotos,',
      ],
      [
        'export-org-tokens',
        "an org's tokens come onto the disk in a file",
        'orgSession: withoutTokens(orgSession)',
        'orgSession',
      ],
      [
        'export-token-shape',
        'a token of another shape than ours is given to a page',
        "if (typeof kept !== 'object' || kept === null) return leftOut;",
        "if (typeof kept !== 'object' || kept === null) return kept;",
      ],
      [
        'erase-hashes',
        'hashes are left that nobody can compare or erase by what they are of',
        "forget('salt', 'keptSignedIn', 'ownData', 'confirmedCrmUsers')",
        "forget('salt')",
      ],
      [
        'erase-with-activity',
        'the next viewer sees what was asked for one whose token was erased',
        '    await activity.clear();\n  };\n  const signOutWhereKept',
        '  };\n  const signOutWhereKept',
      ],
      ['erase-all', 'what was to be erased stays', "await forgetAllBut('epoch');", ''],
    ],
  ),
  ...guardsOf(
    'src/background/record-references.ts',
    ['test/unit/background/record-references.test.ts'],
    [
      [
        'references-opt-in',
        'references are remembered of a site that did not opt in',
        'if (!site?.rememberReferences) return [];',
        'if (!site) return [];',
      ],
      [
        'references-erased',
        'references that were about to be written come back after they were erased',
        'remembered.clear();',
        '',
      ],
      [
        'references-erased-reading',
        'references that were still being read come back after they were erased',
        '      await ready;\n',
        '',
      ],
      [
        'references-forgotten-late',
        'references outlast a site that was removed while no worker ran',
        '    forgetUnwanted();\n  };',
        '  };',
      ],
      [
        'references-of-site',
        "one site's record passes for another's, and shows their face",
        'JSON.stringify([site, key])',
        'site + key',
      ],
      [
        'references-forgotten',
        'references outlast the site they are of',
        'if (!sites.has(site)) remembered.delete(slot);',
        '',
      ],
      [
        'references-cap',
        'references are remembered without end',
        'if (remembered.size <= mostRemembered) break;',
        'break;',
      ],
    ],
  ),
];
