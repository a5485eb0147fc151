type Listener<Given extends unknown[]> = (...given: Given) => unknown;

/** An event of the browser's, with `trigger` to make it happen. */
export type FakeEvent<Given extends unknown[]> = {
  addListener(listener: Listener<Given>): void;
  removeListener(listener: Listener<Given>): void;
  hasListeners(): boolean;
  removeAllListeners(): void;
  trigger(...given: Given): void;
};

export function fakeEvent<Given extends unknown[]>(): FakeEvent<Given> {
  const listeners = new Set<Listener<Given>>();
  return {
    addListener: (listener) => void listeners.add(listener),
    removeListener: (listener) => void listeners.delete(listener),
    hasListeners: () => listeners.size > 0,
    removeAllListeners: () => listeners.clear(),
    trigger: (...given) => {
      for (const listener of [...listeners]) listener(...given);
    },
  };
}
