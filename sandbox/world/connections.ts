import { type Account, anna } from './accounts.ts';
import { people, personIdFrom } from './people.ts';

/** Someone an account is connected with. */
export type Connection = { readonly personId: string; readonly vanityName: string };

/** Beyond English letters, so that both ways of writing such a name are met. */
const abroad: Connection = { personId: personIdFrom('connection abroad'), vanityName: 'jürgen-müller-köln' };

/**
 * An account's connections: two thirds of the contacts, not the same ones for every account, someone with an umlaut, and after them as many strangers as
 * asked for, who are in no CRM.
 */
export function connectionsOf(account: Account, strangers: number): readonly Connection[] {
  const left = account.personId === anna.personId ? 0 : 1;
  const contacts = people.filter(({ number }) => number % 3 !== left);
  return [...contacts.map(({ personId, vanityName }) => ({ personId, vanityName })), abroad, ...strangersTo(strangers)];
}

function strangersTo(count: number): readonly Connection[] {
  return Array.from({ length: count }, (_, index) => ({
    personId: `stranger${index}`,
    vanityName: `somebody-else-${index}`,
  }));
}
