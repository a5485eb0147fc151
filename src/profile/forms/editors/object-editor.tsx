import { labelOfPart } from '../field-words.ts';
import { allSaid, type EditorProps, faultsOfPart, type KindOf, objectIn, withPart } from './editor.ts';
import { ValueEditor } from './value-editor.tsx';

/** The parts of an object, one below the other. What is not described stays as it is. */
export function ObjectEditor({ id, label, kind, value, faults, onChange }: EditorProps<KindOf<'object'>>) {
  const object = objectIn(value);
  const own = allSaid(faults.filter(({ path }) => path === ''));
  return (
    <fieldset class="parts-of" aria-describedby={own && `${id}-fault`}>
      <legend class="field-label">{label}</legend>
      {Object.entries(kind.parts).map(([name, part]) => (
        <ValueEditor
          key={name}
          id={`${id}-${name}`}
          label={labelOfPart(name)}
          kind={part.value}
          value={object[name] ?? null}
          faults={faultsOfPart(faults, name)}
          onChange={(next) => {
            const changed = withPart(object, name, next);
            onChange(Object.keys(changed).length === 0 ? null : changed);
          }}
        />
      ))}
      {own && (
        <p id={`${id}-fault`} class="field-fault">
          {own}
        </p>
      )}
    </fieldset>
  );
}
