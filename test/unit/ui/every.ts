import type { UnavailableReason } from '../../../src/contract/availability.ts';
import type { SettingsFaultCode } from '../../../src/contract/settings.ts';
import type { SignInFault } from '../../../src/contract/viewer.ts';

// Records, so that a member added to the contract and not here is an error of types.
const reasons: Record<UnavailableReason, true> = {
  private: true,
  'no-picture': true,
  'unknown-member': true,
  'not-linked': true,
  'no-place': true,
  'no-capability': true,
  'not-permitted': true,
  throttled: true,
  'signed-out': true,
  'wrong-viewer': true,
  failed: true,
};
const faults: Record<SignInFault, true> = {
  'not-configured': true,
  cancelled: true,
  denied: true,
  'window-closed': true,
  'scope-refused': true,
  'no-answer': true,
  'page-error': true,
  'answer-refused': true,
  interrupted: true,
  'token-service-unreachable': true,
  'token-service-refused': true,
  'token-service-nonsense': true,
  'viewer-unreadable': true,
  'not-permitted': true,
};
const codes: Record<SettingsFaultCode, true> = {
  missing: true,
  'wrong-type': true,
  'unknown-key': true,
  'unknown-value': true,
  'out-of-range': true,
  'not-an-address': true,
  'not-a-match-pattern': true,
  'not-a-selector': true,
  'newer-version': true,
  duplicate: true,
  locked: true,
  'not-json': true,
};
const keysOf = <K extends string>(record: Record<K, true>) => Object.keys(record) as K[];

/** Every member of the contract's unions, for tests that have to leave none out. */
export const everyReason = keysOf(reasons);
export const everySignInFault = keysOf(faults);
export const everySettingsFault = keysOf(codes);
