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
    [
      'colleagues-epoch',
      'the org is asked for the page of a former viewer',
      'if (recipe === null || epoch !== session.epoch()) return null;',
      'if (recipe === null) return null;',
    ],
    [
      'colleagues-left',
      'what was asked for one viewer is shown to the next',
      'const isOver = epoch !== session.epoch() ||',
      'const isOver =',
    ],
    [
      'colleagues-other-user',
      'photos are shown to whoever uses the CRM by the time that they come',
      'deskSignal?.aborted || ',
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
    [
      'colleagues-script-site',
      'what paints colleagues is put into pages where nobody wants it',
      'if (tabId !== undefined && recipeAt(address) !== null) await',
      'if (tabId !== undefined) await',
    ],
  ]),
  ...guardsOf('src/background/colleague-photos.ts', inWorker, [
    [
      'colleague-replaced',
      'a photo that somebody has replaced is kept, and shown again',
      '    store.delete(userId);\n    // The one',
      '    // The one',
    ],
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
    [
      'colleague-late',
      "what an org answers after the session there is taken for the next one's",
      '    if (signal.aborted) return undefined;\n    if (!answer.ok)',
      '    if (!answer.ok)',
    ],
    [
      'colleague-removed',
      'a photo that somebody has taken away is kept',
      "    store.delete(userId);\n    return { userId, state: 'none' };",
      "    return { userId, state: 'none' };",
    ],
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
      [
        'colleague-doubt',
        "one colleague's photo stands beside the next one's name",
        'doubts.has(one) ? undefined : known.get(userId)?.picture',
        'known.get(userId)?.picture',
      ],
      [
        'colleague-known-to-user',
        "what the CRM's former user saw is painted for the next",
        '    known.clear();\n    asked.clear();',
        '    asked.clear();',
      ],
      [
        'colleague-answer-to-user',
        "an answer for one of the CRM's users is painted for the next",
        'if (signal.aborted || by !== crmUser) return;',
        'if (signal.aborted) return;',
      ],
    ],
  ),
  ...guardsOf(
    'src/content/colleagues-script.ts',
    ['test/unit/content/colleagues-script.test.ts'],
    [
      [
        'colleagues-frozen',
        "photos lie in the browser's back and forward cache",
        "  addEventListener('pagehide', leave, { signal });\n",
        '',
      ],
      ['colleagues-former-viewer', "a former viewer's colleagues stay painted", "kind === 'viewer-changed' || ", ''],
      ['colleagues-former-user', "what the CRM's former user saw stays", " || kind === 'crm-user-changed'", ''],
      ['colleagues-site-changed', 'what is painted stays where the site opted out', "kind === 'site-changed' || ", ''],
      ['colleagues-greeting-latest', 'a greeting for a former viewer opens the page', 'mine !== hellos || ', ''],
      ['colleagues-of-nobody', 'a page is opened while nobody is signed in', ' || !greeting.signedIn', ''],
    ],
  ),
];
