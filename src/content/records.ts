import type { RecordKey, RecordReference } from '../contract/messages.ts';
import type { Reference } from '../contract/reference.ts';
import type { Recipe } from '../contract/settings.ts';
import type { FoundContact } from '../crm/contacts.ts';

/** What one message holds at most. */
const batch = 100;

type Pair = RecordKey & { readonly reference: Reference | null };

/** Which reference belongs to which record, on a site that remembers. */
export type Records = {
  /** The contact as it is known: with the reference that was remembered for its record, where the page gives none. */
  complete(contact: FoundContact): FoundContact;
  /** Tells the worker what was read since, and asks for what is not known. */
  ask(): void;
  take(found: readonly RecordReference[]): void;
  isAwaiting(): boolean;
  /** What was told and asked is told and asked again. */
  forgetAsked(): void;
};

/** @param tell sends what the page says of its records. */
export function createRecords(recipe: Recipe, tell: (pairs: readonly Pair[]) => void): Records {
  const known = new Map<string, Reference>();
  const told = new Set<string>();
  let news: Pair[] = [];
  let awaited = 0;
  return {
    complete(contact) {
      const { recordKey: key, reference } = contact;
      if (key === '') return contact;
      const pair = { key, by: recipe.contacts.indexOf(contact.recipe), reference };
      const words = JSON.stringify(pair);
      if (!told.has(words)) {
        told.add(words);
        news.push(pair);
      }
      return reference ? contact : { ...contact, reference: known.get(key) ?? null };
    },
    ask() {
      for (; news.length > 0; news = news.slice(batch)) {
        awaited += 1;
        tell(news.slice(0, batch));
      }
    },
    take(found) {
      awaited -= 1;
      for (const { key, reference } of found) known.set(key, reference);
    },
    isAwaiting: () => awaited > 0,
    forgetAsked() {
      awaited = 0;
      told.clear();
    },
  };
}
