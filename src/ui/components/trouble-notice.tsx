import { words } from '../words.ts';
import { troubleWords, type WorkerTrouble } from '../worker-trouble.ts';
import { Notice } from './notice.tsx';

/** Why the page has nothing to show, and what can be done. */
export function TroubleNotice({ trouble }: { readonly trouble: WorkerTrouble }) {
  const { title, hint } = troubleWords[trouble];
  return (
    <Notice tone="caution" title={words(title)}>
      {words(hint)}
    </Notice>
  );
}
