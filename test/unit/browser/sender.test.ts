import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifySender, type Extension, type Sender, type SenderClass } from '../../../src/browser/sender.ts';

const shapes = {
  Chromium: {
    id: 'njcgdkibgodalkjbdeoklmiceghgjofh',
    baseAddress: 'chrome-extension://njcgdkibgodalkjbdeoklmiceghgjofh/',
  },
  Firefox: {
    id: '{6f0c7b52-9d1e-4c43-8a57-3f2b8e4d1a90}',
    baseAddress: 'moz-extension://6f3a2b60-2f2e-4a5c-9a3e-0a9a5d9f0c11/',
  },
} satisfies Record<string, Extension>;

const popup = 'src/popup/popup.html';
const options = 'src/options/options.html';
const card = 'src/card/card.html';

/** Everything a browser may say of a sender, each part alone. */
const ids = (extension: Extension) => [extension.id, 'aaaaaaaabbbbbbbbccccccccdddddddd', '', undefined];
const addresses = (extension: Extension) => [
  extension.baseAddress + popup,
  extension.baseAddress + options,
  `${extension.baseAddress}${options}#client-id`,
  extension.baseAddress + card,
  `${extension.baseAddress}${card}#key`,
  `${extension.baseAddress}${popup}?as=popup`,
  `${extension.baseAddress}${popup}#top`,
  `${extension.baseAddress}${options}#faults`,
  `${extension.baseAddress}${options}?as=options#faults`,
  `https://crm.example.test/#${extension.baseAddress}${options}`,
  `${extension.baseAddress}src/popup/`,
  extension.baseAddress,
  `chrome-extension://aaaaaaaabbbbbbbbccccccccdddddddd/${popup}`,
  'https://crm.example.test/contacts',
  'http://crm.example.test/contacts',
  `https://crm.example.test/${extension.baseAddress}${popup}`,
  'file:///home/person/page.html',
  'data:text/html,hello',
  'about:blank',
  'HTTPS://crm.example.test/',
  ' https://crm.example.test/',
  '',
  undefined,
];
const origins = (extension: Extension) => [
  extension.baseAddress.slice(0, -1),
  'https://crm.example.test',
  'null',
  '',
  undefined,
];
const frames = [0, 1, 27, -1, undefined];
const tabs = [{ id: 4 }, { id: 0 }, {}, undefined];

/** What the policy says, written down a second time and in other words. */
function expected({ id, url, origin, frameId, tab }: Sender, extension: Extension): SenderClass {
  if (id !== extension.id) return 'untrusted';
  const page =
    url === extension.baseAddress + popup ||
    url === extension.baseAddress + options ||
    url?.startsWith(`${extension.baseAddress}${options}#`) === true;
  const ours = origin === undefined || `${origin}/` === extension.baseAddress;
  const topmost = frameId === 0 || frameId === undefined;
  if (page && ours && (tab === undefined || topmost)) return 'own-page';
  if (url === extension.baseAddress + card)
    return ours && tab?.id !== undefined && (frameId ?? 0) > 0 ? 'card' : 'untrusted';
  const web = url?.startsWith('https://') || url?.startsWith('http://');
  return web && tab?.id !== undefined && frameId === 0 ? 'site-content' : 'untrusted';
}

describe.each(Object.entries(shapes))('in %s', (_, extension) => {
  test('every combination of what a browser may say of a sender has the class that the policy gives it', () => {
    const counts: Record<SenderClass, number> = { 'site-content': 0, 'own-page': 0, card: 0, untrusted: 0 };
    for (const id of ids(extension))
      for (const url of addresses(extension))
        for (const origin of origins(extension))
          for (const frameId of frames)
            for (const tab of tabs) {
              const sender: Sender = { id, url, origin, frameId, tab };
              const found = classifySender(sender, extension);
              expect(found, JSON.stringify(sender)).toBe(expected(sender, extension));
              counts[found] += 1;
            }
    // Three or four web addresses × any origin × tabs with an id; the popup, and the options, these also with either of two fragments, × two origins × no tab in any frame, or a tab's top frame.
    expect(counts['site-content']).toBe(4 * 5 * 2);
    expect(counts['own-page']).toBe(4 * 2 * (5 + 3 * 2));
    // One page × two origins × two frames that are not the top one × two tabs with an id.
    expect(counts.card).toBe(2 * 2 * 2);
  });

  test('the popup as the browser names it is a page of ours', () => {
    const origin = extension.baseAddress.slice(0, -1);
    expect(classifySender({ id: extension.id, url: extension.baseAddress + popup, origin }, extension)).toBe(
      'own-page',
    );
  });

  test.each(['', '#faults'])(
    'the options page in its own tab is a page of ours, whichever part is looked at: %j',
    (part) => {
      const sender = { id: extension.id, url: extension.baseAddress + options + part, frameId: 0, tab: { id: 9 } };
      expect(classifySender(sender, extension)).toBe('own-page');
    },
  );

  test('a content script of a page, in its top frame, is a site’s', () => {
    const sender = { id: extension.id, url: 'https://crm.example.test/a?b#c', frameId: 0, tab: { id: 9 } };
    expect(classifySender(sender, extension)).toBe('site-content');
  });

  test('the card is the card in a frame of a tab, and nobody in a tab of its own', () => {
    const sender = { id: extension.id, url: extension.baseAddress + card, frameId: 3, tab: { id: 9 } };
    expect(classifySender(sender, extension)).toBe('card');
    expect(classifySender({ ...sender, frameId: 0 }, extension)).toBe('untrusted');
  });

  test('one of our pages put in a frame of a site is nobody', () => {
    const sender = { id: extension.id, url: extension.baseAddress + popup, frameId: 3, tab: { id: 9 } };
    expect(classifySender(sender, extension)).toBe('untrusted');
  });

  test('whoever has another id, or none, is nobody, whatever else is said', () => {
    const anything = fc.record({
      url: fc.constantFrom(...addresses(extension)),
      origin: fc.constantFrom(...origins(extension)),
      frameId: fc.constantFrom(...frames),
      tab: fc.constantFrom(...tabs),
    });
    fc.assert(
      fc.property(anything, fc.option(fc.string(), { nil: undefined }), (sender, id) => {
        fc.pre(id !== extension.id);
        expect(classifySender({ ...sender, id }, extension)).toBe('untrusted');
      }),
    );
  });

  test('no address but the two exact ones makes a page of ours', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.string(), (address, suffix) => {
        fc.pre(suffix !== '');
        for (const url of [address, extension.baseAddress + popup + suffix, extension.baseAddress + suffix + popup]) {
          expect(classifySender({ id: extension.id, url }, extension)).toBe('untrusted');
        }
      }),
    );
  });
});
