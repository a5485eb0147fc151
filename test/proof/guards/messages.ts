import { type Guard, guardsOf } from './guard.ts';

/** Who may say what to the worker, and in which form. */
export const guardsOfMessages: readonly Guard[] = [
  ...guardsOf(
    'src/browser/sender.ts',
    ['test/unit/browser/sender.test.ts'],
    [
      ['sender-extension', 'another extension is answered', 'sender.id !== extension.id || ', ''],
      [
        'sender-exact-page',
        'any page of ours counts as the popup',
        'sender.url === extension.baseAddress + popupPath ||',
        'sender.url.startsWith(extension.baseAddress) ||',
      ],
      [
        'sender-origin',
        'a sender of a foreign origin passes for one of our pages',
        'return origin === undefined || origin === baseAddress.slice(0, -1);',
        'return true;',
      ],
      [
        'sender-framed-page',
        'one of our pages in a frame of somebody else is trusted',
        "? 'own-page' : 'untrusted';",
        "? 'own-page' : 'own-page';",
      ],
      [
        'sender-card-in-frame',
        'a card in a tab of its own counts as one',
        'hasOwnOrigin(sender, extension) && isFramed(sender) ?',
        'hasOwnOrigin(sender, extension) ?',
      ],
      [
        'sender-top-frame',
        "a content script in somebody's frame speaks for the site around it",
        " && sender.frameId === 0 ? 'site-content'",
        " ? 'site-content'",
      ],
      [
        'sender-own-address',
        'a file that a site keeps in a sandbox speaks for the site',
        ' && isOfItsAddress(sender)',
        '',
      ],
      ['sender-web-page', 'what stands at no web address counts as a site', '/^https?:\\/\\//', '/./'],
    ],
  ),
  ...guardsOf(
    'src/browser/serve.ts',
    ['test/unit/browser/serve.test.ts'],
    [
      [
        'request-sender',
        'any sender is answered any request',
        "if (classifySender(sender, extension()) !== policy.from) throw new Error('wrong sender');",
        '',
      ],
      ['request-form', 'a malformed request reaches the worker', 'v.parse(policy.ask as v.GenericSchema, ask)', 'ask'],
      [
        'port-sender',
        'any sender may open any port',
        'allowed !== undefined && classifySender(sender, extension()) === allowed',
        'allowed !== undefined',
      ],
    ],
  ),
  ...guardsOf(
    'src/browser/message-limits.ts',
    ['test/unit/browser/message-limits.test.ts'],
    [
      ['message-size', 'one message fills the memory', ' && isWithin(message, largestMessage[sender])', ''],
      ['message-rate', 'a page keeps the worker busy for ever', 'messages.take(tabId, 1) === 0', 'true'],
      ['port-number', 'a page opens ports without end', 'if (others >= mostPorts) return undefined;', ''],
    ],
  ),
  ...guardsOf(
    'src/background/visits.ts',
    ['test/unit/background/visits.test.ts'],
    [
      [
        'members-rate',
        'a page goes through everybody it can think of',
        'askedMembers.refusalOf(tabId, wanted.length)',
        'undefined',
      ],
    ],
  ),
  ...guardsOf(
    'src/browser/message-policy.ts',
    ['test/unit/browser/message-policy.test.ts'],
    [
      [
        'person-id-form',
        'a page chooses what stands in an address of LinkedIn',
        'v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))',
        'v.string()',
      ],
      [
        'wanted-cap',
        'one message asks for any number of members',
        'const mostWanted = 100;',
        'const mostWanted = 1e9;',
      ],
      ['found-cap', 'one message names any number of contacts', 'const mostFound = 1000;', 'const mostFound = 1e9;'],
      ['pixels-cap', 'a picture of any size is asked for', 'v.maxValue(4096)', 'v.maxValue(1e9)'],
      ['text-cap', 'texts of any length are taken', 'v.pipe(v.string(), v.maxLength(most))', 'v.string()'],
      ['origin-form', 'an origin may be any text', 'v.regex(/^https?:\\/\\/[^/]+$/)', 'v.nonEmpty()'],
      [
        'sign-out-of-pages',
        'a site signs the viewer out',
        "'sign-out': { from: 'own-page'",
        "'sign-out': { from: 'site-content'",
      ],
      [
        'settings-of-pages',
        'a site writes the settings',
        "'write-settings': { from: 'own-page'",
        "'write-settings': { from: 'site-content'",
      ],
      [
        'export-of-pages',
        'a site reads everything that is kept',
        "'export-kept': { from: 'own-page'",
        "'export-kept': { from: 'site-content'",
      ],
      ['options-port', 'a site hears what the options are told', "options: 'own-page',", "options: 'site-content',"],
      ['card-port', 'a content script opens the port of cards', "card: 'card',", "card: 'site-content',"],
    ],
  ),
  ...guardsOf(
    'src/browser/card-port.ts',
    ['test/unit/browser/card-port.test.ts'],
    [
      ['card-parent', 'any window hands a card what to show', 'source !== parent || ', ''],
      ['card-picture-type', 'what is no picture is painted in a card', "picture.type.startsWith('image/') && ", ''],
      [
        'card-picture-size',
        'a page fills the card with a picture without end',
        ' && picture.size <= largestPicture',
        '',
      ],
      [
        'card-name-length',
        'a page fills the card with a name without end',
        'data.name.slice(0, longestName)',
        'data.name',
      ],
    ],
  ),
  ...guardsOf(
    'src/browser/card-channel.ts',
    ['test/unit/browser/card-channel.test.ts'],
    [
      [
        'card-target',
        "whatever stands in the card's frame is handed the contact's name and the way back",
        "postMessage(beginning, native.runtime.getURL(''), [port2])",
        "postMessage(beginning, '*', [port2])",
      ],
    ],
  ),
  ...guardsOf(
    'src/browser/native.ts',
    ['test/unit/browser/native.test.ts'],
    [
      [
        'namespace-clobbered',
        "an element of the page's passes for the browser's namespace",
        '.find((name) => name?.runtime?.id !== undefined)',
        '.find((name) => name !== undefined)',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/card-keys.ts',
    ['test/unit/background/card-keys.test.ts'],
    [
      [
        'card-key-once',
        "a card's key opens it again and again",
        'const grant = grants.get(key);\n      grants.delete(key);',
        'const grant = grants.get(key);',
      ],
      ['card-key-tab', "a card's key is good in another tab", 'grant.tabId === tabId && ', ''],
      ['card-key-time', "a card's key never runs out", ' && grant.until > Date.now() ? grant', ' ? grant'],
      [
        'card-key-random',
        "a card's key can be guessed",
        'crypto.getRandomValues(new Uint8Array(16)).buffer',
        'new Uint8Array(16).buffer',
      ],
      ['card-key-former', "a tab's former key stays good", 'tabId === grant.tabId || until <= now', 'until <= now'],
    ],
  ),
  ...guardsOf(
    'src/background/card.ts',
    ['test/unit/background/card.test.ts'],
    [
      [
        'card-script-site',
        'what opens cards is put into pages that are no site, and for nobody',
        'sites.recipeFor(address) !== null && session.token() !== undefined;',
        'true;',
      ],
      [
        'card-site',
        'a page that is no site opens a card',
        'if (tabId === undefined || recipe === null || session.token() === undefined) return null;',
        'if (tabId === undefined || session.token() === undefined) return null;',
      ],
      ['card-epoch', 'a card is opened for a former viewer', 'if (epoch !== session.epoch()) return null;', ''],
      [
        'card-desk',
        "a card is shown where the CRM's user is not the viewer",
        'const isOthers = recipe.me !== undefined && !(await desk.isViewer(address, crmUser));',
        'const isOthers = false;',
      ],
      ['card-grant-epoch', "a former viewer's key opens a card", 'grant.epoch !== session.epoch() || ', ''],
      [
        'card-grant-desk',
        "a key outlives a change of the CRM's user",
        ' || grant.signal?.aborted) return refused(port);',
        ') return refused(port);',
      ],
      [
        'card-ended',
        'a card whose viewer has left is still told things',
        'if (!signal.aborted) port.send(answer);',
        'port.send(answer);',
      ],
      [
        'card-closed-with-session',
        'what LinkedIn said of somebody stays on the screen after the viewer has left',
        "    ending.addEventListener('abort', () => port.send({ kind: 'closed' } satisfies CardAnswer), { signal: gone });\n",
        '',
      ],
      [
        'card-members-rate',
        'a page looks up any number of members by opening cards',
        'askedMembers.refusalOf(tabId, 1)',
        'undefined',
      ],
      [
        'card-gone',
        'LinkedIn is asked on for a card that is gone',
        'const signal = AbortSignal.any([gone, ending]);',
        'const signal = ending;',
      ],
      [
        'card-desk-ends',
        "a card stays open after the CRM's user was taken back",
        'AbortSignal.any([session.signal(), ...(grant.signal ? [grant.signal] : [])])',
        'session.signal()',
      ],
      [
        'card-keys-site',
        'the keys open cards on pages that are no site, and for nobody',
        '      if (!isServed(address)) return;\n',
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/card-reading.ts',
    ['test/unit/background/card.test.ts'],
    [
      [
        'card-reading-over',
        'LinkedIn is asked on for a card that is gone',
        'issuedAt: token.issuedAt, signal },',
        'issuedAt: token.issuedAt },',
      ],
      [
        'card-picture-over',
        "a member's picture is fetched for a card that is gone",
        'artifact, { signal });',
        'artifact, {});',
      ],
      [
        'card-paused',
        'LinkedIn is asked in spite of its limit',
        "if (session.pausedUntil() > Date.now()) return unavailable('throttled', session.pausedUntil());",
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/browser/signs.ts',
    ['test/unit/crm/presets.test.ts'],
    [
      [
        'signs-origin',
        'a tab that went elsewhere is looked at',
        'if (location.origin !== origin) return undefined;',
        '',
      ],
    ],
  ),
];
