import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { people } from '../../sandbox/world/people.ts';
import type { TestPage } from '../drivers/driver.ts';
import { colourOf, hexOf, isAlike, isPale, pixelsOf, type RingPart, ringAt } from './pixels.ts';

/** Whose picture is painted in a badge of the CRM, as the screen shows it: a colour is a person's own. */
export type Face = {
  /** As the CRM writes it; empty for the CRM's own user. */
  readonly name: string;
  /** The colour of the ring round the portrait, `#rrggbb`. */
  readonly ring: string;
};

/** Where a CRM's pages have pictures. */
export type PicturePlaces = {
  /** The elements that pictures are laid over, or are. */
  readonly badge: string;
  /** Around one contact. */
  readonly container: string;
  /** Around the CRM's own user. */
  readonly user: string;
  /** In a container: an element whose text, or an input whose value, is the contact's name. */
  readonly name: string;
};

/** The sandbox's own CRM. */
const harbour: PicturePlaces = {
  badge: '.badge',
  container: 'tr.contact, article.contact-record',
  user: '#crm-user',
  name: '.contact-name',
};

type Badge = { readonly name: string; readonly x: number; readonly y: number; readonly radius: number };

/** Milliseconds between two looks at the screen: looking takes from the very machine that is to paint. */
export const lookPause = 150;

type Look = { readonly places?: PicturePlaces; readonly ring?: RingPart };

/** What the badges within the window show. Closed shadow roots hide it from scripts, so the screen itself is read. */
export async function facesOn(page: TestPage, { places = harbour, ring = 'whole' }: Look = {}): Promise<Face[]> {
  // A tab behind another one is not painted.
  await page.bringToFront();
  const badges = await page.evaluate((on: PicturePlaces): Badge[] => {
    const nameIn = (container: Element | null) => {
      const element = container?.querySelector(on.name);
      return (element instanceof HTMLInputElement ? element.value : element?.textContent)?.trim() ?? '';
    };
    return [...document.querySelectorAll(on.badge)].flatMap((badge) => {
      const { left, top, width, bottom } = badge.getBoundingClientRect();
      const container = badge.closest(on.container);
      const within = container ?? badge.closest(on.user);
      const [x, y] = [left + width / 2, top + width / 2];
      const inSight = width > 0 && top >= 0 && bottom <= innerHeight;
      // A header that stays while the list scrolls covers the rows behind it, and a list's own edge cuts them.
      const isSeen = (height: number) => within?.contains(document.elementFromPoint(x, height));
      if (!inSight || !isSeen(top + 1) || !isSeen(bottom - 1)) return [];
      return [{ name: nameIn(container), x, y, radius: width / 2 }];
    });
  }, places);
  const folder = await mkdtemp(join(tmpdir(), 'vis-a-vis-faces-'));
  try {
    const file = join(folder, 'page.png');
    await page.screenshot(file, { loose: true });
    const screen = await pixelsOf(file);
    return badges.map(({ name, x, y, radius }) => ({ name, ring: hexOf(ringAt(screen, x, y, radius, ring)) }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a face is that of somebody with this colour. */
export function isFaceOf(face: Face, { colour }: { readonly colour: string }): boolean {
  return isAlike(colourOf(face.ring), colourOf(colour));
}

/** The contacts whose own portrait stands beside their name, and those beside whose name somebody else's does. */
export function judge(faces: readonly Face[]): { readonly right: string[]; readonly wrong: string[] } {
  const right: string[] = [];
  const wrong: string[] = [];
  for (const face of faces) {
    const person = people.find(({ firstName, lastName }) => `${firstName} ${lastName}` === face.name);
    if (person && isFaceOf(face, person)) right.push(face.name);
    else if (!isPale(colourOf(face.ring)) && people.some((other) => isFaceOf(face, other))) wrong.push(face.name);
  }
  return { right, wrong };
}

/** The faces, once as many are right as expected; what was there instead is in the error. */
export async function untilFaces(page: TestPage, count: number, patience = 8_000, places = harbour): Promise<Face[]> {
  const deadline = Date.now() + patience;
  for (;;) {
    const faces = await facesOn(page, { places });
    const { right } = judge(faces);
    if (right.length === count) return faces;
    if (Date.now() > deadline)
      throw new Error(`${right.length} right faces instead of ${count}: ${JSON.stringify(faces)}`);
    await sleep(lookPause);
  }
}
