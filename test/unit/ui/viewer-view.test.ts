import { describe, expect, it } from 'vitest';
import type { PopupNews } from '../../../src/contract/messages.ts';
import type { SignInFault, ViewerState } from '../../../src/contract/viewer.ts';
import { offersLinkedInAccess, type ViewerFacts, viewerView } from '../../../src/popup/viewer-view.ts';
import { everySessionEnd } from './every.ts';

const news = (viewer: ViewerState, configured = true): PopupNews => ({
  kind: 'news',
  viewer,
  justSignedIn: false,
  configured,
  settingsFaults: 0,
  keptSignedIn: true,
  connections: { state: 'unread' },
  sites: [],
  policyPatterns: [],
  switchedOff: {},
});
const unknown: ViewerFacts = {
  news: undefined,
  trouble: undefined,
  justSignedIn: false,
  justSignedOut: false,
  linkedInAccess: undefined,
  online: true,
};
const view = (
  viewer: ViewerState,
  { configured = true, ...known }: Partial<ViewerFacts> & { configured?: boolean } = {},
) => viewerView({ ...unknown, news: news(viewer, configured), ...known });

describe('what the popup shows of the viewer', () => {
  it('waits for the worker, but not for ever', () => {
    expect(viewerView(unknown).kind).toBe('waiting');
    expect(viewerView({ ...unknown, trouble: 'silent' }).kind).toBe('silent');
  });

  it('is the viewer who is signed in, whatever became of the settings', () => {
    const viewer = { personId: 'a1', name: 'Ada Lovelace' };
    expect(view({ state: 'signed-in', viewer }, { configured: false })).toEqual({
      kind: 'signed-in',
      name: 'Ada Lovelace',
      picture: undefined,
      justSignedIn: false,
      keptSignedIn: true,
    });
  });

  it.each([true, false])('knows whether a window is to be waited for (renewing: %s)', (renewing) => {
    expect(view({ state: 'signing-in', renewing })).toEqual({ kind: 'signing-in', renewing });
  });

  it('leads to the options where no LinkedIn app is set up', () => {
    expect(view({ state: 'signed-out' }, { configured: false }).kind).toBe('not-configured');
  });

  it('says the truth after signing out, and not the fault of an earlier attempt', () => {
    expect(view({ state: 'signed-out', fault: 'cancelled' }, { justSignedOut: true })).toEqual({
      kind: 'signed-out',
      justSignedOut: true,
      offline: false,
    });
  });

  it.each(everySessionEnd)('says why a sign-in ended: %s', (ended) => {
    expect(view({ state: 'signed-out', ended })).toEqual({
      kind: 'signed-out',
      obstacle: { kind: 'ended', ended },
      justSignedOut: false,
      offline: false,
    });
  });

  it.each<[SignInFault, string]>([
    ['cancelled', 'sign-in'],
    ['given-up', 'sign-in'],
    ['window-open', 'sign-in'],
    ['window-closed', 'client-id'],
    ['page-error', 'client-id'],
    ['no-answer', 'sign-in'],
    ['somebody-else', 'sign-in'],
    ['not-configured', 'options'],
    ['scope-refused', 'options'],
    ['token-service-unreachable', 'options'],
    ['token-service-in-trouble', 'sign-in'],
    ['token-service-refused', 'client-id'],
    ['token-service-nonsense', 'options'],
    ['not-permitted', 'allow-linkedin'],
  ])('has one way on from %s: %s', (fault, wayOn) => {
    expect(view({ state: 'signed-out', fault })).toEqual({
      kind: 'signed-out',
      obstacle: { kind: 'fault', fault, wayOn },
      justSignedOut: false,
      offline: false,
    });
  });

  it.each<[SignInFault, boolean]>([
    ['page-error', false],
    ['no-answer', false],
    ['token-service-unreachable', false],
    ['cancelled', true],
    ['token-service-refused', true],
  ])('says that the network is missing, and of %s besides only what has other causes: %s', (fault, besides) => {
    const offline = view({ state: 'signed-out', fault }, { online: false });
    expect(offline).toMatchObject({ offline: true });
    expect('obstacle' in offline).toBe(besides);
    expect(view({ state: 'signed-out', fault }, { online: true })).toMatchObject({
      obstacle: { kind: 'fault' },
      offline: false,
    });
  });

  it('says that the network is missing before anybody tries to sign in', () => {
    expect(view({ state: 'signed-out' }, { online: false })).toMatchObject({ kind: 'signed-out', offline: true });
  });

  it('offers the access to LinkedIn until it is there', () => {
    const withdrawn = { state: 'signed-out', fault: 'not-permitted' } as const;
    expect(offersLinkedInAccess(view(withdrawn, { linkedInAccess: false }))).toBe(true);
    expect(offersLinkedInAccess(view(withdrawn, { linkedInAccess: true }))).toBe(false);
    expect(view(withdrawn, { linkedInAccess: true })).toEqual({
      kind: 'signed-out',
      justSignedOut: false,
      offline: false,
    });
    expect(offersLinkedInAccess(view({ state: 'signed-out', fault: 'cancelled' }))).toBe(false);
  });
});
