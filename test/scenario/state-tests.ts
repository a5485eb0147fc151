import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeFindings } from './axe.ts';
import { controlsOn, tabStops } from './keyboard.ts';
import { policiesCanBeSet } from './managed.ts';
import { openStates, type StateTheatre } from './states/stage.ts';
import { piecesOf, type Shown, type State } from './states/state.ts';

/**
 * Every second state in either browser, and in both what they say differently: all of them in both take a fifth of the time of all tests. Those that are left
 * out here are in `npm run proof -- states`.
 */
const isHere = ({ firefoxWords, isAlike }: State, index: number): boolean =>
  process.env['WHOLE'] === '1' ||
  firefoxWords !== undefined ||
  (!isAlike && index % 2 === (inject('browserName') === 'firefox' ? 1 : 0));

/** Axe takes a third of a second in Chromium and more than twice that in Firefox; where everything is tested, it looks at dark colours there. */
const axeLooks = () => process.env['WHOLE'] === '1' || inject('browserName') === 'chromium';

/** What the test of a token service comes to differs by its words alone; the list of what was asked of whom grows while one walks there. */
const isWalked = ({ id }: State) => !id.startsWith('service-');

/** Milliseconds for one state where all are gone through, beside whatever else the machine has to do: a walk through all the options is some hundred steps. */
const walking = process.env['WHOLE'] === '1' ? { timeout: 600_000 } : {};

/** CSS pixels of a window of 1280 by 1024 with everything at four times its size. */
const zoomed = { width: 320, height: 256 };

/**
 * Tests that each of these states can be reached, that its words are on the screen and its ways on are there, that nothing sticks out, that axe has nothing against
 * it, and that all of it can be used by the keyboard alone.
 */
export function testStates(heading: string, states: readonly State[], { managed = false } = {}): void {
  describe.skipIf(managed && !policiesCanBeSet)(`${heading}: every state has its words and a way on`, () => {
    let theatre: StateTheatre;
    beforeAll(async () => {
      const browserName = inject('browserName');
      const colorScheme = browserName === 'firefox' ? 'dark' : 'light';
      theatre = await openStates(browserName, { colorScheme, managed });
    });
    afterAll(() => theatre?.close());

    it.each(states.filter(isHere))('$id: $when', walking, async (state) => {
      const shown = await theatre.bring(state);
      const keys = (inject('browserName') === 'firefox' && state.firefoxWords) || state.words;
      for (const piece of keys.flatMap(piecesOf)) await shown.waitForText(piece);
      const buttons = await shown.buttons();
      for (const way of state.ways) expect(buttons).toContain(way);
      await untilNothingSticksOut(shown);
      if (axeLooks()) expect(await axeFindings(shown)).toEqual([]);
      if (isWalked(state)) await walkByKeyboard(shown);
      // These browsers run with reduced motion.
      expect(await shown.evaluate(() => document.getAnimations().length)).toBe(0);
      if ('setViewport' in shown) {
        await shown.setViewport(zoomed.width, zoomed.height);
        await untilNothingSticksOut(shown);
      }
      await theatre.leave(state, shown);
      await shown.close();
    });
  });
}

/** @throws Error with what sticks out, and how far. */
async function untilNothingSticksOut(shown: Shown): Promise<void> {
  try {
    await shown.waitFor(() => document.documentElement.scrollWidth <= innerWidth, { what: 'nothing to stick out' });
  } catch (error) {
    const outside = await shown.evaluate(() =>
      [...document.querySelectorAll('body, body *')]
        .map((element) => ({ element, right: element.getBoundingClientRect().right }))
        .filter(({ right }) => right > innerWidth)
        .map(({ element, right }) => `${element.localName}.${element.className} to ${right} of ${innerWidth}`),
    );
    throw new Error(`${(error as Error).message}: ${outside.slice(0, 5).join(', ')}`);
  }
}

/** A page that is still being filled may push what has the focus out of sight once, not each time. */
const mostWalks = 3;

/** Goes through it by the tab key, once more where it changed meanwhile: each control is come to in turn, none holds on to the focus, and each shows that it has it. */
async function walkByKeyboard(shown: Shown, walks = 1): Promise<void> {
  const before = await controlsOn(shown);
  const stops = await tabStops(shown);
  const after = await controlsOn(shown);
  const isFull = before.join() === after.join() && stops.every(({ isSeen }) => isSeen);
  if (!isFull && walks < mostWalks) return walkByKeyboard(shown, walks + 1);
  expect(stops).toEqual(after.map((what) => ({ what, isSeen: true })));
}
