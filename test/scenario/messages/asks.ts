import fc from 'fast-check';
import type { portPolicy } from '../../../src/browser/message-policy.ts';
import type { RequestKind } from '../../../src/contract/messages.ts';

// Every ask twice over: how a right one is made, and how one is told from a wrong one, in other words than the policy's own.

type Check = (value: unknown) => boolean;

const isText =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most;
const isCount: Check = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isPixels: Check = (value) => typeof value === 'number' && value >= 1 && value <= 4096;
const isFlag: Check = (value) => value === true || value === false;
const isListOf =
  (item: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(item);
/** Exactly these parts, and nothing that was inherited. */
const isRecord =
  (parts: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
    const all = { ...parts, ...optional };
    const names = Object.keys(value);
    return (
      Object.keys(parts).every((name) => names.includes(name)) &&
      names.every((name) => Object.hasOwn(all, name) && all[name]?.((value as Record<string, unknown>)[name]) === true)
    );
  };
const either =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const is =
  (literal: unknown): Check =>
  (value) =>
    value === literal;

const isReference = either(
  isRecord({
    kind: is('person'),
    personId: (value) => isText(1, 64)(value) && [...String(value)].every((one) => /[A-Za-z0-9_-]/.test(one)),
  }),
  isRecord({ kind: is('vanity'), vanityName: isText(0, 100) }),
);
const isOrigin: Check = (value) => {
  if (!isText(8, 300)(value)) return false;
  const [scheme, empty, host, ...more] = String(value).split('/');
  return ['http:', 'https:'].includes(String(scheme)) && empty === '' && host !== '' && more.length === 0;
};
const isObject: Check = (value) => typeof value === 'object' && value !== null;
const isJson: Check = (value) => {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return true;
  if (typeof value === 'number') return value - value === 0;
  const isPlain = isObject(value) && [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
  return isPlain && Object.values(value as object).every(isJson);
};
const isJsonObject: Check = (value) => isJson(value) && isObject(value) && !Array.isArray(value);
const isEntryId: Check = (value) => isText(1, 19)(value) && [...String(value)].every((one) => /[0-9]/.test(one));

const word = (most: number, least = 1) => fc.string({ minLength: least, maxLength: most });
const counts = fc.nat();
const pixels = fc.double({ min: 1, max: 4096, noNaN: true });
const personReference = fc.record(
  { kind: fc.constant('person'), personId: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/) },
  { noNullPrototype: true },
);
const reference = fc.oneof(
  personReference,
  fc.record({ kind: fc.constant('vanity'), vanityName: word(100, 0) }, { noNullPrototype: true }),
);
const origins = fc.constantFrom('https://crm.example.test', 'http://localhost:8080', 'https://[::1]:8443');
const record = (parts: Record<string, fc.Arbitrary<unknown>>, requiredKeys?: string[]) =>
  fc.record(parts, { noNullPrototype: true, ...(requiredKeys && { requiredKeys }) }) as fc.Arbitrary<object>;
const userIds = fc.stringMatching(/^005[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/);
const isUserId: Check = (value) =>
  isText(15, 18)(value) && /^005([A-Za-z0-9]{12}|[A-Za-z0-9]{15})$/.test(String(value));
const nothing = record({});
const kind = (name: string) => fc.constant(name);
const anything = () => fc.anything({ maxDepth: 3 });
const picked = { contact: fc.constant({ container: 'tr' }), replaces: fc.array(word(1000), { maxLength: 20 }) };
const isPicked = { contact: isObject, replaces: isListOf(isText(0, 1000), 20) };

const erasable = ['token', 'viewer', 'settings', 'salt', 'unknown', 'everything', 'recordReferences'];

export type Ask = { readonly right: fc.Arbitrary<object>; readonly isRight: Check };

const none: Ask = { right: nothing, isRight: isRecord({}) };

export const requestAsks: Record<RequestKind, Ask> = {
  hello: none,
  'contacts-here': none,
  'painting-script': none,
  'card-script': none,
  'open-card': {
    right: record({ reference, epoch: counts, crmUser: word(300) }, ['reference', 'epoch']),
    isRight: isRecord({ reference: isReference, epoch: isCount }, { crmUser: isText(1, 300) }),
  },
  'colleague-photos': {
    right: record({ userIds: fc.array(userIds, { maxLength: 20 }), epoch: counts, crmUser: word(300) }, [
      'userIds',
      'epoch',
    ]),
    isRight: isRecord({ userIds: isListOf(isUserId, 100), epoch: isCount }, { crmUser: isText(1, 300) }),
  },
  'sign-in': none,
  'cancel-sign-in': none,
  'sign-out': none,
  'read-connections': none,
  'stop-reading-connections': none,
  'find-connections': {
    right: record({ vanityNames: fc.array(word(100, 0), { maxLength: 20 }) }),
    isRight: isRecord({ vanityNames: isListOf(isText(0, 100), 1000) }),
  },
  'allow-site': { right: record({ origin: origins }), isRight: isRecord({ origin: isOrigin }) },
  'stop-site': { right: record({ origin: origins }), isRight: isRecord({ origin: isOrigin }) },
  'preset-offer': {
    right: record({ origin: origins, tab: counts }),
    isRight: isRecord({ origin: isOrigin, tab: isCount }),
  },
  'use-preset': {
    right: record({ site: word(200), preset: fc.constantFrom('dolibarr', 'odoo', 'salesforce', 'tryton') }),
    isRight: isRecord({
      site: isText(1, 200),
      preset: either(is('dolibarr'), is('odoo'), is('salesforce'), is('tryton')),
    }),
  },
  'set-up-site': {
    right: record({ origin: origins, tab: counts }),
    isRight: isRecord({ origin: isOrigin, tab: isCount }),
  },
  'keep-signed-in': { right: record({ wanted: fc.boolean() }), isRight: isRecord({ wanted: isFlag }) },
  'keep-own-data': { right: record({ wanted: fc.boolean() }), isRight: isRecord({ wanted: isFlag }) },
  'crm-user': {
    right: record({ origin: origins, identity: word(300), confirmed: fc.boolean() }),
    isRight: isRecord({ origin: isOrigin, identity: isText(1, 300), confirmed: isFlag }),
  },
  // What the document is like is for the settings' own check.
  'write-settings': { right: record({ document: anything() }), isRight: isRecord({ document: () => true }) },
  'test-token-service': {
    right: record({ address: word(2000, 0) }),
    isRight: isRecord({ address: isText(0, 2000) }),
  },
  'erase-kept': {
    right: record({ what: fc.constantFrom(...erasable) }),
    isRight: isRecord({ what: (value) => isText(1, 40)(value) && !Object.hasOwn(Object.prototype, String(value)) }),
  },
  'export-kept': none,
  'remembered-references': { right: record({ site: word(200) }), isRight: isRecord({ site: isText(1, 200) }) },
  'set-org': {
    right: record({ host: word(300, 0), clientId: word(200, 0) }),
    isRight: isRecord({ host: isText(0, 300), clientId: isText(0, 200) }),
  },
  'org-sign-in': none,
  'org-sign-out': none,
  'read-crm-photo': none,
  'send-crm-photo': {
    right: record(
      { consent: fc.constant(true), crop: record({ x: counts, y: counts, size: fc.nat().map((side) => side + 1) }) },
      ['consent'],
    ),
    isRight: isRecord(
      { consent: is(true) },
      { crop: isRecord({ x: isCount, y: isCount, size: (value) => isCount(value) && value !== 0 }) },
    ),
  },
  'restore-crm-photo': {
    right: record({ bytes: fc.uint8Array().map(({ buffer }) => buffer), seal: word(100, 0) }),
    isRight: isRecord({ bytes: (value) => value instanceof ArrayBuffer, seal: isText(0, 100) }),
  },
  'remove-crm-photo': none,
  'follow-crm-photo': {
    right: record({ before: fc.constantFrom(null, '729HB0000000001AAA') }),
    isRight: isRecord({
      before: (value) =>
        value === null || (isText(1, 18)(value) && [...String(value)].every((one) => /[A-Za-z0-9]/.test(one))),
    }),
  },
  'support-report': none,
};

const visit = { visit: counts, epoch: counts };
const isVisit = { visit: isCount, epoch: isCount };

const json = fc.jsonValue({ maxDepth: 3 });
const jsonObject = fc.dictionary(word(20), json, { noNullPrototype: true, maxKeys: 4 });
const field = fc.oneof(fc.constantFrom('skills', 'headline', 'vanityName', 'skillsOrder', 'positions'), word(100, 0));
const entryId = fc.stringMatching(/^[0-9]{1,19}$/);
const seen = fc.oneof(record({ state: kind('read'), value: json }), record({ state: kind('unreadable') }));
const isSeen = either(isRecord({ state: is('read'), value: isJson }), isRecord({ state: is('unreadable') }));
const replacesAll = fc.constant(true);
const changes = fc.array(
  fc.oneof(
    record({ kind: kind('set'), field, value: json, seen, replacesAll }, ['kind', 'field', 'value', 'seen']),
    record({ kind: kind('delete'), field, seen }),
    record({ kind: kind('create-entry'), field, value: jsonObject }),
    record(
      {
        kind: kind('update-entry'),
        field,
        id: entryId,
        set: jsonObject,
        delete: fc.array(word(100), { maxLength: 3 }),
        seen: jsonObject,
        replacesAll,
      },
      ['kind', 'field', 'id', 'set', 'delete', 'seen'],
    ),
    record({ kind: kind('delete-entry'), field, id: entryId, seen: jsonObject }),
  ),
  { maxLength: 5 },
);
const isField = isText(0, 100);
const isChanges = isListOf(
  either(
    isRecord({ kind: is('set'), field: isField, value: isJson, seen: isSeen }, { replacesAll: is(true) }),
    isRecord({ kind: is('delete'), field: isField, seen: isSeen }),
    isRecord({ kind: is('create-entry'), field: isField, value: isJsonObject }),
    isRecord(
      {
        kind: is('update-entry'),
        field: isField,
        id: isEntryId,
        set: isJsonObject,
        delete: isListOf(isField, 100),
        seen: isJsonObject,
      },
      { replacesAll: is(true) },
    ),
    isRecord({ kind: is('delete-entry'), field: isField, id: isEntryId, seen: isJsonObject }),
  ),
  500,
);

export const portAsks: Record<'visit' | 'card' | 'set-up' | 'profile-edits', Ask> &
  Partial<Record<keyof typeof portPolicy, Ask>> = {
  visit: {
    right: fc.oneof(
      record(
        {
          kind: kind('pictures'),
          ...visit,
          wanted: fc.array(record({ reference, pixels }), { maxLength: 10 }),
          crmUser: word(300),
        },
        ['kind', 'visit', 'epoch', 'wanted'],
      ),
      record({ kind: kind('cancel'), visit: counts }),
      record({
        kind: kind('record-keys'),
        ...visit,
        pairs: fc.array(record({ key: word(300), by: fc.nat(100), reference: fc.option(reference, { nil: null }) }), {
          maxLength: 10,
        }),
      }),
      record({ kind: kind('crm-user'), ...visit, identity: word(300), pixels }),
    ),
    isRight: either(
      isRecord(
        {
          kind: is('pictures'),
          ...isVisit,
          wanted: isListOf(isRecord({ reference: isReference, pixels: isPixels }), 100),
        },
        { crmUser: isText(1, 300) },
      ),
      isRecord({ kind: is('cancel'), visit: isCount }),
      isRecord({
        kind: is('record-keys'),
        ...isVisit,
        pairs: isListOf(
          isRecord({
            key: isText(1, 300),
            by: (value) => isCount(value) && Number(value) <= 100,
            reference: either(is(null), isReference),
          }),
          100,
        ),
      }),
      isRecord({ kind: is('crm-user'), ...isVisit, identity: isText(1, 300), pixels: isPixels }),
    ),
  },
  card: {
    right: fc.oneof(
      record({ kind: kind('open'), key: word(100), pixels, withPicture: fc.boolean() }),
      record({ kind: kind('larger-picture'), pixels }),
    ),
    isRight: either(
      isRecord({ kind: is('open'), key: isText(0, 100), pixels: isPixels, withPicture: isFlag }),
      isRecord({ kind: is('larger-picture'), pixels: isPixels }),
    ),
  },
  'set-up': {
    right: fc.oneof(
      record({ kind: kind('begin'), key: word(100) }, ['kind']),
      record({ kind: kind('preview'), ...picked }),
      record({ kind: kind('end-preview') }),
      record({ kind: kind('save'), ...picked }),
      record({ kind: kind('taken-away') }),
    ),
    isRight: either(
      isRecord({ kind: is('begin') }, { key: isText(0, 100) }),
      isRecord({ kind: is('preview'), ...isPicked }),
      isRecord({ kind: is('end-preview') }),
      isRecord({ kind: is('save'), ...isPicked }),
      isRecord({ kind: is('taken-away') }),
    ),
  },
  'profile-edits': {
    right: fc.oneof(
      record({ kind: fc.constantFrom('read', 'send-picture', 'cancel') }),
      record({ kind: fc.constantFrom('review', 'apply'), changes }),
      record({ kind: kind('new-picture'), field: fc.constantFrom('profilePicture', 'backgroundPicture') }),
      record({
        kind: kind('picture-part'),
        rendition: fc.constantFrom('original', 'display'),
        bytes: fc.uint8Array().map(({ buffer }) => buffer),
      }),
    ),
    isRight: either(
      isRecord({ kind: either(is('read'), is('send-picture'), is('cancel')) }),
      isRecord({ kind: either(is('review'), is('apply')), changes: isChanges }),
      isRecord({ kind: is('new-picture'), field: either(is('profilePicture'), is('backgroundPicture')) }),
      isRecord({
        kind: is('picture-part'),
        rendition: either(is('original'), is('display')),
        bytes: (value) => value instanceof ArrayBuffer && value.byteLength <= 1_048_576,
      }),
    ),
  },
};
