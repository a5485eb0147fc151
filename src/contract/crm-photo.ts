import type { Result } from './result.ts';
import type { Picture, SignInFault, ViewerState } from './viewer.ts';

/** Whether somebody is signed in to the org. */
export type OrgState =
  | { readonly state: 'signed-out'; readonly fault?: OrgSignInFault }
  | { readonly state: 'signing-in' }
  | { readonly state: 'signed-in' };

/** Why the last sign-in to the org did not end well. */
export type OrgSignInFault =
  | SignInFault
  /** Someone else signed in or out at LinkedIn meanwhile, or the session is over and can't be refreshed. */
  | 'session-over';

/** What the page *My CRM photo* is told, at once and after every change. */
export type CrmPhotoNews = {
  readonly kind: 'news';
  readonly viewer: ViewerState;
  /** The org's own origin and the connected app's consumer key, as they are set; '' where one is not. */
  readonly host: string;
  readonly clientId: string;
  /** Whether the policy sets one of them. */
  readonly locked: boolean;
  /** To be registered with the connected app. */
  readonly redirectAddress: string;
  readonly org: OrgState;
};

/** A user's photo at the org. */
export type CrmPhoto = {
  /** Changes with the photo; `null` for the default avatar. */
  readonly versionId: string | null;
  /** At the largest size the org gives, 200 pixels wide; absent where it could not be fetched, or whoever asked has it already. */
  readonly picture?: Picture;
  /** With the picture of a photo that is no default avatar: shows the worker later that it is this user's own. */
  readonly seal?: string;
};

/** A square of a picture, in its own pixels from its top left. */
export type PhotoCrop = { readonly x: number; readonly y: number; readonly size: number };

/** Why something about the photo did not come about. */
export type CrmPhotoFault =
  /** Nobody is signed in to the org, or no longer. */
  | { readonly code: 'signed-out' }
  /** The viewer's LinkedIn picture is not there: they have none, or nobody is signed in with LinkedIn. */
  | { readonly code: 'no-picture' }
  /** What was to be sent is not known to be the viewer's own. */
  | { readonly code: 'not-own' }
  /** By its own bytes the picture is neither a JPEG, a PNG nor a GIF. */
  | { readonly code: 'wrong-type' }
  /** It has more bytes than are sent. */
  | { readonly code: 'too-large' }
  /** What was chosen of it is not within it. */
  | { readonly code: 'wrong-crop' }
  /** Chatter is off in this org, or this user may not. */
  | { readonly code: 'forbidden' }
  | { readonly code: 'not-found' }
  /** Until when, in epoch milliseconds. */
  | { readonly code: 'throttled'; readonly until: number }
  /** The org does not take it. */
  | { readonly code: 'refused' }
  | { readonly code: 'unreachable' };

/** What following a photo's processing has shown: `processing` where it is not there yet. */
export type CrmPhotoProgress = { readonly state: 'done' } | { readonly state: 'processing' };

export type CrmPhotoResult<Value> = Result<Value, CrmPhotoFault>;
