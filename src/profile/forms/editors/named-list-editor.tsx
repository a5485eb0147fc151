import { useRef, useState } from 'preact/hooks';
import type { Json, JsonObject } from '../../../contract/profile.ts';
import { isSame } from '../../../linkedin/edits/same.ts';
import { type EditorProps, type KindOf, objectIn, type SaidFault } from './editor.ts';
import { Rows } from './list-editor.tsx';

/** Objects by their names, shown as a list, which keeps its order while a name is typed, though the names are the keys. */
export function NamedListEditor({ id, label, kind, value, faults, onChange }: EditorProps<KindOf<'keyed'>>) {
  const [rows, setRows] = useState(() => rowsOf(value));
  const said = useRef(value);
  const isFromElsewhere = !isSame(said.current, value);
  const shown = isFromElsewhere ? rowsOf(value) : rows;
  const keys = keysOf(shown, kind.by);
  const change = (next: readonly Json[]) => {
    const objects = next.map(objectIn);
    const after = Object.fromEntries(keysOf(objects, kind.by).map((key, index) => [key, objects[index] ?? {}]));
    said.current = next.length === 0 ? null : after;
    setRows(objects);
    onChange(said.current);
  };
  return (
    <Rows
      id={id}
      label={label}
      of={kind.of}
      most={kind.most}
      rows={shown}
      faults={faults.map((fault) => inList(fault, keys))}
      onChange={change}
    />
  );
}

const rowsOf = (value: Json): readonly JsonObject[] => Object.values(objectIn(value)).map(objectIn);

/** The key of each object. A name that is already taken gets a key that is not its own, so that nothing that was typed is lost and the check finds it. */
function keysOf(objects: readonly JsonObject[], by: string): readonly string[] {
  const names = objects.map((object) => String(object[by] ?? ''));
  return names.map((name, index) => (names.indexOf(name) < index ? `${name} ${index + 1}` : name));
}

/** The fault with the way through the list in place of that through the keys. A name may have a slash in it. */
function inList({ path, said }: SaidFault, keys: readonly string[]): SaidFault {
  const index = keys.findIndex((key) => path === key || path.startsWith(`${key}/`));
  return index === -1 ? { path, said } : { path: `${index}${path.slice(keys[index]?.length)}`, said };
}
