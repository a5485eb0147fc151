import { Field } from '../../../ui/components/field.tsx';
import { words } from '../../../ui/words.ts';
import { allSaid, type EditorProps, type KindOf } from './editor.ts';

export function TextEditor({ id, label, kind, value, faults, onChange }: EditorProps<KindOf<'text'>>) {
  return (
    <Field
      id={id}
      label={label}
      code={kind.form !== undefined}
      {...(kind.form === 'country-code' ? { hint: words('hint_country_code') } : {})}
      fault={allSaid(faults)}
      value={typeof value === 'string' ? value : ''}
      onInput={(typed) => onChange(typed === '' ? null : typed)}
    />
  );
}

/** How a URN of each entity begins, as an example of what is asked for. */
const examples: Readonly<Record<KindOf<'reference'>['entity'], string>> = {
  geo: 'urn:li:geo:90009496',
  industry: 'urn:li:industry:47',
  organization: 'urn:li:organization:1337',
  occupation: 'urn:li:organization:1337',
  person: 'urn:li:person:AbC123',
  'rich-content': 'urn:li:memberRichContent:(urn:li:person:AbC123,1)',
  location: 'urn:li:standardizedLocationKey:(us,94101)',
  program: 'urn:li:fieldOfStudy:1',
};

/** LinkedIn names places, companies and the like by URNs, and has no list of them that this app could search. */
export function ReferenceEditor({ id, label, kind, value, faults, onChange }: EditorProps<KindOf<'reference'>>) {
  return (
    <Field
      id={id}
      label={label}
      code
      hint={words('hint_urn', examples[kind.entity])}
      fault={allSaid(faults)}
      value={typeof value === 'string' ? value : ''}
      onInput={(typed) => onChange(typed.trim() || null)}
    />
  );
}

export function NumberEditor({ id, label, value, faults, onChange }: EditorProps<KindOf<'number'>>) {
  return (
    <Field
      id={id}
      label={label}
      code
      fault={allSaid(faults)}
      value={value === null ? '' : String(value)}
      onInput={(typed) => onChange(numberTyped(typed))}
    />
  );
}

/** The number; what is none stays as it was typed, to be put right. */
export function numberTyped(typed: string): number | string | null {
  if (typed.trim() === '') return null;
  return /^\d{1,15}$/.test(typed.trim()) ? Number(typed) : typed;
}
