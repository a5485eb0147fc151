import type { SettingsFault } from '../contract/settings.ts';
import { explainSettingsFault } from '../ui/settings-words.ts';

/** Whether one path is another or anywhere below it. */
export const isAt = (path: string, above: string): boolean =>
  path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);

/** What is wrong at a path or anywhere below it, in words; `undefined` where nothing is. */
export function faultAt(faults: readonly SettingsFault[], path: string): string | undefined {
  const found = faults.find((fault) => isAt(fault.path, path));
  return found && explainSettingsFault(found);
}
