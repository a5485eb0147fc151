import type { Painting } from './painting.ts';
import { createSlots } from './slots.ts';
import { createUserChip } from './user-chip.ts';

/** Where the script that reads the page takes what paints, in the world that only this extension's scripts share. */
const { visAVisPaints } = globalThis as { visAVisPaints?: (painting: Painting) => void };

// An element of the page's with that id would stand under the name too. Whoever takes it twice keeps the first.
if (typeof visAVisPaints === 'function') visAVisPaints({ createSlots, createUserChip });
