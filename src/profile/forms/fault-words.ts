import type { ChangeFault, SendFault, ValueFault, ValueFaultCode } from '../../contract/profile.ts';
import { formatMoment, formatNumber, type PlainKey, words } from '../../ui/words.ts';
import type { DraftedChange } from './draft.ts';
import type { SaidFault } from './editors/editor.ts';

const codes: Record<Exclude<ValueFaultCode, 'too-long' | 'too-short' | 'too-many'>, PlainKey> = {
  'wrong-type': 'value_wrong',
  mandatory: 'value_mandatory',
  'bad-form': 'value_bad_form',
  'unknown-choice': 'value_wrong',
  'bad-date': 'value_bad_date',
  'bad-reference': 'value_bad_urn',
  'bad-language': 'value_bad_language',
  repeated: 'value_repeated',
  'key-mismatch': 'value_repeated',
  'no-such-entry': 'value_no_entry',
  'unknown-part': 'value_wrong',
  'delete-only': 'value_delete_only',
  'loses-values': 'value_loses',
};

/** What is wrong with a value, and what to do. */
export function explainValueFault({ code, limit = 0 }: ValueFault): string {
  switch (code) {
    case 'too-long':
      return words('value_too_long', formatNumber(limit));
    case 'too-short':
      return limit > 1 ? words('value_too_short', formatNumber(limit)) : words('value_mandatory');
    case 'too-many':
      return words('value_too_many', formatNumber(limit));
    default:
      return words(codes[code]);
  }
}

/** Why a change was not made, at the places in the field that are to blame for it. What is not about the field has none. */
export function faultsInField(drafted: DraftedChange | undefined): readonly SaidFault[] {
  if (drafted?.fault?.code !== 'refused') return [];
  const { change, fault } = drafted;
  const { field } = change;
  // Source: Profile Edit API document, of deleting a mandatory field.
  const isMandatory = change.kind === 'delete' && fault.status === 422;
  const said = words(isMandatory ? 'value_refused_removal' : 'value_refused');
  if (fault.paths.length === 0) return [{ path: '', said }];
  return fault.paths.map((path) => ({ path: path === field ? '' : path.replace(`${field}/`, ''), said }));
}

/** Whether it is for the field to say why a change was not made; everything else was in the way of all of them. */
export const isOfField = ({ code }: ChangeFault): boolean =>
  code === 'refused' || code === 'changed-since' || code === 'not-valid';

/** What ended the last thing that was asked of LinkedIn. */
export type Trouble =
  | SendFault
  | { readonly code: 'signed-out' }
  /** Something else was there than was seen, or the worker found it not to be valid: the fields say what. */
  | { readonly code: 'not-made' }
  /** The worker went while it was asked. */
  | { readonly code: 'lost'; readonly perhapsDone: boolean };

/** Why it ended, and what to do. Nothing that was typed is gone. */
export function explainTrouble(trouble: Trouble): string {
  if ('perhapsDone' in trouble && trouble.perhapsDone) return words('edit_perhaps_done');
  switch (trouble.code) {
    case 'signed-out':
    case 'token-refused':
      return words('edit_signed_out');
    case 'no-capability':
      return words('edit_no_capability');
    case 'throttled':
      return words('edit_throttled', formatMoment(trouble.until));
    case 'refused':
    case 'not-made':
      return words('edit_refused');
    case 'too-large':
      return words('edit_too_large');
    case 'not-found':
      return words('edit_not_found');
    default:
      return words('edit_not_reached');
  }
}
