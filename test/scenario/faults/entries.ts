import type { Kept } from '../../../src/custody/ledger.ts';
import type { TestBrowser, TestPage } from '../../drivers/driver.ts';
import { isPicking } from '../picking.ts';
import { keptIn } from '../worker.ts';
import type { FaultStage } from './stage.ts';

/** What is typed into the options and not saved. */
const typed = {
  '#client-id': 'typed-and-not-saved',
  '#token-service': 'https://not-set.example.test',
  '#site-address': 'https://not-added.example.test',
  '#document-text': 'neither is this',
} as const;

/** What a person has entered: what is kept of it, what stands unsaved in the options, and whether the picker still holds what was picked. */
export type Entries = Readonly<Record<string, unknown>>;

/** The options in a tab of their own, with something typed into two of their fields. */
export async function openUnsavedOptions(browser: TestBrowser): Promise<TestPage> {
  const options = await browser.openExtensionPage('src/options/options.html');
  await options.setViewport(960, 1100);
  // The steps are folded away once all of them are done, and each by itself.
  for (const fold of ['details.start', '.step:nth-child(1) details', '.step:nth-child(2) details']) {
    await options.waitFor(`document.querySelector(${JSON.stringify(fold)}) !== null`, { what: 'the steps' });
    const isOpen = await options.evaluate((at: string) => document.querySelector<HTMLDetailsElement>(at)?.open, fold);
    if (!isOpen) await options.click(`${fold} > summary`);
  }
  for (const [selector, text] of Object.entries(typed)) await options.type(selector, text);
  return options;
}

/** What is there now of what was entered. */
export async function entriesIn({ browser, options, picking }: FaultStage): Promise<Entries> {
  const { settings, keptSignedIn, confirmedCrmUsers, ownData } = await keptIn(browser);
  // Their picture follows what LinkedIn has; the answer whether to keep it is theirs.
  const { keeping, name } = (ownData ?? {}) as Partial<Kept['ownData']>;
  const unsaved = await options.evaluate(
    (selectors: readonly string[]) =>
      selectors.map((selector) => document.querySelector<HTMLInputElement>(selector)?.value ?? ''),
    Object.keys(typed),
  );
  const picked = (await isPicking(picking)) || undefined;
  return { settings, keptSignedIn, confirmedCrmUsers, ownName: keeping ? name : undefined, unsaved, picked };
}

/** The names of what is no longer as it was. */
export const lostOf = (before: Entries, after: Entries): readonly string[] =>
  Object.keys(before).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));

/** The names of what has not been entered, and so could not be lost. */
export const missingIn = ({ unsaved, ...kept }: Entries): readonly string[] => [
  ...Object.keys(kept).filter((name) => kept[name] === undefined || JSON.stringify(kept[name]) === '[]'),
  ...Object.values(typed).filter((text) => !JSON.stringify(unsaved).includes(text)),
];
