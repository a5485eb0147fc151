import { redirectAddress } from '../browser/authorization-window.ts';
import type { SettingsReport } from '../contract/messages.ts';
import type { Settings, SettingsFault } from '../contract/settings.ts';
import { keep, onKeptChange, own, readKept } from '../custody/custody.ts';
import { checkSettings } from '../settings/check.ts';
import { defaultSettings } from '../settings/defaults.ts';

export type SettingsDuty = {
  readonly ready: Promise<void>;
  current(): Settings;
  report(): SettingsReport;
  /** Keeps the document where it has no fault; where it has, keeps nothing and reports the faults. */
  write(document: unknown): Promise<SettingsReport>;
  onChange(listener: () => void): void;
};

/**
 * Holds the settings document, checked. Only here is it written; a change of the stored key from outside applies live.
 *
 * Bad settings never break the rest: what is faulty is left out, and each fault is named with its path.
 */
export function settingsDuty(): SettingsDuty {
  let settings = defaultSettings;
  let faults: readonly SettingsFault[] = [];
  const listeners: (() => void)[] = [];

  const load = async () => {
    const stored = await readKept('settings');
    ({ settings, faults } = stored === undefined ? { settings: defaultSettings, faults: [] } : checkSettings(stored));
  };
  const ready = load();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  onKeptChange('settings', () => {
    const before = JSON.stringify([settings, faults]);
    void load().then(() => {
      // What was written here is known here already.
      if (JSON.stringify([settings, faults]) !== before) tell();
    });
  });

  const report = (): SettingsReport => ({ settings, faults, redirectAddress: redirectAddress() });
  return {
    ready,
    current: () => settings,
    report,
    async write(document) {
      const checked = checkSettings(document);
      if (checked.faults.length > 0) return { ...report(), faults: checked.faults };
      // In memory first: the browser may tell of the change before it says that it is written.
      settings = checked.settings;
      faults = [];
      await keep('settings', own(checked.settings));
      tell();
      return report();
    },
    onChange: (listener) => listeners.push(listener),
  };
}
