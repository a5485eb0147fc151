import type { Reading, Recipe, SlotRecipe } from '../contract/settings.ts';

function attributesOfSelector(selector: string): string[] {
  // What stands in quotes is a value, and may hold dots, hashes and brackets of its own.
  const bare = selector.replace(/"[^"]*"|'[^']*'/g, '');
  const outside = bare.replace(/\[[^\]]*\]?/g, '');
  return [
    ...Array.from(bare.matchAll(/\[\s*(?:[\w*-]*\|)?([^\s\]~|^$*=]+)/g), (match) => match[1] ?? ''),
    ...(/\.[^\d\s]/.test(outside) ? ['class'] : []),
    ...(/#[^\s]/.test(outside) ? ['id'] : []),
  ];
}

function attributesOfReading(reading: Reading | undefined): string[] {
  if (!reading) return [];
  const { select, from } = reading;
  const read = from === 'text' ? [] : [from.replace(/^attribute:/, '')];
  return [...attributesOfSelector(select), ...read];
}

function attributesOfSlot(slot: SlotRecipe | undefined): string[] {
  return slot ? attributesOfSelector(slot.select) : [];
}

/**
 * The attributes whose change may change what a recipe finds, for a `MutationObserver`'s `attributeFilter`: those it
 * reads and those its selectors name. Names are given as written and in lower case, as HTML keeps them.
 */
export function watchedAttributes(recipe: Recipe): string[] {
  const contacts = recipe.contacts.flatMap((contact) => [
    ...attributesOfSelector(contact.container),
    ...contact.reference.flatMap(attributesOfReading),
    ...attributesOfReading(contact.name),
    ...attributesOfSlot(contact.slot),
    ...attributesOfReading(contact.recordKey),
    ...attributesOfReading(contact.crmUserId),
    ...attributesOfReading(contact.crmUserName),
    ...attributesOfSlot(contact.crmUserSlot),
  ]);
  const me = [
    ...attributesOfReading(recipe.me?.identity),
    ...attributesOfReading(recipe.me?.name),
    ...attributesOfSlot(recipe.me?.slot),
  ];
  return [...new Set([...contacts, ...me].flatMap((name) => [name, name.toLowerCase()]))];
}
