import type { SwitchedOffBy } from './settings.ts';

/** How matching among the viewer's own connections stands. */
export type ConnectionsState =
  /** Nobody is signed in, so it is not known. */
  | { readonly state: 'unknown' }
  | { readonly state: 'switched-off'; readonly by: SwitchedOffBy }
  /** The LinkedIn app lacks the permission. */
  | { readonly state: 'no-capability' }
  /** Nothing has been read in this session. */
  | { readonly state: 'unread' }
  | { readonly state: 'reading'; readonly read: number; readonly total?: number }
  /** `named` of them with a profile's address, which alone can be matched. */
  | { readonly state: 'read'; readonly read: number; readonly named: number }
  /** Ended early; what had been read stays, and it can go on from there. */
  | {
      readonly state: 'stopped';
      readonly read: number;
      readonly total?: number;
      readonly why: ConnectionsFault;
      /** Epoch milliseconds before which asking would be in vain; with `throttled`, and only with it. */
      readonly until?: number;
    };

type ConnectionsFault = 'person' | 'failed' | 'throttled' | 'not-permitted';

/** One of the viewer's connections, told by a name that a CRM page has already. */
export type FoundConnection = { readonly vanityName: string; readonly personUrn: string };
