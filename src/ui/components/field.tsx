import type { ComponentChildren, Ref } from 'preact';
import { descriptionOf, LabelledField } from './labelled-field.tsx';

type FieldProps = {
  /** Unique in its page; the hint's and the fault's ids are made of it. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with the value, in words. */
  readonly fault?: string | undefined;
  readonly value: string;
  /** For values that are not prose, such as addresses and codes. */
  readonly code?: boolean;
  /** The language of the value, where that is not the page's; its direction follows what is typed. */
  readonly lang?: string;
  readonly readOnly?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** What stands beside the input, such as a button. */
  readonly children?: ComponentChildren;
  readonly onInput?: (value: string) => void;
};

/** One line of text with its label, a hint, and what is wrong with it. */
export function Field({
  id,
  label,
  hint,
  fault,
  value,
  code,
  lang,
  readOnly,
  inputRef,
  children,
  onInput,
}: FieldProps) {
  return (
    <LabelledField id={id} label={label} hint={hint} fault={fault}>
      <div class="field-row">
        <input
          id={id}
          ref={inputRef}
          class={code ? 'input input-code' : 'input'}
          type="text"
          lang={lang}
          dir={lang === undefined ? undefined : 'auto'}
          value={value}
          readOnly={readOnly}
          spellcheck={false}
          autocomplete="off"
          aria-describedby={descriptionOf(id, hint, fault)}
          aria-invalid={fault !== undefined}
          onInput={(event) => onInput?.(event.currentTarget.value)}
        />
        {children}
      </div>
    </LabelledField>
  );
}
