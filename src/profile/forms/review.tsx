import { useLayoutEffect } from 'preact/hooks';
import type { Json, ProfileReading, ReviewedRequest } from '../../contract/profile.ts';
import { basicFields } from '../../linkedin/edits/fields/basic.ts';
import { complexFields } from '../../linkedin/edits/fields/complex.ts';
import type { BasicField, ComplexField, Kind } from '../../linkedin/edits/fields/kinds.ts';
import { Button } from '../../ui/components/button.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { words } from '../../ui/words.ts';
import { type Draft, type DraftedChange, keyOf, presentValue } from './draft.ts';
import { objectIn } from './editors/editor.ts';
import { labelOfField } from './field-words.ts';
import { type Line, linesOf, nameOfEntry } from './value-words.ts';

type ReviewProps = {
  readonly draft: Draft;
  readonly reading: ProfileReading;
  readonly requests: readonly ReviewedRequest[];
  readonly locale: string;
  readonly sending: boolean;
  onSend(): void;
  onBack(): void;
  onCancel(): void;
};

/** Exactly what will be sent: what each change turns into what, and the requests themselves for whoever wants to read them. */
export function Review({ draft, reading, requests, locale, sending, onSend, onBack, onCancel }: ReviewProps) {
  const place = useKeptFocus<HTMLDivElement>(String(sending));
  // The button that led here is gone, and there is something to be read before the next is pressed.
  useLayoutEffect(() => place.current?.focus(), [place]);
  return (
    <div class="review" ref={place} tabIndex={-1}>
      <h3>{words('review_heading')}</h3>
      <p class="quiet">{words('review_about')}</p>
      <ul class="reviewed">
        {draft.map((drafted) => (
          <li key={keyOf(drafted.target)}>
            <ReviewedChange drafted={drafted} draft={draft} reading={reading} locale={locale} />
          </li>
        ))}
      </ul>
      <details>
        <summary>{words('review_requests')}</summary>
        {requests.map(({ method, address, body }) => (
          <pre key={`${method} ${address} ${body}`} class="input-code request">
            <code>{[`${method} ${address}`, ...(body === undefined ? [] : [body])].join('\n\n')}</code>
          </pre>
        ))}
      </details>
      <div class="actions">
        {sending ? (
          <>
            <p role="status">{words('review_sending')}</p>
            <Button onClick={onCancel}>{words('button_cancel')}</Button>
          </>
        ) : (
          <>
            <Button weight="primary" onClick={onSend}>
              {words('button_send')}
            </Button>
            <Button onClick={onBack}>{words('button_back_to_forms')}</Button>
          </>
        )}
      </div>
    </div>
  );
}

type ReviewedChangeProps = Pick<ReviewProps, 'draft' | 'reading' | 'locale'> & { readonly drafted: DraftedChange };

function ReviewedChange({ drafted: { target, change }, draft, reading, locale }: ReviewedChangeProps) {
  const kind = kindOf(target.field, target.kind === 'field');
  const before: Json = change.kind === 'create-entry' ? null : seenValue(change.seen, target.kind === 'field');
  const after = presentValue(draft, target, reading);
  const removes = change.kind === 'delete' || change.kind === 'delete-entry';
  const isUnread = target.kind === 'field' && 'seen' in change && objectIn(change.seen)['state'] === 'unreadable';
  const entry = target.kind === 'field' ? undefined : nameOfEntry(objectIn(after ?? before), locale);
  const rows = compared(
    linesOf(kind, before, (id) => nameInOrder(kind, id, reading, locale)),
    linesOf(kind, after, (id) => nameInOrder(kind, id, reading, locale)),
  );
  return (
    <>
      <p class="field-label">
        {fieldInWords(target.field)}
        {entry !== undefined && (
          <>
            {' · '}
            <bdi>{entry}</bdi>
          </>
        )}
      </p>
      {isUnread && <p class="quiet">{words('review_unread')}</p>}
      {removes && <p>{words('form_to_be_removed')}</p>}
      <dl class="compared">
        {rows.map(({ label, was, becomes }) => (
          <div key={label} class={was === becomes ? 'same' : 'differs'}>
            <dt class="quiet">{label}</dt>
            {was === becomes ? (
              <dd>
                <bdi>{was}</bdi> <span class="quiet">{words('review_unchanged')}</span>
              </dd>
            ) : (
              <dd>
                {was !== undefined && (
                  <del>
                    <span class="unseen">{words('review_before')} </span>
                    <bdi>{was}</bdi>
                  </del>
                )}
                {becomes === undefined && !removes && <span class="quiet">{words('value_nothing')}</span>}
                {becomes !== undefined && (
                  <ins>
                    <span class="unseen">{words('review_after')} </span>
                    <bdi>{becomes}</bdi>
                  </ins>
                )}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </>
  );
}

type Compared = { readonly label: string; readonly was: string | undefined; readonly becomes: string | undefined };

/** What was and what will be, side by side, in the order of what will be. */
function compared(before: readonly Line[], after: readonly Line[]): readonly Compared[] {
  const labels = [...new Set([...after, ...before].map(({ label }) => label))];
  const at = (lines: readonly Line[], label: string) => lines.find((line) => line.label === label)?.text;
  return labels.map((label) => ({ label, was: at(before, label), becomes: at(after, label) }));
}

const basic: { readonly [name: string]: BasicField } = basicFields;
const complex: { readonly [name: string]: ComplexField } = complexFields;
const plain: Kind = { kind: 'text' };

const kindOf = (field: string, isBasic: boolean): Kind =>
  (isBasic ? basic[field]?.value : complex[field]?.entry) ?? plain;

/** What was seen: of a field a reading, of an entry its value. */
function seenValue(seen: unknown, isField: boolean): Json {
  const value = objectIn(seen as Json);
  return isField ? (value['value'] ?? null) : value;
}

function fieldInWords(field: string): string {
  const kind = basic[field]?.value;
  return kind?.kind === 'order' ? words('order_of', labelOfField(kind.of)) : labelOfField(field);
}

/** The name of an entry that an order names; an IM's ID is its name. */
function nameInOrder(kind: Kind, id: string, { complex: entries }: ProfileReading, locale: string): string {
  const field = kind.kind === 'order' ? entries[kind.of] : undefined;
  const found = field?.state === 'read' ? field.entries.find((entry) => entry.id === id) : undefined;
  return found === undefined ? id : nameOfEntry(found.value, locale);
}
