import { descriptionOf, LabelledField } from './labelled-field.tsx';

type SelectProps = {
  /** Unique in its page; the fault's id is made of it. */
  readonly id: string;
  readonly label: string;
  /** What is wrong with the choice, in words. */
  readonly fault?: string | undefined;
  readonly value: string;
  /** Each with its words. */
  readonly options: readonly (readonly [value: string, said: string])[];
  onChange(value: string): void;
};

/** One of a few, with its label, and what is wrong with it. */
export function Select({ id, label, fault, value, options, onChange }: SelectProps) {
  return (
    <LabelledField id={id} label={label} fault={fault}>
      <select
        id={id}
        class="select"
        value={value}
        // As in a text area: the browser keeps nothing of it.
        autocomplete="off"
        aria-invalid={fault !== undefined}
        aria-describedby={descriptionOf(id, undefined, fault)}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map(([option, said]) => (
          <option key={option} value={option}>
            {said}
          </option>
        ))}
      </select>
    </LabelledField>
  );
}
