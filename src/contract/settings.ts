/** Where a value is read: `href` is the resolved property, `value` an input's property, `attribute:NAME` any attribute. */
export type Source = 'href' | 'text' | 'value' | `attribute:${string}`;

/** Read one value off the page: the first match of `select` inside the container; an empty `select` means the container itself. */
export type Reading = { readonly select: string; readonly from: Source };

/** How a slot stands to the element that `select` finds. */
export type Place = 'cover' | 'before' | 'after' | 'prepend' | 'append';

export type SlotRecipe = {
  readonly select: string;
  readonly place: Place;
  /** CSS pixels, of both sides; without it, the size of the target. */
  readonly size?: number;
  /** Without it, the shape of the target (`cover`), else a circle. */
  readonly shape?: 'circle' | 'rounded' | 'square';
};

/** How one kind of contact is found on a site's pages. */
export type ContactRecipe = {
  /** Matches in the document and in open shadow roots; the innermost container wins. */
  readonly container: string;
  /** Tried in order; the first that parses as a LinkedIn reference counts. */
  readonly reference: readonly Reading[];
  readonly name: Reading;
  readonly slot: SlotRecipe;
  readonly recordKey?: Reading;
  /** The ID of a colleague whom the container shows beside the contact, such as the record's owner; an address with that ID in it will do. */
  readonly crmUserId?: Reading;
  /** Their name, from which initials are made. Without it nothing is drawn where they have no photo. */
  readonly crmUserName?: Reading;
  /** Where their photo goes. */
  readonly crmUserSlot?: SlotRecipe;
};

/** Data, never code: how contacts, and the CRM's own user, are found on a site's pages. */
export type Recipe = {
  readonly contacts: readonly ContactRecipe[];
  readonly me?: MeRecipe;
};

/** Where a CRM shows its own signed-in user. On a site whose recipe says so, pictures are withheld until the viewer has said *Yes, that is me*. */
export type MeRecipe = {
  /** What tells one user from another; better an id than a name, which two may share. */
  readonly identity: Reading;
  /** What the question calls the user; without it, the identity. */
  readonly name?: Reading;
  /** Where the viewer's own picture goes. */
  readonly slot?: SlotRecipe;
};

/** A CRM origin the viewer may allow. */
export type Site = {
  readonly id: string;
  readonly name: string;
  /** Match patterns such as `https://crm.example.test/*`. */
  readonly matches: readonly string[];
  readonly enabled: boolean;
  readonly rememberReferences: boolean;
  /** Whether colleagues' photos are fetched from the Salesforce org and shown; without it, they are not. */
  readonly colleaguePhotos?: boolean;
  /** Without one, the built-in recipe. */
  readonly recipe?: Recipe;
};

/** What people can do without. Each can be switched off, by an administrator above all. */
export type Feature =
  /** Sites that a person adds or sets up, beside those that the policy sets. */
  | 'ownSites'
  /** *Keep me signed in*. */
  | 'keepSignedIn'
  /** Matching profile addresses among the viewer's own connections. */
  | 'connections';

/** Features that are switched off, each with who did it. */
export type SwitchedOff = Readonly<Partial<Record<Feature, SwitchedOffBy>>>;

export type SwitchedOffBy = 'organisation' | 'settings';

/** The settings document: one JSON shape for what is stored, the import file and the managed policy. */
export type Settings = {
  readonly version: 1;
  readonly enabled: boolean;
  readonly linkedin: {
    readonly clientId: string;
    readonly scopes: readonly string[];
    readonly tokenService: string;
    /** Members asked for in one request. */
    readonly batchSize: number;
  };
  readonly features: Readonly<Record<Feature, boolean>>;
  readonly salesforce: {
    /** The consumer key of a connected app that is a public client; empty where nobody uses *My CRM photo*. */
    readonly clientId: string;
    /** The org's own origin, such as `https://acme.my.salesforce.com`. */
    readonly host: string;
  };
  readonly sites: readonly Site[];
};

/** One thing wrong with a settings document, and where. */
export type SettingsFault = {
  /** Such as `sites[0].recipe.contacts[1].container`; empty for the document itself. */
  readonly path: string;
  readonly code: SettingsFaultCode;
  /** With `out-of-range` and `not-a-selector`. */
  readonly limits?: SettingsLimits;
  /** With `unknown-value`, where the possible values can be counted; `attribute:NAME` stands for any attribute. */
  readonly allowed?: readonly string[];
  /** With `not-json`, where the browser says it: the place in the text, counted from 1. */
  readonly line?: number;
  readonly column?: number;
};

/** How large a value may be, or how long a text or list. */
export type SettingsLimits = {
  readonly least?: number;
  readonly most?: number;
  /** What the limits count; absent where they are those of the number itself. */
  readonly counted?: 'characters' | 'items';
};

export type SettingsFaultCode =
  | 'missing'
  | 'wrong-type'
  | 'unknown-key'
  | 'unknown-value'
  | 'out-of-range'
  | 'not-an-address'
  | 'not-a-match-pattern'
  | 'not-a-selector'
  | 'newer-version'
  | 'duplicate'
  /** The policy says otherwise, and its value stays. */
  | 'locked'
  | 'not-json';

export type SettingsReport = {
  /** What is in force: what is stored, and over it what the policy sets. */
  readonly settings: Settings;
  /** The document as it is stored, while it has faults: to be shown and mended, since `settings` lacks its faulty parts. */
  readonly stored?: unknown;
  /** What is wrong with the document stored, or with the one that was to be written. */
  readonly faults: readonly SettingsFault[];
  /** What is wrong with the managed policy. */
  readonly policyFaults: readonly SettingsFault[];
  /** The paths in `settings` that the policy sets, such as `linkedin.clientId` and `sites[0]`; a site is locked whole. */
  readonly locked: readonly string[];
  /** The address to register with the LinkedIn app. */
  readonly redirectAddress: string;
};
