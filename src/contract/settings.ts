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
  readonly crmUserId?: Reading;
};

/** Data, never code: how contacts, and the CRM's own user, are found on a site's pages. */
export type Recipe = {
  readonly contacts: readonly ContactRecipe[];
  readonly me?: { readonly identity: Reading; readonly slot?: SlotRecipe };
};

/** A CRM origin the viewer may allow. */
export type Site = {
  readonly id: string;
  readonly name: string;
  /** Match patterns such as `https://crm.example.test/*`. */
  readonly matches: readonly string[];
  readonly enabled: boolean;
  readonly rememberReferences: boolean;
  /** Without one, the built-in recipe. */
  readonly recipe?: Recipe;
};

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
  readonly sites: readonly Site[];
};

/** One thing wrong with a settings document, and where. */
export type SettingsFault = {
  /** Such as `sites[0].recipe.contacts[1].container`; empty for the document itself. */
  readonly path: string;
  readonly code: SettingsFaultCode;
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
