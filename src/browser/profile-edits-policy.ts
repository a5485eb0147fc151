import * as v from 'valibot';
import type { Json, JsonObject } from '../contract/profile.ts';
import type { ProfileEditsAsk } from '../contract/profile-edits.ts';
import { isJson } from './json-value.ts';

/** Whether a value is one of its field is for `linkedin` to judge, which names each fault by its path. */
const json = v.custom<Json>((value) => isJson(value));
const jsonObject = v.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && isJson(value),
);

const fieldName = v.pipe(v.string(), v.maxLength(100));
const entryId = v.pipe(v.string(), v.regex(/^\d{1,19}$/));
const replacesAll = v.exactOptional(v.literal(true));

const seenField = v.variant('state', [
  v.strictObject({ state: v.literal('read'), value: json }),
  v.strictObject({ state: v.literal('unreadable') }),
]);

const profileChange = v.variant('kind', [
  v.strictObject({ kind: v.literal('set'), field: fieldName, value: json, seen: seenField, replacesAll }),
  v.strictObject({ kind: v.literal('delete'), field: fieldName, seen: seenField }),
  v.strictObject({ kind: v.literal('create-entry'), field: fieldName, value: jsonObject }),
  v.strictObject({
    kind: v.literal('update-entry'),
    field: fieldName,
    id: entryId,
    set: jsonObject,
    delete: v.pipe(v.array(fieldName), v.maxLength(100)),
    seen: jsonObject,
    replacesAll,
  }),
  v.strictObject({ kind: v.literal('delete-entry'), field: fieldName, id: entryId, seen: jsonObject }),
]);

/** As many as a person could review. */
const profileChanges = v.pipe(v.array(profileChange), v.maxLength(500));

/** Bytes in one part of a picture. */
const largestPart = 1024 * 1024;

const profileEditsAsk = v.variant('kind', [
  v.strictObject({ kind: v.literal('read') }),
  v.strictObject({ kind: v.literal('review'), changes: profileChanges }),
  v.strictObject({ kind: v.literal('apply'), changes: profileChanges }),
  v.strictObject({ kind: v.literal('new-picture'), field: v.picklist(['profilePicture', 'backgroundPicture']) }),
  v.strictObject({
    kind: v.literal('picture-part'),
    rendition: v.picklist(['original', 'display']),
    bytes: v.pipe(
      v.instance(ArrayBuffer),
      v.check(({ byteLength }) => byteLength <= largestPart),
    ),
  }),
  v.strictObject({ kind: v.literal('send-picture') }),
  v.strictObject({ kind: v.literal('cancel') }),
]);

/** The message, or `undefined` where it is not one that the page *My profile* would send. */
export function readProfileEditsAsk(message: unknown): ProfileEditsAsk | undefined {
  const read = v.safeParse(profileEditsAsk, message);
  return read.success ? read.output : undefined;
}
