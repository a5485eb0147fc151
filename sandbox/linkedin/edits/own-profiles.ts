import type { Account } from '../../world/accounts.ts';
import { profileOf } from '../profile.ts';
import { Assets } from './assets.ts';
import { isFields } from './shapes.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What members have made of their own profiles since the start, and the images they uploaded. */
export class OwnProfiles {
  readonly assets = new Assets();
  /** Person ID → the whole profile as edited. */
  readonly #edited = new Map<string, Fields>();
  #nextId = 900_000_000;

  /** The profile as it is now. */
  of(account: Account): Fields {
    return this.#edited.get(account.personId) ?? profileOf(account);
  }

  set(account: Account, profile: Fields): void {
    this.#edited.set(account.personId, withCopies(profile));
  }

  /** For a new entry. */
  nextId(): number {
    this.#nextId += 1;
    return this.#nextId;
  }

  clear(): void {
    this.#edited.clear();
    this.assets.clear();
  }
}

/** The copies in one language follow what they are copies of ("Localized Profile Fields"). */
function withCopies(profile: Fields): Fields {
  const copies = ['firstName', 'lastName', 'headline'].map((name): [string, unknown] => [
    `localized${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    preferredText(profile[name]),
  ]);
  return { ...profile, ...Object.fromEntries(copies) };
}

function preferredText(value: unknown): unknown {
  if (!isFields(value) || !isFields(value['localized'])) return undefined;
  const { localized, preferredLocale } = value;
  const { language, country } = isFields(preferredLocale) ? preferredLocale : {};
  return localized[`${language}_${country}`] ?? Object.values(localized)[0];
}
