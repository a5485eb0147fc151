import type { Recipe } from '../contract/settings.ts';
import { elementFor, read } from './reading.ts';

/** Nobody is called so; a longer text is something else that the recipe happened upon. */
const longestIdentity = 300;

/** The CRM's own signed-in user, as the page shows them. */
export type FoundMe = {
  /** Never empty, at most 300 characters. */
  readonly identity: string;
  /** The element that the slot of the viewer's own picture is placed by; `null` where there is none. */
  readonly target: Element | null;
};

/** Who the CRM says is signed in to it; `null` where the recipe does not say, or the page does not show it. */
export function readMe(document: Document, recipe: Recipe): FoundMe | null {
  const page: Element | null = Reflect.get(Document.prototype, 'documentElement', document);
  if (!page || !recipe.me) return null;
  const identity = read(page, recipe.me.identity);
  if (identity === '' || identity.length > longestIdentity) return null;
  return { identity, target: recipe.me.slot ? elementFor(page, recipe.me.slot.select) : null };
}
