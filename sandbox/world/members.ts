import { type Account, accounts } from './accounts.ts';
import { crowd } from './crowd.ts';
import { inMultitude } from './multitude.ts';
import { type Person, people } from './people.ts';

/** Anyone with a LinkedIn profile: a contact, somebody of the crowd, or an account that can sign in. */
export type Member = Person | Account;

/** Everyone whom LinkedIn's stand-in knows, but for the multitude, who are made when they are asked for. */
export const everybody: readonly Member[] = [...people, ...crowd, ...accounts];

const byPersonId = new Map<string, Member>(everybody.map((member) => [member.personId, member]));

/** Case matters in a person ID. */
export function memberByPersonId(personId: string): Member | undefined {
  return byPersonId.get(personId) ?? inMultitude(personId);
}

/** Contacts have a number and a kind; accounts are open to everyone. */
export function isContact(member: Member): member is Person {
  return 'kind' in member;
}
