import { describe, expect, it } from 'vitest';
import type { PopupNews } from '../../../src/contract/messages.ts';
import type { SignInFault, ViewerState } from '../../../src/contract/viewer.ts';
import { offersLinkedInAccess, type ViewerFacts, viewerView } from '../../../src/popup/viewer-view.ts';

const news = (viewer: ViewerState, configured = true): PopupNews => ({
  kind: 'news',
  viewer,
  configured,
  settingsFaults: 0,
});
const unknown: ViewerFacts = {
  news: undefined,
  workerSilent: false,
  justSignedOut: false,
  linkedInAccess: undefined,
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
    });
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

  it('says why a sign-in ended', () => {
    expect(view({ state: 'signed-out', ended: 'expired' })).toEqual({
      kind: 'signed-out',
      obstacle: { kind: 'ended', ended: 'expired' },
      justSignedOut: false,
    });
  });

  it.each<[SignInFault, string]>([
    ['cancelled', 'sign-in'],
    ['window-closed', 'sign-in'],
    ['no-answer', 'sign-in'],
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

  it('offers the access to LinkedIn until it is there', () => {
    const withdrawn = { state: 'signed-out', fault: 'not-permitted' } as const;
    expect(offersLinkedInAccess(view(withdrawn, { linkedInAccess: false }))).toBe(true);
    expect(offersLinkedInAccess(view(withdrawn, { linkedInAccess: true }))).toBe(false);
    expect(view(withdrawn, { linkedInAccess: true })).toEqual({ kind: 'signed-out', justSignedOut: false });
    expect(offersLinkedInAccess(view({ state: 'signed-out', fault: 'cancelled' }))).toBe(false);
  });
});
