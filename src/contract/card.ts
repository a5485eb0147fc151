import type { Unavailable } from './availability.ts';
import type { Live } from './custody.ts';
import type { Picture } from './viewer.ts';

/** What the card says over its port: first its key, which is good once; then what the person asks for. Pixels are the device's. */
export type CardAsk =
  | {
      readonly kind: 'open';
      readonly key: string;
      readonly pixels: number;
      /** Whether the picture is wanted too; it is not where the one that the page has painted will do. */
      readonly withPicture: boolean;
    }
  /** The picture as large as the card can show it. */
  | { readonly kind: 'larger-picture'; readonly pixels: number };

/** What the content script gives a card to begin with: what its page shows of the contact already. */
export type CardBeginning = {
  /** As the CRM writes it; '' where it writes none. */
  readonly name: string;
  readonly picture?: Live<Blob>;
};

/** What LinkedIn says of one member, in words. Empty where it says nothing. */
export type CardText = {
  readonly name: string;
  readonly headline: string;
  readonly place: string;
  /** `https://www.linkedin.com/in/…`; empty where the member's public profile is not known. */
  readonly profileAddress: string;
};

/** What the worker answers over the card's port. After any of the first four the card may still hear of the epoch's end, and closes. */
export type CardAnswer =
  | { readonly kind: 'card'; readonly text: Live<CardText>; readonly isViewer: boolean }
  | { readonly kind: 'picture'; readonly picture: Live<Picture>; readonly larger: boolean }
  /** There is none, or it could not be fetched. */
  | { readonly kind: 'no-picture'; readonly larger: boolean; readonly why: 'none' | 'failed' | 'throttled' }
  | { readonly kind: 'unavailable'; readonly unavailable: Unavailable }
  /** The key is spent, unknown or of a former epoch. */
  | { readonly kind: 'closed' };

/**
 * What the card says to the content script in whose page it stands, over a way of their own that the script gives it along with its key. Nothing of any
 * member passes here.
 */
export type CardNews =
  /** It stands; the page did not forbid the frame. */
  | 'opened'
  /** The person, or the worker, closes it. */
  | 'close'
  /** The person wants it asked anew, for which it takes another key. */
  | 'again';
