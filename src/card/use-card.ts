import { useEffect, useRef, useState } from 'preact/hooks';
import { askWorker, type Handed } from '../browser/card-port.ts';
import type { CardAsk } from '../contract/card.ts';
import type { Live } from '../contract/custody.ts';
import type { Picture } from '../contract/viewer.ts';
import { type CardView, waiting, withAnswer, withLarger, withoutWorker } from './card-view.ts';
import { readPainted } from './painted.ts';

/** CSS pixels of the picture beside the name, and of the larger one (card.css). */
const portraitSize = 96;
const largerSize = 148;

const devicePixels = (size: number): number => Math.ceil(size * devicePixelRatio);

type UsedCard = {
  readonly view: CardView;
  /** The picture that the page has painted; it is there before LinkedIn has answered. */
  readonly painted: Live<Picture> | undefined;
  enlarge(wanted: boolean): void;
};

/** The card that a key opens, as it comes. Nothing is asked for before the key is there, and no picture where the one that the page has painted is sharp enough. */
export function useCard({ picture, key, tell }: Handed): UsedCard {
  const [view, setView] = useState<CardView>(waiting);
  const [painted, setPainted] = useState<Live<Picture>>();
  const ask = useRef<(asked: CardAsk) => void>(() => {});

  useEffect(() => {
    const reading = readPainted(picture);
    let known: Live<Picture> | undefined;
    ask.current = askWorker(
      (answer) => {
        setView((former) => withAnswer(former, answer, known));
        if (answer.kind === 'closed') tell('close');
      },
      () => setView(withoutWorker),
    );
    tell('opened');
    void reading.then((read) => {
      known = read?.picture;
      setPainted(known);
    });
    void Promise.all([key, reading]).then(([made, read]) => {
      const pixels = devicePixels(portraitSize);
      ask.current({ kind: 'open', key: made, pixels, withPicture: read === undefined || read.pixels < pixels });
    });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') tell('close');
    };
    // When it is let go: else the page, which has the focus again by then, hears the key's end, and may close something of its own.
    addEventListener('keyup', onKey);
    return () => removeEventListener('keyup', onKey);
  }, [picture, key, tell]);

  return {
    view,
    painted,
    enlarge(wanted) {
      setView((former) => withLarger(former, wanted));
      if (wanted) ask.current({ kind: 'larger-picture', pixels: devicePixels(largerSize) });
    },
  };
}
