import { useEffect, useRef, useState } from 'preact/hooks';
import { askWorker, type Handed } from '../browser/card-port.ts';
import type { CardAsk } from '../contract/card.ts';
import { type CardView, waiting, withAnswer, withLarger, withoutWorker } from './card-view.ts';

/** CSS pixels of the picture beside the name, and of the larger one (card.css). */
const portraitSize = 96;
const largerSize = 168;

const devicePixels = (size: number): number => Math.ceil(size * devicePixelRatio);

type UsedCard = {
  readonly view: CardView;
  enlarge(wanted: boolean): void;
};

/** The card that a key opens, as it comes. Nothing is asked for before the key is there. */
export function useCard({ key, tell }: Handed): UsedCard {
  const [view, setView] = useState<CardView>(waiting);
  const ask = useRef<(asked: CardAsk) => void>(() => {});

  useEffect(() => {
    ask.current = askWorker(
      (answer) => {
        setView((former) => withAnswer(former, answer));
        if (answer.kind === 'closed') tell('close');
      },
      () => setView(withoutWorker),
    );
    tell('opened');
    void key.then((made) => ask.current({ kind: 'open', key: made, pixels: devicePixels(portraitSize) }));
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') tell('close');
    };
    // When it is let go: else the page, which has the focus again by then, hears the key's end, and may close something of its own.
    addEventListener('keyup', onKey);
    return () => removeEventListener('keyup', onKey);
  }, [key, tell]);

  return {
    view,
    enlarge(wanted) {
      setView((former) => withLarger(former, wanted));
      if (wanted) ask.current({ kind: 'larger-picture', pixels: devicePixels(largerSize) });
    },
  };
}
