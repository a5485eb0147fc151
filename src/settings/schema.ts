import * as v from 'valibot';
import type { SettingsFaultCode, Source } from '../contract/settings.ts';
import { defaultSettings } from './defaults.ts';
import { isMatchPattern, matchPatternShape } from './match-pattern.ts';

/** As many sites as one document may hold. */
export const mostSites = 200;

/** Every message in this file is the code of the fault it stands for. */
const code = <Code extends SettingsFaultCode>(of: Code): Code => of;

const flag = v.boolean(code('wrong-type'));

/** Counted in characters as JSON Schema counts them, rather than in the halves that JavaScript may make of one. */
const text = (most: number) =>
  v.pipe(
    v.string(code('wrong-type')),
    v.check((value) => [...value].length <= most, code('out-of-range')),
    v.metadata({ maxLength: most }),
  );

const filledText = (most: number) => v.pipe(text(most), v.nonEmpty(code('out-of-range')));

const list = <Item extends v.GenericSchema>(item: Item, least: number, most: number) =>
  v.pipe(
    v.array(item, code('wrong-type')),
    v.minLength(least, code('out-of-range')),
    v.maxLength(most, code('out-of-range')),
  );

const object = <Entries extends v.ObjectEntries>(entries: Entries) => v.object(entries, code('wrong-type'));

const selector = text(1000);

/** Where the container, or the whole page, cannot be meant. */
const neededSelector = v.pipe(selector, v.nonEmpty(code('not-a-selector')), v.regex(/\S/, code('not-a-selector')));

const source = v.pipe(
  text(200),
  v.regex(/^(?:href|text|value|attribute:[^\s"'<>/=]+)$/, code('unknown-value')),
  v.metadata({ examples: ['href', 'text', 'value', 'attribute:NAME'] }),
  v.transform((value) => value as Source),
);

const readingWith = <Select extends v.GenericSchema<string>>(select: Select) => object({ select, from: source });

const slotWith = <Select extends v.GenericSchema<string>>(select: Select) =>
  object({
    select,
    place: v.picklist(['cover', 'before', 'after', 'prepend', 'append'], code('unknown-value')),
    size: v.exactOptional(
      v.pipe(v.number(code('wrong-type')), v.minValue(8, code('out-of-range')), v.maxValue(512, code('out-of-range'))),
    ),
    shape: v.exactOptional(v.picklist(['circle', 'rounded', 'square'], code('unknown-value'))),
  });

const reading = readingWith(selector);

const contact = object({
  container: neededSelector,
  reference: list(reading, 1, 10),
  name: reading,
  slot: slotWith(selector),
  recordKey: v.exactOptional(reading),
  crmUserId: v.exactOptional(reading),
  crmUserName: v.exactOptional(reading),
  crmUserSlot: v.exactOptional(slotWith(selector)),
});

const recipe = object({
  contacts: list(contact, 0, 20),
  me: v.exactOptional(
    object({
      identity: readingWith(neededSelector),
      name: v.exactOptional(readingWith(neededSelector)),
      slot: v.exactOptional(slotWith(neededSelector)),
    }),
  ),
});

const matchPattern = v.pipe(
  text(1000),
  v.regex(matchPatternShape, code('not-a-match-pattern')),
  v.check(isMatchPattern, code('not-a-match-pattern')),
);

/** Nothing, `https`, or `http` to this machine: the token service is sent authorization codes. */
const tokenServiceShape = /^(?:|https:\/\/\S+|http:\/\/(?:localhost|127\.0\.0\.1)(?:[:/?]\S*)?)$/;

/** Whether the token service may have this address. */
export function isTokenServiceAddress(address: string): boolean {
  if (address === '' || !tokenServiceShape.test(address) || !URL.canParse(address)) return false;
  const { username, password, hash } = new URL(address);
  return !username && !password && !hash;
}

/** A scope as OAuth writes one (RFC 6749, section 3.3). */
const scope = v.pipe(filledText(100), v.regex(/^[\x21\x23-\x5b\x5d-\x7e]*$/, code('unknown-value')));

const linkedIn = object({
  clientId: v.optional(text(200), defaultSettings.linkedin.clientId),
  scopes: v.optional(list(scope, 1, 30), defaultSettings.linkedin.scopes),
  tokenService: v.optional(
    v.pipe(
      text(1000),
      v.regex(tokenServiceShape, code('not-an-address')),
      v.check((value) => value === '' || isTokenServiceAddress(value), code('not-an-address')),
    ),
    defaultSettings.linkedin.tokenService,
  ),
  batchSize: v.optional(
    v.pipe(
      v.number(code('wrong-type')),
      v.integer(code('out-of-range')),
      v.minValue(1, code('out-of-range')),
      v.maxValue(100, code('out-of-range')),
    ),
    defaultSettings.linkedin.batchSize,
  ),
});

/** Nothing, or an org's own origin (My Domain), to which its users' tokens go. */
const orgShape = /^(?:|https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.my\.salesforce\.com)$/;

const salesforce = object({
  clientId: v.optional(text(200), defaultSettings.salesforce.clientId),
  host: v.optional(v.pipe(text(300), v.regex(orgShape, code('not-an-address'))), defaultSettings.salesforce.host),
});

const features = object({
  ownSites: v.optional(flag, defaultSettings.features.ownSites),
  keepSignedIn: v.optional(flag, defaultSettings.features.keepSignedIn),
  connections: v.optional(flag, defaultSettings.features.connections),
});

/** A site; whether it is enabled and remembers references may be left out. */
const site = object({
  id: filledText(100),
  name: filledText(300),
  matches: list(matchPattern, 1, 50),
  enabled: v.optional(flag, true),
  rememberReferences: v.optional(flag, false),
  colleaguePhotos: v.exactOptional(flag),
  recipe: v.exactOptional(recipe),
});

/** The whole document. Everything but the version may be left out; what is left out has its default. */
export const settingsSchema = object({
  version: v.literal(1, code('unknown-value')),
  enabled: v.optional(flag, defaultSettings.enabled),
  linkedin: v.optional(linkedIn, {}),
  features: v.optional(features, {}),
  salesforce: v.optional(salesforce, {}),
  // More than these are passed over rather than refused (check.ts), so that the first of them still work.
  sites: v.optional(v.pipe(v.array(site, code('wrong-type')), v.metadata({ maxItems: mostSites })), []),
});
