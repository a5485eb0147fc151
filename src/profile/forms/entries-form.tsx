import { useContext, useState } from 'preact/hooks';
import type { Json } from '../../contract/profile.ts';
import { type ComplexFieldName, complexFields } from '../../linkedin/edits/fields/complex.ts';
import type { Parts } from '../../linkedin/edits/fields/kinds.ts';
import { Button } from '../../ui/components/button.tsx';
import { words } from '../../ui/words.ts';
import { draftedFor, keyOf, presentValue, type Target, typed } from './draft.ts';
import { DraftState, newTarget } from './draft-state.tsx';
import { allSaid, faultsOfPart, objectIn, TextLanguage, withPart } from './editors/editor.ts';
import { ValueEditor } from './editors/value-editor.tsx';
import { labelOfPart } from './field-words.ts';
import { FormContext, saidOf } from './form-context.ts';
import { idOfForm, idOfTarget } from './form-ids.ts';
import { OrderForm } from './order-form.tsx';
import { nameOfEntry, partsToAsk } from './value-words.ts';

/** The entries of one field: those there are and those to be added, each opened to be changed, and their order. */
export function EntriesForm({ field }: { readonly field: ComplexFieldName }) {
  const { draft, reading, change } = useContext(FormContext);
  const locale = useContext(TextLanguage);
  const [opened, setOpened] = useState<string>();
  const entries = reading.complex[field];
  const there = entries?.state === 'read' ? entries.entries : [];
  const drafted = draft.map(({ target }) => target).filter((target) => target.field === field);
  const ofThere = there.map(({ id }): Target => ({ kind: 'entry', field, id }));
  const known = new Set(ofThere.map(keyOf));
  // What is typed for an entry that has gone since stays in sight.
  const others = drafted.filter((target) => target.kind !== 'field' && !known.has(keyOf(target)));
  const left = there.filter(
    ({ id }) => draftedFor(draft, { kind: 'entry', field, id })?.change.kind !== 'delete-entry',
  );
  const add = () => {
    const target = newTarget(field, draft);
    change((before) => typed(before, target, {}, reading));
    setOpened(keyOf(target));
  };
  return (
    <>
      {entries?.state !== 'read' && <p class="quiet">{words('entries_unread')}</p>}
      {entries?.state === 'read' && there.length + others.length === 0 && <p class="quiet">{words('entries_none')}</p>}
      {[...ofThere, ...others].map((target) => (
        <EntryForm
          key={keyOf(target)}
          field={field}
          target={target}
          isOpen={opened === keyOf(target)}
          onOpen={(open) => setOpened(open ? keyOf(target) : undefined)}
        />
      ))}
      <div>
        <Button onClick={add}>{words('button_add_entry')}</Button>
      </div>
      {left.length > 1 && (
        <OrderForm
          name={complexFields[field].order}
          items={left.map(({ id, value }) => ({ id: Number(id), name: nameOfEntry(value, locale) }))}
        />
      )}
    </>
  );
}

type EntryFormProps = {
  readonly field: ComplexFieldName;
  readonly target: Target;
  readonly isOpen: boolean;
  onOpen(open: boolean): void;
};

function EntryForm({ field, target, isOpen, onOpen }: EntryFormProps) {
  const form = useContext(FormContext);
  const { draft, reading, change } = form;
  const locale = useContext(TextLanguage);
  const { entry, order } = complexFields[field];
  const value = presentValue(draft, target, reading);
  const shown = objectIn(value);
  const isRemoved = value === null;
  const seen = isRemoved ? seenOf(draft, target) : shown;
  const faults = saidOf(form, target);
  const name = nameOfEntry(objectIn(seen), locale, target.kind === 'new-entry' ? 'entry_new' : 'entry_unnamed');
  const id = idOfTarget(target);
  const type = (next: Json) => change((before) => typed(before, target, next, reading));
  const remove = () => {
    change((before) => {
      if (target.kind !== 'entry') return before.filter((drafted) => keyOf(drafted.target) !== keyOf(target));
      return withoutInOrder(typed(before, target, null, reading), Number(target.id));
    });
    onOpen(false);
  };
  const withoutInOrder = (before: typeof draft, gone: number) => {
    const ordering: Target = { kind: 'field', field: order };
    const change = draftedFor(before, ordering)?.change;
    if (change?.kind !== 'set' || !Array.isArray(change.value)) return before;
    return typed(
      before,
      ordering,
      change.value.filter((other: Json) => other !== gone),
      reading,
    );
  };
  const own = allSaid(faults.filter(({ path }) => path === ''));
  return (
    <div class="entry" id={idOfForm(target)}>
      <div class="entry-head">
        <bdi class={isRemoved ? 'entry-name entry-removed' : 'entry-name'}>{name}</bdi>
        {!isRemoved && (
          <span class="entry-buttons">
            <Button label={words('button_change_row', name)} expanded={isOpen} onClick={() => onOpen(!isOpen)}>
              {words('button_change')}
            </Button>
            <Button weight="quiet" label={words('button_remove_row', name)} onClick={remove}>
              {words('button_remove')}
            </Button>
          </span>
        )}
      </div>
      {isOpen && !isRemoved && (
        <div class="entry-parts">
          {partsToAsk<Parts[string]>(entry.parts).map(([part, { value: kind }]) => (
            <ValueEditor
              key={part}
              id={`${id}-${part}`}
              label={labelOfPart(part)}
              kind={kind}
              value={shown[part] ?? null}
              faults={faultsOfPart(faults, part)}
              onChange={(next) => type(withPart(shown, part, next))}
            />
          ))}
        </div>
      )}
      {own && <p class="field-fault">{own}</p>}
      {!isOpen && !own && faults.length > 0 && <p class="field-fault">{words('entry_has_faults')}</p>}
      <DraftState id={id} target={target} kind={entry} nameOf={String} />
    </div>
  );
}

/** What an entry that is to be removed held, so that it can still be told from others. */
function seenOf(draft: Parameters<typeof draftedFor>[0], target: Target): Json {
  const change = draftedFor(draft, target)?.change;
  return change?.kind === 'delete-entry' ? change.seen : null;
}
