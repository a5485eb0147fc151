import type { SettingsFault } from '../contract/settings.ts';
import { explainSettingsFault } from '../ui/settings-words.ts';
import { words } from '../ui/words.ts';

type FaultsListProps = {
  /** What these faults are the faults of. */
  readonly title: string;
  readonly faults: readonly SettingsFault[];
};

/** Each fault of a settings document with its place. */
export function FaultsList({ title, faults }: FaultsListProps) {
  return (
    <div class="notice notice-caution">
      <p class="notice-title">{title}</p>
      <ul class="faults">
        {faults.map(({ path, code }) => (
          <li key={`${path} ${code}`}>
            {path === '' ? words('fault_whole_document') : <code>{path}</code>}: {explainSettingsFault(code)}
          </li>
        ))}
      </ul>
    </div>
  );
}
