import { type Account, anna, ben } from '../world/accounts.ts';

/** Somebody with a login to the org: the same two people who can be signed in to the CRM, each with the password they have everywhere. */
export type OrgUser = {
  readonly id: string;
  readonly username: string;
  readonly account: Account;
};

export const orgAnna: OrgUser = { id: '005HB0000000001AAA', username: 'anna.lindqvist@harbour.example', account: anna };

export const orgBen: OrgUser = { id: '005HB0000000002AAA', username: 'ben.okafor@harbour.example', account: ben };

export const orgUsers: readonly OrgUser[] = [orgAnna, orgBen];

/** The one community that the org has. */
export const communityId = '0DBHB0000000001AAA';
