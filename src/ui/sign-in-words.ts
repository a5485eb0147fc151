import type { SessionEnd, SignInFault } from '../contract/viewer.ts';
import type { Explanation } from './reason-words.ts';
import { type PlainKey, words } from './words.ts';

const faults: Record<SignInFault, { readonly what: PlainKey; readonly remedy: PlainKey }> = {
  'not-configured': { what: 'fault_not_configured', remedy: 'fault_not_configured_remedy' },
  cancelled: { what: 'fault_cancelled', remedy: 'fault_cancelled_remedy' },
  'given-up': { what: 'fault_given_up', remedy: 'fault_given_up_remedy' },
  denied: { what: 'fault_denied', remedy: 'fault_denied_remedy' },
  'window-closed': { what: 'fault_window_closed', remedy: 'fault_window_closed_remedy' },
  'scope-refused': { what: 'fault_scope_refused', remedy: 'fault_scope_refused_remedy' },
  'window-open': { what: 'fault_window_open', remedy: 'fault_window_open_remedy' },
  'no-answer': { what: 'fault_no_answer', remedy: 'fault_no_answer_remedy' },
  'page-error': { what: 'fault_page_error', remedy: 'fault_page_error_remedy' },
  'answer-refused': { what: 'fault_answer_refused', remedy: 'fault_answer_refused_remedy' },
  interrupted: { what: 'fault_interrupted', remedy: 'fault_interrupted_remedy' },
  'token-service-unreachable': {
    what: 'fault_token_service_unreachable',
    remedy: 'fault_token_service_unreachable_remedy',
  },
  'token-service-in-trouble': {
    what: 'fault_token_service_in_trouble',
    remedy: 'fault_token_service_in_trouble_remedy',
  },
  'token-service-refused': { what: 'fault_token_service_refused', remedy: 'fault_token_service_refused_remedy' },
  'token-service-nonsense': { what: 'fault_token_service_nonsense', remedy: 'fault_token_service_nonsense_remedy' },
  'viewer-unreadable': { what: 'fault_viewer_unreadable', remedy: 'fault_viewer_unreadable_remedy' },
  'somebody-else': { what: 'fault_somebody_else', remedy: 'fault_somebody_else_remedy' },
  'not-permitted': { what: 'fault_not_permitted', remedy: 'fault_not_permitted_remedy' },
};

const ends: Record<SessionEnd, { readonly what: PlainKey; readonly remedy: PlainKey }> = {
  expired: { what: 'ended_expired', remedy: 'ended_expired_remedy' },
  revoked: { what: 'ended_revoked', remedy: 'ended_revoked_remedy' },
  'not-renewed': { what: 'ended_not_renewed', remedy: 'ended_not_renewed_remedy' },
};

/** Why the last sign-in did not end with a viewer, in words. */
export function explainSignInFault(fault: SignInFault): Explanation {
  return { what: words(faults[fault].what), remedy: words(faults[fault].remedy) };
}

/** Why a viewer who was signed in no longer is, in words. */
export function explainEnd(ended: SessionEnd): Explanation {
  return { what: words(ends[ended].what), remedy: words(ends[ended].remedy) };
}

/** How a viewer is called, whom LinkedIn may not have named. */
export const viewerInWords = (name: string): string => name || words('viewer_unnamed');
