import type { CrmPhotoFault, OrgSignInFault } from '../contract/crm-photo.ts';
import { formatMoment, type PlainKey, words } from '../ui/words.ts';

const orgFaults: Record<OrgSignInFault, PlainKey> = {
  'not-configured': 'org_fault_refused',
  cancelled: 'org_fault_closed',
  'given-up': 'org_fault_closed',
  denied: 'org_fault_denied',
  'window-closed': 'org_fault_closed',
  'scope-refused': 'org_fault_scope',
  'window-open': 'org_fault_window',
  'no-answer': 'org_fault_unreachable',
  'page-error': 'org_fault_unreachable',
  'answer-refused': 'org_fault_refused',
  interrupted: 'org_fault_closed',
  'token-service-unreachable': 'org_fault_unreachable',
  'token-service-in-trouble': 'org_fault_unreachable',
  'token-service-refused': 'org_fault_refused',
  'token-service-nonsense': 'org_fault_refused',
  'viewer-unreadable': 'org_fault_refused',
  'somebody-else': 'org_fault_over',
  'not-permitted': 'org_not_permitted',
  'session-over': 'org_fault_over',
};

/** Why the last sign-in to the org did not end well, and what to do. */
export const orgFaultInWords = (fault: OrgSignInFault): string => words(orgFaults[fault]);

const photoFaults: Record<Exclude<CrmPhotoFault['code'], 'throttled'>, PlainKey> = {
  'signed-out': 'org_fault_over',
  'no-picture': 'photo_fault_no_picture',
  'not-own': 'photo_fault_not_own',
  'wrong-picture': 'photo_fault_wrong_picture',
  forbidden: 'photo_fault_forbidden',
  'not-found': 'photo_fault_not_found',
  refused: 'photo_fault_refused',
  unreachable: 'org_fault_unreachable',
};

/** Why something about the photo did not come about, and what to do. */
export function photoFaultInWords(fault: CrmPhotoFault): string {
  return fault.code === 'throttled'
    ? words('photo_fault_throttled', formatMoment(fault.until))
    : words(photoFaults[fault.code]);
}
