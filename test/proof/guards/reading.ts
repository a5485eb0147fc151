import { type Guard, guardsOf } from './guard.ts';

/** What is read off a CRM's page, what the picker lets a page do, and what a card leads to. */
export const guardsOfReading: readonly Guard[] = [
  ...guardsOf(
    'src/picker/frame.ts',
    ['test/unit/picker/frame.test.ts'],
    [
      [
        'picker-closed',
        'the page opens the picker',
        "attachShadow({ mode: 'closed' })",
        "attachShadow({ mode: 'open' })",
      ],
      ['picker-trusted', "a page presses the picker's buttons", '!event.isTrusted || ', ''],
      [
        'picker-settling',
        'a press that was meant for the page falls on the picker',
        ' || performance.now() - shownAt < settling',
        '',
      ],
      [
        'picker-covered',
        'a press on something that lies over the picker counts',
        'return isOurs(document.elementFromPoint(event.clientX, event.clientY));',
        'return true;',
      ],
      [
        'picker-given-up',
        'a page that throws the picker away is fought without end',
        'if (putBacks > mostPutBacks) return false;',
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/picker/pointing.ts',
    ['test/unit/picker/frame.test.ts'],
    [
      [
        'picking-trusted',
        'a page picks by events that it makes up',
        'if (!event.isTrusted || frame.owns(event)) return;',
        'if (frame.owns(event)) return;',
      ],
      ['picking-keys-trusted', 'a page picks by keys that it makes up', '      if (!event.isTrusted) return;\n', ''],
      [
        'picking-swallowed',
        'picking presses what is picked',
        '    event.stopImmediatePropagation();\n    if (!unprevented',
        '    if (!unprevented',
      ],
    ],
  ),
  ...guardsOf(
    'src/picker/panel.ts',
    ['test/unit/picker/frame.test.ts'],
    [
      [
        'picker-text',
        'what a page calls its contacts becomes elements of the picker',
        'if (text) element.textContent = text;',
        'if (text) element.innerHTML = text;',
      ],
    ],
  ),
  ...guardsOf(
    'src/card/member-on-card.tsx',
    ['test/unit/ui/card.test.ts'],
    [['card-link', 'LinkedIn is told of the CRM by the link in a card', ' rel="noopener noreferrer"', '']],
  ),
  ...guardsOf(
    'src/crm/reading.ts',
    ['test/unit/crm/me.test.ts'],
    [
      [
        'identifier-length',
        'whatever a recipe happens upon is taken for a name',
        "return text.length > longest ? '' : text;",
        'return text;',
      ],
    ],
  ),
  ...guardsOf(
    'src/crm/safe-dom.ts',
    ['test/unit/crm/safe-dom.test.ts'],
    [
      [
        'clobbered-search',
        "a form's field named querySelectorAll ends the reading of a page",
        'return prototypeOf(root).querySelectorAll.call(root, selector);',
        'return root.querySelectorAll(selector);',
      ],
    ],
  ),
  ...guardsOf(
    'src/crm/reference.ts',
    ['test/unit/crm/reference.test.ts'],
    [
      [
        'reference-host',
        'an address of anybody else is taken for a profile',
        'if (!linkedInHost.test(url.host) || url.username || url.password) return null;',
        'if (url.username || url.password) return null;',
      ],
      [
        'reference-credentials',
        'an address with a name in it passes for LinkedIn’s',
        ' || url.username || url.password) return null;',
        ') return null;',
      ],
      [
        'reference-length',
        'a text without end is taken for a reference',
        'if (text.length > longestReference) return null;',
        '',
      ],
    ],
  ),
];
