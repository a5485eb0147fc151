import type { FoundContact } from '../crm/contacts.ts';
import { elementFor } from '../crm/reading.ts';
import { allOf, type Choice } from './choice.ts';
import type { Draft } from './draft.ts';
import type { Marks, OutlineKind } from './outlines.ts';
import type { Step } from './views.ts';

const outlined = (elements: readonly (Element | null | undefined)[], kind: OutlineKind): Marks['outlined'] =>
  elements.flatMap((element) => (element ? [{ element, kind }] : []));

/** What is outlined while a contact is chosen: all that are like it, and it. */
export function marksOfChoice(choice: Choice | undefined): Marks {
  if (choice === undefined) return { outlined: [], discs: [] };
  return { outlined: [...outlined(allOf(choice), 'kind'), ...outlined([choice.container], 'chosen')], discs: [] };
}

/**
 * What is outlined in a later step: in each contact what the step is about, and where the pictures will be.
 *
 * @param contacts all that the draft finds.
 * @param aimed what the next press would pick.
 * @param paints whether the page itself shows the pictures, as it does in a preview for somebody who is signed in.
 */
export function marksOfDraft(
  step: Step,
  draft: Draft,
  contacts: readonly FoundContact[],
  aimed: Element | undefined,
  paints: boolean,
): Marks {
  if (step === 'saved' || (step === 'preview' && paints)) return { outlined: [], discs: [] };
  const { name, reference, slot } = draft.recipe;
  const readings = step === 'name' ? [name] : step === 'reference' ? reference : [];
  const parts = contacts.flatMap(({ container }) => readings.map(({ select }) => elementFor(container, select)));
  const kind = step === 'preview' ? [] : contacts.map(({ container }) => container);
  const placed = step === 'slot' || step === 'preview' ? contacts : [];
  return {
    outlined: [...outlined(kind, 'kind'), ...outlined(parts, 'part'), ...outlined([aimed], 'aimed')],
    discs: placed.flatMap(({ target, name: written }) => (target ? [{ target, slot, name: written }] : [])),
  };
}
