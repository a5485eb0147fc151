import type { PopupNews } from '../contract/messages.ts';
import type { SwitchedOffBy } from '../contract/settings.ts';
import type { Picture, SessionEnd, SignInFault, ViewerState } from '../contract/viewer.ts';
import type { WorkerTrouble } from '../ui/worker-trouble.ts';

/** What the part about the viewer shows. */
export type ViewerView =
  /** The worker has not spoken yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: WorkerTrouble }
  | { readonly kind: 'not-configured' }
  | {
      readonly kind: 'signed-out';
      readonly obstacle?: Obstacle;
      readonly justSignedOut: boolean;
      /** Whether this computer has no network to sign in over. */
      readonly offline: boolean;
    }
  /** `renewing` where nobody asked just now, and no window will come. */
  | { readonly kind: 'signing-in'; readonly renewing: boolean }
  | {
      readonly kind: 'signed-in';
      readonly name: string;
      readonly picture: Picture | undefined;
      readonly justSignedIn: boolean;
      readonly keptSignedIn: boolean;
      /** Who, if anybody, has switched off that people are kept signed in. */
      readonly keepingOff?: SwitchedOffBy;
    };

/** Why nobody is signed in, where nobody asked for that. */
export type Obstacle =
  | { readonly kind: 'fault'; readonly fault: SignInFault; readonly wayOn: WayOn }
  | { readonly kind: 'ended'; readonly ended: SessionEnd };

/** The one thing to do about a fault: try again, change something in the options, the client ID for one, or give the browser's permission. */
export type WayOn = 'sign-in' | 'options' | 'client-id' | 'allow-linkedin';

type SignedOut = Extract<ViewerState, { state: 'signed-out' }>;

export type ViewerFacts = {
  readonly news: PopupNews | undefined;
  readonly trouble: WorkerTrouble | undefined;
  /** Whether this is the first popup since they signed in. */
  readonly justSignedIn: boolean;
  /** Whether the viewer signed out in this very popup. */
  readonly justSignedOut: boolean;
  /** Whether the browser lets the extension reach LinkedIn; `undefined` until it has said. */
  readonly linkedInAccess: boolean | undefined;
  readonly online: boolean;
};

export function viewerView(facts: ViewerFacts): ViewerView {
  const { news, trouble, justSignedIn, justSignedOut, linkedInAccess, online } = facts;
  if (!news || trouble === 'storage-refused') return { kind: trouble ?? 'waiting' };
  const { viewer, keptSignedIn } = news;
  if (viewer.state === 'signed-in') {
    const { keepSignedIn: keepingOff } = news.switchedOff;
    const { picture } = viewer;
    const { name } = viewer.viewer;
    return { kind: 'signed-in', name, picture, justSignedIn, keptSignedIn, ...(keepingOff && { keepingOff }) };
  }
  if (viewer.state === 'signing-in') return { kind: 'signing-in', renewing: viewer.renewing };
  if (!news.configured && !justSignedOut) return { kind: 'not-configured' };
  const mended = viewer.fault === 'not-permitted' && linkedInAccess === true;
  const obstacle = justSignedOut || mended ? undefined : obstacleOf(viewer, online);
  return { kind: 'signed-out', ...(obstacle && { obstacle }), justSignedOut, offline: !online };
}

/** Whether the part about the viewer offers the access to LinkedIn already, so that it need not be offered again below. */
export const offersLinkedInAccess = (view: ViewerView): boolean =>
  view.kind === 'signed-out' && view.obstacle?.kind === 'fault' && view.obstacle.wayOn === 'allow-linkedin';

/** What ends a sign-in where the network is away, of which there is then nothing else to say. */
const networkFaults: readonly SignInFault[] = ['no-answer', 'page-error', 'token-service-unreachable'];

function obstacleOf({ fault, ended }: SignedOut, online: boolean): Obstacle | undefined {
  if (fault && !online && networkFaults.includes(fault)) return undefined;
  if (fault) return { kind: 'fault', fault, wayOn: wayOn(fault) };
  return ended && { kind: 'ended', ended };
}

function wayOn(fault: SignInFault): WayOn {
  switch (fault) {
    case 'not-configured':
    case 'scope-refused':
    case 'token-service-unreachable':
    case 'token-service-nonsense':
      return 'options';
    case 'window-closed':
    case 'page-error':
    case 'token-service-refused':
      return 'client-id';
    case 'not-permitted':
      return 'allow-linkedin';
    default:
      return 'sign-in';
  }
}
