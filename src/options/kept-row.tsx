import type { KeptItem } from '../contract/options.ts';
import { Button } from '../ui/components/button.tsx';
import { ConfirmButton } from '../ui/components/confirm-button.tsx';
import { describeKept } from '../ui/kept-words.ts';
import { counted, type FilledKey, formatBytes, words } from '../ui/words.ts';

const sites = { one: 'kept_sites_one', other: 'kept_sites_other' } as const;
const entries = { one: 'kept_entries_one', other: 'kept_entries_other' } as const;

type KeptRowProps = { readonly item: KeptItem; onErase(): void };

/** One thing that is kept: what it is, whose, why and until when, where it lies, and how large it is. */
export function KeptRow({ item: { key, area, bytes, count, erasable }, onErase }: KeptRowProps) {
  const { what, why, consequence } = describeKept(key);
  const forms: { readonly one: FilledKey; readonly other: FilledKey } = key === 'settings' ? sites : entries;
  return (
    <li class="row">
      <div class="row-head">
        <strong>{what}</strong>
        <span class="quiet">
          {words(area === 'session' ? 'kept_in_memory' : 'kept_on_disk')} · {formatBytes(bytes)}
          {count !== undefined && ` · ${counted(count, forms)}`}
        </span>
      </div>
      <div class="row-split">
        <p class="quiet">
          {why} {!erasable && words('kept_not_erasable')}
        </p>
        {erasable && consequence === undefined && (
          <Button weight="quiet" label={words('button_erase_what', what)} onClick={onErase}>
            {words('button_erase')}
          </Button>
        )}
        {erasable && consequence !== undefined && (
          <ConfirmButton
            weight="quiet"
            label={words('button_erase_what', what)}
            question={consequence}
            confirm={words('button_erase_it')}
            onConfirm={onErase}
          >
            {words('button_erase')}
          </ConfirmButton>
        )}
      </div>
    </li>
  );
}
