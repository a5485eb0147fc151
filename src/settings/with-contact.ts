import type { PickedContact } from '../contract/set-up.ts';
import type { Recipe } from '../contract/settings.ts';

/**
 * A site's recipe with a kind of contact that was picked: in the place of the one with its container and of those it replaces, else before all others,
 * since of several that match the first counts.
 */
export function withContact(recipe: Recipe | undefined, { contact, replaces }: PickedContact): Recipe {
  const gone = new Set([contact.container, ...replaces]);
  const others = (recipe?.contacts ?? []).filter(({ container }) => !gone.has(container));
  return { ...recipe, contacts: [contact, ...others] };
}
