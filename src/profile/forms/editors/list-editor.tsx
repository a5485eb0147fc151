import type { Json } from '../../../contract/profile.ts';
import type { Kind } from '../../../linkedin/edits/fields/kinds.ts';
import { Button } from '../../../ui/components/button.tsx';
import { FieldFault } from '../../../ui/components/labelled-field.tsx';
import { formatNumber, words } from '../../../ui/words.ts';
import { allSaid, type EditorProps, faultsOfPart, type KindOf, listIn } from './editor.ts';
import { ValueEditor } from './value-editor.tsx';

/** Any number of values, to be added, changed and taken away. */
export function ListEditor({ id, label, kind, value, faults, onChange }: EditorProps<KindOf<'list'>>) {
  return (
    <Rows
      id={id}
      label={label}
      of={kind.of}
      rows={listIn(value)}
      faults={faults}
      onChange={(rows) => onChange(rows.length === 0 ? null : rows)}
    />
  );
}

type RowsProps = {
  readonly id: string;
  readonly label: string;
  readonly of: Kind;
  /** Without it, any number of them. */
  readonly most?: number;
  readonly rows: readonly Json[];
  readonly faults: EditorProps['faults'];
  onChange(rows: readonly Json[]): void;
};

export function Rows({ id, label, of, most = Number.POSITIVE_INFINITY, rows, faults, onChange }: RowsProps) {
  const own = allSaid(faults.filter(({ path }) => path === ''));
  const replaced = (index: number, value: Json) => rows.map((row, at) => (at === index ? (value ?? nothing(of)) : row));
  return (
    <fieldset class="rows" aria-describedby={own && `${id}-fault`}>
      <legend class="field-label">{label}</legend>
      {rows.map((row, index) => (
        <div class="row" key={index}>
          <ValueEditor
            id={`${id}-${index}`}
            label={`${label} ${formatNumber(index + 1)}`}
            kind={of}
            value={row}
            faults={faultsOfPart(faults, index)}
            onChange={(value) => onChange(replaced(index, value))}
          />
          <Button
            weight="quiet"
            label={words('button_remove_row', `${label} ${formatNumber(index + 1)}`)}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            {words('button_remove')}
          </Button>
        </div>
      ))}
      <FieldFault id={id} fault={own} />
      {rows.length < most && (
        <div>
          <Button label={words('button_add_row', label)} onClick={() => onChange([...rows, nothing(of)])}>
            {words('button_add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** What a row begins with. */
const nothing = (kind: Kind): Json => (kind.kind === 'object' || kind.kind === 'locale' ? {} : '');
