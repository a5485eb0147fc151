import { colleagueStates } from './colleagues.ts';
import { connectionsStates } from './connections.ts';
import { contactStates } from './contacts.ts';
import { crmPhotoStates } from './crm-photo.ts';
import { managedStates } from './managed.ts';
import { myProfileStates } from './my-profile.ts';
import { optionsStates } from './options.ts';
import { pageStates } from './pages.ts';
import { signingInStates } from './signing-in.ts';
import type { State } from './state.ts';

/** Every state that a person can meet, in the order of the docs. Those that leave somebody signed in stand together, since each then goes on from the last. */
export const everyState: readonly {
  readonly heading: string;
  readonly states: readonly State[];
  /** Whether they are those of people whose organisation sets everything by a policy. */
  readonly managed?: boolean;
}[] = [
  { heading: 'The options', states: optionsStates },
  { heading: 'Signing in', states: signingInStates },
  { heading: 'My profile', states: myProfileStates },
  { heading: 'My CRM photo', states: crmPhotoStates },
  { heading: 'Colleagues’ photos', states: colleagueStates },
  { heading: 'The page', states: pageStates },
  { heading: 'Why a picture is not shown', states: contactStates },
  { heading: 'Contacts with only the address of a profile', states: connectionsStates },
  { heading: 'Where an organisation has set it up', states: managedStates, managed: true },
];
