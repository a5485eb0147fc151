import { isFields } from './shapes.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A field that a patch sets, or deletes; of a field's own part, the path leads to it. */
export type Operation =
  | { readonly kind: 'set'; readonly path: readonly string[]; readonly value: unknown }
  | { readonly kind: 'delete'; readonly path: readonly string[] };

/** The operations of a Rest.li patch, in which `$set` and `$delete` may stand at any depth; `undefined` where it is none. */
export function operationsIn(body: unknown): readonly Operation[] | undefined {
  if (!isFields(body) || !isFields(body['patch']) || Object.keys(body).length !== 1) return undefined;
  const operations = within(body['patch'], []);
  return operations.includes('not-a-patch') || operations.length === 0
    ? undefined
    : operations.filter((operation) => operation !== 'not-a-patch');
}

function within(patch: Fields, path: readonly string[]): readonly (Operation | 'not-a-patch')[] {
  return Object.entries(patch).flatMap(([name, value]): readonly (Operation | 'not-a-patch')[] => {
    if (name === '$set' && isFields(value))
      return Object.entries(value).map(([field, to]) => ({ kind: 'set', path: [...path, field], value: to }));
    if (name === '$delete' && Array.isArray(value) && value.every((field) => typeof field === 'string'))
      return value.map((field) => ({ kind: 'delete', path: [...path, field] }));
    if (name.startsWith('$') || !isFields(value)) return ['not-a-patch'];
    return within(value, [...path, name]);
  });
}

/** The fields once the operations are done; an object that a part is set of comes to be where it was not. */
export function patched(fields: Fields, operations: readonly Operation[]): Fields {
  return operations.reduce((current, operation) => applied(current, operation.path, operation), fields);
}

function applied(fields: Fields, [name = '', ...rest]: readonly string[], operation: Operation): Fields {
  if (rest.length > 0) {
    const inner = fields[name];
    return { ...fields, [name]: applied(isFields(inner) ? inner : {}, rest, operation) };
  }
  const { [name]: _, ...others } = fields;
  return operation.kind === 'delete' ? others : { ...fields, [name]: operation.value };
}
