import type { ConnectionsState } from '../contract/connections.ts';
import { counted, formatMoment, formatNumber, together, words } from './words.ts';

/**
 * How matching among the viewer's own connections stands, in one to three sentences.
 *
 * @param found how many contacts of the page are among them.
 */
export function describeConnections(state: Exclude<ConnectionsState, { state: 'unknown' }>, found: number): string {
  switch (state.state) {
    case 'switched-off':
      return words(state.by === 'organisation' ? 'connections_off' : 'connections_off_in_settings');
    case 'no-capability':
      return words('connections_no_capability');
    case 'unread':
      return words('connections_offer');
    case 'reading':
      return state.total === undefined
        ? words('connections_reading', formatNumber(state.read))
        : words('connections_reading_of', formatNumber(state.read), formatNumber(state.total));
    case 'read':
      return together([...readSoFar(state.read), ...unnamed(state.read - state.named), ...foundHere(found)]);
    case 'stopped':
      return together([whyStopped(state), ...readSoFar(state.read), ...(state.read > 0 ? foundHere(found) : [])]);
  }
}

const readSoFar = (read: number) => [counted(read, 'connections_read')];

const unnamed = (count: number) => (count > 0 ? [counted(count, 'connections_unnamed')] : []);

const foundHere = (count: number) => [
  counted(count, 'connections_found'),
  ...(count > 0 ? [words('connections_copy_hint')] : []),
];

function whyStopped({ why, until }: Extract<ConnectionsState, { state: 'stopped' }>): string {
  switch (why) {
    case 'person':
      return words('connections_stopped_person');
    case 'not-permitted':
      return words('connections_stopped_not_permitted');
    case 'throttled':
      return words('connections_stopped_throttled', formatMoment(until ?? Date.now()));
    case 'failed':
      return words('connections_stopped_failed');
  }
}
