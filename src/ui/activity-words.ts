import type { ActivityEntry } from '../contract/options.ts';
import { counted, type FilledKey, type PlainKey, words } from './words.ts';

type CountedKeys = { readonly one: FilledKey; readonly other: FilledKey };

/** What was asked of a host, in a form for one and one for several. */
const kinds: Record<ActivityEntry['kind'], CountedKeys> = {
  authorization: { one: 'activity_authorization_one', other: 'activity_authorization_other' },
  token: { one: 'activity_token_one', other: 'activity_token_other' },
  viewer: { one: 'activity_viewer_one', other: 'activity_viewer_other' },
  members: { one: 'activity_members_one', other: 'activity_members_other' },
  'own-picture': { one: 'activity_own_picture_one', other: 'activity_own_picture_other' },
  picture: { one: 'activity_picture_one', other: 'activity_picture_other' },
  card: { one: 'activity_card_one', other: 'activity_card_other' },
  connections: { one: 'activity_connections_one', other: 'activity_connections_other' },
  'token-service-test': { one: 'activity_test_one', other: 'activity_test_other' },
};

const fetched: CountedKeys = { one: 'activity_fetched_one', other: 'activity_fetched_other' };

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
  const form = kind === 'picture' && outcome === 'answered' ? fetched : kinds[kind];
  return { what: counted(members ?? requests, form, host), outcome: words(outcomes[outcome]) };
}
