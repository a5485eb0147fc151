import type { Picture, ViewerState } from './viewer.ts';

/** What the viewer has said about keeping their own name and picture on this device, and what is kept since. */
export type OwnData =
  /** Nobody was asked yet, so nothing is kept. */
  | { readonly state: 'unasked' }
  /** They said no, or have withdrawn their yes. */
  | { readonly state: 'refused' }
  /** They said yes; without a picture where they have none, or none came yet. */
  | { readonly state: 'kept'; readonly name: string; readonly picture?: Picture };

/** What the page *My profile* shows, told by the worker at once and after every change. */
export type MyProfileNews = {
  readonly kind: 'news';
  readonly viewer: ViewerState;
  readonly ownData: OwnData;
  /** Whether this sign-in lets the app change the viewer's own profile. */
  readonly mayEdit: boolean;
};
