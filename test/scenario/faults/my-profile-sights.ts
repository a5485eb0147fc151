import type { Seen } from './sights.ts';

const again = { wayBack: 'send-again' } as const;
const unchanged = 'the picture is as it was';

/** What somebody sees of the page *My profile* when it is over. */
export const myProfileSights = {
  forms: { what: 'the forms', words: [] },
  'forms-unread': { what: 'the forms, and that nothing of the profile can be read', words: ['form_unread'] },
  'change-made': { what: 'the change was made', words: [] },
  'change-not-reached': {
    what: 'LinkedIn did not answer as expected; what was typed is there',
    words: ['edit_not_reached'],
    ...again,
  },
  'change-unknown': {
    what: 'nobody knows whether it was made; the profile is read, and what was typed is there unless it was made',
    words: ['edit_perhaps_done'],
    ...again,
  },
  'change-too-large': {
    what: 'more than LinkedIn takes; what was typed is there',
    words: ['edit_too_large'],
    ...again,
  },
  'entry-gone': { what: 'the entry is gone; what was typed is there', words: ['edit_not_found'], ...again },
  'change-throttled': {
    what: 'LinkedIn’s limit, and until when; what was typed is there',
    words: ['edit_throttled'],
    ...again,
  },
  'change-no-capability': { what: 'the app may not; what was typed is there', words: ['edit_no_capability'], ...again },
  'change-signed-out': {
    what: 'signed out; what was typed is there',
    words: ['edit_signed_out'],
    wayBack: 'sign-in',
  },
  'picture-made': { what: 'LinkedIn has the new picture', words: ['picture_done'] },
  'picture-not-reached': {
    what: `${unchanged}; *Send it again*`,
    words: ['picture_unchanged', 'picture_not_reached'],
    ...again,
  },
  'picture-refused': {
    what: `${unchanged}: LinkedIn refused it; *Send it again*`,
    words: ['picture_unchanged', 'picture_refused'],
    ...again,
  },
  'picture-throttled': {
    what: `${unchanged}: LinkedIn’s limit, and until when; *Send it again*`,
    words: ['picture_unchanged', 'picture_throttled'],
    ...again,
  },
  'picture-no-capability': {
    what: `${unchanged}: the app may not`,
    words: ['picture_unchanged', 'edit_no_capability'],
    ...again,
  },
  'picture-signed-out': {
    what: `${unchanged}: signed out; *Send it again*`,
    words: ['picture_unchanged', 'picture_sign_in'],
    wayBack: 'sign-in',
  },
} as const satisfies Record<string, Seen>;
