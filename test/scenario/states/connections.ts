import { hosts } from '../../../sandbox/endpoints.ts';
import { anna } from '../../../sandbox/world/accounts.ts';
import { connectionsOf } from '../../../sandbox/world/connections.ts';
import { type Person, people } from '../../../sandbox/world/people.ts';
import { configure, crm, everyScope, signInConsenting, signOut } from '../steps.ts';
import { over, settingsWith } from './conditions.ts';
import { pressIn, type Shown, type Stage, type State } from './state.ts';

/** Somebody of whom the CRM has only a profile's address, and who is one of the viewer's connections or is not. */
function personByAddress(isConnected: boolean): Person {
  const connected = new Set(connectionsOf(anna, 0).map(({ vanityName }) => vanityName));
  const person = people.find(
    ({ referenceForm, vanityName }) => referenceForm === 'profile-url' && connected.has(vanityName) === isConnected,
  );
  if (!person) throw new Error('The sandbox has nobody of the kind.');
  return person;
}

const recordByAddress = (isConnected: boolean): string => crm.record(personByAddress(isConnected).number);

/** Over such a record, signed in anew with an app that may read the connections. */
async function allowed(stage: Stage, isConnected = true): Promise<Shown> {
  const { browser, page } = stage;
  await configure(browser, settingsWith({ linkedin: { scopes: everyScope } }));
  await signOut(browser, page);
  await signInConsenting(browser, page, anna.name);
  return over(stage, recordByAddress(isConnected));
}

/** As the CRM writes it. */
const nameOf = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`;

const find = (shown: Shown): Promise<void> => pressIn(shown, 'Find among my connections');

/** How matching among the viewer's own connections stands. */
export const connectionsStates: readonly State[] = [
  {
    id: 'connections-no-capability',
    when: "The record has only the address of a profile, and the LinkedIn app may not read the viewer's connections.",
    words: ['reason_not_linked', 'connections_here_one', 'connections_no_capability'],
    ways: ['What the app allows'],
    from: 'signed-in',
    keepsSession: true,
    reach: (stage) => over(stage, recordByAddress(true)),
  },
  {
    id: 'connections-unread',
    when: 'The record has only the address of a profile, and connections may be read.',
    words: ['reason_not_linked', 'connections_here_one', 'connections_offer'],
    ways: ['Find among my connections'],
    from: 'signed-in',
    reach: (stage) => allowed(stage),
  },
  {
    id: 'connections-reading',
    when: 'The connections are being read.',
    words: ['connections_reading_of'],
    ways: ['Stop'],
    from: 'signed-in',
    async reach(stage) {
      stage.sandbox.control.setStrangers(20_000);
      const shown = await allowed(stage);
      stage.sandbox.control.setLatency(hosts.api, 1000);
      await find(shown);
      return shown;
    },
  },
  {
    id: 'connections-read',
    when: 'The connections have been read, and the contact is one of them.',
    words: ['list_shown', 'connections_read_other', 'connections_found_one', 'connections_copy_hint'],
    ways: [`Copy person URN of ${nameOf(personByAddress(true))}`],
    from: 'signed-in',
    async reach(stage) {
      const shown = await allowed(stage);
      await find(shown);
      // Found first, then looked up.
      await shown.waitFor(() => document.querySelector('.copy-urn') !== null, { what: 'the contact to be shown' });
      return shown;
    },
  },
  {
    id: 'not-connected',
    when: 'The connections have been read, and the contact is none of them.',
    words: ['reason_not_connected', 'reason_not_connected_remedy', 'connections_read_other', 'connections_found_other'],
    ways: ['Refresh'],
    from: 'signed-in',
    async reach(stage) {
      const shown = await allowed(stage, false);
      await find(shown);
      return shown;
    },
  },
  {
    id: 'connections-failed',
    when: 'LinkedIn was in trouble while the connections were read.',
    words: ['connections_stopped_failed', 'connections_read_other'],
    ways: ['Go on'],
    from: 'signed-in',
    async reach(stage) {
      const shown = await allowed(stage);
      stage.sandbox.control.addFault('connections', 'html');
      await find(shown);
      return shown;
    },
  },
  {
    id: 'connections-throttled',
    when: "LinkedIn's limit on reading connections is reached.",
    words: ['connections_stopped_throttled'],
    ways: ['Refresh'],
    from: 'signed-in',
    async reach(stage) {
      const shown = await allowed(stage);
      stage.sandbox.control.setThrottled('connections', true);
      await find(shown);
      return shown;
    },
  },
];
