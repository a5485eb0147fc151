import type { Suppositions } from './suppositions.ts';

/** The protocol version whose keys are written `(id:X)` and whose lists are written `List(…)`. */
export const protocolVersion = '2.0.0';

/** A percent-encoded text that does not decode is returned as it is: such an ID is unknown, and no reason to fail. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The ID in a key such as `(id:yrZCpj2Z12)`; structural characters stand raw, those in the ID are percent-encoded. */
export function idOfKey(key: string): string | undefined {
  const [, encoded] = /^\(id:([^(),:']+)\)$/.exec(key) ?? [];
  return encoded === undefined ? undefined : decode(encoded);
}

/** A key as a batch's answer names it. */
function keyOfId(id: string): string {
  return `(id:${encodeURIComponent(id).replace(/[()']/g, escaped)})`;
}

/** The same key in each of the forms in which clients have met it. */
export function writtenKey(id: string, form: Suppositions['batchKeys']): string {
  if (form === 'bare') return id;
  const key = keyOfId(id);
  return form === 'encoded' ? encodeURIComponent(key).replace(/[()]/g, escaped) : key;
}

const escaped = (character: string) => `%${character.charCodeAt(0).toString(16)}`;

/** The IDs in `List((id:A),(id:B))`, or `undefined` where the text is not such a list. */
export function idsOfList(text: string): readonly string[] | undefined {
  const [, items] = /^List\((.*)\)$/.exec(text) ?? [];
  if (items === undefined) return undefined;
  if (items === '') return [];
  const ids = items.split(/(?<=\)),(?=\()/).map(idOfKey);
  return ids.every((id) => id !== undefined) ? ids : undefined;
}

/** A parameter of a query as it was sent: decoding first would make an encoded parenthesis look like a structural one. */
export function rawParameter(query: string, name: string): string | undefined {
  const found = query.split('&').find((part) => part.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
