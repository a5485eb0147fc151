import type { PaintingSource } from '../../../src/content/painting.ts';
import { createSlots } from '../../../src/content/slots.ts';
import { createUserChip } from '../../../src/content/user-chip.ts';

/** What paints, where it has come already. */
export const paintingAtHand: PaintingSource = { now: () => ({ createSlots, createUserChip }), want: () => undefined };
