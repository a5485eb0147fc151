import type { Unavailable, UnavailableReason } from '../contract/availability.ts';
import { formatMoment, type PlainKey, words } from './words.ts';

/** What is the matter, in one sentence, and what can be done about it, in another. */
export type Explanation = { readonly what: string; readonly remedy: string };

const keys: Record<UnavailableReason, { readonly what: PlainKey; readonly remedy: PlainKey }> = {
  private: { what: 'reason_private', remedy: 'reason_private_remedy' },
  'no-picture': { what: 'reason_no_picture', remedy: 'reason_no_picture_remedy' },
  'unknown-member': { what: 'reason_unknown_member', remedy: 'reason_unknown_member_remedy' },
  'not-linked': { what: 'reason_not_linked', remedy: 'reason_not_linked_remedy' },
  'not-connected': { what: 'reason_not_connected', remedy: 'reason_not_connected_remedy' },
  'no-place': { what: 'reason_no_place', remedy: 'reason_no_place_remedy' },
  'taken-away': { what: 'reason_taken_away', remedy: 'reason_taken_away_remedy' },
  'no-capability': { what: 'reason_no_capability', remedy: 'reason_no_capability_remedy' },
  'not-permitted': { what: 'reason_not_permitted', remedy: 'reason_not_permitted_remedy' },
  throttled: { what: 'reason_throttled', remedy: 'reason_throttled_remedy' },
  'too-many': { what: 'reason_too_many', remedy: 'reason_throttled_remedy' },
  'signed-out': { what: 'reason_signed_out', remedy: 'reason_signed_out_remedy' },
  'wrong-viewer': { what: 'reason_wrong_viewer', remedy: 'reason_wrong_viewer_remedy' },
  failed: { what: 'reason_failed', remedy: 'reason_failed_remedy' },
};

/** Why a contact's picture is not shown, in words. */
export function explainReason({ reason, until }: Unavailable): Explanation {
  const { what, remedy } = keys[reason];
  return {
    what: words(what),
    remedy: until === undefined ? words(remedy) : words('reason_throttled_until', formatMoment(until)),
  };
}
