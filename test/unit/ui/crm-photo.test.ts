// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type {
  CrmPhoto,
  CrmPhotoFault,
  CrmPhotoNews,
  CrmPhotoProgress,
  CrmPhotoResult,
  OrgSignInFault,
} from '../../../src/contract/crm-photo.ts';
import { buttonNamed, buttonNames, pageText, statusText } from './accessible.ts';
import { acted } from './acted.ts';
import { everyCrmPhotoFault, everyOrgSignInFault } from './every.ts';

const mocked = vi.hoisted(() => ({
  onNews: (_news: unknown) => {},
  ask: vi.fn<(kind: string, payload: Record<string, unknown>) => Promise<unknown>>(),
  request: vi.fn<(origins: readonly string[]) => Promise<boolean>>(),
}));
vi.mock('../../../src/browser/words.ts', () => import('./catalogue.ts'));
vi.mock('../../../src/browser/ask.ts', () => ({ ask: mocked.ask }));
vi.mock('../../../src/browser/permissions.ts', () => ({ request: mocked.request }));
vi.mock('../../../src/browser/page-ports.ts', () => ({
  listenToWorkerAsCrmPhoto: (onNews: (news: unknown) => void) => {
    mocked.onNews = onNews;
    return () => {};
  },
}));

import { CrmPhotoPage } from '../../../src/crm-photo/crm-photo-page.tsx';

const host = 'https://acme.my.salesforce.com';
const linkedInPicture = { bytes: new ArrayBuffer(4), type: 'image/jpeg' };
const signedIn: CrmPhotoNews = {
  kind: 'news',
  viewer: { state: 'signed-in', viewer: { personId: 'AnnaB1', name: 'Anna Berg' }, picture: linkedInPicture },
  host,
  clientId: 'a-key',
  locked: false,
  redirectAddress: 'https://redirect.example.test/',
  org: { state: 'signed-in' },
};
const theirs: CrmPhoto = {
  versionId: '729HB0000000001AAA',
  picture: { bytes: new ArrayBuffer(2), type: 'image/png' },
  seal: 'a-seal',
};
const decoded = { width: 400, height: 300, close: vi.fn() };

/** What the worker answers from now on. */
let org: {
  photo: CrmPhotoResult<CrmPhoto>;
  change: CrmPhotoResult<null>;
  progress: () => Promise<CrmPhotoResult<CrmPhotoProgress>>;
};
const faulty = (fault: CrmPhotoFault) => ({ ok: false, fault }) as const;
const faultOf = (code: CrmPhotoFault['code']): CrmPhotoFault =>
  code === 'throttled' ? { code, until: Date.now() + 60_000 } : { code };

const hear = (changed: Partial<CrmPhotoNews> = {}) =>
  acted(async () => mocked.onNews({ ...signedIn, ...changed } satisfies CrmPhotoNews));
const press = (name: string) => acted(async () => buttonNamed(name).click());
const key = (pressed: string, shiftKey = false) =>
  acted(async () =>
    document
      .querySelector('[role=application]')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, shiftKey, bubbles: true, cancelable: true })),
  );
const asked = (kind: string) => mocked.ask.mock.calls.filter(([one]) => one === kind).map(([, payload]) => payload);
const showAgain = () => acted(async () => document.dispatchEvent(new Event('visibilitychange')));

/** Opens what is asked before the picture leaves, and says yes. */
async function send() {
  await press('Use my LinkedIn picture');
  await press('Yes, send it to Salesforce');
}

