import type { ActivityEntry } from '../contract/options.ts';
import { type CountedKey, counted, type PlainKey, words } from './words.ts';

/** What was asked of a host. */
const kinds: Record<ActivityEntry['kind'], CountedKey> = {
  authorization: 'activity_authorization',
  token: 'activity_token',
  viewer: 'activity_viewer',
  members: 'activity_members',
  'own-picture': 'activity_own_picture',
  picture: 'activity_picture',
  card: 'activity_card',
  connections: 'activity_connections',
  'my-profile': 'activity_my_profile',
  'crm-photo': 'activity_crm_photo',
  colleagues: 'activity_colleagues',
  'token-service-test': 'activity_test',
};

const outcomes: Record<ActivityEntry['outcome'], PlainKey> = {
  answered: 'outcome_answered',
  refused: 'outcome_refused',
  unreachable: 'outcome_unreachable',
  cancelled: 'outcome_cancelled',
};

/** What was asked of whom, and what came of it, in words. */
export function describeActivity({ kind, host, requests, members, outcome }: ActivityEntry): {
  readonly what: string;
  readonly outcome: string;
} {
  const key = kind === 'picture' && outcome === 'answered' ? 'activity_fetched' : kinds[kind];
  return { what: counted(members ?? requests, key, host), outcome: words(outcomes[outcome]) };
}
