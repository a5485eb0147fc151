import { type PlainKey, words } from '../ui/words.ts';

const parts: readonly { readonly id: string; readonly words: PlainKey }[] = [
  { id: 'start', words: 'start_heading' },
  { id: 'sites', words: 'sites_heading' },
  { id: 'allows', words: 'allows_heading' },
  { id: 'crm-photo', words: 'crm_photo_title' },
  { id: 'kept', words: 'kept_heading' },
  { id: 'activity', words: 'activity_heading' },
  { id: 'document', words: 'document_heading' },
  { id: 'support', words: 'support_heading' },
];

/** The parts of the page, to go to. */
export const Navigation = () => (
  <nav class="navigation" aria-label={words('navigation')}>
    <ul>
      {parts.map(({ id, words: key }) => (
        <li key={id}>
          <a href={`#${id}`}>{words(key)}</a>
        </li>
      ))}
    </ul>
  </nav>
);
