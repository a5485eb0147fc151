import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';

/** One life of the worker; what it began goes on in its name, over every promise and timer. */
type Life = { isOver: boolean };

const lives = new AsyncLocalStorage<Life | undefined>();

export type Lives = {
  /** Begins another life; the former one is over. */
  begin(): void;
  /** The browser stops the worker: nothing that it began comes to anything any more. */
  end(): void;
  isAlive(): boolean;
  /** Does this as the worker that lives. */
  asWorker<Value>(work: () => Value): Value;
  /** Does this as a page or a person. */
  asOther<Value>(work: () => Value): Value;
  /** Whether whoever is at work here is a worker that was stopped. */
  isGhost(): boolean;
  /** Which life is at work here; `undefined` for pages and persons. */
  current(): Life | undefined;
};

export function createLives(): Lives {
  let living: Life | undefined;
  const end = () => {
    if (living) living.isOver = true;
    living = undefined;
  };
  return {
    begin() {
      end();
      living = { isOver: false };
    },
    end,
    isAlive: () => living !== undefined,
    asWorker: (work) => lives.run(living, work),
    asOther: (work) => lives.run(undefined, work),
    isGhost: () => lives.getStore()?.isOver === true,
    current: () => lives.getStore(),
  };
}

/** A promise that a stopped worker waits for, for ever. */
export const never = <Value>(): Promise<Value> => new Promise(() => undefined);

/** Timers that fire in the name of whoever set them, and not for a worker that was stopped. To be called once the clock is a fake. */
export function keepTimersApart({ isGhost }: Lives): void {
  const { setTimeout: set } = globalThis;
  const apart = (run: (...given: unknown[]) => void, after?: number, ...given: unknown[]) =>
    set(
      AsyncResource.bind(() => {
        if (!isGhost()) run(...given);
      }),
      after,
    );
  globalThis.setTimeout = apart as typeof globalThis.setTimeout;
}

/** Makes these calls of the browser's come to nothing for a worker that was stopped. */
export function withholdFromGhosts(api: object, names: readonly string[], { isGhost }: Lives): void {
  const functions = api as Record<string, (...given: unknown[]) => unknown>;
  for (const name of names) {
    const call = functions[name]?.bind(api);
    functions[name] = (...given) => (isGhost() ? never() : call?.(...given));
  }
}
