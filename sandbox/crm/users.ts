import { type CrmUser, crmUsers } from '../world/accounts.ts';

const [first] = crmUsers;
if (!first) throw new Error('The CRM needs at least one user.');

/** Who is signed in until somebody switches. */
export const firstUser: CrmUser = first;

/** The user whose ID this is, or the first user: the sandbox's CRM has no signed-out state. */
export function userById(id: string | undefined): CrmUser {
  return crmUsers.find((user) => user.id === id) ?? firstUser;
}

/** How `/login-as/` spells a user: the given name in small letters. */
export function loginName(user: CrmUser): string {
  return (user.name.split(' ')[0] ?? user.name).toLowerCase();
}

/** Finds a user as `/login-as/` spells them, by login name or by ID. */
export function userToLogIn(spelling: string): CrmUser | undefined {
  return crmUsers.find((user) => user.id === spelling || loginName(user) === spelling);
}
