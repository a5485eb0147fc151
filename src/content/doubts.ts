import type { ContactRecipe } from '../contract/settings.ts';
import { readsValue } from '../crm/contacts.ts';

/** Milliseconds that a CRM is given to change both: Tryton's pager was seen to take 40 from a record's name to its references. */
const patience = 250;

/** Which of what stood together has changed. */
type Changed = { readonly name: boolean; readonly key: boolean };

/** Whether a contact's name and reference are of the same person: a page that reuses its nodes seldom changes all of them at once. */
export type Doubts<Contact> = {
  has(contact: Contact): boolean;
  /** Takes note of what changed: where it was the one without the other, nobody's face is to be painted for a moment. */
  note(contact: Contact, recipe: ContactRecipe, changed: Changed): void;
  end(contact: Contact): void;
};

/** @param onOver nothing more has changed for a while: the contact is to be read once more, its doubt ended, and painted. */
export function createDoubts<Contact extends object>(onOver: (contact: Contact) => void): Doubts<Contact> {
  const doubts = new Map<Contact, { readonly name: boolean; readonly timer: ReturnType<typeof setTimeout> }>();
  const end = (contact: Contact) => {
    clearTimeout(doubts.get(contact)?.timer);
    doubts.delete(contact);
  };
  return {
    has: (contact) => doubts.has(contact),
    note(contact, recipe, { name, key }) {
      const former = doubts.get(contact);
      end(contact);
      // An input's value changes without a sign: with a new name, the one that is read may still be the former person's.
      const isSilent = name && readsValue(recipe);
      const isResolved = name === key || (former !== undefined && former.name !== name);
      if (isResolved && !isSilent) return;
      const timer = setTimeout(() => onOver(contact), patience);
      doubts.set(contact, { name, timer });
    },
    end,
  };
}
