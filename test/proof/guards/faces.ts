import { type Guard, guardsOf } from './guard.ts';

/** Whose face stands on a page: beside whose name, for which viewer and user of the CRM, and for how long. */
export const guardsOfFaces: readonly Guard[] = [
  ...guardsOf(
    'src/content/page.ts',
    ['test/unit/content/page.test.ts'],
    [
      ['page-epoch', 'an answer for a former viewer is painted', 'answer.epoch !== epoch || ', ''],
      ['page-visit', 'an answer for a former address is painted', 'answer.visit !== visit || ', ''],
      [
        'page-stale',
        'a page of a former viewer goes on as it was',
        '      onStale();\n      return;\n    }\n    if (answer.epoch',
        '      return;\n    }\n    if (answer.epoch',
      ],
      [
        'page-closed',
        'an answer that comes late paints a page again that was closed',
        'answer.visit !== visit || life.signal.aborted) return;',
        'answer.visit !== visit) return;',
      ],
      [
        'page-rested',
        'a picture that was let go is still in memory',
        "      delete member.picture;\n      member.availability = { state: 'pending' };",
        "      member.availability = { state: 'pending' };",
      ],
      [
        'page-unpainted',
        'a page is changed while nobody is signed in',
        'signedIn ? painting : undefined,',
        'painting,',
      ],
      ['page-withdrawn', 'a picture stays whose member has withdrawn it', '    else delete member.picture;\n', ''],
      [
        'page-cleared',
        'what was painted stays on a page that was closed',
        '      asking.close();\n      clear();',
        '      asking.close();',
      ],
    ],
  ),
  ...guardsOf(
    'src/content/page.ts',
    ['test/unit/content/shared-desk.test.ts'],
    [
      [
        'page-crm-user',
        "what was painted for one of the CRM's users is seen by the next",
        'if (!crmUser?.follow()) return false;',
        'return false;',
      ],
      [
        'page-crm-user-asked',
        "an answer for one of the CRM's users is painted for the next",
        '    endVisit();\n    members.clear();',
        '    members.clear();',
      ],
      [
        'page-crm-user-told',
        'the worker is not told for whom a page asks',
        'const identity = crmUser?.identity();',
        'const identity = undefined as string | undefined;',
      ],
      [
        'page-crm-user-forgets',
        "pictures asked for one of the CRM's users are painted for the next",
        '    members.clear();\n    contacts.repaintAll();',
        '    contacts.repaintAll();',
      ],
      [
        'page-crm-user-clears',
        "one of the CRM's users sees what was painted for another",
        '    members.clear();\n    contacts.repaintAll();',
        '    members.clear();',
      ],
      [
        'page-crm-user-at-once',
        "faces stay for a moment after another of the CRM's users came",
        'const isSomebodyElse = followCrmUser();',
        'const isSomebodyElse = false;',
      ],
    ],
  ),
  ...guardsOf(
    'src/content/crm-user.ts',
    ['test/unit/content/crm-user.test.ts'],
    [
      [
        'crm-user-answer',
        'an answer about one user is taken for the next',
        'if (identity !== found?.identity) return;',
        '',
      ],
      [
        'crm-user-forgets',
        "the viewer's picture is put over another user's chip that is made later",
        '    picture = undefined;\n    asked = false;',
        '    asked = false;',
      ],
    ],
  ),
  ...guardsOf(
    'src/content/contacts-script.ts',
    ['test/unit/content/contacts-script.test.ts'],
    [
      [
        'page-frozen',
        "pictures lie in the browser's back and forward cache",
        "  addEventListener('pagehide', leave, { signal });\n",
        '',
      ],
      [
        'page-hidden',
        'a tab that nobody looks at keeps its pictures',
        'hiding = setTimeout(leave, hiddenFor);',
        'hiding = undefined;',
      ],
      [
        'viewer-changed',
        "a former viewer's pictures stay painted",
        "if (kind === 'viewer-changed') greetAnew();\n    else if",
        'if',
      ],
      [
        'viewer-changed-wholly',
        'a slot that this script does not know of outlasts the viewer',
        '    leave();\n    removeEverySlot();\n    void greet();',
        '    leave();\n    void greet();',
      ],
      [
        'page-comes-back',
        'a page that comes back shows what a former viewer was told',
        "  addEventListener('pageshow', ({ persisted }) => persisted && greetAnew(), { signal });\n",
        '',
      ],
      [
        'page-left-greeting',
        'a page that was left is painted by a greeting that came late',
        '    closePage();\n    // An answer that is still on its way is to a question of before.\n    hellos += 1;',
        '    closePage();',
      ],
      ['greeting-latest', 'a greeting of before opens the page', 'if (mine !== hellos) return;', ''],
      [
        'page-former-version',
        'what a former version painted stays',
        '  removeEverySlot();\n  const report',
        '  const report',
      ],
      [
        'page-hidden-hello',
        'LinkedIn is asked about pages that nobody looks at',
        "if (page === undefined && document.visibilityState === 'hidden') return;",
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/content/nearness.ts',
    ['test/unit/content/nearness.test.ts'],
    [
      ['out-of-sight', 'a picture long out of sight is kept', 'now - since >= outOfSightFor', 'now - since >= 1e12'],
      [
        'left-behind',
        'pictures of thousands who were scrolled past stay in memory',
        '      letGo(new Set([...left].slice(0, Math.max(0, left.size - mostAway))));\n',
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/content/contacts.ts',
    ['test/unit/content/hard-cases.test.ts'],
    [
      [
        'blank-first',
        'a face stands beside the next name until the next picture is there',
        '      one.slot?.blank();\n',
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/content/contacts.ts',
    ['test/unit/content/contacts.test.ts'],
    [
      [
        'contacts-doubt',
        'a face stands beside the next name until the page has changed the reference too',
        'doubts.has(one) ? undefined : member?.picture',
        'member?.picture',
      ],
      [
        'contacts-key',
        "a row that shows somebody else now keeps the former one's face",
        '    one.key = key;\n    if (moved)',
        '    if (moved)',
      ],
      [
        'contacts-value',
        'a reference that stands in an input is taken for that of the next person',
        '          one.key = undefined;\n          paint(one);\n',
        '',
      ],
      [
        'contacts-read-again',
        'a former face comes back beside the next name, whose reference changed without a sign',
        '    readAgain(one.contact.container, one, contactRecipeOf(one.contact.container, recipe));\n    doubts.end(one);',
        '    doubts.end(one);',
      ],
    ],
  ),
  ...guardsOf(
    'src/content/user-chip.ts',
    ['test/unit/content/crm-user.test.ts'],
    [
      [
        'chip-forgets',
        "the viewer's picture is put over the next user's chip",
        '    clear() {\n      remove();\n      picture = undefined;',
        '    clear() {\n      remove();',
      ],
    ],
  ),
  ...guardsOf(
    'src/content/doubts.ts',
    ['test/unit/content/doubts.test.ts'],
    [
      [
        'doubt-of-values',
        'a face stands beside a new name whose input has not changed yet',
        'const isSilent = name && readsValue(recipe);',
        'const isSilent = false;',
      ],
    ],
  ),
];
