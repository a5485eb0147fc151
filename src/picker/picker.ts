import type { SetUpAnswer, SetUpAsk } from '../contract/set-up.ts';
import type { SlotRecipe } from '../contract/settings.ts';
import { containerOf, type FoundContact } from '../crm/contacts.ts';
import { elementFor } from '../crm/reading.ts';
import { matches } from '../crm/safe-dom.ts';
import { allOf, type Choice, choiceAt, elementBeside, moved, type Way } from './choice.ts';
import {
  areNamed,
  contactsOf,
  containersOf,
  type Draft,
  draftFor,
  withName,
  withReference,
  withSlot,
  withTarget,
} from './draft.ts';
import { firstChoice, isNoContact } from './likely-contacts.ts';
import { marksOfChoice, marksOfDraft } from './marks.ts';
import type { Marks, Outlines } from './outlines.ts';
import type { Panel, PanelView } from './panel.ts';
import type { Pointing } from './pointing.ts';
import {
  contactView,
  nameView,
  type PanelActs,
  previewView,
  referenceView,
  type Step,
  savedView,
  slotView,
  stepBeside,
} from './views.ts';
import { words } from './words.ts';

export type Picker = Pointing & {
  onAnswer(answer: SetUpAnswer): void;
  /** The page may have changed: what is found is counted and outlined anew. */
  refresh(): void;
  /** What is outlined has moved. */
  redraw(): void;
};

type Begun = Extract<SetUpAnswer, { kind: 'begun' }>;

/** What the picker works with. */
export type PickerNeeds = {
  readonly panel: Panel;
  readonly outlines: Outlines;
  send(asked: SetUpAsk): void;
  /** What of the panel's the keyboard is on. */
  focused(): 'button' | 'choice' | undefined;
  /** The person is through, or gives up. */
  end(): void;
};

const keyWays: Readonly<Record<string, Way>> = {
  ArrowUp: 'wider',
  ArrowDown: 'narrower',
  ArrowLeft: 'before',
  ArrowRight: 'after',
};

