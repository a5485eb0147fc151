import type {
  ChangeFault,
  FieldReading,
  Json,
  JsonObject,
  ProfileChange,
  ProfileReading,
} from '../../contract/profile.ts';
import { basicFields } from './fields/basic.ts';
import { at, checkParts, checkValue, isEmpty, isObject, only } from './fields/check.ts';
import { complexFields } from './fields/complex.ts';
import type { BasicField, ComplexField, Kind, Parts } from './fields/kinds.ts';
import { losesLanguages } from './fields/languages.ts';
import { isSame } from './same.ts';

type Faults = ReturnType<typeof only>;

/**
 * Why a change may not be sent: it is not valid, or what it changes is not as it was seen; `undefined` where it may.
 *
 * @param reading What the profile holds now.
 * @param all All that are to be made with it, in their order.
 */
export function judgeChange(
  change: ProfileChange,
  reading: ProfileReading,
  all: readonly ProfileChange[],
): ChangeFault | undefined {
  const faults = [...validityOf(change, reading, all), ...repetitionOf(change, all)];
  if (faults.length > 0) return { code: 'not-valid', faults };
  if (change.kind === 'create-entry') return undefined;
  const now = presentOf(change, reading);
  const seen: FieldReading = 'id' in change ? { state: 'read', value: change.seen } : change.seen;
  const isAsSeen =
    now.state === 'read' ? seen.state === 'read' && isSame(now.value, seen.value) : seen.state === 'unreadable';
  return isAsSeen ? undefined : { code: 'changed-since', now };
}

function validityOf(change: ProfileChange, reading: ProfileReading, all: readonly ProfileChange[]): Faults {
  if (change.kind === 'set' || change.kind === 'delete') {
    const field: BasicField | undefined = described(basicFields, change.field);
    if (field === undefined) return only('unknown-part');
    if (change.kind === 'delete') return field.mandatory ? only('mandatory') : [];
    return validityOfSet(field, change, existingIds(field.value, reading, all));
  }
  const field: ComplexField | undefined = described(complexFields, change.field);
  if (field === undefined) return only('unknown-part');
  const { parts } = field.entry;
  if (change.kind === 'create-entry') return [...validityOfParts(parts, change.value), ...periodOf(change.value)];
  return change.kind === 'update-entry' ? validityOfUpdate(parts, change) : [];
}

function validityOfSet(
  field: BasicField,
  { value, seen, replacesAll }: Extract<ProfileChange, { kind: 'set' }>,
  existing: ReadonlySet<Json> | undefined,
): Faults {
  const { value: kind } = field;
  if (field.edits === 'delete') return only('delete-only');
  if (kind.kind === 'picture') return only('wrong-type');
  if (isEmpty(value) && (kind.kind === 'text') === (value === '')) return field.mandatory ? only('mandatory') : [];
  const faults = checkValue(kind, value);
  if (faults.length > 0) return faults;
  const isLossy = seen.state === 'read' ? losesLanguages(kind, seen.value, value) : holdsSeveral(kind);
  if (isLossy && !replacesAll) return only('loses-values');
  if (existing === undefined || !Array.isArray(value)) return [];
  return value.flatMap((id: Json, index) => (existing.has(id) ? [] : at(index, only('no-such-entry'))));
}

/** Whether setting a value unread may take away others that nobody saw. */
const holdsSeveral = (kind: Kind): boolean =>
  kind.kind === 'localized' || kind.kind === 'list' || kind.kind === 'keyed' || kind.kind === 'object';

/** The IDs that an order may name once the changes before it are made; `undefined` where it is no order, or they cannot be read. */
function existingIds(
  kind: Kind,
  reading: ProfileReading,
  all: readonly ProfileChange[],
): ReadonlySet<Json> | undefined {
  if (kind.kind !== 'order') return undefined;
  if (kind.of === 'ims') return namesOfIms(reading, all);
  const now = reading.complex[kind.of];
  if (now?.state !== 'read') return undefined;
  const deleted = new Set(
    all.flatMap((change) => (change.kind === 'delete-entry' && change.field === kind.of ? [change.id] : [])),
  );
  return new Set(now.entries.flatMap(({ id }) => (deleted.has(id) ? [] : [Number(id)])));
}

