import type {
  ChangeOutcome,
  PictureFailure,
  PictureField,
  PictureFileFault,
  PictureStep,
  ProfileChange,
  ProfileReading,
  ReviewedRequest,
  SendFault,
} from './profile.ts';

export type PictureRendition = 'original' | 'display';

/** What the page *My profile* says over its port `profile-edits`. Each but the parts of a picture and a cancel is answered, in its turn. */
export type ProfileEditsAsk =
  /** Answered with `profile` or `unread`. */
  | { readonly kind: 'read' }
  /** Answered with `reviewed` or `unread`. */
  | { readonly kind: 'review'; readonly changes: readonly ProfileChange[] }
  /** The viewer reviewed these changes and wants them made. Answered with `applied` or `unread`. */
  | { readonly kind: 'apply'; readonly changes: readonly ProfileChange[] }
  /** A picture follows in parts, in place of one that was there. */
  | { readonly kind: 'new-picture'; readonly field: PictureField }
  /** At most a megabyte of one of its images, after what came before. */
  | { readonly kind: 'picture-part'; readonly rendition: PictureRendition; readonly bytes: ArrayBuffer }
  /** All of it is there: gives it to the profile, or tries again. Answered with `picture-step` before each step, then `picture-done`, `picture-failed` or `picture-unfit`. */
  | { readonly kind: 'send-picture' }
  /** Ends whatever is being sent; that is answered as a failure. */
  | { readonly kind: 'cancel' };

/** What the worker answers. */
export type ProfileEditsAnswer =
  | { readonly kind: 'profile'; readonly reading: ProfileReading }
  /** Nobody is signed in, or LinkedIn did not say whose profile it is. Nothing was sent. */
  | { readonly kind: 'unread'; readonly fault: SendFault | { readonly code: 'signed-out' } }
  | { readonly kind: 'reviewed'; readonly requests: readonly ReviewedRequest[] }
  /** One a change, in their order. */
  | { readonly kind: 'applied'; readonly outcomes: readonly ChangeOutcome[] }
  | { readonly kind: 'picture-step'; readonly step: PictureStep }
  | { readonly kind: 'picture-done'; readonly field: PictureField }
  | { readonly kind: 'picture-failed'; readonly failure: PictureFailure }
  /** Nothing was sent: what came is no such picture, or there is none. */
  | { readonly kind: 'picture-unfit'; readonly fault: PictureFileFault };
