import { hearCardKeys } from '../browser/card-channel.ts';
import { connected } from '../browser/native.ts';
import { pageForCards } from './card-page.ts';
import { createCards } from './cards.ts';

/** Where this script says that it runs, in the world that only this extension's scripts share. */
const scope = globalThis as { visAVisCards?: unknown };

// An element of the page's with that id would stand under the name too.
if (typeof scope.visAVisCards !== 'function' || !scope.visAVisCards()) run();

/**
 * What opens cards, in a page that somebody points at. It knows nothing of the page but what the script that paints tells it.
 *
 * Running twice is harmless: the second finds the first. Only what a person does counts: a page that makes up events opens nothing.
 */
function run(): void {
  const life = new AbortController();
  const { signal } = life;
  const cards = createCards();
  scope.visAVisCards = () => {
    if (!connected()) {
      cards.close();
      life.abort();
    }
    return !signal.aborted;
  };

  const trusted =
    <E extends Event>(take: (event: E) => void) =>
    (event: E) => {
      if (event.isTrusted) take(event);
    };
  const point = trusted((event: PointerEvent) => {
    // A finger points at nothing before it presses.
    if (event.pointerType !== 'touch') cards.point(event);
  });
  addEventListener('pointerover', point, { signal, passive: true, capture: true });
  addEventListener('pointermove', point, { signal, passive: true, capture: true });
  addEventListener(
    'pointerout',
    trusted((event: PointerEvent) => {
      if (event.relatedTarget === null) cards.pointAway();
    }),
    { signal, passive: true, capture: true },
  );
  addEventListener('click', trusted(cards.press), { signal, passive: true, capture: true });
  addEventListener('keydown', trusted(cards.key), { signal, capture: true });

  for (const name of ['scroll', 'resize'])
    addEventListener(name, cards.check, { signal, passive: true, capture: true });
  for (const name of ['popstate', 'hashchange']) addEventListener(name, cards.close, { signal });
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', cards.close, { signal });

  // Whoever pointed at the page before this script was there may hold the pointer still by now, and a finger's first press is over.
  const pointer = pageForCards()?.pointer;
  if (pointer !== undefined) (pointer.pointerType === 'touch' ? trusted(cards.press) : point)(pointer);

  hearCardKeys(cards.showByKeys);
}
