import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { SettingsFault } from '../contract/settings.ts';
import { explainSettingsFault } from '../ui/settings-words.ts';
import { words, wordsAround } from '../ui/words.ts';

type FaultsListProps = {
  /** What these faults are the faults of. */
  readonly title: string;
  readonly faults: readonly SettingsFault[];
  /** Whether it is the answer to what the person just did: then it takes the focus, and with it comes into view. */
  readonly answer?: boolean;
};

/** Each fault of a settings document with its place. */
export function FaultsList({ title, faults, answer = false }: FaultsListProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  // A new list is a new answer, even where it says the same.
  useLayoutEffect(() => {
    if (answer && faults.length > 0) place.current?.focus();
  }, [answer, faults]);
  return (
    <section class="notice notice-caution" ref={place} tabIndex={-1} aria-labelledby={id}>
      <p id={id} class="notice-title">
        {title}
      </p>
      <ul class="faults">
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.code}`}>
            {fault.path === '' ? words('fault_whole_document') : <code>{fault.path}</code>}
            {wordsAround('fault_place').after} {explainSettingsFault(fault)}
          </li>
        ))}
      </ul>
    </section>
  );
}
