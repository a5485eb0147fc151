import { Select } from '../../../ui/components/select.tsx';
import { words } from '../../../ui/words.ts';
import { choiceInWords } from '../choice-words.ts';
import { languagesFor, localeIn, localeOf, nameOfLanguage } from '../languages.ts';
import { DateEditor } from './date-editor.tsx';
import { allSaid, type EditorProps, type KindOf, listIn, objectIn } from './editor.ts';
import { ListEditor } from './list-editor.tsx';
import { LocalizedEditor } from './localized-editor.tsx';
import { NamedListEditor } from './named-list-editor.tsx';
import { ObjectEditor } from './object-editor.tsx';
import { NumberEditor, ReferenceEditor, TextEditor } from './text-editor.tsx';
import { TicksEditor } from './ticks-editor.tsx';

/** What is typed or chosen for a value, whatever its kind. Orders and pictures have forms of their own. */
export function ValueEditor({ kind, ...props }: EditorProps) {
  switch (kind.kind) {
    case 'text':
      return <TextEditor {...props} kind={kind} />;
    case 'reference':
      return <ReferenceEditor {...props} kind={kind} />;
    case 'number':
      return <NumberEditor {...props} kind={kind} />;
    case 'localized':
      return <LocalizedEditor {...props} kind={kind} />;
    case 'choice':
      return <ChoiceEditor {...props} kind={kind} />;
    case 'flag':
      return <FlagEditor {...props} kind={kind} />;
    case 'locale':
      return <LocaleEditor {...props} kind={kind} />;
    case 'date':
      return <DateEditor {...props} kind={kind} />;
    case 'object':
      return <ObjectEditor {...props} kind={kind} />;
    case 'list':
      return kind.of.kind === 'choice' ? (
        <TicksEditor {...props} choices={kind.of.values} chosen={listIn(props.value)} />
      ) : (
        <ListEditor {...props} kind={kind} />
      );
    case 'keyed':
      return <NamedListEditor {...props} kind={kind} />;
    case 'order':
    case 'picture':
      return null;
  }
}

/** One of LinkedIn's words. One that is there and no longer offered stays until another is chosen. */
function ChoiceEditor({ id, label, kind, value, faults, onChange }: EditorProps<KindOf<'choice'>>) {
  const present = typeof value === 'string' ? value : '';
  const offered = present === '' || kind.values.includes(present) ? kind.values : [...kind.values, present];
  return (
    <Select
      id={id}
      label={label}
      fault={allSaid(faults)}
      value={present}
      options={[['', words('choice_none')], ...offered.map((choice) => [choice, choiceInWords(choice)] as const)]}
      onChange={(chosen) => onChange(chosen || null)}
    />
  );
}

function FlagEditor({ id, label, value, faults, onChange }: EditorProps<KindOf<'flag'>>) {
  return (
    <Select
      id={id}
      label={label}
      fault={allSaid(faults)}
      value={value === true ? 'yes' : value === false ? 'no' : ''}
      options={[
        ['', words('choice_none')],
        ['yes', words('choice_yes')],
        ['no', words('choice_no')],
      ]}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen === 'yes')}
    />
  );
}

function LocaleEditor({ id, label, value, faults, onChange }: EditorProps<KindOf<'locale'>>) {
  const present = localeIn(objectIn(value));
  return (
    <Select
      id={id}
      label={label}
      fault={allSaid(faults)}
      value={present}
      options={[
        ['', words('choice_none')],
        ...languagesFor(present === '' ? [] : [present]).map((locale) => [locale, nameOfLanguage(locale)] as const),
      ]}
      onChange={(chosen) => onChange(chosen === '' ? null : localeOf(chosen))}
    />
  );
}
