import type { Json } from '../../../contract/profile.ts';
import { Checkbox } from '../../../ui/components/checkbox.tsx';
import { FieldFault } from '../../../ui/components/labelled-field.tsx';
import { choiceInWords } from '../choice-words.ts';
import { allSaid, type SaidFault } from './editor.ts';

type TicksEditorProps = {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly string[];
  readonly chosen: readonly Json[];
  readonly faults: readonly SaidFault[];
  onChange(value: Json): void;
};

/** Any of a few words of LinkedIn's. */
export function TicksEditor({ id, label, choices, chosen, faults, onChange }: TicksEditorProps) {
  const fault = allSaid(faults);
  const change = (choice: string, wanted: boolean) => {
    const next = wanted ? [...chosen, choice] : chosen.filter((other) => other !== choice);
    onChange(next.length === 0 ? null : next);
  };
  return (
    <fieldset class="ticks" aria-describedby={fault && `${id}-fault`}>
      <legend class="field-label">{label}</legend>
      <div class="ticks-of">
        {choices.map((choice) => (
          <Checkbox
            key={choice}
            id={`${id}-${choice}`}
            label={choiceInWords(choice)}
            checked={chosen.includes(choice)}
            onChange={(wanted) => change(choice, wanted)}
          />
        ))}
      </div>
      <FieldFault id={id} fault={fault} />
    </fieldset>
  );
}
