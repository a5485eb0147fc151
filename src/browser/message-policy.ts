import * as v from 'valibot';
import type { CardAsk } from '../contract/card.ts';
import type { PortName, RequestKind, VisitAsk } from '../contract/messages.ts';
import type { EraseAsk } from '../contract/options.ts';
import type { PresetId } from '../contract/presets.ts';
import type { SetUpAsk } from '../contract/set-up.ts';
import type { ContactRecipe } from '../contract/settings.ts';
import type { SenderClass } from './sender.ts';

/** Longer than anything a person or a CRM writes in one field. */
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const counter = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** As many members as one message may ask for; a page asks again for more. */
const mostWanted = 100;

const vanityName = text(100);

/** As many contacts as a page of a CRM may well list. */
const mostFound = 1000;

const reference = v.variant('kind', [
  v.strictObject({ kind: v.literal('person'), personId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/)) }),
  v.strictObject({ kind: v.literal('vanity'), vanityName }),
]);

const pixels = v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(4096));

const origin = v.pipe(text(300), v.regex(/^https?:\/\/[^/]+$/));

const siteId = v.pipe(text(200), v.nonEmpty());

/** Of a CRM's own user, as a page shows it. */
const identity = v.pipe(text(300), v.nonEmpty());

/** All three or none: half a crop is no message. */
const crop = v.strictObject({ x: counter, y: counter, size: v.pipe(counter, v.minValue(1)) });

/** Of a user of a Salesforce org: it becomes part of an address. */
const userId = v.pipe(v.string(), v.regex(/^005(?:[A-Za-z0-9]{12}|[A-Za-z0-9]{15})$/));

const photoVersionId = v.pipe(text(18), v.regex(/^[A-Za-z0-9]+$/));

const erasable = [
  'epoch',
  'token',
  'viewer',
  'ownPicture',
  'signInAttempt',
  'signInAwaited',
  'signInEnd',
  'signInUntold',
  'peopleRead',
  'cardFields',
  'connectionsRead',
  'callsToday',
  'pausedUntil',
  'renewalTried',
  'orgSession',
  'colleaguePhotos',
  'activity',
  'testedService',
  'setUp',
  'signedOutMark',
  'keptSignedIn',
  'ownData',
  'confirmedCrmUsers',
  'recordReferences',
  'salt',
  'settings',
  'unknown',
  'everything',
] as const satisfies readonly EraseAsk[];

const presetIds = ['dolibarr', 'odoo', 'salesforce', 'tryton'] as const satisfies readonly PresetId[];

/** Default deny: a kind without a row here is answered to nobody. */
export const requestPolicy = {
  hello: { from: 'site-content', ask: v.strictObject({}) },
  'contacts-here': { from: 'site-content', ask: v.strictObject({}) },
  'painting-script': { from: 'site-content', ask: v.strictObject({}) },
  'card-script': { from: 'site-content', ask: v.strictObject({}) },
  'open-card': {
    from: 'site-content',
    ask: v.strictObject({ reference, epoch: counter, crmUser: v.exactOptional(identity) }),
  },
  'colleague-photos': {
    from: 'site-content',
    ask: v.strictObject({
      userIds: v.pipe(v.array(userId), v.maxLength(mostWanted)),
      epoch: counter,
      crmUser: v.exactOptional(identity),
    }),
  },
  'sign-in': { from: 'own-page', ask: v.strictObject({ onceAllowed: v.exactOptional(v.literal(true)) }) },
  'cancel-sign-in': { from: 'own-page', ask: v.strictObject({}) },
  'sign-out': { from: 'own-page', ask: v.strictObject({}) },
  'read-connections': { from: 'own-page', ask: v.strictObject({}) },
  'stop-reading-connections': { from: 'own-page', ask: v.strictObject({}) },
  'find-connections': {
    from: 'own-page',
    ask: v.strictObject({ vanityNames: v.pipe(v.array(vanityName), v.maxLength(mostFound)) }),
  },
  'allow-site': { from: 'own-page', ask: v.strictObject({ origin }) },
  'stop-site': { from: 'own-page', ask: v.strictObject({ origin }) },
  'preset-offer': { from: 'own-page', ask: v.strictObject({ origin, tab: counter }) },
  'use-preset': {
    from: 'own-page',
    ask: v.strictObject({ site: siteId, preset: v.picklist(presetIds) }),
  },
  'set-up-site': { from: 'own-page', ask: v.strictObject({ tab: counter, origin }) },
  'keep-signed-in': { from: 'own-page', ask: v.strictObject({ wanted: v.boolean() }) },
  'keep-own-data': { from: 'own-page', ask: v.strictObject({ wanted: v.boolean() }) },
  'crm-user': { from: 'own-page', ask: v.strictObject({ origin, identity, confirmed: v.boolean() }) },
  // The document itself is checked by `settings`, which names each fault by its path.
  'write-settings': { from: 'own-page', ask: v.strictObject({ document: v.unknown() }) },
  'test-token-service': { from: 'own-page', ask: v.strictObject({ address: text(2000) }) },
  'erase-kept': { from: 'own-page', ask: v.strictObject({ what: v.picklist(erasable) }) },
  'export-kept': { from: 'own-page', ask: v.strictObject({}) },
  'remembered-references': { from: 'own-page', ask: v.strictObject({ site: siteId }) },
  'set-org': { from: 'own-page', ask: v.strictObject({ host: text(300), clientId: text(200) }) },
  'org-sign-in': { from: 'own-page', ask: v.strictObject({}) },
  'org-sign-out': { from: 'own-page', ask: v.strictObject({}) },
  'read-crm-photo': { from: 'own-page', ask: v.strictObject({ known: v.exactOptional(v.nullable(photoVersionId)) }) },
  // Without the yes it is no message.
  'send-crm-photo': {
    from: 'own-page',
    ask: v.strictObject({ consent: v.literal(true), crop: v.exactOptional(crop) }),
  },
  'restore-crm-photo': { from: 'own-page', ask: v.strictObject({ bytes: v.instance(ArrayBuffer), seal: text(100) }) },
  'remove-crm-photo': { from: 'own-page', ask: v.strictObject({}) },
  'follow-crm-photo': { from: 'own-page', ask: v.strictObject({ before: v.nullable(photoVersionId) }) },
  'support-report': { from: 'own-page', ask: v.strictObject({}) },
} as const satisfies Record<RequestKind, { from: SenderClass; ask: v.GenericSchema }>;

