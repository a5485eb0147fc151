import type { PopupNews } from '../contract/messages.ts';
import type { Picture, SignInFault, ViewerState } from '../contract/viewer.ts';

/** What the part about the viewer shows. */
export type ViewerView =
  /** The worker has not spoken yet. */
  | { readonly kind: 'waiting' }
  /** The worker has not spoken for longer than it ever takes. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'not-configured' }
  | { readonly kind: 'signed-out'; readonly obstacle?: Obstacle; readonly justSignedOut: boolean }
  | { readonly kind: 'signing-in' }
  | { readonly kind: 'signed-in'; readonly name: string; readonly picture: Picture | undefined };

/** Why nobody is signed in, where nobody asked for that. */
export type Obstacle =
  | { readonly kind: 'fault'; readonly fault: SignInFault; readonly wayOn: WayOn }
  | { readonly kind: 'ended'; readonly ended: NonNullable<SignedOut['ended']> };

/** The one thing to do about a fault: try again, change something in the options, or give the browser's permission. */
export type WayOn = 'sign-in' | 'options' | 'allow-linkedin';

type SignedOut = Extract<ViewerState, { state: 'signed-out' }>;

export type ViewerFacts = {
  readonly news: PopupNews | undefined;
  readonly workerSilent: boolean;
  /** Whether the viewer signed out in this very popup. */
  readonly justSignedOut: boolean;
  /** Whether the browser lets the extension reach LinkedIn; `undefined` until it has said. */
  readonly linkedInAccess: boolean | undefined;
};

export function viewerView({ news, workerSilent, justSignedOut, linkedInAccess }: ViewerFacts): ViewerView {
  if (!news) return { kind: workerSilent ? 'silent' : 'waiting' };
  const { viewer } = news;
  if (viewer.state === 'signed-in') return { kind: 'signed-in', name: viewer.viewer.name, picture: viewer.picture };
  if (viewer.state === 'signing-in') return { kind: 'signing-in' };
  if (!news.configured && !justSignedOut) return { kind: 'not-configured' };
  const mended = viewer.fault === 'not-permitted' && linkedInAccess === true;
  const obstacle = justSignedOut || mended ? undefined : obstacleOf(viewer);
  return obstacle ? { kind: 'signed-out', obstacle, justSignedOut } : { kind: 'signed-out', justSignedOut };
}

/** Whether the part about the viewer offers the access to LinkedIn already, so that it need not be offered again below. */
export const offersLinkedInAccess = (view: ViewerView): boolean =>
  view.kind === 'signed-out' && view.obstacle?.kind === 'fault' && view.obstacle.wayOn === 'allow-linkedin';

function obstacleOf({ fault, ended }: SignedOut): Obstacle | undefined {
  if (fault) return { kind: 'fault', fault, wayOn: wayOn(fault) };
  return ended && { kind: 'ended', ended };
}

function wayOn(fault: SignInFault): WayOn {
  switch (fault) {
    case 'not-configured':
    case 'scope-refused':
    case 'token-service-unreachable':
    case 'token-service-refused':
    case 'token-service-nonsense':
      return 'options';
    case 'not-permitted':
      return 'allow-linkedin';
    default:
      return 'sign-in';
  }
}
