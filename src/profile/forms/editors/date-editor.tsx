import { Field } from '../../../ui/components/field.tsx';
import { FieldFault } from '../../../ui/components/labelled-field.tsx';
import { Select } from '../../../ui/components/select.tsx';
import { words } from '../../../ui/words.ts';
import { allSaid, type EditorProps, type KindOf, objectIn, withPart } from './editor.ts';
import { numberTyped } from './text-editor.tsx';

/** Day, month and year, as many of them as the kind has. */
export function DateEditor({ id, label, kind, value, faults, onChange }: EditorProps<KindOf<'date'>>) {
  const date = objectIn(value);
  const set = (part: 'day' | 'month' | 'year', typed: string) => {
    const next = withPart(date, part, numberTyped(typed));
    onChange(Object.keys(next).length === 0 ? null : next);
  };
  const fault = allSaid(faults);
  const shown = (part: 'day' | 'month' | 'year') => String(date[part] ?? '');
  return (
    <fieldset class="date" aria-describedby={fault && `${id}-fault`}>
      <legend class="field-label">{label}</legend>
      <div class="date-parts">
        {kind.day !== 'never' && (
          <Field
            id={`${id}-day`}
            label={words('date_day')}
            value={shown('day')}
            onInput={(typed) => set('day', typed)}
          />
        )}
        {kind.month !== 'never' && (
          <Select
            id={`${id}-month`}
            label={words('date_month')}
            value={shown('month')}
            options={[['', words('choice_none')], ...months().map((name, index) => [String(index + 1), name] as const)]}
            onChange={(chosen) => set('month', chosen)}
          />
        )}
        <Field
          id={`${id}-year`}
          label={words('date_year')}
          value={shown('year')}
          onInput={(typed) => set('year', typed)}
        />
      </div>
      <FieldFault id={id} fault={fault} />
    </fieldset>
  );
}

/** The names of the months in the language of the words. */
function months(): readonly string[] {
  const format = new Intl.DateTimeFormat(words('language_tag'), {
    month: 'long',
    timeZone: 'UTC',
    calendar: 'gregory',
  });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month, 1)));
}
