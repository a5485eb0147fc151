import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { policiesCanBeSet } from './managed.ts';
import { openStates, type StateTheatre } from './states/stage.ts';
import { piecesOf, type State } from './states/state.ts';

/**
 * Every second state in either browser, and in both what they say differently: all of them in both take a fifth of the time of all tests. Those that are left
 * out here are in `npm run proof -- states`.
 */
const isHere = ({ firefoxWords }: State, index: number): boolean =>
  process.env['WHOLE'] === '1' ||
  firefoxWords !== undefined ||
  index % 2 === (inject('browserName') === 'firefox' ? 1 : 0);

/** Tests that each of these states can be reached, that its words are on the screen and its ways on are there, and that nothing sticks out. */
export function testStates(heading: string, states: readonly State[], { managed = false } = {}): void {
  describe.skipIf(managed && !policiesCanBeSet)(`${heading}: every state has its words and a way on`, () => {
    let theatre: StateTheatre;
    beforeAll(async () => {
      theatre = await openStates(inject('browserName'), { managed });
    });
    afterAll(() => theatre?.close());

    it.each(states.filter(isHere))('$id: $when', async (state) => {
      const shown = await theatre.bring(state);
      const keys = (inject('browserName') === 'firefox' && state.firefoxWords) || state.words;
      for (const piece of keys.flatMap(piecesOf)) await shown.waitForText(piece);
      const buttons = await shown.buttons();
      for (const way of state.ways) expect(buttons).toContain(way);
      await shown.waitFor(() => document.documentElement.scrollWidth <= innerWidth, { what: 'nothing to stick out' });
      await theatre.leave(state, shown);
      await shown.close();
    });
  });
}
