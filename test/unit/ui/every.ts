import type { UnavailableReason } from '../../../src/contract/availability.ts';
import type { CrmPhotoFault, OrgSignInFault } from '../../../src/contract/crm-photo.ts';
import type { ActivityEntry, KeptItem, TokenServiceVerdict } from '../../../src/contract/options.ts';
import type { SettingsFaultCode } from '../../../src/contract/settings.ts';
import type { SessionEnd, SignInFault } from '../../../src/contract/viewer.ts';

// Records, so that a member added to the contract and not here is an error of types.
const reasons: Record<UnavailableReason, true> = {
  private: true,
  'no-picture': true,
  'unknown-member': true,
  'not-linked': true,
  'not-connected': true,
  'no-place': true,
  'taken-away': true,
  'no-capability': true,
  'not-permitted': true,
  throttled: true,
  'too-many': true,
  'signed-out': true,
  'wrong-viewer': true,
  failed: true,
};
const faults: Record<SignInFault, true> = {
  'not-configured': true,
  cancelled: true,
  'given-up': true,
  denied: true,
  'window-closed': true,
  'scope-refused': true,
  'window-open': true,
  'no-answer': true,
  'page-error': true,
  'answer-refused': true,
  interrupted: true,
  'token-service-unreachable': true,
  'token-service-in-trouble': true,
  'token-service-refused': true,
  'token-service-nonsense': true,
  'viewer-unreadable': true,
  'somebody-else': true,
  'not-permitted': true,
};
const ends: Record<SessionEnd, true> = { expired: true, revoked: true, 'not-renewed': true };
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
const verdicts: Record<TokenServiceVerdict, true> = {
  works: true,
  'not-an-address': true,
  'no-client-id': true,
  unreachable: true,
  'origin-refused': true,
  'unknown-redirect-address': true,
  'unknown-client': true,
  'app-refused': true,
  'in-trouble': true,
  'too-many-requests': true,
  nonsense: true,
};
const kept: Record<KeptItem['key'], true> = {
  epoch: true,
  token: true,
  viewer: true,
  ownPicture: true,
  signInAttempt: true,
  signInAwaited: true,
  signInEnd: true,
  signInUntold: true,
  peopleRead: true,
  connectionsRead: true,
  cardFields: true,
  callsToday: true,
  pausedUntil: true,
  renewalTried: true,
  orgSession: true,
  colleaguePhotos: true,
  activity: true,
  testedService: true,
  setUp: true,
  signedOutMark: true,
  keptSignedIn: true,
  ownData: true,
  confirmedCrmUsers: true,
  recordReferences: true,
  salt: true,
  settings: true,
  unknown: true,
};
const activities: Record<ActivityEntry['kind'], true> = {
  authorization: true,
  token: true,
  viewer: true,
  members: true,
  'own-picture': true,
  picture: true,
  card: true,
  connections: true,
  'my-profile': true,
  'crm-photo': true,
  colleagues: true,
  'token-service-test': true,
};
const photoFaults: Record<CrmPhotoFault['code'], true> = {
  'signed-out': true,
  'no-picture': true,
  'not-own': true,
  'wrong-type': true,
  'too-large': true,
  'wrong-crop': true,
  forbidden: true,
  'not-found': true,
  throttled: true,
  refused: true,
  unreachable: true,
};
const keysOf = <K extends string>(record: Record<K, true>) => Object.keys(record) as K[];

/** Every member of the contract's unions, for tests that have to leave none out. */
export const everyReason = keysOf(reasons);
export const everySignInFault = keysOf(faults);
export const everySessionEnd = keysOf(ends);
export const everySettingsFault = keysOf(codes);
export const everyVerdict = keysOf(verdicts);
export const everyKept = keysOf(kept);
export const everyOrgSignInFault: readonly OrgSignInFault[] = [...everySignInFault, 'session-over'];
export const everyCrmPhotoFault = keysOf(photoFaults);
export const everyActivity = keysOf(activities);
