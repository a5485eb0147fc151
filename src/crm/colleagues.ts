import type { ContactRecipe, Recipe, SlotRecipe } from '../contract/settings.ts';
import { ownershipIn } from './contacts.ts';
import { elementFor, read, readIdentifier } from './reading.ts';

/** A colleague whom a contact's container shows, as it stands on the page at the moment of reading. */
export type FoundColleague = {
  /** Of the Salesforce org, 15 or 18 characters. */
  readonly userId: string;
  /** As the CRM writes it; '' where the recipe says nothing of it, or finds none. */
  readonly name: string;
  /** The element that the slot is placed by. */
  readonly target: Element;
  readonly slot: SlotRecipe;
};

/** A user's ID, alone or in an address. Source of its form: Salesforce Help, "Record IDs", and the key prefix of users. */
const userIdIn = (text: string): string | undefined =>
  /(?<![A-Za-z0-9])005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?(?![A-Za-z0-9])/.exec(text)?.[0];

/** Reads the colleague in a container; `null` where the recipe says nothing of one, or the page names none or has no place for their photo. */
export function readColleague(container: Element, contact: ContactRecipe, recipe: Recipe): FoundColleague | null {
  const { crmUserId, crmUserName, crmUserSlot: slot } = contact;
  if (!crmUserId || !slot) return null;
  const isOwn = ownershipIn(container, recipe);
  const userId = userIdIn(readIdentifier(container, crmUserId, isOwn));
  const target = elementFor(container, slot.select, isOwn);
  if (userId === undefined || target === null) return null;
  return { userId, name: crmUserName ? read(container, crmUserName, isOwn) : '', target, slot };
}
