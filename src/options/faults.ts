import type { SettingsFault } from '../contract/settings.ts';
import { explainSettingsFault } from '../ui/settings-words.ts';

/** What is wrong at a path or anywhere below it, in words; `undefined` where nothing is. */
export function faultAt(faults: readonly SettingsFault[], path: string): string | undefined {
  const found = faults.find(
    (fault) => fault.path === path || fault.path.startsWith(`${path}.`) || fault.path.startsWith(`${path}[`),
  );
  return found && explainSettingsFault(found.code);
}
