import type { KeptItem } from '../contract/options.ts';
import { type PlainKey, words } from './words.ts';

type KeptWords = {
  readonly what: PlainKey;
  /** Whose it is, why it is kept, and until when. */
  readonly why: PlainKey;
  /** What else comes of erasing it, where something does. */
  readonly consequence?: PlainKey;
};

const keys: Record<KeptItem['key'], KeptWords> = {
  epoch: { what: 'kept_epoch', why: 'kept_epoch_why' },
  token: { what: 'kept_token', why: 'kept_token_why', consequence: 'kept_signs_out' },
  viewer: { what: 'kept_viewer', why: 'kept_viewer_why', consequence: 'kept_signs_out' },
  ownPicture: { what: 'kept_own_picture', why: 'kept_own_picture_why' },
  signInAttempt: { what: 'kept_attempt', why: 'kept_attempt_why' },
  signInAwaited: { what: 'kept_awaited', why: 'kept_awaited_why' },
  signInEnd: { what: 'kept_end', why: 'kept_end_why' },
  signInUntold: { what: 'kept_untold', why: 'kept_untold_why' },
  peopleRead: { what: 'kept_people_read', why: 'kept_people_read_why' },
  connectionsRead: { what: 'kept_connections_read', why: 'kept_connections_read_why' },
  cardFields: { what: 'kept_card_fields', why: 'kept_card_fields_why' },
  callsToday: { what: 'kept_calls_today', why: 'kept_calls_today_why' },
  pausedUntil: { what: 'kept_paused', why: 'kept_paused_why' },
  renewalTried: { what: 'kept_renewal_tried', why: 'kept_renewal_tried_why' },
  orgSession: { what: 'kept_org_session', why: 'kept_org_session_why', consequence: 'kept_org_session_consequence' },
  colleaguePhotos: { what: 'kept_colleagues', why: 'kept_colleagues_why' },
  activity: { what: 'kept_activity', why: 'kept_activity_why' },
  testedService: { what: 'kept_tested_service', why: 'kept_tested_service_why' },
  setUp: { what: 'kept_set_up', why: 'kept_set_up_why' },
  signedOutMark: { what: 'kept_signed_out', why: 'kept_signed_out_why' },
  keptSignedIn: {
    what: 'kept_signed_in',
    why: 'kept_signed_in_why',
    consequence: 'kept_signed_in_consequence',
  },
  ownData: { what: 'kept_own_data', why: 'kept_own_data_why' },
  confirmedCrmUsers: { what: 'kept_crm_users', why: 'kept_crm_users_why', consequence: 'kept_crm_users_consequence' },
  recordReferences: { what: 'kept_records', why: 'kept_records_why', consequence: 'kept_records_consequence' },
  salt: { what: 'kept_salt', why: 'kept_salt_why', consequence: 'kept_salt_consequence' },
  settings: { what: 'kept_settings', why: 'kept_settings_why', consequence: 'kept_settings_consequence' },
  unknown: { what: 'kept_unknown', why: 'kept_unknown_why' },
};

/** One thing that is kept, in words. */
export function describeKept(key: KeptItem['key']): {
  readonly what: string;
  readonly why: string;
  readonly consequence: string | undefined;
} {
  const { what, why, consequence } = keys[key];
  return { what: words(what), why: words(why), consequence: consequence && words(consequence) };
}
