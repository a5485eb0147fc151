import { describe, expect, it } from 'vitest';
import type { PopupNews } from '../../../src/contract/messages.ts';
import type { SignInFault, ViewerState } from '../../../src/contract/viewer.ts';
import { offersLinkedInAccess, type ViewerFacts, viewerView } from '../../../src/popup/viewer-view.ts';
import { everySessionEnd } from './every.ts';

const news = (viewer: ViewerState, configured = true): PopupNews => ({
  kind: 'news',
  viewer,
  configured,
  settingsFaults: 0,
  keptSignedIn: true,
  connections: { state: 'unread' },
});
const unknown: ViewerFacts = {
  news: undefined,
  workerSilent: false,
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
    expect(viewerView({ ...unknown, workerSilent: true }).kind).toBe('silent');
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
    });
  });

  it.each(everySessionEnd)('says why a sign-in ended: %s', (ended) => {
    expect(view({ state: 'signed-out', ended })).toEqual({
      kind: 'signed-out',
      obstacle: { kind: 'ended', ended },
      justSignedOut: false,
    });
  });

  it.each<[SignInFault, string]>([
    ['cancelled', 'sign-in'],
    ['window-closed', 'sign-in'],
    ['no-answer', 'sign-in'],
    ['somebody-else', 'sign-in'],
    ['not-configured', 'options'],
    ['scope-refused', 'options'],
    ['token-service-unreachable', 'options'],
    ['token-service-refused', 'options'],
    ['token-service-nonsense', 'options'],
    ['not-permitted', 'allow-linkedin'],
  ])('has one way on from %s: %s', (fault, wayOn) => {
    expect(view({ state: 'signed-out', fault })).toEqual({
      kind: 'signed-out',
      obstacle: { kind: 'fault', fault, wayOn },
      justSignedOut: false,
    });
  });

  it.each<[SignInFault, string]>([
    ['page-error', 'offline'],
    ['no-answer', 'offline'],
    ['token-service-unreachable', 'offline'],
    ['cancelled', 'fault'],
    ['token-service-refused', 'fault'],
  ])('lays %s on the missing network where it can be its doing: %s', (fault, kind) => {
    expect(view({ state: 'signed-out', fault }, { online: false })).toMatchObject({ obstacle: { kind } });
    expect(view({ state: 'signed-out', fault }, { online: true })).toMatchObject({ obstacle: { kind: 'fault' } });
  });

  it('offers the access to LinkedIn until it is there', () => {
    const withdrawn = { state: 'signed-out', fault: 'not-permitted' } as const;
    expect(offersLinkedInAccess(view(withdrawn, { linkedInAccess: false }))).toBe(true);
    expect(offersLinkedInAccess(view(withdrawn, { linkedInAccess: true }))).toBe(false);
    expect(view(withdrawn, { linkedInAccess: true })).toEqual({ kind: 'signed-out', justSignedOut: false });
    expect(offersLinkedInAccess(view({ state: 'signed-out', fault: 'cancelled' }))).toBe(false);
  });
});
