import { useCallback, useEffect, useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import type { SettingsReport } from '../contract/messages.ts';
import type { SettingsFault } from '../contract/settings.ts';
import { wasWritten } from '../settings/policy.ts';

export type KnownSettings = {
  /** What is in force; `undefined` until the worker has said. */
  readonly report: SettingsReport | undefined;
  readonly workerSilent: boolean;
  /**
   * Saves a whole settings document, unless it has a fault other than `locked`.
   *
   * @returns the faults; none, or only `locked`, where it was saved.
   * @throws Error where the worker can't be reached.
   */
  save(document: unknown): Promise<readonly SettingsFault[]>;
};

/** The settings in force. They are read anew whenever the page is looked at again, since the popup changes them too. */
export function useSettings(): KnownSettings {
  const [report, setReport] = useState<SettingsReport>();
  const [workerSilent, setWorkerSilent] = useState(false);

  useEffect(() => {
    const read = () => {
      ask('read-settings', {}).then(
        (latest) => {
          setReport(latest);
          setWorkerSilent(false);
        },
        () => setWorkerSilent(true),
      );
    };
    read();
    window.addEventListener('focus', read);
    return () => window.removeEventListener('focus', read);
  }, []);

  const save = useCallback(async (document: unknown) => {
    const answer = await ask('write-settings', { document });
    if (wasWritten(answer.faults)) setReport({ ...answer, faults: [] });
    return answer.faults;
  }, []);

  return { report, workerSilent, save };
}
