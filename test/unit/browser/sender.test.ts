import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifySender, type SenderClass } from '../../../src/browser/sender.ts';
import {
  addresses,
  card,
  classOf,
  everySender,
  extensions,
  frames,
  options,
  origins,
  popup,
  profile,
  tabs,
} from './senders.ts';

describe.each(Object.entries(extensions))('in %s', (_, extension) => {
  test('every combination of what a browser may say of a sender has the class that the policy gives it', () => {
    const counts: Record<SenderClass, number> = { 'site-content': 0, 'own-page': 0, card: 0, untrusted: 0 };
    for (const sender of everySender(extension)) {
      const found = classifySender(sender, extension);
      expect(found, JSON.stringify(sender)).toBe(classOf(sender, extension));
      counts[found] += 1;
    }
    // Three web addresses of one origin × that origin or none, and one whose origin is none of these × none, × tabs with an id; the popup, My profile, *My CRM photo*, and the options, these also with either of two fragments, × two origins × no tab in any frame, or a tab's top frame.
    expect(counts['site-content']).toBe((3 * 2 + 1) * 2);
    expect(counts['own-page']).toBe(6 * 2 * (5 + 3 * 2));
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

  test('My profile in its own tab is a page of ours, and nobody in a frame', () => {
    const sender = { id: extension.id, url: extension.baseAddress + profile, frameId: 0, tab: { id: 9 } };
    expect(classifySender(sender, extension)).toBe('own-page');
    expect(classifySender({ ...sender, frameId: 2 }, extension)).toBe('untrusted');
  });

  test('a content script of a page, in its top frame, is a site’s', () => {
    const sender = { id: extension.id, url: 'https://crm.example.test/a?b#c', frameId: 0, tab: { id: 9 } };
    expect(classifySender(sender, extension)).toBe('site-content');
  });

  test('a document that its site holds in a sandbox, or that is another origin than its address says, is nobody', () => {
    const sender = { id: extension.id, url: 'https://crm.example.test/files/7.html', frameId: 0, tab: { id: 9 } };
    for (const origin of [
      'null',
      'https://evil.example',
      'https://crm.example.test:8443',
      'http://crm.example.test',
      '',
    ])
      expect(classifySender({ ...sender, origin }, extension)).toBe('untrusted');
    expect(classifySender({ ...sender, origin: 'https://crm.example.test' }, extension)).toBe('site-content');
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

  test('no address but the exact ones makes a page of ours', () => {
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
