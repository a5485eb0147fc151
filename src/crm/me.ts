import type { MeRecipe } from '../contract/settings.ts';
import { elementFor, readIdentifier } from './reading.ts';

/** The CRM's own signed-in user, as the page shows them. */
export type FoundMe = {
  /** Never empty, at most 300 characters. */
  readonly identity: string;
  /** As the CRM writes it; the identity where the recipe finds no name. Never empty, at most 300 characters. */
  readonly name: string;
  /** The element that the slot of the viewer's own picture is placed by; `null` where there is none. */
  readonly target: Element | null;
};

const root = (document: Document): Element | null => Reflect.get(Document.prototype, 'documentElement', document);

/** What tells the CRM's user from others; '' where the page does not show it. One look at the page, for wherever it has to be quick. */
export function readIdentity(document: Document, me: MeRecipe): string {
  const page = root(document);
  return page ? readIdentifier(page, me.identity) : '';
}

/** Who the CRM says is signed in to it; `null` where the page does not show it. */
export function readMe(document: Document, me: MeRecipe): FoundMe | null {
  const page = root(document);
  const identity = readIdentity(document, me);
  if (!page || identity === '') return null;
  const name = me.name ? readIdentifier(page, me.name) : '';
  return { identity, name: name || identity, target: me.slot ? elementFor(page, me.slot.select) : null };
}
