import fc from 'fast-check';

export const reading = { select: '.name', from: 'text' };

export const contact = {
  container: 'tr.contact',
  reference: [{ select: 'a.linkedin', from: 'href' }],
  name: reading,
  recordKey: { select: 'a.record', from: 'href' },
  crmUserId: { select: '.owner', from: 'attribute:data-id' },
  crmUserName: { select: '.owner', from: 'text' },
  crmUserSlot: { select: '.owner-photo', place: 'cover', size: 24, shape: 'circle' },
  slot: { select: '.avatar', place: 'cover', size: 48, shape: 'circle' },
};

export const site = {
  id: 'local-crm',
  name: 'Local CRM',
  matches: ['https://crm.example.test/*'],
  enabled: true,
  rememberReferences: false,
  colleaguePhotos: true,
  recipe: {
    contacts: [contact],
    me: {
      identity: { select: '#user', from: 'attribute:data-id' },
      name: { select: '#user', from: 'text' },
      slot: { select: '#user img', place: 'cover' },
    },
  },
};

/** A document that sets everything. */
export const whole = {
  version: 1,
  enabled: false,
  linkedin: {
    clientId: 'app',
    scopes: ['openid', 'profile', 'r_liteprofile'],
    tokenService: 'https://token.example.test/token',
    batchSize: 20,
  },
  features: { ownSites: false, keepSignedIn: false, connections: false },
  salesforce: { clientId: 'connected-app', host: 'https://acme.my.salesforce.com' },
  sites: [site],
};

/** A copy of the document with one part at a path changed, or left out where the value is `undefined`. */
export function changed(path: string, value: unknown, document: unknown = whole): unknown {
  const copy = structuredClone(document);
  const keys = path.split('.');
  const last = keys.pop() as string;
  let part = copy as Record<string, unknown>;
  for (const key of keys) part = part[key] as Record<string, unknown>;
  if (value === undefined) delete part[last];
  else part[last] = value;
  return copy;
}

const odd = fc.oneof({ weight: 1, arbitrary: fc.anything() }, { weight: 1, arbitrary: fc.string() });
const mostly = <Value>(value: Value) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: odd });
const anyContact = fc.record(
  Object.fromEntries(Object.entries(contact).map(([key, value]) => [key, mostly<unknown>(value)])),
  { requiredKeys: [] },
);
const anySite = fc.record(
  {
    id: fc.oneof(fc.constantFrom('a', 'b', 'c'), odd),
    name: mostly('CRM'),
    matches: mostly(['https://crm.example.test/*']),
    enabled: mostly(true),
    rememberReferences: mostly(false),
    recipe: fc.oneof(
      fc.record(
        {
          contacts: fc.array(fc.oneof(anyContact, mostly(contact)), { maxLength: 3 }),
          me: mostly(site.recipe.me),
          x: odd,
        },
        { requiredKeys: [] },
      ),
      odd,
    ),
  },
  { requiredKeys: [] },
);
/** Documents that are right in most parts and anything at all in some. */
export const anyDocument = fc.oneof(
  fc.anything(),
  fc.record(
    {
      version: mostly(1),
      enabled: mostly(true),
      linkedin: fc.oneof(
        fc.record(
          {
            clientId: mostly('app'),
            scopes: mostly(['openid']),
            tokenService: mostly(''),
            batchSize: mostly(50),
            x: odd,
          },
          { requiredKeys: [] },
        ),
        odd,
      ),
      features: fc.oneof(
        fc.record(
          { ownSites: mostly(true), keepSignedIn: mostly(false), connections: mostly(true), x: odd },
          { requiredKeys: [] },
        ),
        odd,
      ),
      sites: fc.oneof(fc.array(mostly(site), { maxLength: 3 }), fc.array(anySite, { maxLength: 3 }), odd),
    },
    { requiredKeys: ['version'] },
  ),
);
