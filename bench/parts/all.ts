import { card } from './card.ts';
import { firefox } from './firefox.ts';
import { memory } from './memory.ts';
import { pages } from './pages.ts';
import type { Part } from './part.ts';
import { pictures } from './pictures.ts';
import { popup } from './popup.ts';
import { requests } from './requests.ts';
import { scrolling } from './scrolling.ts';
import { sizes } from './sizes.ts';
import { tokens } from './tokens.ts';

/** In the order in which they are measured. */
export const parts: readonly Part[] = [
  pictures,
  requests,
  popup,
  card,
  pages,
  scrolling,
  memory,
  sizes,
  tokens,
  firefox,
];
