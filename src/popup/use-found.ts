import { useEffect, useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import type { ConnectionsState } from '../contract/connections.ts';

/** The person URNs of connections, by vanity name. In this popup's memory alone. */
export type Found = ReadonlyMap<string, string>;

const nobody: Found = new Map();

/** Names in one question, as many as the worker takes. */
const mostAsked = 1000;

/** Which of these vanity names are of the viewer's own connections, as far as those have been read. */
export function useFound(state: ConnectionsState | undefined, vanityNames: readonly string[]): Found {
  const [found, setFound] = useState(nobody);
  const names = [...new Set(vanityNames)].slice(0, mostAsked).join(' ');
  const read = state && 'read' in state ? state.read : 0;
  useEffect(() => {
    if (names === '' || read === 0) {
      setFound(nobody);
      return;
    }
    let wanted = true;
    // Where the worker does not answer, its next news have this asked again.
    ask('find-connections', { vanityNames: names.split(' ') }).then(
      (list) => wanted && setFound(new Map(list.map(({ vanityName, personUrn }) => [vanityName, personUrn]))),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [names, read]);
  return found;
}
