import type {
  ChangeFault,
  ChangeOutcome,
  FieldReading,
  Json,
  JsonObject,
  ProfileChange,
  ProfileReading,
  ValueFault,
} from '../../contract/profile.ts';
import { judgeChange } from '../../linkedin/edits/judge.ts';
import { isSame } from '../../linkedin/edits/same.ts';
import { ontoPresent } from './onto-present.ts';

/** What the viewer changes: a field of the profile itself, one entry of a field, or one that is new. */
export type Target =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'entry'; readonly field: string; readonly id: string }
  /** `number` tells one new entry from another. */
  | { readonly kind: 'new-entry'; readonly field: string; readonly number: number };

/** One change that was typed, and why it could not be made when it was last sent. */
export type DraftedChange = { readonly target: Target; readonly change: ProfileChange; readonly fault?: ChangeFault };

/**
 * Everything that was typed and is not made yet, in the order in which it was begun. It lives in the page's memory alone. Each change remembers what the
 * viewer saw when they began it, so that it is never taken for an answer to something else.
 */
export type Draft = readonly DraftedChange[];

export const draftedFor = (draft: Draft, target: Target): DraftedChange | undefined =>
  draft.find((drafted) => isSameTarget(drafted.target, target));

function isSameTarget(one: Target, other: Target): boolean {
  return keyOf(one) === keyOf(other);
}

/** What tells one target from another. */
export const keyOf = (target: Target): string =>
  [target.kind, target.field, 'id' in target ? target.id : '', 'number' in target ? target.number : ''].join(' ');

/** What is to be typed in: what was typed before, else what the profile holds; `null` where there is nothing, or where that can't be read. */
export function presentValue(draft: Draft, target: Target, reading: ProfileReading): Json {
  const change = draftedFor(draft, target)?.change;
  switch (change?.kind) {
    case 'set':
    case 'create-entry':
      return change.value;
    case 'delete':
    case 'delete-entry':
      return null;
    case 'update-entry':
      return without({ ...change.seen, ...change.set }, change.delete);
    default: {
      const seen = readingOf(target, reading);
      return seen.state === 'read' ? seen.value : null;
    }
  }
}

/** What the profile was found to hold. */
export function readingOf(target: Target, { basic, complex }: ProfileReading): FieldReading {
  if (target.kind === 'field') return basic[target.field] ?? { state: 'unreadable' };
  const entries = complex[target.field];
  if (entries?.state !== 'read') return { state: 'unreadable' };
  const found = target.kind === 'entry' ? entries.entries.find(({ id }) => id === target.id) : undefined;
  return { state: 'read', value: found?.value ?? null };
}

/** The draft after somebody typed this value; `null` takes away what is there. What says the same as the profile is no change. */
export function typed(draft: Draft, target: Target, value: Json, reading: ProfileReading): Draft {
  const before = draftedFor(draft, target);
  const seen = before === undefined ? readingOf(target, reading) : seenIn(before.change);
  return replaced(draft, target, changeTo(target, value, seen, replacesAllIn(before?.change)));
}

/** The draft with the viewer's word that all languages, or all values, are to be replaced, or without it. */
export function replacingAll(draft: Draft, target: Target, replacesAll: boolean): Draft {
  const change = draftedFor(draft, target)?.change;
  if (change?.kind !== 'set' && change?.kind !== 'update-entry') return draft;
  const { replacesAll: _, ...rest } = change;
  return replaced(draft, target, replacesAll ? { ...rest, replacesAll } : rest);
}

export const dropped = (draft: Draft, target: Target): Draft => replaced(draft, target, undefined);

/** Of a field that holds something else by now: what it will hold if the viewer wants their own all the same. */
export function keptValue(draft: Draft, target: Target, now: FieldReading, reading: ProfileReading): Json {
  const typedValue = presentValue(draft, target, reading);
  const change = draftedFor(draft, target)?.change;
  const seen = change && seenIn(change);
  if (seen?.state !== 'read' || now.state !== 'read') return typedValue;
  return ontoPresent(target, seen.value, typedValue, now.value);
}

