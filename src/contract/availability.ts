/** Why a contact's picture is not shown. Each has one sentence of words, kept in `ui/words`. */
export type UnavailableReason =
  /** The member limits what is visible outside LinkedIn. */
  | 'private'
  /** LinkedIn answered for this member, and there is no picture. */
  | 'no-picture'
  /** 404: the person ID is wrong, or belongs to another LinkedIn app. */
  | 'unknown-member'
  /** The CRM page has no reference that LinkedIn could be asked with. */
  | 'not-linked'
  /** The page has the address of a profile, and it is none of the viewer's own connections. */
  | 'not-connected'
  /** The recipe finds no place for a picture: the contact is listed, and LinkedIn is not asked. */
  | 'no-place'
  /** The page removes the slot again and again, so it was left alone. */
  | 'taken-away'
  /** Our LinkedIn app lacks the permission to read other members. */
  | 'no-capability'
  /** The browser's access to LinkedIn was withdrawn from the extension. */
  | 'not-permitted'
  /** LinkedIn's limit is reached; `until` says when asking goes on. */
  | 'throttled'
  /** The page asked for more people than anybody can look at; `until` says when asking goes on. */
  | 'too-many'
  /** Nobody is signed in. */
  | 'signed-out'
  /** The CRM shows a user who is not confirmed to be the viewer. */
  | 'wrong-viewer'
  /** Something went wrong that trying again may mend. */
  | 'failed';

export type Unavailable = {
  readonly state: 'unavailable';
  readonly reason: UnavailableReason;
  /** Epoch milliseconds; with `throttled` and `too-many`, and only with them. */
  readonly until?: number;
};

/** What is to be said of one contact's picture at this moment. */
export type Availability = { readonly state: 'shown' } | { readonly state: 'pending' } | Unavailable;