/** Which sender may open which port of the worker; `page-report` is a content script's and never the worker's. */
export const portPolicy = {
  visit: 'site-content',
  card: 'card',
  'set-up': 'site-content',
  popup: 'own-page',
  options: 'own-page',
  'my-profile': 'own-page',
  'profile-edits': 'own-page',
  'crm-photo': 'own-page',
} as const satisfies Partial<Record<PortName, SenderClass>>;

const visitAsk = v.variant('kind', [
  v.strictObject({
    kind: v.literal('pictures'),
    visit: counter,
    epoch: counter,
    wanted: v.pipe(v.array(v.strictObject({ reference, pixels })), v.maxLength(mostWanted)),
    crmUser: v.exactOptional(identity),
  }),
  v.strictObject({ kind: v.literal('cancel'), visit: counter }),
  v.strictObject({
    kind: v.literal('record-keys'),
    visit: counter,
    epoch: counter,
    pairs: v.pipe(
      v.array(
        v.strictObject({
          key: v.pipe(text(300), v.nonEmpty()),
          by: v.pipe(counter, v.maxValue(100)),
          reference: v.nullable(reference),
        }),
      ),
      v.maxLength(mostWanted),
    ),
  }),
  v.strictObject({ kind: v.literal('crm-user'), visit: counter, epoch: counter, identity, pixels }),
]);

/** The message, or `undefined` where it is not one a content script of ours would send. */
export function readVisitAsk(message: unknown): VisitAsk | undefined {
  const read = v.safeParse(visitAsk, message);
  return read.success ? read.output : undefined;
}

const cardAsk = v.variant('kind', [
  v.strictObject({ kind: v.literal('open'), key: text(100), pixels, withPicture: v.boolean() }),
  v.strictObject({ kind: v.literal('larger-picture'), pixels }),
]);

/** The message, or `undefined` where it is not one that the card would send. */
export function readCardAsk(message: unknown): CardAsk | undefined {
  const read = v.safeParse(cardAsk, message);
  return read.success ? read.output : undefined;
}

/** Whether it is a recipe is for `settings` to check, as of any document. */
const picked = {
  contact: v.custom<ContactRecipe>((value) => typeof value === 'object' && value !== null),
  replaces: v.pipe(v.array(text(1000)), v.maxLength(20)),
};

const setUpAsk = v.variant('kind', [
  v.strictObject({ kind: v.literal('begin'), key: v.exactOptional(text(100)) }),
  v.strictObject({ kind: v.literal('preview'), ...picked }),
  v.strictObject({ kind: v.literal('end-preview') }),
  v.strictObject({ kind: v.literal('save'), ...picked }),
  v.strictObject({ kind: v.literal('taken-away') }),
]);

/** The message, or `undefined` where it is not one that the picker would send. */
export function readSetUpAsk(message: unknown): SetUpAsk | undefined {
  const read = v.safeParse(setUpAsk, message);
  return read.success ? read.output : undefined;
}
