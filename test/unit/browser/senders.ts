import type { Extension, Sender, SenderClass } from '../../../src/browser/sender.ts';

/** This extension as each browser names it. */
export const extensions = {
  Chromium: {
    id: 'njcgdkibgodalkjbdeoklmiceghgjofh',
    baseAddress: 'chrome-extension://njcgdkibgodalkjbdeoklmiceghgjofh/',
  },
  Firefox: {
    id: '{6f0c7b52-9d1e-4c43-8a57-3f2b8e4d1a90}',
    baseAddress: 'moz-extension://6f3a2b60-2f2e-4a5c-9a3e-0a9a5d9f0c11/',
  },
} satisfies Record<string, Extension>;

export const popup = 'src/popup/popup.html';
export const options = 'src/options/options.html';
export const profile = 'src/profile/profile.html';
const crmPhoto = 'src/crm-photo/crm-photo.html';
export const card = 'src/card/card.html';

/** Everything a browser may say of a sender, each part alone. */
const ids = (extension: Extension) => [extension.id, 'aaaaaaaabbbbbbbbccccccccdddddddd', '', undefined];
export const addresses = (extension: Extension) => [
  extension.baseAddress + popup,
  extension.baseAddress + options,
  `${extension.baseAddress}${options}#client-id`,
  extension.baseAddress + profile,
  `${extension.baseAddress}${profile}#top`,
  extension.baseAddress + crmPhoto,
  `${extension.baseAddress}${crmPhoto}#top`,
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
export const origins = (extension: Extension) => [
  extension.baseAddress.slice(0, -1),
  'https://crm.example.test',
  'null',
  '',
  undefined,
];
export const frames = [0, 1, 27, -1, undefined];
export const tabs = [{ id: 4 }, { id: 0 }, {}, undefined];

/** What the policy says, written down a second time and in other words. */
export function classOf({ id, url, origin, frameId, tab }: Sender, extension: Extension): SenderClass {
  if (id !== extension.id) return 'untrusted';
  const page =
    url === extension.baseAddress + popup ||
    url === extension.baseAddress + options ||
    url === extension.baseAddress + profile ||
    url === extension.baseAddress + crmPhoto ||
    url?.startsWith(`${extension.baseAddress}${options}#`) === true;
  const ours = origin === undefined || `${origin}/` === extension.baseAddress;
  const topmost = frameId === 0 || frameId === undefined;
  if (page && ours && (tab === undefined || topmost)) return 'own-page';
  if (url === extension.baseAddress + card)
    return ours && tab?.id !== undefined && (frameId ?? 0) > 0 ? 'card' : 'untrusted';
  const web = url?.startsWith('https://') || url?.startsWith('http://');
  const itself = origin === undefined || url?.startsWith(`${origin}/`) === true;
  return web && itself && tab?.id !== undefined && frameId === 0 ? 'site-content' : 'untrusted';
}

/** Every combination of the parts. */
export function* everySender(extension: Extension): Generator<Sender> {
  for (const id of ids(extension))
    for (const url of addresses(extension))
      for (const origin of origins(extension))
        for (const frameId of frames) for (const tab of tabs) yield { id, url, origin, frameId, tab };
}
