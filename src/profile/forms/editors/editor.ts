import { createContext } from 'preact';
import type { Json, JsonObject } from '../../../contract/profile.ts';
import type { Kind } from '../../../linkedin/edits/fields/kinds.ts';

/** What is wrong with a value, in words; `path` leads from the value to it. */
export type SaidFault = { readonly path: string; readonly said: string };

/** What every editor of a value gets. */
export type EditorProps<K extends Kind = Kind> = {
  /** Unique in its page. */
  readonly id: string;
  readonly label: string;
  readonly kind: K;
  /** `null` where there is nothing. */
  readonly value: Json;
  readonly faults: readonly SaidFault[];
  /** Called with `null` where nothing is left. */
  onChange(value: Json): void;
};

export type KindOf<Name extends Kind['kind']> = Extract<Kind, { kind: Name }>;

/** The language in which texts are typed, such as `en_US`. */
export const TextLanguage = createContext('en_US');

/** The faults of one part of a value. */
export const faultsOfPart = (faults: readonly SaidFault[], name: string | number): readonly SaidFault[] =>
  faults.flatMap(({ path, said }) => {
    if (path === String(name)) return [{ path: '', said }];
    return path.startsWith(`${name}/`) ? [{ path: path.slice(`${name}/`.length), said }] : [];
  });

/** What is wrong with a value that has no parts to name, as one text. */
export const allSaid = (faults: readonly SaidFault[]): string | undefined =>
  faults.length === 0 ? undefined : [...new Set(faults.map(({ said }) => said))].join(' ');

export const objectIn = (value: Json): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

export const listIn = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);

/** The object with this part, or without it where it is `null`. */
export function withPart(value: JsonObject, name: string, part: Json): JsonObject {
  if (part !== null) return { ...value, [name]: part };
  return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
}
