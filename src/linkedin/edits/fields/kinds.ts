import type { MultiLocale, ProfileDate, RichText } from '../../../contract/profile.ts';

/**
 * What a value of the profile is made of. From the kind follow the value's TypeScript type (`ValueOf`), its checks (`check.ts`), the order in which it is
 * written (`encode.ts`) and what a form asks for.
 */
export type Kind =
  | TextKind
  | LocalizedKind
  | ChoiceKind
  | DateKind
  | ReferenceKind
  | OrderKind
  | ObjectKind
  | ListKind
  | KeyedKind
  | { readonly kind: 'flag' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  /** A language as one country writes it, such as `{country: 'US', language: 'en'}`. */
  | { readonly kind: 'locale' }
  /** Changed by registering and uploading an image twice, never by typing. Its parts are assets' URNs. */
  | { readonly kind: 'picture' };

/** How a text is written beyond its length. */
export type TextForm = 'web-address' | 'vanity-name' | 'country-code';

/**
 * A text without languages. Lengths are in characters as JavaScript counts them, and are there only where LinkedIn documents them: what else LinkedIn finds too
 * long it refuses itself.
 */
export type TextKind = {
  readonly kind: 'text';
  readonly shortest?: number;
  readonly longest?: number;
  readonly form?: TextForm;
};

/** A text in any number of languages: a MultiLocaleString, or, where it is `rich`, a MultiLocaleRichText, which may have several lines. */
export type LocalizedKind = {
  readonly kind: 'localized';
  readonly rich: boolean;
  /** It is asked for in a field of several lines; one that is rich always is. */
  readonly isPassage?: true;
  readonly form?: TextForm;
};

/** One of a few words of LinkedIn's. */
type ChoiceKind = {
  readonly kind: 'choice';
  /** What is offered. */
  readonly values: readonly string[];
  /** What is sent back where LinkedIn answered it or its documents write it, and never offered: former values, and other spellings. */
  readonly also?: readonly string[];
  /** LinkedIn's documents give examples alone: any other word in its manner is taken too, since only LinkedIn knows them all. */
  readonly open?: true;
};

/** Numbers of day, month and year. `year` alone is never left out where the month or the day may be. */
export type DateKind = {
  readonly kind: 'date';
  readonly year: 'mandatory' | 'optional';
  readonly month: 'mandatory' | 'optional' | 'never';
  readonly day: 'mandatory' | 'optional' | 'never';
};

/** What a URN names. */
export type Entity =
  | 'geo'
  | 'industry'
  | 'organization'
  | 'occupation'
  | 'person'
  | 'rich-content'
  | 'location'
  | 'program';

/** A URN, such as `urn:li:industry:47`. */
export type ReferenceKind = { readonly kind: 'reference'; readonly entity: Entity };

/** IDs of existing entries in the order in which LinkedIn is to show them; each at most once. */
type OrderKind = {
  readonly kind: 'order';
  /** The field whose entries are put in order. The IDs of IMs are their names, those of all else are whole numbers. */
  readonly of: string;
};

type ObjectKind = { readonly kind: 'object'; readonly parts: Parts };

/** The parts of an object, in the order in which they are written and asked for. */
export type Parts = { readonly [name: string]: Part };
type Part = { readonly value: Kind; readonly mandatory?: true };

export type ListKind = {
  readonly kind: 'list';
  readonly of: Kind;
};

/** Objects by a key that one of their own texts repeats: `{"bobsmith": {"id": "bobsmith", …}}`. Keys cannot come twice. */
export type KeyedKind = {
  readonly kind: 'keyed';
  /** The part that repeats the key. */
  readonly by: string;
  readonly of: ObjectKind;
  readonly most: number;
};

/** Who may read a field's present value: whoever has the scopes of this class. */
export type Readers =
  /** `r_liteprofile`, `r_basicprofile`, or OpenID Connect's claims. */
  | 'lite'
  /** `r_basicprofile`. */
  | 'basic'
  /** Select partners: "Location Profile Fields". */
  | 'location'
  /** `r_fullprofile`, which is closed, and compliance partners: "Full Profile Fields". */
  | 'full';

/** Where a form puts a field. */
type Group =
  | 'names'
  | 'introduction'
  | 'contact'
  | 'place'
  | 'interests'
  | 'pictures'
  | 'languages'
  | 'orders'
  | 'outdated';

/** One of the fields that are edited on the profile itself. */
export type BasicField = {
  readonly value: Kind;
  readonly group: Group;
  readonly readers: Readers;
  /** It cannot be deleted nor made empty. */
  readonly mandatory?: true;
  /** `delete` where a former field is there to be removed alone. */
  readonly edits?: 'delete';
  /** The documents advise to use these in its place. */
  readonly superseded?: readonly string[];
};

/** One of the fields whose entries are created, updated and deleted one by one. */
export type ComplexField = {
  readonly entry: ObjectKind;
  readonly readers: Readers;
  /** The basic field that holds its order. */
  readonly order: string;
};

/** The TypeScript type of what a kind describes. */
export type ValueOf<K> = K extends { readonly kind: 'text' | 'reference' }
  ? string
  : K extends { readonly kind: 'localized'; readonly rich: infer Rich }
    ? MultiLocale<Rich extends true ? RichText : string>
    : K extends { readonly kind: 'choice'; readonly values: readonly (infer Value)[] }
      ? Value | (string & {})
      : K extends { readonly kind: 'date' }
        ? ProfileDate
        : K extends { readonly kind: 'order'; readonly of: infer Of }
          ? readonly (Of extends 'ims' ? string : number)[]
          : K extends { readonly kind: 'flag' }
            ? boolean
            : K extends { readonly kind: 'number' }
              ? number
              : K extends { readonly kind: 'locale' }
                ? { readonly country?: string; readonly language: string }
                : K extends { readonly kind: 'picture' }
                  ? { readonly originalImage: string; readonly displayImage: string }
                  : K extends { readonly kind: 'object'; readonly parts: infer P }
                    ? PartsOf<P>
                    : K extends { readonly kind: 'list'; readonly of: infer Of }
                      ? readonly ValueOf<Of>[]
                      : K extends { readonly kind: 'keyed'; readonly of: infer Of }
                        ? { readonly [key: string]: ValueOf<Of> }
                        : never;

type PartsOf<P> = {
  readonly [Name in keyof P as P[Name] extends { readonly mandatory: true } ? Name : never]: PartValue<P[Name]>;
} & {
  readonly [Name in keyof P as P[Name] extends { readonly mandatory: true } ? never : Name]?: PartValue<P[Name]>;
};

type PartValue<P> = P extends { readonly value: infer Value } ? ValueOf<Value> : never;
