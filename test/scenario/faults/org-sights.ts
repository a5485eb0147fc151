import type { MessageKey } from '../../../src/ui/words.ts';

type Seen = {
  readonly what: string;
  /** By their keys in the catalogue. */
  readonly words: readonly MessageKey[];
  /** What the person is told to press once the fault has passed, after which everything is there; nothing where it comes by itself, or is there. */
  readonly wayBack?: 'Look again' | 'Sign in to Salesforce' | 'Use my LinkedIn picture';
};

/** What somebody sees of a fault in *My CRM photo*. */
export const orgSights = {
  'signed-in': { what: 'signed in to the org', words: ['org_signed_in'] },
  'signed-out': { what: 'signed out of the org', words: ['button_org_sign_in'] },
  photo: { what: 'the photo', words: ['button_remove_photo'] },
  'photo-without-picture': { what: 'that there is a photo, which could not be fetched', words: ['photo_unseen'] },
  taken: { what: 'that Salesforce has it', words: [] },
  changed: { what: 'that the photo has changed', words: ['photo_changed'] },
  processing: { what: 'that Salesforce works on it, and for how long', words: ['photo_processing'] },
  'sign-in-unreachable': {
    what: 'Salesforce does not answer',
    words: ['org_fault_unreachable'],
    wayBack: 'Sign in to Salesforce',
  },
  'sign-in-refused': {
    what: 'Salesforce did not complete the sign-in',
    words: ['org_fault_refused'],
    wayBack: 'Sign in to Salesforce',
  },
  'sign-in-closed': {
    what: 'that the window was closed',
    words: ['org_fault_closed'],
    wayBack: 'Sign in to Salesforce',
  },
  unreachable: {
    what: 'Salesforce does not answer; *Look again*',
    words: ['org_fault_unreachable'],
    wayBack: 'Look again',
  },
  unsure: {
    what: 'nobody knows whether the photo has changed; *Look again*',
    words: ['photo_fault_unsure'],
    wayBack: 'Look again',
  },
  'session-over': {
    what: 'signed out of Salesforce; *Sign in to Salesforce*',
    words: ['org_fault_over'],
    wayBack: 'Sign in to Salesforce',
  },
  'session-over-unchanged': {
    what: 'signed out of Salesforce, the photo as it was; *Sign in to Salesforce*',
    words: ['photo_fault_signed_out', 'org_fault_over'],
    wayBack: 'Sign in to Salesforce',
  },
  forbidden: {
    what: 'not allowed, perhaps for want of Chatter; *Look again*',
    words: ['photo_fault_forbidden'],
    wayBack: 'Look again',
  },
  'not-found': {
    what: 'the org has no such thing; *Look again*',
    words: ['photo_fault_not_found'],
    wayBack: 'Look again',
  },
  'not-taken': {
    what: 'Salesforce does not take it; *Look again*',
    words: ['photo_fault_refused'],
    wayBack: 'Look again',
  },
  throttled: { what: 'the hour’s limit, and until when', words: ['photo_fault_throttled'], wayBack: 'Look again' },
} as const satisfies Record<string, Seen>;

export type OrgSight = keyof typeof orgSights;

/** What is known of a sight, in one type for all of them. */
export const orgSightOf = (sight: OrgSight): Seen => orgSights[sight];
