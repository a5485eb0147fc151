import { colourAt, colourCount } from './colours.ts';
import { personIdFrom } from './people.ts';

/** Someone who can sign in to LinkedIn's stand-in. */
export type Account = {
  readonly personId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly headline: string;
  readonly vanityName: string;
  /** `#rrggbb`, the background of their own portrait; no contact has it. */
  readonly colour: string;
};

/** Someone who can be signed in to the CRM. */
export type CrmUser = { readonly id: string; readonly name: string; readonly email: string };

/** The first account: contacts of kind `open-to-second` are limited for her. */
export const anna: Account = {
  personId: personIdFrom('account anna'),
  firstName: 'Anna',
  lastName: 'Lindqvist',
  name: 'Anna Lindqvist',
  email: 'anna.lindqvist@mail.example',
  password: 'anna-sandbox',
  headline: 'Account Manager at Harbour Trading',
  vanityName: 'anna-lindqvist',
  colour: colourAt(colourCount - 1),
};

/** The second account: contacts of kind `open-to-first` are limited for him. */
export const ben: Account = {
  personId: personIdFrom('account ben'),
  firstName: 'Ben',
  lastName: 'Okafor',
  name: 'Ben Okafor',
  email: 'ben.okafor@mail.example',
  password: 'ben-sandbox',
  headline: 'Sales Manager at Harbour Trading',
  vanityName: 'ben-okafor',
  colour: colourAt(colourCount - 2),
};

/** Everyone who can sign in at LinkedIn's stand-in. */
export const accounts: readonly Account[] = [anna, ben];

/** Everyone who can be signed in to the CRM: the same two people, with the addresses of their desk. */
export const crmUsers: readonly CrmUser[] = [
  { id: 'user-1001', name: anna.name, email: 'anna.lindqvist@harbour.example' },
  { id: 'user-1002', name: ben.name, email: 'ben.okafor@harbour.example' },
];