beforeEach(async () => {
  org = {
    photo: { ok: true, value: theirs },
    change: { ok: true, value: null },
    progress: async () => ({ ok: true, value: { state: 'done' } }),
  };
  mocked.request.mockReset().mockResolvedValue(true);
  mocked.ask.mockReset().mockImplementation(async (kind, { known }) => {
    if (kind === 'read-crm-photo') {
      const { photo } = org;
      // As the worker does: the picture that is known already does not come again.
      return photo.ok && known === photo.value.versionId ? { ok: true, value: { versionId: known } } : photo;
    }
    if (kind === 'follow-crm-photo') return org.progress();
    if (kind === 'set-org') return { taken: true };
    return kind.endsWith('-crm-photo') ? org.change : null;
  });
  vi.stubGlobal('createImageBitmap', async () => decoded);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  await acted(async () => render(createElement(CrmPhotoPage, null), document.body));
});
afterEach(async () => {
  await acted(async () => render(null, document.body));
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('before there is a session at the org', () => {
  test('LinkedIn comes first, with why', async () => {
    await hear({ viewer: { state: 'signed-out' } });
    expect(pageText()).toContain('Sign in with LinkedIn first');
    expect(pageText()).toContain('nobody’s picture but your own is ever sent');
    await press('Sign in with LinkedIn');
    expect(asked('sign-in')).toEqual([{}]);
  });

  test('the org and its app are set, with the callback address to copy', async () => {
    await hear({ host: '', clientId: '', org: { state: 'signed-out' } });
    expect(pageText()).toContain('https://redirect.example.test/');
    expect(buttonNames()).not.toContain('Sign in to Salesforce');
    for (const [id, value] of [
      ['org-host', ` ${host}/ `],
      ['org-key', 'a-key'],
    ] as const)
      await acted(async () => {
        const field = document.getElementById(id) as HTMLInputElement;
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
    await press('Save the org');
    expect(asked('set-org')).toEqual([{ host, clientId: 'a-key' }]);
  });

  test('an address that is none of an org is said to be so', async () => {
    mocked.ask.mockResolvedValue({ taken: false });
    await hear({ host: '', clientId: '', org: { state: 'signed-out' } });
    await press('Save the org');
    expect(document.getElementById('org-host-fault')?.textContent).toContain('could not be saved');
  });

  test('what the policy sets can’t be typed over', async () => {
    await hear({ locked: true, org: { state: 'signed-out' } });
    expect(pageText()).toContain('Your organisation sets this.');
    expect((document.getElementById('org-host') as HTMLInputElement).readOnly).toBe(true);
  });

  test('the browser is asked for the one host in the click that signs in', async () => {
    await hear({ org: { state: 'signed-out' } });
    await press('Sign in to Salesforce');
    expect(mocked.request).toHaveBeenCalledExactlyOnceWith([host]);
    expect(asked('org-sign-in')).toEqual([{}]);
  });

  test('who does not allow that is told what to do', async () => {
    mocked.request.mockResolvedValue(false);
    await hear({ org: { state: 'signed-out' } });
    await press('Sign in to Salesforce');
    expect(asked('org-sign-in')).toEqual([]);
    expect(statusText()).toContain('Sign in again and allow it when the browser asks.');
  });

  test('a sign-in under way is said, and can be given up', async () => {
    await hear({ org: { state: 'signing-in' } });
    expect(statusText()).toContain('Signing in to Salesforce.');
    await press('Cancel');
    expect(asked('org-sign-out')).toEqual([{}]);
  });

  test.each(everyOrgSignInFault)('a sign-in that ended with “%s” has its words', async (fault: OrgSignInFault) => {
    await hear({ org: { state: 'signed-out', fault } });
    expect(statusText().length).toBeGreaterThan(20);
    expect(buttonNames()).toContain('Sign in to Salesforce');
  });
});

describe('the two pictures', () => {
  test('stand beside each other, each with where it is', async () => {
    await hear();
    const [left, right] = [...document.querySelectorAll('figure')].map((figure) => figure.textContent);
    expect([left, right]).toEqual(['On LinkedIn', 'In Salesforce']);
    expect(document.querySelectorAll('figure img')).toHaveLength(2);
  });

  test('are without a photo of one’s own where Salesforce shows its avatar: nothing is there to be removed', async () => {
    org.photo = { ok: true, value: { versionId: null } };
    await hear();
    expect(pageText()).toContain('You have no photo there yet.');
    expect(buttonNames()).not.toContain('Remove my Salesforce photo');
  });

  test('leave nothing to send where LinkedIn gives none', async () => {
    const { viewer } = signedIn.viewer as { viewer: { personId: string; name: string } };
    await hear({ viewer: { state: 'signed-in', viewer } });
    expect(pageText()).toContain('LinkedIn gives no picture of you.');
    expect((buttonNamed('Use my LinkedIn picture') as HTMLButtonElement).disabled).toBe(true);
  });

  test('are looked at again when somebody comes back to the page, without asking for a picture that is there', async () => {
    await hear();
    await showAgain();
    expect(asked('read-crm-photo')).toEqual([{}, { known: theirs.versionId }]);
    expect(document.querySelectorAll('figure img')).toHaveLength(2);
    org.photo = { ok: true, value: { versionId: null } };
    await showAgain();
    expect(pageText()).toContain('You have no photo there yet.');
  });

  test.each(everyCrmPhotoFault)('that can’t be had for “%s” have words, and a way on', async (code) => {
    org.photo = faulty(faultOf(code));
    await hear();
    expect(document.querySelector('[role=alert]')?.textContent?.length).toBeGreaterThan(20);
    org.photo = { ok: true, value: theirs };
    await press('Look again');
    expect(document.querySelector('[role=alert]')).toBeNull();
  });
});

describe('the question before a picture leaves', () => {
  test('says what is sent where and what comes of it, and nothing is sent before the yes', async () => {
    await hear();
    await press('Use my LinkedIn picture');
    expect(pageText()).toContain('It goes to acme.my.salesforce.com and becomes your photo there.');
    expect(pageText()).toContain('Until this page is closed, the photo you have there now can be put back');
    expect(asked('send-crm-photo')).toEqual([]);
    await press('Do not send it');
    expect(asked('send-crm-photo')).toEqual([]);
    expect(buttonNames()).toContain('Use my LinkedIn picture');
  });

  test('is asked each time', async () => {
    await hear();
    await send();
    expect(asked('send-crm-photo')).toHaveLength(1);
    await press('Use my LinkedIn picture');
    expect(pageText()).toContain('Send your LinkedIn picture to Salesforce?');
    expect(asked('send-crm-photo')).toHaveLength(1);
  });

  test('promises nothing of a photo that could not be fetched', async () => {
    org.photo = { ok: true, value: { versionId: theirs.versionId } };
    await hear();
    await press('Use my LinkedIn picture');
    expect(pageText()).toContain('so it cannot be put back from here');
    await press('Do not send it');
    await press('Remove my Salesforce photo');
    expect(pageText()).toContain('cannot be put back from here: it could not be fetched');
  });

  test('says so where LinkedIn gives less than Salesforce shows', async () => {
    vi.stubGlobal('createImageBitmap', async () => ({ ...decoded, width: 100, height: 100 }));
    await hear();
    await press('Use my LinkedIn picture');
    expect(pageText()).toContain('at 100 pixels only');
    // There is a part to choose all the same.
    expect(document.querySelector('input[type=range]')?.getAttribute('min')).toBe('50');
  });

  test('says nothing of a former photo where there is none', async () => {
    org.photo = { ok: true, value: { versionId: null } };
    await hear();
    await press('Use my LinkedIn picture');
    expect(pageText()).not.toContain('put back');
  });

  test('is answered with the square in the middle, or with what the keys chose, in whole pixels within the picture', async () => {
    await hear();
    await send();
    expect(asked('send-crm-photo')).toEqual([{ consent: true, crop: { x: 50, y: 0, size: 300 } }]);
    await press('Use my LinkedIn picture');
    for (let pressed = 0; pressed < 30; pressed += 1) await key('-');
    for (let pressed = 0; pressed < 60; pressed += 1) await key('ArrowRight');
    for (let pressed = 0; pressed < 60; pressed += 1) await key('ArrowDown');
    await press('Yes, send it to Salesforce');
    // No smaller than half of what Salesforce shows.
    expect(asked('send-crm-photo')[1]).toEqual({ consent: true, crop: { x: 300, y: 200, size: 100 } });
  });

  test('takes a square picture whole without cutting it', async () => {
    vi.stubGlobal('createImageBitmap', async () => ({ ...decoded, height: 400 }));
    await hear();
    await send();
    expect(asked('send-crm-photo')).toEqual([{ consent: true }]);
  });

  test('is not asked of a picture that the browser can’t decode', async () => {
    vi.stubGlobal('createImageBitmap', async () => Promise.reject(new Error('none')));
    await hear();
    await press('Use my LinkedIn picture');
    expect(pageText()).toContain('Salesforce takes a JPEG, a PNG or a GIF');
    expect(buttonNames()).not.toContain('Yes, send it to Salesforce');
    await press('Do not send it');
    expect(buttonNames()).toContain('Use my LinkedIn picture');
  });
});

describe('a picture that was sent', () => {
  test('is followed until it is there, and the former photo can be put back by its seal', async () => {
    await hear();
    const next: CrmPhoto = { ...theirs, versionId: '729HB0000000002AAA', seal: 'another' };
    org.progress = async () => {
      org.photo = { ok: true, value: next };
      return { ok: true, value: { state: 'done' } };
    };
    await send();
    expect(statusText()).toContain('Your Salesforce photo has changed.');
    expect(asked('follow-crm-photo')).toEqual([{ before: theirs.versionId }]);
    await press('Put the former photo back');
    expect(asked('restore-crm-photo')).toEqual([{ bytes: theirs.picture?.bytes, seal: 'a-seal' }]);
  });

  test('says how long it has been worked on, and after two minutes leaves people to go on or to look again', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    await hear();
    let end = (_answer: CrmPhotoResult<CrmPhotoProgress>) => {};
    org.progress = () => new Promise((resolve) => (end = resolve));
    await send();
    expect(statusText()).toContain('Salesforce has the picture and is working on it.');
    await acted(async () => vi.advanceTimersByTime(60_000));
    expect(statusText()).toContain('It has been 60 seconds so far. You can close this page');
    await acted(async () => {
      vi.advanceTimersByTime(70_000);
      end({ ok: true, value: { state: 'processing' } });
    });
    expect(statusText()).toContain('the new photo is still not there. It may come later without you');
    expect(buttonNames()).toEqual(expect.arrayContaining(['Look again', 'Use my LinkedIn picture']));
    org.progress = async () => ({ ok: true, value: { state: 'done' } });
    await press('Look again');
    expect(statusText()).toContain('Your Salesforce photo has changed.');
  });

  test('that may still come is not said to be unsent where looking for it fails', async () => {
    await hear();
    org.progress = async () => faulty({ code: 'signed-out' });
    await send();
    expect(pageText()).toContain('the new photo is still not there');
    expect(pageText()).toContain('You are signed out of Salesforce. Sign in again to go on.');
    expect(pageText()).not.toContain('is as it was');
  });

  test('is watched further once somebody whose session ended meanwhile has signed in again, from when it was sent', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    await hear();
    org.progress = async () => {
      vi.advanceTimersByTime(3000);
      return faulty({ code: 'signed-out' });
    };
    await send();
    await hear({ org: { state: 'signed-out', fault: 'session-over' } });
    expect(statusText()).toContain('After 3 seconds the new photo is still not there.');
    org.progress = async () => ({ ok: true, value: { state: 'done' } });
    await hear({ org: { state: 'signing-in' } });
    await hear();
    expect(statusText()).toContain('Your Salesforce photo has changed.');
  });
});

describe('a picture that could not be sent', () => {
  test.each(everyCrmPhotoFault)('for “%s” is said to be so, with what to do, and can be sent again', async (code) => {
    await hear();
    org.change = faulty(faultOf(code));
    await send();
    const said = document.querySelector('[role=alert]')?.textContent ?? '';
    expect(said.length).toBeGreaterThan(40);
    expect(statusText()).toBe('');
    expect(asked('follow-crm-photo')).toEqual([]);
    expect(buttonNames()).toContain('Use my LinkedIn picture');
    // Nobody knows what became of one that was not answered.
    expect(buttonNames().includes('Put the former photo back')).toBe(code === 'unreachable');
    await showAgain();
    expect(document.querySelector('[role=alert]')?.textContent).toBe(said);
  });

  test('since the session ended meanwhile stays on the page with the former photo, and goes on after signing in again', async () => {
    await hear();
    await send();
    org.change = faulty({ code: 'signed-out' });
    await send();
    await hear({ org: { state: 'signed-out', fault: 'session-over' } });
    expect(pageText()).toContain('so your photo there is as it was');
    expect(buttonNames()).toContain('Sign in to Salesforce');
    expect(buttonNames()).not.toContain('Use my LinkedIn picture');
    await hear({ org: { state: 'signing-in' } });
    await hear();
    expect(pageText()).not.toContain('so your photo there is as it was');
    expect(buttonNames()).toEqual(expect.arrayContaining(['Use my LinkedIn picture', 'Put the former photo back']));
  });
});

describe('removing the photo', () => {
  test('is asked about first, and leaves the photo to be put back', async () => {
    await hear();
    await press('Remove my Salesforce photo');
    expect(asked('remove-crm-photo')).toEqual([]);
    org.photo = { ok: true, value: { versionId: null } };
    await press('Remove it');
    expect(statusText()).toContain('Your Salesforce photo is removed.');
    expect(buttonNames()).toContain('Put the former photo back');
  });
});

describe('nothing of one is left to another', () => {
  const ben = { state: 'signed-in', viewer: { personId: 'BenO2', name: 'Ben Okafor' } } as const;

  test.each([
    ['they sign out of Salesforce', { org: { state: 'signed-out' } }],
    ['somebody else signs in with LinkedIn', { viewer: ben }],
    ['the org is another', { host: 'https://other.my.salesforce.com' }],
  ] as const)('when %s', async (_, changed) => {
    await hear();
    await send();
    expect(buttonNames()).toContain('Put the former photo back');
    org.photo = { ok: true, value: { versionId: null } };
    await hear(changed);
    await hear({ ...changed, org: { state: 'signed-in' } });
    expect(buttonNames()).not.toContain('Put the former photo back');
  });
});