/** The draft once the viewer has said that they do. */
export function kept(draft: Draft, target: Target, now: FieldReading, reading: ProfileReading): Draft {
  const change = draftedFor(draft, target)?.change;
  if (change === undefined) return draft;
  const value = keptValue(draft, target, now, reading);
  return replaced(draft, target, changeTo(target, value, now, replacesAllIn(change)));
}

/** The draft after changes were sent: what was made is gone, and the rest stands as it was typed, with why it was not made. */
export const settled = (draft: Draft, outcomes: readonly ChangeOutcome[]): Draft =>
  draft.flatMap((drafted, index): Draft => {
    const outcome = outcomes[index];
    const { fault: _, ...rest } = drafted;
    if (outcome?.state === 'done') return [];
    return [outcome?.state === 'failed' ? { ...rest, fault: outcome.fault } : rest];
  });

/** What is wrong with a change by the rules of its field, as it stands: by the very check that it has to pass before it is sent. */
export function faultsOf(draft: Draft, target: Target, reading: ProfileReading): readonly ValueFault[] {
  const change = draftedFor(draft, target)?.change;
  if (change === undefined) return [];
  const all = draft.map((drafted) => drafted.change);
  const fault = judgeChange(change, reading, all);
  return fault?.code === 'not-valid' ? fault.faults : [];
}

function changeTo(target: Target, value: Json, seen: FieldReading, replacesAll: boolean): ProfileChange | undefined {
  const { field } = target;
  const all = replacesAll ? { replacesAll: true as const } : {};
  if (target.kind === 'new-entry') return { kind: 'create-entry', field, value: objectIn(value) };
  if (target.kind === 'entry') {
    const before = objectIn(seen.state === 'read' ? seen.value : null);
    if (value === null) return { kind: 'delete-entry', field, id: target.id, seen: before };
    const after = objectIn(value);
    const set = Object.fromEntries(
      Object.entries(after).filter(
        ([name, part]) => !(Object.hasOwn(before, name) && isSame(before[name] ?? null, part)),
      ),
    );
    const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
    if (Object.keys(set).length === 0 && gone.length === 0) return undefined;
    return { kind: 'update-entry', field, id: target.id, set, delete: gone, seen: before, ...all };
  }
  if (seen.state === 'read' && isSame(seen.value, value)) return undefined;
  return value === null ? { kind: 'delete', field, seen } : { kind: 'set', field, value, seen, ...all };
}

function replaced(draft: Draft, target: Target, change: ProfileChange | undefined): Draft {
  const next = change && { target, change };
  if (draftedFor(draft, target) === undefined) return next ? [...draft, next] : draft;
  return draft.flatMap((drafted) => (isSameTarget(drafted.target, target) ? (next ? [next] : []) : [drafted]));
}

function seenIn(change: ProfileChange): FieldReading {
  if (change.kind === 'set' || change.kind === 'delete') return change.seen;
  return { state: 'read', value: change.kind === 'create-entry' ? null : change.seen };
}

const replacesAllIn = (change: ProfileChange | undefined): boolean =>
  (change?.kind === 'set' || change?.kind === 'update-entry') && change.replacesAll === true;

const objectIn = (value: Json): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

const without = (value: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

/** The draft without what the profile holds by now: it was made, though nobody heard so. */
export const withoutMade = (draft: Draft, reading: ProfileReading): Draft =>
  draft.filter(({ target, change }) => {
    const now = readingOf(target, reading);
    if (now.state !== 'read' || target.kind === 'new-entry') return true;
    const isGone = change.kind === 'delete' || change.kind === 'delete-entry';
    return !isSame(now.value, isGone ? null : presentValue(draft, target, reading));
  });
