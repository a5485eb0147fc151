import type { Greeting } from '../../../src/contract/messages.ts';
import type { Recipe } from '../../../src/contract/settings.ts';
import { watchedAttributes } from '../../../src/crm/watched.ts';

/** What the worker answers a page of an allowed site while somebody is signed in. */
export const greetingFor = (
  recipe: Recipe,
  more: Partial<Omit<Greeting, 'recipe'>> = {},
): Greeting & { readonly recipe: Recipe } => ({
  epoch: 7,
  recipe,
  watched: watchedAttributes(recipe),
  signedIn: true,
  renewable: false,
  batchSize: 50,
  remembers: false,
  ownRecipe: false,
  ...more,
});
