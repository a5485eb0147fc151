import type { Place, SlotRecipe } from '../contract/settings.ts';
import type { FoundContact } from '../crm/contacts.ts';
import { areNamed, type Draft } from './draft.ts';
import type { PanelButton, PanelView } from './panel.ts';
import { counted, words } from './words.ts';

/** Where a person stands in setting up a site. */
export type Step = 'contact' | 'name' | 'reference' | 'slot' | 'preview' | 'saved';

const order: readonly Step[] = ['contact', 'name', 'reference', 'slot', 'preview'];

/** The step before or after, as far as there is one. */
export const stepBeside = (step: Step, by: 1 | -1): Step | undefined => order[order.indexOf(step) + by];

/** What a person can do in the panel. */
export type PanelActs = {
  wider(): void;
  narrower(): void;
  next(): void;
  back(): void;
  cancel(): void;
  save(): void;
  place(slot: SlotRecipe): void;
};

const progressOf = (step: Step): string => words('picker_step', String(order.indexOf(step) + 1), String(order.length));

function ways(step: Step, acts: PanelActs, onward: PanelButton): PanelButton[] {
  const cancel: PanelButton = { label: words('picker_cancel'), weight: 'quiet', onPress: acts.cancel };
  const back: PanelButton = { label: words('picker_back'), onPress: acts.back };
  return step === 'contact' ? [cancel, onward] : [cancel, back, onward];
}

const nextButton = (acts: PanelActs): PanelButton => ({
  label: words('picker_next'),
  weight: 'primary',
  onPress: acts.next,
});

/**
 * The first step: one contact, and how many are like it.
 *
 * @param refused whether somebody has just clicked what is no contact.
 */
export function contactView(count: number, refused: boolean, acts: PanelActs): PanelView {
  const none = count === 0;
  const found = none ? words('picker_found_none') : counted(count, 'picker_found');
  return {
    progress: progressOf('contact'),
    heading: words('picker_contact_heading'),
    hint: words('picker_contact_hint'),
    found: refused ? words('picker_whole_page') : found,
    tools: [
      { label: words('picker_wider'), disabled: none, onPress: acts.wider },
      { label: words('picker_narrower'), disabled: none, onPress: acts.narrower },
    ],
    keys: words('picker_contact_keys'),
    ways: ways('contact', acts, {
      label: words('picker_take'),
      weight: 'primary',
      disabled: none,
      onPress: acts.next,
    }),
  };
}

/** As many contacts as are shown as examples. */
const exampleCount = 3;

export function nameView(draft: Draft, contacts: readonly FoundContact[], acts: PanelActs): PanelView {
  const isNamed = areNamed(draft, contacts);
  const named = isNamed ? contacts.filter(({ name }) => name !== '') : [];
  return {
    progress: progressOf('name'),
    heading: words('picker_name_heading'),
    hint: words('picker_name_hint'),
    found: isNamed ? ofAll('picker_name_found', named.length, contacts.length) : words('picker_name_none'),
    examples: named.slice(0, exampleCount).map(({ name }) => (name.length > 80 ? `${name.slice(0, 80)}…` : name)),
    keys: words('picker_part_keys'),
    ways: ways('name', acts, { ...nextButton(acts), disabled: !isNamed }),
  };
}

const ofAll = (key: 'picker_name_found' | 'picker_reference_found', count: number, all: number): string =>
  words(key, String(count), String(all));

export function referenceView(draft: Draft, contacts: readonly FoundContact[], acts: PanelActs): PanelView {
  const linked = contacts.flatMap(({ reference }) => reference ?? []);
  const onlyAddresses = linked.length > 0 && linked.every(({ kind }) => kind === 'vanity');
  const examples = linked.map((one) =>
    one.kind === 'person' ? `urn:li:person:${one.personId}` : `in/${one.vanityName}`,
  );
  return {
    progress: progressOf('reference'),
    heading: words('picker_reference_heading'),
    hint: words('picker_reference_hint'),
    found: draft.hasReference
      ? ofAll('picker_reference_found', linked.length, contacts.length)
      : words('picker_reference_none'),
    examples: examples.slice(0, exampleCount),
    notes: [
      ...(draft.hasReference ? [] : [words('picker_reference_none_note')]),
      ...(draft.hasReference && linked.length < contacts.length ? [words('picker_reference_some_note')] : []),
      ...(onlyAddresses ? [words('picker_reference_address_note')] : []),
    ],
    keys: words('picker_part_keys'),
    ways: ways('reference', acts, nextButton(acts)),
  };
}

const places: readonly { readonly value: Place; readonly key: Parameters<typeof words>[0] }[] = [
  { value: 'cover', key: 'picker_place_cover' },
  { value: 'before', key: 'picker_place_before' },
  { value: 'after', key: 'picker_place_after' },
  { value: 'prepend', key: 'picker_place_prepend' },
  { value: 'append', key: 'picker_place_append' },
];

export function slotView({ recipe: { slot } }: Draft, placed: number, all: number, acts: PanelActs): PanelView {
  const shapes = [
    ...(slot.place === 'cover' ? [{ value: '', label: words('picker_shape_own') }] : []),
    { value: 'circle', label: words('picker_shape_circle') },
    { value: 'rounded', label: words('picker_shape_rounded') },
    { value: 'square', label: words('picker_shape_square') },
  ];
  return {
    progress: progressOf('slot'),
    heading: words('picker_slot_heading'),
    hint: words('picker_slot_hint'),
    found: words('picker_slot_found', String(placed), String(all)),
    choices: [
      {
        legend: words('picker_place'),
        options: places.map(({ value, key }) => ({ value, label: words(key) })),
        chosen: slot.place,
        // What was taken over from the covered element is no size of the picture's own.
        onChoose: (value) => acts.place({ ...slot, place: value as Place }),
      },
      {
        legend: words('picker_shape'),
        options: shapes,
        chosen: slot.shape ?? '',
        onChoose: (value) => {
          const { shape: _former, ...rest } = slot;
          acts.place(value === '' ? rest : { ...rest, shape: value as NonNullable<SlotRecipe['shape']> });
        },
      },
    ],
    keys: words('picker_part_keys'),
    ways: ways('slot', acts, nextButton(acts)),
  };
}

/** How things stand with the worker while a preview is shown. */
export type PreviewFacts = {
  readonly contacts: readonly FoundContact[];
  readonly signedIn: boolean;
  readonly replaces: boolean;
  readonly keeps: boolean;
  /** Whether the worker refused what was picked. */
  readonly failed: boolean;
};

export function previewView(facts: PreviewFacts, acts: PanelActs): PanelView {
  const { contacts, signedIn, replaces, keeps, failed } = facts;
  return {
    progress: progressOf('preview'),
    heading: words('picker_preview_heading'),
    hint: words('picker_preview_hint'),
    found: failed ? words('picker_not_saved') : counted(contacts.length, 'picker_found'),
    notes: [
      ...(signedIn ? [] : [words('picker_preview_signed_out')]),
      ...(replaces ? [words('picker_replaces')] : []),
      ...(keeps ? [words('picker_keeps')] : []),
    ],
    ways: ways('preview', acts, {
      label: words('picker_save'),
      weight: 'primary',
      disabled: failed,
      onPress: acts.save,
    }),
  };
}

export function savedView(host: string, acts: PanelActs): PanelView {
  return {
    progress: words('extension_name'),
    heading: words('picker_saved_heading'),
    hint: words('picker_saved_hint', host),
    found: '',
    ways: [{ label: words('picker_done'), weight: 'primary', onPress: acts.cancel }],
  };
}
