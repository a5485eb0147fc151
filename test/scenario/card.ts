import type { TestFrame, TestPage } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';

const cardAddress = /^(chrome|moz)-extension:\/\/[^/]+\/src\/card\/card\.html/;

/** How many cards can be seen in a page; one that loads while the pointer begins to rest is not seen yet. */
export const cardsOn = (page: TestPage): Promise<number> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('vis-a-vis-card')].filter((card) =>
        card.checkVisibility({ visibilityProperty: true }),
      ).length,
  );

/** The badge of the n-th contact of the list, from 1. */
export const badgeOf = (row: number): string => `tbody tr.contact:nth-of-type(${row}) .badge`;

/** The frame of the page's card, once it is there. */
export async function cardOn(page: TestPage): Promise<TestFrame> {
  return until(async () => (await cardsOn(page)) === 1 && page.frameAt(cardAddress), { what: 'a card in the page' });
}

/** Rests the pointer on a contact's badge until the card is there. */
export async function hoverCard(page: TestPage, selector: string): Promise<TestFrame> {
  await page.hover(selector);
  return cardOn(page);
}

/** The frame of the page's card, once it can be seen and says this. */
export function cardSaying(page: TestPage, words: string): Promise<TestFrame> {
  const find = async () => {
    if ((await cardsOn(page)) !== 1) return undefined;
    const frame = await page.frameAt(cardAddress);
    // One that another is about to take the place of may go while it answers.
    const text = await frame?.text().catch(() => '');
    return text?.includes(words) ? frame : undefined;
  };
  return until(find, { what: `a card that says "${words}"` });
}

/** Waits until the page has no card. */
export async function untilNoCard(page: TestPage): Promise<void> {
  await page.waitFor(() => document.querySelector('vis-a-vis-card') === null, { what: 'no card to be left' });
}

/** Leaves the pointer where it is for so many milliseconds, as somebody does who reads. */
export const restPointer = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
