import { useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import type { EraseAsk, KeptItem } from '../contract/options.ts';
import { Button } from '../ui/components/button.tsx';
import { ConfirmButton } from '../ui/components/confirm-button.tsx';
import { Section } from '../ui/components/section.tsx';
import { describeKept } from '../ui/kept-words.ts';
import { useAction } from '../ui/use-action.ts';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { words } from '../ui/words.ts';
import { saveDocument } from './files.ts';
import { KeptRow } from './kept-row.tsx';

const fileName = 'vis-a-vis-kept.json';

type KeptSectionProps = { readonly kept: readonly KeptItem[]; onAllErased(): void };

/** Everything that is kept, as it was found in the browser's storage, each to be erased. */
export function KeptSection({ kept, onAllErased }: KeptSectionProps) {
  const [said, setSaid] = useState('');
  const action = useAction();
  const place = useKeptFocus<HTMLDivElement>(kept.map(({ key, area }) => `${area} ${key}`).join());

  const erase = (what: EraseAsk) =>
    action.run(async () => {
      await ask('erase-kept', { what });
      if (what === 'everything') onAllErased();
      setSaid(what === 'everything' ? words('kept_erased_everything') : words('kept_erased', describeKept(what).what));
    });
  const exportAll = () =>
    action.run(async () => {
      setSaid('');
      saveDocument(fileName, (await ask('export-kept', {})).document);
    });

  return (
    <Section id="kept" heading={words('kept_heading')} about={words('kept_about')}>
      <ul class="dashes">
        <li>{words('keeping_pictures')}</li>
        <li>{words('keeping_asking')}</li>
      </ul>
      <div class="form" ref={place}>
        {kept.length === 0 && <p>{words('kept_nothing')}</p>}
        {kept.length > 0 && (
          <ul class="rows" aria-labelledby="kept-heading">
            {kept.map((item) => (
              <KeptRow key={`${item.area} ${item.key}`} item={item} onErase={() => erase(item.key)} />
            ))}
          </ul>
        )}
        <div class="actions">
          <Button onClick={exportAll}>{words('button_export_kept')}</Button>
          <ConfirmButton
            question={words('kept_everything_question')}
            confirm={words('button_erase_it_all')}
            onConfirm={() => erase('everything')}
          >
            {words('button_erase_everything')}
          </ConfirmButton>
          <p role="status">{action.failed ? words('action_failed') : said}</p>
        </div>
      </div>
    </Section>
  );
}
