/** The text of an element as assistive technology has it, white space made one. */
const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

const nameOf = (button: HTMLButtonElement): string => tidy(button.getAttribute('aria-label') ?? button.textContent);

/** The names of the buttons there are. */
export const buttonNames = (): string[] => [...document.querySelectorAll('button')].map(nameOf);

/** All buttons of that name, as they stand in the page. */
export const buttonsNamed = (name: string): HTMLButtonElement[] =>
  [...document.querySelectorAll('button')].filter((candidate) => nameOf(candidate) === name);

/**
 * The first button of that name.
 *
 * @throws Error where there is none.
 */
export function buttonNamed(name: string): HTMLButtonElement {
  const [button] = buttonsNamed(name);
  if (!button) throw new Error(`There is no button “${name}”, only ${buttonNames().join(', ')}.`);
  return button;
}

/** What each item of the list of that name says; `undefined` where there is no such list. */
export function listNamed(name: string): string[] | undefined {
  const list = [...document.querySelectorAll('ul')].find(
    (candidate) => tidy(document.getElementById(candidate.getAttribute('aria-labelledby') ?? '')?.textContent) === name,
  );
  return list && [...list.children].map((item) => tidy(item.textContent));
}

/** What the whole page says. */
export const pageText = (): string => tidy(document.body.textContent);

/** What the first live region says. */
export const statusText = (): string => tidy(document.querySelector('[role="status"]')?.textContent);
