import { movingRecipe } from '../../../sandbox/crm/moving/recipe.ts';
import { type PersonKind, people } from '../../../sandbox/world/people.ts';
import { configure, crm } from '../steps.ts';
import { giveBackLinkedIn, over, settingsWith } from './conditions.ts';
import type { State } from './state.ts';

/** The record of the first contact of a kind whom the CRM knows by URN or person ID. */
function recordOf(kind: PersonKind): string {
  const person = people.find((one) => one.kind === kind && ['urn', 'bare-id'].includes(one.referenceForm));
  if (!person) throw new Error(`The sandbox has nobody of the kind ${kind}.`);
  return crm.record(person.number);
}

/** Why a contact's picture is not shown, reason by reason. */
export const contactStates: readonly State[] = [
  {
    id: 'private',
    when: 'The member limits who may see the picture outside LinkedIn.',
    words: ['reason_private', 'reason_private_remedy'],
    ways: ['Refresh'],
    from: 'signed-in',
    keepsSession: true,
    reach: (stage) => over(stage, recordOf('limited-forbidden')),
  },
  {
    id: 'no-picture',
    when: 'The member has no picture on LinkedIn.',
    words: ['reason_no_picture', 'reason_no_picture_remedy'],
    ways: ['Refresh'],
    from: 'signed-in',
    keepsSession: true,
    reach: (stage) => over(stage, recordOf('no-picture')),
  },
  {
    id: 'unknown-member',
    when: 'The person ID in the record is wrong, or was made for another LinkedIn app.',
    words: ['reason_unknown_member', 'reason_unknown_member_remedy'],
    ways: ['Refresh'],
    from: 'signed-in',
    keepsSession: true,
    reach: (stage) => over(stage, recordOf('unknown')),
  },
  {
    id: 'not-linked',
    when: 'The record has no LinkedIn reference, or only the address of a profile.',
    words: ['reason_not_linked', 'reason_not_linked_remedy'],
    ways: ['Refresh'],
    from: 'signed-in',
    keepsSession: true,
    reach(stage) {
      const person = people.find(({ referenceForm }) => referenceForm === 'none');
      return over(stage, crm.record(person?.number ?? 0));
    },
  },
  {
    id: 'no-place',
    when: "The site's recipe names a place for the picture that this page does not have.",
    words: ['reason_no_place', 'reason_no_place_remedy'],
    ways: ['Refresh'],
    from: 'signed-in',
    keepsSession: true,
    async reach(stage) {
      await configure(
        stage.browser,
        settingsWith({
          site: ({ recipe }) => ({
            recipe: {
              ...recipe,
              contacts: (recipe?.contacts ?? []).map((contact) => ({
                ...contact,
                slot: { select: '.portrait-of-former-days', place: 'cover' as const },
              })),
            },
          }),
        }),
      );
      return over(stage, crm.record(1));
    },
  },
  {
    id: 'taken-away',
    when: 'Something on the page removes the picture again and again.',
    words: ['reason_taken_away', 'reason_taken_away_remedy'],
    ways: ['Refresh'],
    from: 'signed-in',
    keepsSession: true,
    async reach(stage) {
      await configure(stage.browser, settingsWith({ site: () => ({ recipe: movingRecipe }) }));
      const popup = await over(stage, `${crm.origin}/hostile?what=remover`);
      // A page that never rests is looked at every other second at worst, and it takes six looks.
      await popup.waitFor(() => document.querySelector('#unavailable-heading') !== null, {
        what: 'somebody to be given up',
        timeout: 30_000,
      });
      return popup;
    },
  },
  {
    id: 'member-throttled',
    when: 'LinkedIn answers for the member, but looks up no picture for the moment.',
    words: ['reason_throttled', 'reason_throttled_until'],
    ways: ['Refresh'],
    from: 'signed-in',
    keepsSession: true,
    reach: (stage) => over(stage, recordOf('throttled-decoration')),
  },
  {
    id: 'failed',
    when: 'LinkedIn is in trouble.',
    words: ['reason_failed', 'reason_failed_remedy'],
    ways: ['Refresh'],
    from: 'signed-in',
    keepsSession: true,
    reach(stage) {
      stage.sandbox.control.addFault('people', { status: 500 });
      return over(stage, crm.list);
    },
  },
  {
    id: 'signed-out-page',
    when: 'Nobody is signed in, and the page has contacts.',
    words: ['reason_signed_out', 'reason_signed_out_remedy'],
    ways: ['Sign in with LinkedIn'],
    from: 'nobody',
    reach: (stage) => over(stage, crm.list),
  },
  {
    id: 'not-permitted',
    when: "The browser's permission to reach LinkedIn has been withdrawn while somebody is signed in.",
    words: ['linkedin_withdrawn', 'linkedin_withdrawn_hint', 'reason_not_permitted', 'reason_not_permitted_remedy'],
    ways: ['Allow access to LinkedIn'],
    from: 'signed-in',
    async reach(stage) {
      await stage.browser.revokeHost('https://api.linkedin.com');
      return over(stage, crm.list);
    },
    leave: giveBackLinkedIn,
  },
  {
    id: 'throttled',
    when: "LinkedIn's limit for the day is reached; asking goes on at midnight, universal time.",
    words: ['reason_throttled', 'reason_throttled_until'],
    ways: ['Refresh'],
    from: 'signed-in',
    reach(stage) {
      stage.sandbox.control.addFault('people', {
        status: 429,
        body: '{"status":429,"serviceErrorCode":101,"message":"Resource level throttle limit"}',
      });
      return over(stage, crm.list);
    },
  },
  {
    id: 'no-capability',
    when: 'LinkedIn has not approved the app to read other members.',
    words: ['reason_no_capability', 'reason_no_capability_remedy'],
    ways: ['Refresh'],
    from: 'signed-in',
    reach(stage) {
      stage.sandbox.control.setPeopleRead(false);
      return over(stage, crm.list);
    },
  },
];
