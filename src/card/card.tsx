import { useEffect, useRef } from 'preact/hooks';
import type { Handed } from '../browser/card-port.ts';
import { Button } from '../ui/components/button.tsx';
import { Skeleton } from '../ui/components/skeleton.tsx';
import { explainReason } from '../ui/reason-words.ts';
import { words } from '../ui/words.ts';
import type { CardView } from './card-view.ts';
import { MemberOnCard } from './member-on-card.tsx';
import { useCard } from './use-card.ts';

/** The card: what LinkedIn says of one member, or why it says nothing. It never changes its size, and scrolls where that is too small. */
export function Card({ handed }: { readonly handed: Handed }) {
  const { view, enlarge } = useCard(handed);
  const dialog = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // The content script gives the focus to the frame; here it goes to the one thing that has a name.
    const take = () => dialog.current?.focus();
    addEventListener('focus', take);
    if (document.hasFocus()) take();
    return () => removeEventListener('focus', take);
  }, []);

  return (
    <div class="card" role="dialog" aria-label={labelOf(view)} tabIndex={-1} ref={dialog}>
      <div class="card-body" aria-live="polite" aria-busy={view.state === 'waiting'}>
        <Body view={view} onAgain={() => handed.tell('again')} onEnlarge={enlarge} />
      </div>
      <p class="card-source quiet">{words('card_source')}</p>
    </div>
  );
}

const labelOf = (view: CardView): string => (view.state === 'card' && view.text.name) || words('card_title');

type BodyProps = {
  readonly view: CardView;
  readonly onAgain: () => void;
  readonly onEnlarge: (wanted: boolean) => void;
};

function Body({ view, onAgain, onEnlarge }: BodyProps) {
  if (view.state === 'waiting') return <Waiting />;
  if (view.state === 'card') return <MemberOnCard view={view} onEnlarge={onEnlarge} />;
  const { what, remedy } = explainReason(view.unavailable);
  return (
    <div class="card-reason">
      <h1>{what}</h1>
      <p class="quiet">{remedy}</p>
      {view.unavailable.reason === 'failed' && <Button onClick={onAgain}>{words('card_try_again')}</Button>}
    </div>
  );
}

const Waiting = () => (
  <div class="card-member">
    <span class="unseen">{words('card_asking')}</span>
    <Skeleton shape="round" />
    <div>
      <Skeleton shape="short" />
      <Skeleton shape="long" />
      <Skeleton shape="short" />
    </div>
  </div>
);
