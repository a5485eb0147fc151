import { useEffect, useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import type { RecordReference, Requests } from '../contract/messages.ts';
import type { Reference } from '../contract/reference.ts';
import type { Site } from '../contract/settings.ts';
import { counted, formatNumber, words } from '../ui/words.ts';

type RememberedReferencesProps = {
  readonly site: Site;
  /** Bytes kept of all sites' records; a change of it tells that there is something else to be shown. */
  readonly bytesKept: number;
};

/** Which LinkedIn reference is remembered with which record of a site, unfolded by whoever wants to see it. */
export function RememberedReferences({ site: { id, name }, bytesKept }: RememberedReferencesProps) {
  const [remembered, setRemembered] = useState<Requests['remembered-references']['answer']>();
  const [failed, setFailed] = useState(false);
  const [open, setOpen] = useState(false);

  // Neither the bytes nor the fold is read here: after a change of either, the worker may have something else to say.
  useEffect(() => {
    let wanted = true;
    ask('remembered-references', { site: id }).then(
      (answer) => {
        if (!wanted) return;
        setRemembered(answer);
        setFailed(false);
      },
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [id, bytesKept, open]);

  if (failed) return <p class="caution">{words('remembered_unread')}</p>;
  if (!remembered) return null;
  const { total, pairs } = remembered;
  if (total === 0) return <p class="quiet">{words('remembered_none')}</p>;
  return (
    <details class="remembered" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{counted(total, 'remembered')}</summary>
      {open && <Pairs site={name} pairs={pairs} />}
      {total > pairs.length && <p class="quiet">{words('remembered_more', formatNumber(total - pairs.length))}</p>}
    </details>
  );
}

type PairsProps = { readonly site: string; readonly pairs: readonly RecordReference[] };

function Pairs({ site, pairs }: PairsProps) {
  const name = words('remembered_on', site);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard to be scrolled by it.
    <section class="remembered-pairs" aria-label={name} tabIndex={0}>
      <table aria-label={name}>
        <thead>
          <tr>
            <th scope="col">{words('remembered_record')}</th>
            <th scope="col">{words('remembered_reference')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ key, reference }) => (
            <tr key={key}>
              <th scope="row">
                <bdi>{key}</bdi>
              </th>
              <td>
                <bdi>{written(reference)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const written = (reference: Reference): string =>
  reference.kind === 'person' ? `urn:li:person:${reference.personId}` : `linkedin.com/in/${reference.vanityName}`;
