import type { ChangeOutcome, JsonObject, ProfileChange, ReviewedRequest, SendFault } from '../../contract/profile.ts';
import type { Access } from '../access.ts';
import { type ComplexFieldName, complexFields, type EntryValues } from './fields/complex.ts';
import { judgeChange } from './judge.ts';
import type { OwnProfile, ReadProfile } from './own-profile.ts';
import {
  type BasicPatch,
  createEntryRequest,
  deleteEntryRequest,
  type Patch,
  profilePatchRequest,
  updateEntryRequest,
  type WriteRequest,
} from './requests.ts';
import { send } from './send.ts';

/** One request, and the places of the changes it makes. */
type Step = { readonly request: WriteRequest; readonly changes: readonly number[] };

/**
 * Makes the changes that the viewer reviewed, exactly those. Where one of them may not be sent, none is. They go one after the other, entries first and then
 * all basic fields in one request, so that an order that is set meets the entries it names; after the first that fails none is sent.
 *
 * @param now The profile as it has just been read.
 * @returns What became of each change, in their order. Never rejects.
 */
export async function applyChanges(
  access: Access,
  now: ReadProfile,
  changes: readonly ProfileChange[],
): Promise<readonly ChangeOutcome[]> {
  const judged = changes.map((change) => judgeChange(change, now.reading, changes));
  if (judged.some((reason) => reason !== undefined)) {
    return judged.map((reason) => (reason === undefined ? notMade : { state: 'failed', fault: reason }));
  }
  const outcomes: ChangeOutcome[] = changes.map(() => notMade);
  for (const step of stepsOf(now.profile, changes)) {
    const sent = await send(access, step.request);
    if (!sent.ok) {
      const { fault } = sent;
      for (const index of step.changes) outcomes[index] = outcomeOf(fault, index, step, changes);
      break;
    }
    const { createdId } = sent.value;
    for (const index of step.changes) {
      outcomes[index] = { state: 'done', ...(createdId === undefined ? {} : { id: createdId }) };
    }
  }
  return outcomes;
}

const notMade: ChangeOutcome = { state: 'not-made' };

/** The requests that these changes will be made with, for the viewer to review. */
export function reviewChanges(profile: OwnProfile, changes: readonly ProfileChange[]): readonly ReviewedRequest[] {
  return stepsOf(profile, changes).map(({ request: { method, address, body } }) => ({
    method,
    address,
    ...(body === undefined ? {} : { body }),
  }));
}

function stepsOf(profile: OwnProfile, changes: readonly ProfileChange[]): readonly Step[] {
  const ofEntries = changes.flatMap((change, index): readonly Step[] => {
    const request = entryRequest(profile, change);
    return request === undefined ? [] : [{ request, changes: [index] }];
  });
  const basic = changes.flatMap((change, index) => (change.kind === 'set' || change.kind === 'delete' ? [index] : []));
  if (basic.length === 0) return ofEntries;
  return [...ofEntries, { request: profilePatchRequest(profile, patchOf(changes)), changes: basic }];
}

function entryRequest(profile: OwnProfile, change: ProfileChange): WriteRequest | undefined {
  if (change.kind === 'set' || change.kind === 'delete') return undefined;
  // Reviewed before it is judged, a change may be one of no field there is, which will never be sent.
  if (!Object.hasOwn(complexFields, change.field)) return undefined;
  // What was judged to be valid is of the field's own type.
  const field = change.field as ComplexFieldName;
  if (change.kind === 'delete-entry') return deleteEntryRequest(profile, field, change.id);
  if (change.kind === 'create-entry')
    return createEntryRequest(profile, field, change.value as EntryValues[typeof field]);
  const patch = { set: change.set, delete: change.delete } as Patch<EntryValues[typeof field]>;
  return updateEntryRequest(profile, field, change.id, patch);
}

function patchOf(changes: readonly ProfileChange[]): BasicPatch {
  const set: JsonObject = Object.fromEntries(
    changes.flatMap((change) => (change.kind === 'set' ? [[change.field, change.value]] : [])),
  );
  const deleted = changes.flatMap((change) => (change.kind === 'delete' ? [change.field] : []));
  return { set, delete: deleted } as BasicPatch;
}

/** A refusal belongs to the changes that LinkedIn names in it, or to all of the request where it names none. */
function outcomeOf(fault: SendFault, index: number, step: Step, changes: readonly ProfileChange[]): ChangeOutcome {
  const change = changes[index];
  // Of the profile itself it is not said that it is gone.
  if (fault.code === 'not-found' && (change?.kind === 'set' || change?.kind === 'delete'))
    return { state: 'failed', fault: { code: 'bad-answer', status: 404, perhapsDone: false } };
  if (fault.code !== 'refused' || change === undefined || 'id' in change || change.kind === 'create-entry') {
    return { state: 'failed', fault };
  }
  const paths = fault.paths.filter((path) => path === change.field || path.startsWith(`${change.field}/`));
  const isNamed = (named: ProfileChange) => fault.paths.some((path) => path.split('/')[0] === named.field);
  const othersAreNamed = step.changes.some((other) => isNamed(changes[other] ?? change));
  return paths.length === 0 && othersAreNamed ? notMade : { state: 'failed', fault: { ...fault, paths } };
}
