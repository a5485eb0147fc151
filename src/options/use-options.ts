import { useCallback, useEffect, useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import { listenToWorkerAsOptions } from '../browser/page-ports.ts';
import type { OptionsNews } from '../contract/options.ts';
import type { SettingsFault } from '../contract/settings.ts';
import { wasWritten } from '../settings/policy.ts';
import type { WorkerTrouble } from '../ui/worker-trouble.ts';

/** Milliseconds after which a worker that has not spoken is given up; a stopped one needs some 20 to start. */
const patience = 3000;

/**
 * Saves a whole settings document, unless it has a fault other than `locked`.
 *
 * @returns the faults; none, or only `locked`, where it was saved.
 * @throws Error where the worker can't be reached.
 */
export type Save = (document: unknown) => Promise<readonly SettingsFault[]>;

/**
 * Tests the token service at an address, which need not be the one that is set. What comes of it is among the news.
 *
 * @throws Error where the worker can't be reached.
 */
export type TestService = (address: string) => Promise<void>;

export type KnownOptions = {
  /** Everything the page shows; `undefined` until the worker has spoken. */
  readonly news: OptionsNews | undefined;
  /** Why the worker tells nothing, where it doesn't. */
  readonly trouble: WorkerTrouble | undefined;
  readonly save: Save;
  readonly test: TestService;
};

/** What the worker tells the options, as it comes, and the ways to save settings and to test a token service. */
export function useOptions(): KnownOptions {
  const [news, setNews] = useState<OptionsNews>();
  const [trouble, setTrouble] = useState<WorkerTrouble>();

  useEffect(() => {
    const giveUp = setTimeout(() => setTrouble('silent'), patience);
    const stop = listenToWorkerAsOptions((latest) => {
      clearTimeout(giveUp);
      if (latest.kind === 'storage-refused') return setTrouble(latest.kind);
      setTrouble(undefined);
      setNews(latest);
    });
    return () => {
      clearTimeout(giveUp);
      stop();
    };
  }, []);

  const save = useCallback(async (document: unknown) => {
    const answer = await ask('write-settings', { document });
    // The answer is here before the news of it: without this, a form would show its former values for a moment.
    if (wasWritten(answer.faults)) setNews((known) => known && { ...known, settings: { ...answer, faults: [] } });
    return answer.faults;
  }, []);

  const test = useCallback(async (address: string) => {
    const testedService = await ask('test-token-service', { address });
    // As above: the former verdict would be shown for a moment.
    setNews((known) => known && { ...known, testedService });
  }, []);

  return { news, trouble, save, test };
}
