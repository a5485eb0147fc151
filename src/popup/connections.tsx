import { ask } from '../browser/ask.ts';
import { openOptions } from '../browser/open.ts';
import type { ConnectionsState } from '../contract/connections.ts';
import { Button } from '../ui/components/button.tsx';
import { describeConnections } from '../ui/connections-words.ts';
import { type Action, useAction } from '../ui/use-action.ts';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { counted, words } from '../ui/words.ts';

type ConnectionsProps = {
  readonly state: Exclude<ConnectionsState, { readonly state: 'unknown' }>;
  /** How many contacts of the page have only a profile's address. */
  readonly addressed: number;
  /** How many of them were found. */
  readonly found: number;
};

/** What can be done for contacts of whom the page has only a profile's address: to look for them among the viewer's own connections. */
export function Connections({ state, addressed, found }: ConnectionsProps) {
  const place = useKeptFocus<HTMLElement>(state.state);
  const action = useAction();
  const standing = describeConnections(state, found);
  const isBefore = ['switched-off', 'no-capability', 'unread'].includes(state.state);
  return (
    <section class="connections" aria-label={words('connections_heading')} tabIndex={-1} ref={place}>
      <div class="connections-head">
        <p role="status">{isBefore ? counted(addressed, 'connections_here') : standing}</p>
        <Way state={state} action={action} />
      </div>
      {state.state === 'reading' && (
        <div class="pending">
          <progress
            value={state.total === undefined ? undefined : state.read}
            max={state.total}
            aria-label={standing}
          />
        </div>
      )}
      {isBefore && <p class="quiet">{standing}</p>}
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </section>
  );
}

type WayProps = Pick<ConnectionsProps, 'state'> & { readonly action: Action };

/** The one way on, where there is any. */
function Way({ state, action }: WayProps) {
  const asking = (kind: 'read-connections' | 'stop-reading-connections') => () => action.run(() => ask(kind, {}));
  switch (state.state) {
    case 'no-capability':
      return (
        <Button weight="quiet" onClick={openOptions}>
          {words('button_see_allowed')}
        </Button>
      );
    case 'unread':
      return (
        <Button busy={action.busy} onClick={asking('read-connections')}>
          {words('button_find_connections')}
        </Button>
      );
    case 'reading':
      return (
        <Button busy={action.busy} onClick={asking('stop-reading-connections')}>
          {words('button_stop_reading')}
        </Button>
      );
    case 'stopped':
      return (state.until ?? 0) > Date.now() ? null : (
        <Button busy={action.busy} onClick={asking('read-connections')}>
          {words('button_go_on')}
        </Button>
      );
    case 'read':
    case 'switched-off':
      return null;
  }
}
