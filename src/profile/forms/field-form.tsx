import { useContext } from 'preact/hooks';
import { type BasicFieldName, basicFields } from '../../linkedin/edits/fields/basic.ts';
import type { BasicField } from '../../linkedin/edits/fields/kinds.ts';
import { Button } from '../../ui/components/button.tsx';
import { formatList, words } from '../../ui/words.ts';
import { presentValue, readingOf, type Target, typed } from './draft.ts';
import { DraftState } from './draft-state.tsx';
import { allSaid } from './editors/editor.ts';
import { ValueEditor } from './editors/value-editor.tsx';
import { labelOfField } from './field-words.ts';
import { FormContext, saidOf } from './form-context.ts';
import { idOfForm, idOfTarget } from './form-ids.ts';
import { linesOf } from './value-words.ts';

const itself = (id: string): string => id;

type FieldFormProps = {
  readonly name: BasicFieldName;
  /** Whether it has been said of the whole section already that what is there can't be read. */
  readonly isSaidUnread: boolean;
};

/** One field of the profile itself. A former field shows what it holds, and can be removed alone. */
export function FieldForm({ name, isSaidUnread }: FieldFormProps) {
  const form = useContext(FormContext);
  const { draft, reading, change } = form;
  const field: BasicField = basicFields[name];
  const target: Target = { kind: 'field', field: name };
  const value = presentValue(draft, target, reading);
  const label = labelOfField(name);
  // Each of several values has a button of its own.
  const isOfRows = field.value.kind === 'list' || field.value.kind === 'keyed';
  const isUnread = readingOf(target, reading).state === 'unreadable';
  const id = idOfTarget(target);
  return (
    <div class="form-field" id={idOfForm(target)}>
      {field.edits === 'delete' ? (
        <Former
          label={label}
          lines={linesOf(field.value, value, itself).map(({ text }) => text)}
          fault={allSaid(saidOf(form, target))}
        />
      ) : (
        <ValueEditor
          id={id}
          label={label}
          kind={field.value}
          value={value}
          faults={saidOf(form, target)}
          onChange={(next) => change((before) => typed(before, target, next, reading))}
        />
      )}
      {field.superseded && (
        <p class="quiet">{words('form_superseded', formatList(field.superseded.map(labelOfField), 'disjunction'))}</p>
      )}
      <DraftState id={id} target={target} kind={field.value} isSaidUnread={isSaidUnread} nameOf={itself} />
      {!field.mandatory && ((value !== null && !isOfRows) || isUnread) && (
        <div>
          <Button
            weight="quiet"
            label={words('button_remove_row', label)}
            onClick={() => change((before) => typed(before, target, null, reading))}
          >
            {words('button_remove')}
          </Button>
        </div>
      )}
    </div>
  );
}

type FormerProps = { readonly label: string; readonly lines: readonly string[]; readonly fault: string | undefined };

const Former = ({ label, lines, fault }: FormerProps) => (
  <>
    <p class="field-label">{label}</p>
    {lines.map((line) => (
      <p key={line}>
        <bdi>{line}</bdi>
      </p>
    ))}
    {fault && <p class="field-fault">{fault}</p>}
    <p class="quiet">{words('value_delete_only')}</p>
  </>
);
