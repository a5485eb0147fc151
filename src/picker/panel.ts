import type { Frame } from './frame.ts';
import { words } from './words.ts';

export type PanelButton = {
  readonly label: string;
  readonly weight?: 'primary' | 'quiet';
  readonly disabled?: boolean;
  onPress(): void;
};

/** A choice of one of several. */
type PanelChoice = {
  readonly legend: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  readonly chosen: string;
  onChoose(value: string): void;
};

/** What the panel shows. */
export type PanelView = {
  /** Such as “Step 1 of 5”. */
  readonly progress: string;
  readonly heading: string;
  readonly hint: string;
  /** What is found now; said to screen readers when it changes. */
  readonly found: string;
  readonly examples?: readonly string[];
  readonly notes?: readonly string[];
  readonly choices?: readonly PanelChoice[];
  readonly tools?: readonly PanelButton[];
  /** How the keys work, where a keyboard is likely. */
  readonly keys?: string;
  /** In reading order: what leaves first, what goes on last. */
  readonly ways: readonly PanelButton[];
};

export type Panel = {
  /** Shows a step; the keyboard's place is the panel's then. */
  show(view: PanelView): void;
  /** Shows the same step with what has changed. */
  update(view: PanelView): void;
  /** Says something in passing. */
  say(text: string): void;
};

/** The picker's small panel, docked at a lower corner and movable to the other, or to the top of a narrow window. */
export function createPanel(frame: Frame): Panel {
  const panel = make('section', 'panel');
  panel.tabIndex = -1;
  // Inherited from the CRM's page otherwise, which may be in another language and be read the other way.
  panel.lang = words('language_tag');
  panel.dir = words('language_direction');
  panel.setAttribute('aria-labelledby', 'heading');
  const content = make('div', 'content');
  const status = make('p', 'found');
  status.setAttribute('role', 'status');
  panel.append(content);
  frame.root.append(panel);
  // What befalls the panel is not the page's business.
  for (const name of [
    'click',
    'pointerdown',
    'mousedown',
    'mouseup',
    'pointerup',
    'keydown',
    'keyup',
    'change',
    'input',
  ])
    panel.addEventListener(name, (event) => event.stopPropagation());
  let shown = '';

  const press = (act: () => void) => (event: UIEvent) => {
    if (frame.isGenuine(event)) act();
  };
  const button = ({ label, weight, disabled, onPress }: PanelButton) => {
    const element = make('button', weight ? `button button-${weight}` : 'button', label);
    element.type = 'button';
    element.disabled = disabled === true;
    element.addEventListener('click', press(onPress));
    return element;
  };
  const choice = ({ legend, options, chosen, onChoose }: PanelChoice) => {
    const group = make('fieldset', 'choice');
    group.append(make('legend', '', legend));
    for (const { label, value } of options) {
      const line = make('label', 'option');
      const radio = make('input', '');
      radio.type = 'radio';
      radio.name = legend;
      radio.checked = value === chosen;
      radio.dataset['value'] = value;
      radio.addEventListener(
        'click',
        press(() => onChoose(value)),
      );
      line.append(radio, make('span', '', label));
      group.append(line);
    }
    return group;
  };
  const move: PanelButton = {
    label: words('picker_move'),
    weight: 'quiet',
    onPress: () => panel.classList.toggle('panel-start'),
  };

  const fill = (view: PanelView) => {
    const head = make('div', 'head');
    head.append(make('span', 'progress', view.progress), button(move));
    const heading = make('h2', '', view.heading);
    heading.id = 'heading';
    const rest: HTMLElement[] = [];
    if (view.examples?.length) {
      const list = make('ul', 'examples');
      list.append(
        ...view.examples.map((example) => {
          const item = make('li', '');
          item.append(make('bdi', '', example));
          return item;
        }),
      );
      rest.push(list);
    }
    rest.push(...(view.notes ?? []).map((note) => make('p', 'note', note)), ...(view.choices ?? []).map(choice));
    if (view.tools?.length) {
      const tools = make('div', 'tools');
      tools.append(...view.tools.map(button));
      rest.push(tools);
    }
    if (view.keys) rest.push(make('p', 'keys', view.keys));
    const ways = make('div', 'ways');
    ways.append(...view.ways.map(button));
    content.replaceChildren(head, heading, make('p', 'hint', view.hint), status, ...rest, ways);
    if (status.textContent !== view.found) status.textContent = view.found;
  };

  return {
    show(view) {
      shown = JSON.stringify(view);
      frame.settle();
      fill(view);
      panel.focus({ preventScroll: true });
    },
    update(view) {
      const next = JSON.stringify(view);
      if (next === shown) return;
      shown = next;
      const focused = labelOf(frame.root.activeElement);
      fill(view);
      const again = Array.from(panel.querySelectorAll<HTMLElement>('button, input')).find(
        (one) => labelOf(one) === focused,
      );
      (again ?? panel).focus({ preventScroll: true });
    },
    say: (text) => {
      status.textContent = text;
    },
  };
}

/** By which a control is found again once the panel is filled anew. */
function labelOf(element: Element | null): string | undefined {
  if (element instanceof HTMLInputElement) return `${element.name} ${element.dataset['value']}`;
  return element instanceof HTMLButtonElement ? (element.textContent ?? '') : undefined;
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  text = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}
