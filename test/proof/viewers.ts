import { inVitest } from './in-vitest.ts';
import type { Proof } from './proof.ts';

/** The real worker and the real content script, between fakes that deliver whatever there is in any order. */
export const viewers: Proof = {
  name: 'viewers',
  claim:
    'Whatever comes in whatever order, nobody sees a picture, a name or a state of what LinkedIn answered to another viewer.',
  seeded: true,
  run: ({ share, seed }) => inVitest('test/unit/viewers', { share, seed }),
};
