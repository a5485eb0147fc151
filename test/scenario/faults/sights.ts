import type { MessageKey } from '../../../src/ui/words.ts';
import { myProfileSights } from './my-profile-sights.ts';

/** What somebody sees when it is over: in words for the docs, the sentences that are on the screen, and what they do about it. */
export type Seen = {
  readonly what: string;
  /** By their keys in the catalogue. */
  readonly words: readonly MessageKey[];
  /** What brings everything back once the fault has passed; nothing where nothing is missing. */
  readonly wayBack?: 'refresh' | 'sign-in' | 'tomorrow' | 'go-on' | 'try-again' | 'new-session' | 'send-again';
  /** Which pictures are there although something is missing; none, unless it is said. */
  readonly shows?: 'what-lasts';
};

const signIn = (fault: string, what: string): Seen => ({
  what,
  words: [`fault_${fault}` as MessageKey, `fault_${fault}_remedy` as MessageKey],
  wayBack: 'sign-in',
});

const sights = {
  pictures: { what: 'the pictures', words: [] },
  'in-part': { what: 'as much of each picture as came, or initials', words: [] },
  failed: {
    what: 'could not be fetched; *Refresh*',
    words: ['reason_failed', 'reason_failed_remedy'],
    wayBack: 'refresh',
  },
  expired: {
    what: 'could not be fetched, but for pictures whose addresses never expire; *Refresh*',
    words: ['reason_failed', 'reason_failed_remedy'],
    wayBack: 'refresh',
    shows: 'what-lasts',
  },
  throttled: { what: 'LinkedIn’s limit, and until when', words: ['reason_throttled'], wayBack: 'tomorrow' },
  'no-capability': {
    what: 'the app may not read other members',
    words: ['reason_no_capability', 'reason_no_capability_remedy'],
    wayBack: 'new-session',
  },
  'signed-out': { what: 'signed out: LinkedIn no longer accepts it', words: ['ended_revoked'], wayBack: 'sign-in' },
  card: { what: 'the card', words: [] },
  'card-without-place': { what: 'the card, without a place', words: [] },
  'card-failed': {
    what: 'could not be asked; *Try again*',
    words: ['card_failed', 'card_failed_remedy'],
    wayBack: 'try-again',
  },
  connections: { what: 'the connections', words: ['connections_read_other'] },
  'connections-failed': {
    what: 'reading ended early; *Go on*',
    words: ['connections_stopped_failed'],
    wayBack: 'go-on',
  },
  'connections-throttled': {
    what: 'LinkedIn’s limit, and until when',
    words: ['connections_stopped_throttled'],
    wayBack: 'tomorrow',
  },
  'connections-refused': {
    what: 'the app may not read them',
    words: ['connections_no_capability'],
    wayBack: 'new-session',
  },
  ...myProfileSights,
  'signed-in': { what: 'signed in', words: [] },
  initials: { what: 'signed in, with initials for a picture', words: [] },
  'token-service-unreachable': signIn('token_service_unreachable', 'the token service could not be reached'),
  'token-service-in-trouble': signIn('token_service_in_trouble', 'the token service could not do it at the moment'),
  'token-service-refused': signIn('token_service_refused', 'the token service refused'),
  'token-service-nonsense': signIn('token_service_nonsense', 'what answers is no token service'),
  'viewer-unreadable': signIn('viewer_unreadable', 'LinkedIn did not say who it is'),
  'page-error': signIn('page_error', 'LinkedIn’s page could not be loaded'),
  'window-closed': signIn('window_closed', 'the window was closed'),
  'no-answer': signIn('no_answer', 'LinkedIn’s page did not answer'),
} as const satisfies Record<string, Seen>;

export type Sight = keyof typeof sights;

/** What is known of a sight, in one type for all of them. */
export const sightOf = (sight: Sight): Seen => sights[sight];
