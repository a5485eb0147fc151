import { redirectAddress } from '../browser/authorization-window.ts';
import { onManagedChange, readManaged } from '../browser/managed-storage.ts';
import type { Settings, SettingsReport } from '../contract/settings.ts';
import { forget, keep, onKeptChange, own, readKept } from '../custody/custody.ts';
import { readPatiently } from '../custody/patience.ts';
import { type CheckedSettings, checkSettings, type ReadSettings, readSettings } from '../settings/check.ts';
import { defaultSettings } from '../settings/defaults.ts';
import { withParts } from '../settings/merge.ts';
import { lockedFaults, lockedPaths, withoutPolicy } from '../settings/policy.ts';
import { inTurn } from './in-turn.ts';

export type SettingsDuty = {
  readonly ready: Promise<void>;
  /** What is in force. */
  current(): Settings;
  report(): SettingsReport;
  /**
   * Keeps the document where it has no fault; where it has, keeps nothing and reports the faults. What the policy sets stays as it is; a document that
   * would have it otherwise is kept for the rest, and told so with the fault `locked`.
   *
   * @throws what the browser refuses to keep it with; then everything is as it was.
   */
  write(document: unknown): Promise<SettingsReport>;
  /** Back to nothing stored, whatever was: also a document that a newer version wrote. What the policy sets stays. */
  erase(): Promise<void>;
  onChange(listener: () => void): void;
};

/**
 * Milliseconds that a policy is waited for at the start. Chromium 156 was seen never to answer a question asked in its first moments; it tells of the policy when
 * that has come.
 */
const policyPatience = 2_000;

const patienceFor = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const nothingStored: CheckedSettings = { settings: defaultSettings, faults: [] };
const noPolicy: ReadSettings = { parts: {}, faults: [] };

/**
 * Holds the settings: the document that is stored, checked, and over it what the managed policy sets. Only here is the document written; a change of
 * either from outside applies live.
 *
 * Bad settings never break the rest: what is faulty is left out, and each fault is named with its path.
 */
export function settingsDuty(): SettingsDuty {
  let stored = nothingStored;
  let kept: unknown;
  let policy = noPolicy;
  let settings = defaultSettings;
  let writes = 0;
  let policyReadings = 0;
  const afterwards = inTurn();
  const listeners: (() => void)[] = [];

  const hold = (nextStored: CheckedSettings, nextPolicy: ReadSettings) => {
    stored = nextStored;
    policy = nextPolicy;
    settings = withParts(stored.settings, policy.parts);
  };
  // One reading after the other: a former one that came last would bring back what has been changed since.
  const loadStored = () =>
    afterwards(async () => {
      const before = writes;
      const document = await readKept('settings');
      // Read before what has been written since; of that the browser tells, and it is read then.
      if (before !== writes) return;
      kept = document;
      hold(document === undefined ? nothingStored : checkSettings(document), policy);
    });
  const loadPolicy = async () => {
    policyReadings += 1;
    const mine = policyReadings;
    const managed = await readManaged();
    if (mine === policyReadings) hold(stored, managed === undefined ? noPolicy : readSettings(managed));
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  /** What the browser does not keep would be in force until the worker stops, and then be gone without a word: what is really kept is read again. */
  const orAsItIs = async (written: Promise<void>) => {
    const mine = writes;
    try {
      await written;
    } catch (error) {
      if (mine === writes) {
        await loadStored();
        tell();
      }
      throw error;
    }
  };
  const following = (load: () => Promise<void>) => () => {
    const before = JSON.stringify([stored, policy]);
    void load().then(() => {
      // What was written here is known here already.
      if (JSON.stringify([stored, policy]) !== before) tell();
    });
  };
  let isReady = false;
  const policyRead = loadPolicy().then(() => {
    // Later than everybody could wait for it: what was said without it is to be said anew.
    if (isReady) tell();
  });
  const ready = Promise.all([readPatiently(loadStored), Promise.race([policyRead, patienceFor(policyPatience)])]).then(
    () => {
      isReady = true;
    },
  );
  onKeptChange('settings', following(loadStored));
  onManagedChange(following(loadPolicy));

  const report = (): SettingsReport => ({
    settings,
    ...(stored.faults.length > 0 ? { stored: kept } : {}),
    faults: stored.faults,
    policyFaults: policy.faults,
    locked: lockedPaths(policy.parts),
    redirectAddress: redirectAddress(),
  });
  return {
    ready,
    current: () => settings,
    report,
    async write(document) {
      // What a newer version wrote can't be read here, and would be lost.
      if (stored.faults.some(({ code }) => code === 'newer-version')) return report();
      const { parts, faults } = readSettings(document);
      if (faults.length > 0) return { ...report(), faults };
      const wanted = withoutPolicy(withParts(defaultSettings, parts), stored.settings, policy.parts);
      // In memory first: the browser may tell of the change before it says that it is written.
      writes += 1;
      hold({ settings: wanted, faults: [] }, policy);
      kept = wanted;
      await orAsItIs(keep('settings', own(wanted)));
      tell();
      return { ...report(), faults: lockedFaults(parts, policy.parts) };
    },
    async erase() {
      writes += 1;
      hold(nothingStored, policy);
      kept = undefined;
      await orAsItIs(forget('settings'));
      tell();
    },
    onChange: (listener) => listeners.push(listener),
  };
}
