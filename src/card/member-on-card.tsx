import { Avatar } from '../ui/components/avatar.tsx';
import { Button } from '../ui/components/button.tsx';
import { Skeleton } from '../ui/components/skeleton.tsx';
import { words } from '../ui/words.ts';
import type { CardView } from './card-view.ts';

/** Where LinkedIn leads whoever is signed in there to their own profile. */
const ownProfile = 'https://www.linkedin.com/in/me/';

type MemberProps = {
  readonly view: Extract<CardView, { state: 'card' }>;
  /** '' where it is not known. */
  readonly name: string;
  readonly onEnlarge: (wanted: boolean) => void;
};

/** One member as LinkedIn describes them to this viewer. */
export function MemberOnCard({ view, name: known, onEnlarge }: MemberProps) {
  const { text, isViewer, picture, larger } = view;
  const name = known || words('card_unnamed');
  const isLarge = larger?.state === 'shown' || larger?.state === 'waiting';
  const isThrottled = picture.state === 'throttled' || larger?.state === 'throttled';
  const isMissing = picture.state === 'failed' || larger?.state === 'failed' || larger?.state === 'none';
  return (
    <>
      <div class={isLarge ? 'card-member card-member-large' : 'card-member'}>
        <Portrait name={name} view={view} />
        <div>
          <h1>
            <bdi>{name}</bdi>
          </h1>
          {text.headline && (
            <p>
              <bdi>{text.headline}</bdi>
            </p>
          )}
          {text.place && (
            <p class="quiet">
              <bdi>{text.place}</bdi>
            </p>
          )}
        </div>
      </div>
      <div class="card-ways">
        {text.profileAddress && <ToLinkedIn address={text.profileAddress}>{words('card_view_profile')}</ToLinkedIn>}
        {isViewer && <ToLinkedIn address={ownProfile}>{words('card_edit_profile')}</ToLinkedIn>}
        {picture.state === 'shown' && (
          <Button weight="quiet" onClick={() => onEnlarge(!isLarge)}>
            {words(isLarge ? 'card_smaller_picture' : 'card_larger_picture')}
          </Button>
        )}
      </div>
      {isMissing && <p class="quiet">{words('card_picture_failed')}</p>}
      {isThrottled && <p class="quiet">{words('card_picture_throttled')}</p>}
    </>
  );
}

/** The smaller picture stays in sight until the larger one is there. */
function Portrait({ name, view: { picture, larger } }: { readonly name: string; readonly view: MemberProps['view'] }) {
  if (larger?.state === 'shown') return <Avatar name={name} picture={larger.picture} />;
  if (picture.state === 'waiting') return <Skeleton shape="round" />;
  return <Avatar name={name} picture={picture.state === 'shown' ? picture.picture : undefined} />;
}

/** An ordinary link, since Firefox gives a framed page no say over tabs. LinkedIn is told neither of the CRM nor of the extension. */
const ToLinkedIn = ({ address, children }: { readonly address: string; readonly children: string }) => (
  <a href={address} target="_blank" rel="noopener noreferrer">
    {children}
  </a>
);
