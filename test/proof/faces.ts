import type { Tally } from '../scenario/frames.ts';
import { type MovingPath, openMovingScene, tallyOfFling, tallyOfPaging } from '../scenario/moving.ts';
import type { BrowserName } from '../scenario/scene.ts';

/** One page that was watched, and what was seen there. */
export type FacesProof = { readonly page: MovingPath; readonly tally: Tally };

/** The pager's ways to change the address and the form; the last fills in the reference after the name. */
export const pagerPaths: readonly MovingPath[] = [
  '/pager?order=url-first',
  '/pager?order=url-last',
  '/pager?order=no-url',
  '/pager?order=no-url&value=late',
];

/**
 * Watches the pages that reuse their nodes for other records, frame by frame, and counts the wrong faces: there may be none.
 *
 * @param seconds for which each page is watched.
 */
export async function proveFaces(browserName: BrowserName, seconds: number): Promise<readonly FacesProof[]> {
  const scene = await openMovingScene(browserName, '/virtual');
  try {
    const proofs: FacesProof[] = [{ page: '/virtual', tally: await tallyOfFling(scene.page, seconds) }];
    for (const page of pagerPaths) {
      await scene.go(page);
      proofs.push({ page, tally: await tallyOfPaging(scene, seconds) });
    }
    return proofs;
  } finally {
    await scene.close();
  }
}
