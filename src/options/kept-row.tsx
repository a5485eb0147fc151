import type { KeptItem } from '../contract/options.ts';
import { Button } from '../ui/components/button.tsx';
import { ConfirmButton } from '../ui/components/confirm-button.tsx';
import { describeKept } from '../ui/kept-words.ts';
import { counted, formatBytes, together, words } from '../ui/words.ts';

type KeptRowProps = { readonly item: KeptItem; onErase(): void };

/** One thing that is kept: what it is, whose, why and until when, where it lies, and how large it is. */
export function KeptRow({ item: { key, area, bytes, count, erasable }, onErase }: KeptRowProps) {
  const { what, why, consequence } = describeKept(key);
  return (
    <li class="row">
      <div class="row-head">
        <strong>{what}</strong>
        <span class="quiet">
          {words(area === 'session' ? 'kept_in_memory' : 'kept_on_disk')} · {formatBytes(bytes)}
          {count !== undefined && ` · ${counted(count, key === 'settings' ? 'kept_sites' : 'kept_entries')}`}
        </span>
      </div>
      <div class="row-split">
        <p class="quiet">{erasable ? why : together([why, words('kept_not_erasable')])}</p>
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