/** Setting up one kind of contact, step by step: what the person does goes in, what is outlined and shown comes out. */
export function createPicker({ panel, outlines, send, focused, end }: PickerNeeds): Picker {
  let step: Step = 'contact';
  let choice: Choice | undefined;
  /** Chosen by key, tap or button: hovering does not change it any more. */
  let held = false;
  /** What was clicked last is no contact. */
  let refused = false;
  let draft: Draft | undefined;
  /** What the draft finds on the page: to be read at every change, not at every movement of the pointer, since a list may be long. */
  let contacts: readonly FoundContact[] = [];
  let aimed: Element | undefined;
  let worker: Pick<Begun, 'signedIn' | 'containers'> | undefined;
  let failed = false;

  const acts: PanelActs = {
    wider: () => move('wider'),
    narrower: () => move('narrower'),
    next,
    back,
    cancel: end,
    save: () => ask('save'),
    place(slot: SlotRecipe) {
      if (draft) change(withSlot(draft, slot));
    },
  };

  const view = (): PanelView => {
    if (step === 'contact' || draft === undefined) return contactView(choice ? allOf(choice).length : 0, refused, acts);
    switch (step) {
      case 'name':
        return nameView(draft, contacts, acts);
      case 'reference':
        return referenceView(draft, contacts, acts);
      case 'slot':
        return slotView(draft, contacts.filter(({ target }) => target !== null).length, contacts.length, acts);
      case 'preview': {
        const gone = replaced(draft);
        const keeps = (worker?.containers.length ?? 0) > gone.length;
        const signedIn = worker?.signedIn === true;
        return previewView({ contacts, signedIn, replaces: gone.length > 0, keeps, failed }, acts);
      }
      case 'saved':
        return savedView(location.host, acts);
    }
  };

  /** Kinds of contact set up before that are the same contacts on this page. */
  const replaced = ({ container, recipe }: Draft): string[] =>
    (worker?.containers ?? []).filter((selector) => selector === recipe.container || matches(container, selector));

  const marks = (): Marks =>
    step === 'contact' || draft === undefined
      ? marksOfChoice(choice)
      : marksOfDraft(step, draft, contacts, aimed, worker?.signedIn === true);

  const redraw = () => outlines.draw(marks());
  const count = () => {
    contacts = step === 'contact' || draft === undefined ? [] : contactsOf(draft);
  };
  const update = () => {
    count();
    panel.update(view());
    redraw();
  };
  const show = () => {
    count();
    panel.show(view());
    redraw();
  };

  function go(to: Step): void {
    if (step === 'preview' && to !== 'saved') send({ kind: 'end-preview' });
    step = to;
    aimed = undefined;
    failed = false;
    refused = false;
    if (to === 'preview') ask('preview');
    show();
  }

  function ask(kind: 'preview' | 'save'): void {
    if (draft) send({ kind, contact: draft.recipe, replaces: replaced(draft) });
  }

  function next(): void {
    if (step === 'contact') {
      if (choice === undefined) return;
      // Whoever comes back to change the contact keeps what was picked in it; of another contact everything is proposed anew.
      if (draft?.container !== choice.container) draft = draftFor(choice.container);
      held = true;
    }
    if (step === 'name' && draft && !areNamed(draft, contacts)) return;
    const after = stepBeside(step, 1);
    if (after) go(after);
  }

  function back(): void {
    const before = stepBeside(step, -1);
    if (before) go(before);
  }

  function move(way: Way): void {
    if (step === 'contact') {
      choice = choice ? moved(choice, way) : firstChoice(document);
      held = true;
      refused = false;
    } else if (draft) {
      const from = aimed ?? startOf(draft);
      const to = elementBeside(from, way);
      if (to && isInside(draft, to)) aimed = to;
    }
    (aimed ?? choice?.container)?.scrollIntoView({ block: 'nearest' });
    update();
  }

  /** Where the keys begin: at what is picked, in the contact that was pointed at. */
  function startOf({ container, recipe }: Draft): Element {
    const reading = step === 'name' ? recipe.name : step === 'slot' ? recipe.slot : recipe.reference[0];
    return elementFor(container, reading?.select ?? '') ?? container.firstElementChild ?? container;
  }

  const isInside = ({ recipe }: Draft, element: Element): boolean =>
    containerOf(element, { contacts: [recipe] }) !== null;

  function change(to: Draft | undefined): void {
    aimed = undefined;
    if (to) draft = to;
    update();
  }

  /** Takes an element for what the step is about. */
  function take(element: Element): void {
    if (draft === undefined) return;
    if (!isInside(draft, element)) panel.say(words('picker_outside'));
    else if (step === 'name') change(withName(draft, element));
    else if (step === 'slot') change(withTarget(draft, element));
    else if (step === 'reference') {
      const to = withReference(draft, element);
      if (to) change(to);
      else panel.say(words('picker_no_reference_there'));
    }
  }

  return {
    onHover(element) {
      if (step === 'contact') {
        if (held || isNoContact(element, choice)) return;
        const former = choice;
        choice = choiceAt(element, choice);
        if (former?.container === choice.container && !refused) return;
        refused = false;
        update();
      } else if (draft && step !== 'preview' && step !== 'saved') {
        const at = isInside(draft, element) ? element : undefined;
        if (at === aimed) return;
        aimed = at;
        redraw();
      }
    },
    onPick(element, byTouch) {
      if (step !== 'contact') return take(element);
      // A click takes what hovering has shown; a finger has shown nothing before.
      refused = isNoContact(element, choice);
      if (refused) return update();
      choice = choiceAt(element, choice);
      held = true;
      if (byTouch) update();
      else next();
    },
    onKey(event, isOnPanel) {
      if (event.key === 'Escape') {
        end();
        return true;
      }
      if (event.key === 'Backspace' || (event.altKey && event.key === 'ArrowLeft')) {
        back();
        return true;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      const on = isOnPanel ? focused() : undefined;
      const way = keyWays[event.key];
      if (event.key === 'Enter' && on !== 'button') {
        if (step === 'preview') acts.save();
        else if (step === 'saved') end();
        else if (aimed) take(aimed);
        else next();
        return true;
      }
      // Arrows are a choice's own where the keyboard is on one.
      if (way === undefined || step === 'preview' || step === 'saved' || on === 'choice') return false;
      move(way);
      return true;
    },
    onAnswer(answer) {
      if (answer.kind === 'refused') end();
      else if (answer.kind === 'saved') go('saved');
      else if (answer.kind === 'not-saved') {
        failed = true;
        update();
      } else if (answer.kind === 'begun') {
        const isFirst = worker === undefined;
        worker = answer;
        // A worker that had stopped knows of no preview, and whoever is picking need not notice.
        if (step === 'preview') ask('preview');
        choice ??= firstChoice(document);
        if (isFirst) show();
        else update();
      }
    },
    refresh() {
      if (step === 'contact' && choice && !choice.container.isConnected) choice = undefined;
      if (draft && !draft.container.isConnected) {
        const [other] = containersOf(draft);
        if (other) draft = { ...draft, container: other };
      }
      update();
    },
    redraw,
  };
}
