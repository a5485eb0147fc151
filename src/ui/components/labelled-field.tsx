import type { ComponentChildren } from 'preact';

type FieldFaultProps = {
  /** Of the control that it is about. */
  readonly id: string;
  /** What is wrong with the value, in words. */
  readonly fault: string | undefined;
};

/** What is wrong with a value, where anything is. */
export const FieldFault = ({ id, fault }: FieldFaultProps) =>
  fault ? (
    <p id={`${id}-fault`} class="field-fault">
      {fault}
    </p>
  ) : null;

type LabelledFieldProps = FieldFaultProps & {
  readonly label: string;
  readonly hint?: string | undefined;
  /** The control, and what stands beside it. */
  readonly children: ComponentChildren;
};

/** A control with its label, what is wrong with its value, and a hint. */
export const LabelledField = ({ id, label, fault, hint, children }: LabelledFieldProps) => (
  <div class="field">
    <label class="field-label" for={id}>
      {label}
    </label>
    {children}
    <FieldFault id={id} fault={fault} />
    {hint && (
      <p id={`${id}-hint`} class="quiet">
        {hint}
      </p>
    )}
  </div>
);

/** The ids of what describes a control in such a field. */
export const descriptionOf = (id: string, hint: string | undefined, fault: string | undefined): string | undefined =>
  [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined;
