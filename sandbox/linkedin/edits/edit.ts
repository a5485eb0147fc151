import type { Account } from '../../world/accounts.ts';
import { CallFailed } from '../failures.ts';
import type { LinkedIn } from '../linkedin.ts';
import { basicShapes, entryShapes, mandatoryFields } from './fields.ts';
import type { Fields } from './own-profiles.ts';
import { type Operation, operationsIn, patched } from './patch.ts';
import { type Finding, isFields, record } from './shapes.ts';

/** The basic fields that change with an order, and the complex field or the IMs whose IDs they hold. */
const orders: ReadonlyMap<string, string> = new Map(
  ['ims', ...Object.keys(entryShapes)].map((name) => [`${name}Order`, name]),
);

/**
 * A patch of a member's own basic fields ("How to Perform a Profile Edit"): all of it or nothing.
 *
 * @throws CallFailed 400 for what is no patch, 422 for what may not be
 */
export function editProfile({ own }: LinkedIn, account: Account, body: unknown): void {
  const operations = (operationsIn(body) ?? noPatch()).map(emptyAsDelete);
  const before = own.of(account);
  const after = patched(before, operations);
  const names = [...new Set(operations.map(({ path }) => path[0] ?? ''))];
  const findings = names.flatMap((name): readonly Finding[] => {
    const shape = Object.hasOwn(basicShapes, name) ? basicShapes[name] : undefined;
    if (shape === undefined) return [{ path: name, why: 'is not a field that can be edited' }];
    const value = after[name];
    if (value === undefined) return mandatoryFields.has(name) ? [{ path: name, why: 'is mandatory' }] : [];
    const faults = shape(value, name);
    if (faults.length > 0) return faults;
    const of = orders.get(name);
    if (of !== undefined) return strangersIn(value, after[of], name);
    return name.endsWith('Picture') ? missingImages(own, account, name, value) : [];
  });
  refuse(findings);
  own.set(account, after);
}

/** @returns the ID. @throws CallFailed 404, 422 */
export function createEntry({ own }: LinkedIn, account: Account, field: string, body: unknown): number {
  const { required, optional } = entryShapes[field] ?? notFound();
  refuse(record(optional, required)(body, ''));
  const id = own.nextId();
  const before = own.of(account);
  const order = idsIn(before[`${field}Order`]);
  const entries = { ...entriesIn(before[field]), [id]: { id, ...(isFields(body) ? body : {}) } };
  own.set(account, { ...before, [field]: entries, [`${field}Order`]: [...order, id] });
  return id;
}

/** @throws CallFailed 400, 404, 422 */
export function updateEntry({ own }: LinkedIn, account: Account, field: string, id: string, body: unknown): void {
  const { required, optional } = entryShapes[field] ?? notFound();
  const before = own.of(account);
  const entries = entriesIn(before[field]);
  const entry = Object.hasOwn(entries, id) ? entries[id] : undefined;
  const { id: key, ...values } = patched(isFields(entry) ? entry : notFound(), operationsIn(body) ?? noPatch());
  refuse(record(optional, required)(values, ''));
  own.set(account, { ...before, [field]: { ...entries, [id]: { id: key, ...values } } });
}

/** @throws CallFailed 404 */
export function deleteEntry({ own }: LinkedIn, account: Account, field: string, id: string): void {
  if (!Object.hasOwn(entryShapes, field)) notFound();
  const before = own.of(account);
  const { [id]: deleted, ...entries } = entriesIn(before[field]);
  if (deleted === undefined) notFound();
  const order = idsIn(before[`${field}Order`]).filter((one) => String(one) !== id);
  own.set(account, { ...before, [field]: entries, [`${field}Order`]: order });
}

/** "If you want to delete the entire field, then you will pass in a empty string or array". */
function emptyAsDelete(operation: Operation): Operation {
  if (operation.kind === 'delete') return operation;
  const isEmpty = operation.value === '' || (Array.isArray(operation.value) && operation.value.length === 0);
  return isEmpty ? { kind: 'delete', path: operation.path } : operation;
}

/** "If you input an id that does not map to a complex object in its field, then the API will return an error." */
function strangersIn(order: unknown, entries: unknown, path: string): readonly Finding[] {
  const known = entriesIn(entries);
  return idsIn(order).flatMap((id, index) =>
    Object.hasOwn(known, String(id)) ? [] : [{ path: `${path}/${index}`, why: 'is the ID of nothing' }],
  );
}

function missingImages(own: LinkedIn['own'], account: Account, field: string, value: unknown): readonly Finding[] {
  return Object.entries(entriesIn(value)).flatMap(([name, urn]) => {
    const path = `${field}/${name}`;
    return own.assets.bytesFor(account.personId, path, urn) === undefined
      ? [{ path, why: 'is no uploaded image of this recipe' }]
      : [];
  });
}

const entriesIn = (value: unknown): Fields => (isFields(value) ? value : {});
const idsIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** @throws CallFailed 422 naming what was found, where something was */
function refuse(findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  throw new CallFailed({
    status: 422,
    message: findings.map(({ path, why }) => `${path} ${why}`).join('; '),
    errorDetailType: 'com.linkedin.common.error.BadRequest',
    errorDetails: {
      inputErrors: findings.map(({ path, why }) => ({
        description: why,
        code: 'INVALID_VALUE',
        input: { inputPath: { fieldPath: path.replace(/^\//, '') } },
      })),
    },
  });
}

function noPatch(): never {
  throw new CallFailed({ status: 400, code: 'ILLEGAL_ARGUMENT', message: 'This is no patch' });
}

function notFound(): never {
  throw new CallFailed({ status: 404, code: 'RESOURCE_NOT_FOUND', message: 'Could not find entity' });
}