/** IMs are set with the order, so those of the change count. */
function namesOfIms(reading: ProfileReading, all: readonly ProfileChange[]): ReadonlySet<Json> | undefined {
  const change = all.find(({ field }) => field === 'ims');
  if (change?.kind === 'delete') return new Set();
  const now = reading.basic['ims'];
  const value = change?.kind === 'set' ? change.value : now?.state === 'read' ? now.value : undefined;
  return value === undefined ? undefined : new Set(Object.keys(value ?? {}));
}

function validityOfParts(parts: Parts, value: JsonObject): Faults {
  return [...unknownIn(parts, Object.keys(value)), ...checkParts(parts, value)];
}

function validityOfUpdate(
  parts: Parts,
  { set, delete: deleted, seen, replacesAll }: Extract<ProfileChange, { kind: 'update-entry' }>,
): Faults {
  const named = Object.keys(set);
  if (named.length === 0 && deleted.length === 0) return only('mandatory');
  const kept: Parts = Object.fromEntries(Object.entries(parts).filter(([name]) => Object.hasOwn(set, name)));
  const faults = [
    ...unknownIn(parts, [...named, ...deleted]),
    ...checkParts(kept, set),
    ...deleted.flatMap((name) => at(name, parts[name]?.mandatory ? only('mandatory') : [])),
    ...deleted.flatMap((name) => at(name, Object.hasOwn(set, name) ? only('repeated') : [])),
  ];
  if (faults.length > 0) return faults;
  const lossy = named.filter((name) => {
    const part = parts[name];
    return part !== undefined && losesLanguages(part.value, seen[name] ?? null, set[name] ?? null);
  });
  if (lossy.length > 0 && !replacesAll) return lossy.flatMap((name) => at(name, only('loses-values')));
  const after = Object.entries({ ...seen, ...set }).filter(([name]) => !deleted.includes(name));
  return periodOf(Object.fromEntries(after));
}

const unknownIn = (parts: Parts, names: readonly string[]): Faults =>
  names.flatMap((name) => (Object.hasOwn(parts, name) ? [] : at(name, only('unknown-part'))));

/** Nothing ends before it begins; within a year that can be told only where both months are named. */
function periodOf({ startMonthYear: start, endMonthYear: end }: JsonObject): Faults {
  if (!isObject(start) || !isObject(end)) return [];
  const years = Number(end['year']) - Number(start['year']);
  const months = Number(end['month'] ?? Number.NaN) - Number(start['month'] ?? Number.NaN);
  return years < 0 || (years === 0 && months < 0) ? at('endMonthYear', only('bad-date')) : [];
}

/** One thing is changed once: of two changes to it nobody could say which the person meant. */
function repetitionOf(change: ProfileChange, all: readonly ProfileChange[]): Faults {
  const what = targetOf(change);
  return what !== undefined && all.findIndex((other) => targetOf(other) === what) < all.indexOf(change)
    ? only('repeated')
    : [];
}

const targetOf = (change: ProfileChange): string | undefined =>
  change.kind === 'create-entry' ? undefined : `${change.field} ${'id' in change ? change.id : ''}`;

/** What a change is about to change, as it is now. */
function presentOf(change: Exclude<ProfileChange, { kind: 'create-entry' }>, reading: ProfileReading): FieldReading {
  if (!('id' in change)) return reading.basic[change.field] ?? { state: 'unreadable' };
  const now = reading.complex[change.field];
  if (now?.state !== 'read') return { state: 'unreadable' };
  return { state: 'read', value: now.entries.find(({ id }) => id === change.id)?.value ?? null };
}

const described = <Field>(fields: { readonly [name: string]: Field }, name: string): Field | undefined =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;
