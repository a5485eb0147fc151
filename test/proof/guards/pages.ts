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
      [
        'picture-not-again',
        'a picture that was taken away comes back with the next size',
        '      wanted = undefined;\n      if (isPicture) put(under);',
        '      if (isPicture) put(under);',
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
      [
        'card-unasked',
        'LinkedIn is asked about whoever is only pointed at',
        '  const picture = page.pictureOf(one.key);',
        '  void takeKey(reference);\n  const picture = page.pictureOf(one.key);',
      ],
      [
        'card-of-former-viewer',
        "a former viewer's card stays open",
        "  page.signal.addEventListener('abort', () => onEnd(opened, false), { signal: removed.signal });\n",
        '',
      ],
      [
        'card-forbidden',
        'a frame that the page forbids stands over it empty',
        'const forbidden = setTimeout(() => onEnd(opened, false), patience);',
        'const forbidden = setTimeout(() => undefined, patience);',
      ],
    ],
  ),
  ...guardsOf(
    'src/content/cards.ts',
    ['test/unit/content/cards.test.ts'],
    [
      ['card-of-contact', 'a card stays beside another contact than its own', 'now?.key !== open.key || ', ''],
      [
        'card-one',
        'cards about several people stay open, of which the page can close none',
        '      close();\n      if (isOf(prepared',
        '      if (isOf(prepared',
      ],
      ['card-row-gone', 'a card stays whose row the page has taken away', '!open.container.isConnected || ', ''],
      [
        'card-row-moved',
        'a card stays beside whoever has come where its row was',
        ' || !open.isInPlace()) close',
        ') close',
      ],
    ],
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
      [
        'card-trusted-before',
        'a page opens a card by an event that it made up before',
        "(pointer.pointerType === 'touch' ? trusted(cards.press) : point)(pointer)",
        "(pointer.pointerType === 'touch' ? cards.press : cards.point)(pointer)",
      ],
      [
        'card-navigated',
        'a card stays open at another address',
        "  navigation?.addEventListener('currententrychange', cards.close, { signal });\n",
        '',
      ],
    ],
  ),
];
