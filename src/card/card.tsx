import { useEffect, useRef } from 'preact/hooks';
import type { Handed } from '../browser/card-port.ts';
import type { Unavailable } from '../contract/availability.ts';
import type { Live } from '../contract/custody.ts';
import type { Picture } from '../contract/viewer.ts';
import { Avatar } from '../ui/components/avatar.tsx';
import { Button } from '../ui/components/button.tsx';
import { Skeleton } from '../ui/components/skeleton.tsx';
import { type Explanation, explainReason } from '../ui/reason-words.ts';
import { words } from '../ui/words.ts';
import type { CardView } from './card-view.ts';
import { MemberOnCard } from './member-on-card.tsx';
import { useCard } from './use-card.ts';

/** The card: what LinkedIn says of one member, or why it says nothing. It never changes its size, and scrolls where that is too small. */
export function Card({ handed }: { readonly handed: Handed }) {
  const { view, painted, enlarge } = useCard(handed);
  const name = nameOn(view) || handed.name;
  const dialog = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // The content script gives the focus to the frame; here it goes to the one thing that has a name.
    const take = () => dialog.current?.focus();
    addEventListener('focus', take);
    if (document.hasFocus()) take();
    return () => removeEventListener('focus', take);
  }, []);

  return (
    <div class="card" role="dialog" aria-label={name || words('card_title')} tabIndex={-1} ref={dialog}>
      <div class="card-body" aria-live="polite" aria-busy={view.state === 'waiting'}>
        <Body view={view} name={name} painted={painted} onAgain={() => handed.tell('again')} onEnlarge={enlarge} />
      </div>
      {view.state === 'card' && <p class="card-source quiet">{words('card_source')}</p>}
    </div>
  );
}

const nameOn = (view: CardView): string => (view.state === 'card' ? view.text.name : '');

type BodyProps = {
  readonly view: CardView;
  /** LinkedIn's, or else as the CRM writes it; '' where neither is known. */
  readonly name: string;
  readonly painted: Live<Picture> | undefined;
  readonly onAgain: () => void;
  readonly onEnlarge: (wanted: boolean) => void;
};

function Body({ view, name, painted, onAgain, onEnlarge }: BodyProps) {
  if (view.state === 'waiting') return <Waiting name={name} painted={painted} />;
  if (view.state === 'card') return <MemberOnCard view={view} name={name} onEnlarge={onEnlarge} />;
  const { what, remedy } = explanationOf(view.unavailable);
  return (
    <div class="card-reason">
      {name && (
        <h1>
          <bdi>{name}</bdi>
        </h1>
      )}
      <p>{what}</p>
      <p class="quiet">{remedy}</p>
      {view.unavailable.reason === 'failed' && <Button onClick={onAgain}>{words('card_try_again')}</Button>}
    </div>
  );
}

/** Where asking failed it was for more than a picture, and the way on is the card's own button. */
const explanationOf = (unavailable: Unavailable): Explanation =>
  unavailable.reason === 'failed'
    ? { what: words('card_failed'), remedy: words('card_failed_remedy') }
    : explainReason(unavailable);

const Waiting = ({ name, painted }: Pick<BodyProps, 'name' | 'painted'>) => (
  <div class="card-member">
    <span class="unseen">{words('card_asking')}</span>
    {painted ? <Avatar name={name} picture={painted} /> : <Skeleton shape="round" />}
    <div>
      {name ? (
        <h1>
          <bdi>{name}</bdi>
        </h1>
      ) : (
        <Skeleton shape="short" />
      )}
      <Skeleton shape="long" />
      <Skeleton shape="short" />
    </div>
  </div>
);
