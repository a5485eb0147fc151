import { setTimeout as sleep } from 'node:timers/promises';
import type { TestPage } from '../../drivers/driver.ts';

/** Milliseconds within which an allowed page has asked for its pictures, been given what paints them, and painted them. */
const longestStay = 600;

/** What is found on a page that somebody came to from another, in the midst of whatever went on there. */
export type Arrival = string;

/**
 * Leaves one page for another again and again, each time at another moment while the first is being loaded and painted, and looks at the other: what was meant
 * for the first may arrive there.
 *
 * @param random when it is left, as numbers from 0 up to 1.
 */
export async function arrivals(
  page: TestPage,
  { from, to }: { readonly from: string; readonly to: string },
  count: number,
  random: () => number,
): Promise<readonly Arrival[]> {
  const found: Arrival[] = [];
  for (let number = 0; number < count; number += 1) {
    // Loaded by then; LinkedIn's answers, which what is painted waits for, are made to come later.
    await page.goto(from);
    await sleep(random() * longestStay);
    await page.goto(to);
    found.push(await page.evaluate(lookAround));
  }
  return found;
}

/** Runs in the page. What bears a name that our scripts ask for lies there, as bait. */
async function lookAround(): Promise<Arrival> {
  const events: string[] = [];
  for (const type of ['error', 'unhandledrejection', 'message', 'securitypolicyviolation'])
    addEventListener(type, (event) => events.push(`${event.type} ${(event as ErrorEvent).message}`));
  for (const id of ['visAVisRunning', 'visAVisPage', 'visAVisPaints', 'visAVisCards'])
    document.body.append(Object.assign(document.createElement('object'), { id }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const globals = Object.getOwnPropertyNames(globalThis).sort();
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    // The browser asks for a site's icon by itself, and now and then while the page looks on.
    .filter((name) => name !== `${location.origin}/favicon.ico`);
  return JSON.stringify([document.documentElement.outerHTML, globals, loaded, document.getAnimations().length, events]);
}
