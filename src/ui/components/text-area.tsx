import { descriptionOf, LabelledField } from './labelled-field.tsx';

type TextAreaProps = {
  /** Unique in its page; the hint's and the fault's ids are made of it. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with the text, in words. */
  readonly fault?: string | undefined;
  readonly value: string;
  /** The language of the value, where that is not the page's; its direction follows what is typed. */
  readonly lang?: string;
  onInput(value: string): void;
};

/** A text of several lines with its label, a hint, and what is wrong with it. */
export function TextArea({ id, label, hint, fault, value, lang, onInput }: TextAreaProps) {
  return (
    <LabelledField id={id} label={label} hint={hint} fault={fault}>
      <textarea
        id={id}
        class="input text-area"
        rows={5}
        lang={lang}
        dir={lang === undefined ? undefined : 'auto'}
        value={value}
        // The browser would write what is typed into its session's files.
        autocomplete="off"
        aria-describedby={descriptionOf(id, hint, fault)}
        aria-invalid={fault !== undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </LabelledField>
  );
}
