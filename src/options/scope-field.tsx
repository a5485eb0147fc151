import { Checkbox } from '../ui/components/checkbox.tsx';
import { Field } from '../ui/components/field.tsx';
import { type PlainKey, words } from '../ui/words.ts';
import type { ScopeChoice } from './scope-choice.ts';

const choices: readonly { readonly choice: ScopeChoice; readonly label: PlainKey; readonly hint: PlainKey }[] = [
  { choice: 'own', label: 'app_scopes_own', hint: 'app_scopes_own_hint' },
  { choice: 'contacts', label: 'app_scopes_contacts', hint: 'app_scopes_contacts_hint' },
  { choice: 'other', label: 'app_scopes_other', hint: 'app_scopes_other_hint' },
];

type ScopeFieldProps = {
  readonly choice: ScopeChoice;
  readonly connections: boolean;
  readonly names: string;
  /** The policy decides. */
  readonly locked: boolean;
  readonly fault: string | undefined;
  onChoice(choice: ScopeChoice): void;
  onConnections(connections: boolean): void;
  onNames(names: string): void;
};

/** What the LinkedIn app is asked for: one of two sensible sets, or scopes by name. */
export function ScopeField(props: ScopeFieldProps) {
  const { choice, connections, names, locked, fault, onChoice, onConnections, onNames } = props;
  return (
    <fieldset class="field" disabled={locked} aria-describedby={locked ? 'scopes-locked' : undefined}>
      <legend class="field-label">{words('app_scopes')}</legend>
      {choices.map(({ choice: offered, label, hint }) => (
        <label key={offered} class="choice">
          <input
            type="radio"
            name="scopes"
            value={offered}
            checked={choice === offered}
            onChange={() => onChoice(offered)}
          />
          <span>
            {words(label)}
            <span class="choice-hint quiet">{words(hint)}</span>
          </span>
        </label>
      ))}
      {choice === 'contacts' && (
        <Checkbox
          id="scope-connections"
          label={words('app_scopes_connections')}
          hint={words('app_scopes_connections_hint')}
          checked={connections}
          onChange={onConnections}
        />
      )}
      {choice === 'other' && (
        <Field id="scope-names" label={words('app_scopes_names')} fault={fault} value={names} code onInput={onNames} />
      )}
      {locked && (
        <p id="scopes-locked" class="quiet">
          {words('set_by_organisation')}
        </p>
      )}
      {choice !== 'other' && fault && <p class="field-fault">{fault}</p>}
    </fieldset>
  );
}
