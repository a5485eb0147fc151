import type { Json, JsonObject, PictureField } from '../../contract/profile.ts';
import { apiBase } from '../addresses.ts';
import { encodeKey } from '../calls/restli.ts';
import { encodeKey1 } from '../calls/restli-1.ts';
import { type BasicFieldName, type BasicValues, basicFields } from './fields/basic.ts';
import { type ComplexFieldName, complexFields, type EntryValues } from './fields/complex.ts';
import type { Kind } from './fields/kinds.ts';
import { ordered } from './fields/ordered.ts';
import type { OwnProfile } from './own-profile.ts';

/** One call that changes something, without the token. */
export type WriteRequest = {
  readonly address: string;
  /** The Rest.li syntax that the address is written in. */
  readonly protocol: '1.0.0' | '2.0.0';
  readonly method: 'POST' | 'DELETE';
  /** What is done, in Rest.li's word, for `X-RestLi-Method`: a POST is read as CREATE without it. Source: documentation page "Methods". */
  readonly action: 'CREATE' | 'PARTIAL_UPDATE' | 'DELETE' | 'ACTION';
  /** JSON, as it is sent. */
  readonly body?: string;
};

/** What of an object's fields is set and deleted. */
export type Patch<Values> = { readonly set?: Partial<Values>; readonly delete?: readonly (keyof Values & string)[] };

/** The basic fields that can be set; the three former ones are there to be deleted alone. */
type SettableName = {
  [Name in BasicFieldName]: (typeof basicFields)[Name] extends { readonly edits: 'delete' } ? never : Name;
}[BasicFieldName];

/** Pictures are set by `picturePatchRequest`. */
export type BasicPatch = {
  readonly set?: { readonly [Name in Exclude<SettableName, PictureField>]?: BasicValues[Name] | '' | readonly [] };
  readonly delete?: readonly BasicFieldName[];
};

/**
 * Changes basic fields of the viewer's own profile. A field that is set is replaced as a whole; the empty string or the empty array deletes it, as naming it
 * under `$delete` does. Source: Profile Edit API document, "How to Perform a Profile Edit"; of the method's header, documentation page "Methods".
 */
export function profilePatchRequest(profile: OwnProfile, patch: BasicPatch): WriteRequest {
  return patchOf(profileAddress(profile), '2.0.0', (name) => kindsOfBasic[name], patch);
}

const kindsOfBasic: { readonly [name: string]: Kind | undefined } = Object.fromEntries(
  Object.entries(basicFields).map(([name, { value }]) => [name, value]),
);

/** Gives the profile both assets of a new picture. Source: Profile Edit API document, "Update the profile with the Profile Picture", which nests it so. */
export function picturePatchRequest(
  profile: OwnProfile,
  field: PictureField,
  assets: BasicValues[PictureField],
): WriteRequest {
  const set = ordered(basicFields[field].value, assets);
  return partialUpdate(profileAddress(profile), '2.0.0', { patch: { [field]: { $set: set } } });
}

/** Creates an entry of a complex field. Source: documentation pages "Profile Edit API - Certifications" and so on, one of each field. */
export function createEntryRequest<Name extends ComplexFieldName>(
  profile: OwnProfile,
  field: Name,
  value: EntryValues[Name],
): WriteRequest {
  const body = JSON.stringify(ordered(complexFields[field].entry, value as JsonObject));
  return { address: entriesAddress(profile, field), protocol: '1.0.0', method: 'POST', action: 'CREATE', body };
}

/** Changes parts of an entry. Sources as for `createEntryRequest`. */
export function updateEntryRequest<Name extends ComplexFieldName>(
  profile: OwnProfile,
  field: Name,
  id: string,
  patch: Patch<EntryValues[Name]>,
): WriteRequest {
  const { parts }: { readonly parts: { readonly [name: string]: { readonly value: Kind } } } =
    complexFields[field].entry;
  return patchOf(entryAddress(profile, field, id), '1.0.0', (name) => parts[name]?.value, patch);
}

/** Deletes an entry. Sources as for `createEntryRequest`. */
export function deleteEntryRequest(profile: OwnProfile, field: ComplexFieldName, id: string): WriteRequest {
  return { address: entryAddress(profile, field, id), protocol: '1.0.0', method: 'DELETE', action: 'DELETE' };
}

/** The profile's key is in the syntax of Rest.li 2.0, that of its sub-resources in 1.0. Sources: Profile Edit API document and its pages. */
const profileAddress = ({ personId }: OwnProfile): string => `${apiBase}/v2/people/${encodeKey({ id: personId })}`;

const entriesAddress = ({ personId }: OwnProfile, field: string): string =>
  `${apiBase}/v2/people/${encodeKey1({ id: personId })}/${field}`;

const entryAddress = (profile: OwnProfile, field: string, id: string): string =>
  `${entriesAddress(profile, field)}/${encodeURIComponent(id)}`;

function patchOf(
  address: string,
  protocol: WriteRequest['protocol'],
  kindOf: (name: string) => Kind | undefined,
  patch: { readonly set?: object; readonly delete?: readonly string[] },
): WriteRequest {
  const set = Object.entries(patch.set ?? {}).map(([name, value]: [string, Json]) => {
    const kind = kindOf(name);
    return [name, kind === undefined ? value : ordered(kind, value)] as const;
  });
  return partialUpdate(address, protocol, {
    patch: {
      ...(set.length === 0 ? {} : { $set: Object.fromEntries(set) }),
      ...((patch.delete?.length ?? 0) === 0 ? {} : { $delete: patch.delete ?? [] }),
    },
  });
}

const partialUpdate = (address: string, protocol: WriteRequest['protocol'], body: JsonObject): WriteRequest => ({
  address,
  protocol,
  method: 'POST',
  action: 'PARTIAL_UPDATE',
  body: JSON.stringify(body),
});
