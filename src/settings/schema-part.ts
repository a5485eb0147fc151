import type * as v from 'valibot';

/** A key of an object, or the number of an item in a list. */
export type Key = string | number;

/** What a part of the schema holds a value against, after its kind. */
export type SchemaStep = {
  readonly kind: 'schema' | 'validation' | 'transformation' | 'metadata';
  readonly type: string;
  readonly requirement?: unknown;
  /** In the words of JSON Schema. */
  readonly metadata?: {
    readonly maxLength?: number;
    readonly maxItems?: number;
    readonly examples?: readonly string[];
  };
};

/** A schema as something to be read: it is what the settings are checked with, and what is said about them is made of it. */
export type SchemaPart = v.GenericSchema & {
  readonly type: string;
  readonly pipe?: readonly [SchemaPart, ...SchemaStep[]];
  readonly wrapped?: SchemaPart;
  readonly default?: unknown;
  readonly entries?: Readonly<Record<string, SchemaPart>>;
  readonly item?: SchemaPart;
  readonly literal?: unknown;
  readonly options?: readonly string[];
};

/** The part for the value at a path; `undefined` where the schema knows none. */
export function partAt(part: SchemaPart | undefined, path: readonly Key[]): SchemaPart | undefined {
  if (part?.wrapped) return partAt(part.wrapped, path);
  const [key, ...rest] = path;
  if (key === undefined) return part;
  return partAt(typeof key === 'number' ? part?.item : part?.entries?.[key], rest);
}

/** Every step of a part, those of the parts that it was made of first. */
export function stepsOf({ pipe }: SchemaPart): readonly SchemaStep[] {
  if (pipe === undefined) return [];
  const [first, ...steps] = pipe;
  return [...stepsOf(first), ...steps];
}
