/** Watching sizes, places, styles, animations and fonts while somebody paints. */
import { eachStranger, frame, isPainted, notes, painted, rows, skinOf, sleep, slotOf, strangersIn } from './ground.js';

async function resizes() {
  const seen = notes();
  const sizes = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries)
      seen.note(target, [target.localName, contentRect.width, contentRect.height]);
  });
  const end = eachStranger((element) => sizes.observe(element));
  await painted;
  end();
  sizes.disconnect();
  return seen.learned();
}

async function intersections() {
  const seen = notes();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isVisible, intersectionRatio } of entries)
        seen.note(target, [target.localName, isVisible, intersectionRatio]);
    },
    { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] },
  );
  const end = eachStranger((element) => observer.observe(element));
  await painted;
  await sleep(250);
  end();
  observer.disconnect();
  return seen.learned();
}

/** A picture that fades in is an animation. */
async function animations() {
  const seen = notes();
  const known = new WeakSet();
  while (!isPainted()) {
    const running = [document, ...rows, ...rows.flatMap((row) => strangersIn(row))].flatMap((target) =>
      target.getAnimations({ subtree: true }),
    );
    for (const animation of running) {
      if (!known.has(animation))
        seen.note(animation.effect.target.getRootNode().host ?? animation.effect.target, [
          animation.constructor.name,
          animation.transitionProperty,
        ]);
      known.add(animation);
    }
    await frame();
  }
  return seen.learned();
}

/** A font of the page's own is fetched by whoever writes with it. */
async function fonts() {
  const faces = ['system-ui', 'sans-serif', 'serif'].map(
    (family) => new FontFace(family, `url(/hostile/font?${family})`, { unicodeRange: 'U+0-10FFFF', weight: '1 1000' }),
  );
  for (const face of faces) document.fonts.add(face);
  await painted;
  const learned = { page: faces.map(({ family, status }) => `${family} ${status}`) };
  for (const face of faces) document.fonts.delete(face);
  return learned;
}

/** What is seen of the skin in slots that were never there before: its own form, from one frame to the next. */
async function changedStyles() {
  const seen = notes();
  const last = new Map();
  while (!isPainted()) {
    for (const row of rows) {
      for (const element of [slotOf(row), skinOf(row)]) {
        const now = element?.getAttribute('style');
        if (element && last.get(element) !== now) seen.note(element, now);
        last.set(element, now);
      }
    }
    await frame();
  }
  return seen.learned();
}

export const styleWatchers = [resizes, intersections, animations, fonts, changedStyles];
