import type { ContactRecipe } from './settings.ts';

/** How beginning to set up a site went. */
export type SetUpBeginning =
  /** The picker comes, or will as soon as the browser lets it on the site. */
  | 'begun'
  /** The site is set by the organisation's policy. */
  | 'locked'
  /** Everything is switched off, or this site is, or a person's own sites are. */
  | 'switched-off'
  /** The settings have faults, and what could not be read of them would be lost. */
  | 'faulty'
  /** The page takes no script. */
  | 'unreachable';

/** A kind of contact as it was picked. */
export type PickedContact = {
  readonly contact: ContactRecipe;
  /** The containers of kinds of contact that this one takes the place of. */
  readonly replaces: readonly string[];
};

/** What the picker says over its port. */
export type SetUpAsk =
  /** First of all; with the key where the worker stopped meanwhile. */
  | { readonly kind: 'begin'; readonly key?: string }
  /** Paint this tab as if this had been saved; nothing is written. */
  | ({ readonly kind: 'preview' } & PickedContact)
  | { readonly kind: 'end-preview' }
  | ({ readonly kind: 'save' } & PickedContact)
  /** The page removes the panel again and again, so the picker goes. */
  | { readonly kind: 'taken-away' };

/** What the worker answers the picker. */
export type SetUpAnswer =
  | {
      readonly kind: 'begun';
      /** Good for this tab, this origin and this document alone. */
      readonly key: string;
      /** Whether pictures can be shown in the preview. */
      readonly signedIn: boolean;
      /** The containers of the kinds of contact that the site's recipe has already. */
      readonly containers: readonly string[];
    }
  /** Nobody asked for a set-up of this tab's page. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'previewed' }
  | { readonly kind: 'saved' }
  /** The settings' check refused it, or the settings can't be written any more. */
  | { readonly kind: 'not-saved' };

/** What the popup is told of a site in the settings, to say whether it can be set up. */
export type SiteInBrief = {
  readonly matches: readonly string[];
  /** Set by the organisation's policy. */
  readonly locked: boolean;
  /** Whether it has a recipe of its own. */
  readonly described: boolean;
  /** Whether the last attempt to set it up ended because a page of it removes the picker. */
  readonly takenAway: boolean;
};
