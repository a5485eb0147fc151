import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { everyState } from '../scenario/states/every.ts';
import { openStates, type StateTheatre } from '../scenario/states/stage.ts';
import { piecesOf } from '../scenario/states/state.ts';

let theatre: StateTheatre;
beforeAll(async () => {
  theatre = await openStates(inject('browserName'));
});
afterAll(() => theatre?.close());

describe.each(everyState)('$heading: every state has its words and a way on', ({ states }) => {
  it.each(states)('$id: $when', async (state) => {
    const shown = await theatre.bring(state);
    const keys = (inject('browserName') === 'firefox' && state.firefoxWords) || state.words;
    for (const piece of keys.flatMap(piecesOf)) await shown.waitForText(piece);
    const buttons = await shown.buttons();
    for (const way of state.ways) expect(buttons).toContain(way);
    expect(await shown.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await theatre.leave(state, shown);
    await shown.close();
  });
});
