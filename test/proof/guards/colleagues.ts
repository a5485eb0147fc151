import { type Guard, guardsOf } from './guard.ts';

const inWorker = ['test/unit/background/colleagues.test.ts'];

/** What keeps colleagues' photos where they are wanted, the org from being asked too often, and what is kept within its bounds. */
export const guardsOfColleagues: readonly Guard[] = [
  ...guardsOf('src/background/colleagues.ts', inWorker, [
    [
      'colleagues-opt-in',
      'colleagues are asked for on a site that did not opt in',
      'siteFor(settings.current(), address)?.colleaguePhotos === true;',
      'true;',
    ],
    ['colleagues-org', 'colleagues are asked for without a session at the org', 'isWanted && isAtOrg()', 'isWanted'],
    [
      'colleagues-viewer',
      'colleagues are asked for while nobody is signed in',
      ' && session.token() !== undefined',
      '',
    ],
    [
      'colleagues-desk',
      "colleagues' photos are shown to a user of the CRM who is not the viewer",
      'if (recipe.me && !(await desk.isViewer(address, crmUser))) return null;',
      '',
    ],
    ['colleagues-over', 'a page goes on after the session at the org', ' || recipeAt(address) === null;', ';'],
    [
      'colleagues-rate',
      'one tab asks about any number of users',
      'const wait = allowance.take(tabId, userIds.length);',
      'const wait = 0;',
    ],
    ['colleagues-gone', 'photos outlast the session at the org', 'if (!isAtOrg()) photos.clear();', ''],
  ]),
  ...guardsOf('src/background/colleague-photos.ts', inWorker, [
    [
      'colleague-version',
      'a photo that has not changed is fetched anew',
      'if (store.get(userId)?.versionId === photoVersionId) return keptOf(userId);',
      '',
    ],
    ['colleague-throttled', 'an org that throttles is asked on and on', 'leaveAloneUntil(why.until);', ''],
    [
      'colleague-refused',
      'an org that refuses everybody is asked about each',
      'if (!hasAnswered) leaveAloneUntil(Number.POSITIVE_INFINITY);',
      '',
    ],
    [
      'colleague-unanswered',
      'an org that does not answer is asked about each',
      '        leaveAloneUntil(Date.now() + unansweredPause);\n        return keptOf(userId);',
      '        return keptOf(userId);',
    ],
    ['colleague-once', 'a colleague is asked about twice at once', 'asked.get(id) ?? ', ''],
  ]),
  ...guardsOf(
    'src/background/colleague-store.ts',
    ['test/unit/background/colleague-store.test.ts'],
    [
      ['colleague-cap', 'photos are kept without end', 'if (size <= mostKept) break;', 'break;'],
      [
        'colleague-erased',
        'photos that were about to be written come back after they were erased',
        'photos.clear();\n      await forget',
        'await forget',
      ],
      [
        'colleague-erased-reading',
        'photos that were still being read come back after they were erased',
        '      await ready;\n',
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/content/colleagues.ts',
    ['test/unit/content/colleagues.test.ts'],
    [
      ['colleague-former', "one colleague's photo stands beside the next", 'one.slot?.blank();', ''],
      [
        'colleague-user',
        'photos stay when another uses the CRM',
        'if (now === crmUser) return false;',
        'return false;',
      ],
      ['colleague-withheld', 'a page goes on that was refused', 'if (answer === null) return close();', ''],
    ],
  ),
];
