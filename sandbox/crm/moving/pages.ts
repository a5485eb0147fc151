import type { Page } from '../layout.ts';
import { crowdPage } from './crowd.ts';
import { endlessPage } from './endless.ts';
import { framedPage } from './framed.ts';
import { hashPage } from './hash.ts';
import { hostilePage } from './hostile.ts';
import { longPage } from './long.ts';
import { modalPage } from './modal.ts';
import { multitudePage } from './multitude.ts';
import { pagerPage } from './pager.ts';
import { placesPage } from './places.ts';
import { rerenderPage } from './rerender.ts';
import { shadowPage } from './shadow.ts';
import { virtualPage } from './virtual.ts';

/** The pages that move, by path: each does in one small file what real CRMs do to whoever paints on them. */
export const movingPages: ReadonlyMap<string, (query: URLSearchParams) => Page> = new Map([
  ['/virtual', virtualPage],
  ['/pager', pagerPage],
  ['/long', longPage],
  ['/endless', endlessPage],
  ['/hash', hashPage],
  ['/modal', modalPage],
  ['/framed', framedPage],
  ['/shadow', shadowPage],
  ['/rerender', rerenderPage],
  ['/hostile', hostilePage],
  ['/places', placesPage],
  ['/crowd', crowdPage],
  ['/multitude', multitudePage],
]);
