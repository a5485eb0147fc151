import { type Guard, guardsOf } from './guard.ts';

/** What a CRM's page can see, bend or press of what stands in it. */
export const guardsOfPages: readonly Guard[] = [
  ...guardsOf(
    'src/content/slot.ts',
    ['test/unit/content/slot.test.ts'],
    [
      [
        'slot-closed',
        'the page opens a slot and reads the picture',
        "attachShadow({ mode: 'closed' })",
        "attachShadow({ mode: 'open' })",
      ],
      [
        'slot-host',
        'a page that defines the host’s element reaches its closed root',
        "skin.attachShadow({ mode: 'closed' })",
        "host.attachShadow({ mode: 'closed' })",
      ],
      [
        'slot-given-up',
        'a page that takes slots away is fought without end',
        ' || putBacks > mostPutBacks) return;',
        ') return;',
      ],
      [
        'slot-initials',
        'initials stay text that a page can find',
        'if (plan.bare || !isSeen) return;',
        'if (!plan.bare) skin.textContent = name;\n    if (plan.bare || !isSeen) return;',
      ],
      [
        'slot-press',
        'a slot takes presses from the page',
        "'pointer-events': 'none', overflow: 'clip' };",
        "'pointer-events': 'auto', overflow: 'clip' };",
      ],
      ['slot-overflow', "the skin's scrollWidth tells what is in it", ", overflow: 'clip' };", ' };'],
      [
        'slot-shift',
        'the browser counts a slot on its way as a shift of the page',
        'let isLaid = !covers;',
        'let isLaid = true;',
      ],
    ],
  ),
  ...guardsOf(
    'src/content/face.ts',
    ['test/unit/content/slot.test.ts'],
    [
      [
        'picture-latest',
        'a picture that was decoded late is shown in another’s place',
        'if (mine === painting) {',
        '{',
      ],
      ['picture-cleared', 'a picture stays on its canvas after it was taken away', 'if (isPicture) put(under);', ''],
    ],
  ),
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
    [['out-of-sight', 'a picture long out of sight is kept', 'now - since >= outOfSightFor', 'now - since >= 1e12']],
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
    'src/content/card-frame.ts',
    ['test/unit/content/cards.test.ts'],
    [
      [
        'card-closed',
        "the page opens a card's frame",
        "attachShadow({ mode: 'closed' })",
        "attachShadow({ mode: 'open' })",
      ],
      ['card-unasked', 'LinkedIn is asked about whoever is only pointed at', '        void takeKey(reference);\n', ''],
      [
        'card-of-former-viewer',
        "a former viewer's card stays open",
        "  page.signal.addEventListener('abort', () => onEnd(opened, false), { signal: removed.signal });\n",
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/content/cards.ts',
    ['test/unit/content/cards.test.ts'],
    [['card-of-contact', 'a card stays beside another contact than its own', 'now?.key !== open.key || ', '']],
  ),
  ...guardsOf(
    'src/content/card-script.ts',
    ['test/unit/content/card-script.test.ts'],
    [
      [
        'card-trusted',
        'a page opens cards by events that it makes up',
        'if (event.isTrusted) take(event);',
        'take(event);',
      ],
    ],
  ),
];
