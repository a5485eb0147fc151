import { words } from '../ui/words.ts';

/** The places in the settings that the policy sets. */
export function LockedList({ paths }: { readonly paths: readonly string[] }) {
  return (
    <div class="notice">
      <p class="notice-title">{words('document_locked')}</p>
      <ul class="faults">
        {paths.map((path) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
