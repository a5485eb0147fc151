import type { CrmPhotoFault, OrgSignInFault } from '../contract/crm-photo.ts';
import { formatMoment, type PlainKey, words } from '../ui/words.ts';
import type { Trouble } from './use-photo.ts';

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
  'wrong-type': 'photo_fault_wrong_type',
  'too-large': 'photo_fault_too_large',
  'wrong-crop': 'photo_fault_wrong_crop',
  forbidden: 'photo_fault_forbidden',
  'not-found': 'photo_fault_not_found',
  refused: 'photo_fault_refused',
  unreachable: 'org_fault_unreachable',
};

/** What is said otherwise where the photo was to be changed: whether it is as it was. */
const changeFaults: Partial<Record<CrmPhotoFault['code'], PlainKey>> = {
  'signed-out': 'photo_fault_signed_out',
  unreachable: 'photo_fault_unsure',
};

/** Why something about the photo did not come about, and what to do. */
export function photoFaultInWords({ fault, of }: Trouble): string {
  if (fault.code === 'throttled') return words('photo_fault_throttled', formatMoment(fault.until));
  return words((of === 'change' && changeFaults[fault.code]) || photoFaults[fault.code]);
}
