import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Picture } from '../contract/viewer.ts';
import { Avatar } from '../ui/components/avatar.tsx';
import { Button } from '../ui/components/button.tsx';
import { ConfirmButton } from '../ui/components/confirm-button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Section } from '../ui/components/section.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { words } from '../ui/words.ts';
import { photoFaultInWords } from './fault-words.ts';
import { Progress } from './progress.tsx';
import { Sending } from './sending.tsx';
import { type PhotoAtOrg, usePhoto } from './use-photo.ts';

type PhotosSectionProps = {
  readonly name: string;
  readonly linkedInPicture: Picture | undefined;
  readonly host: string;
  /** Whether there still is a session at the org. */
  readonly signedIn: boolean;
};

/** The viewer's two pictures beside each other, and what can be done about the one in their org. */
export function PhotosSection({ name, linkedInPicture, host, signedIn }: PhotosSectionProps) {
  const atOrg = usePhoto(signedIn);
  const { photo, change, trouble, send, look } = atOrg;
  const [asking, setAsking] = useState(false);
  const place = useKeptFocus<HTMLDivElement>(`${asking} ${photo?.versionId}`);
  const isDefault = photo?.versionId === null;
  const canLookAgain = signedIn && (!photo || trouble?.of === 'change');
  return (
    <Section id="photos" heading={words('photos_heading')}>
      <div class="form" ref={place}>
        <div class="photos">
          <Photo where={words('photo_at_linkedin')} name={name} picture={linkedInPicture}>
            {!linkedInPicture && words('photo_none_at_linkedin')}
          </Photo>
          <svg class="photos-way" viewBox="0 0 32 160" aria-hidden="true">
            <path d="M0 80H30M22 72l8 8-8 8" fill="none" stroke="currentColor" stroke-width="1.5" />
          </svg>
          <Photo where={words('photo_at_org')} name={name} picture={photo?.picture}>
            {signedIn && !photo && !trouble && words('photo_loading')}
            {isDefault && words('photo_default')}
            {photo && !isDefault && !photo.picture && words('photo_unseen')}
          </Photo>
        </div>
        <Progress change={change} onLook={look} />
        {trouble && (
          <div role="alert">
            <Notice
              tone="caution"
              actions={canLookAgain && <Button onClick={look}>{words('button_look_again')}</Button>}
            >
              {photoFaultInWords(trouble)}
            </Notice>
          </div>
        )}
        {signedIn && asking && linkedInPicture && (
          <Sending
            picture={linkedInPicture}
            host={host}
            former={former(atOrg)}
            onSend={(crop) => {
              setAsking(false);
              send(crop);
            }}
            onCancel={() => setAsking(false)}
          />
        )}
        {signedIn && !asking && (
          <Choices atOrg={atOrg} hasPicture={linkedInPicture !== undefined} onUse={() => setAsking(true)} />
        )}
      </div>
    </Section>
  );
}

/** What becomes of the photo there is now: there is none, it can be put back, or it can't. */
const former = ({ photo }: PhotoAtOrg): 'none' | 'kept' | 'lost' => {
  if (photo?.versionId === null) return 'none';
  return photo?.seal === undefined ? 'lost' : 'kept';
};

type ChoicesProps = { readonly atOrg: PhotoAtOrg; readonly hasPicture: boolean; onUse(): void };

function Choices({ atOrg, hasPicture, onUse }: ChoicesProps) {
  const { photo, change, canPutBack, putBack, remove } = atOrg;
  const busy = change.state === 'sending' || change.state === 'processing';
  return (
    <div class="actions">
      <Button weight="primary" disabled={!hasPicture || !photo} busy={busy} onClick={onUse}>
        {words('button_use_linkedin')}
      </Button>
      {canPutBack && (
        <Button busy={busy} onClick={putBack}>
          {words('button_put_back')}
        </Button>
      )}
      {photo && photo.versionId !== null && (
        <ConfirmButton
          weight="quiet"
          question={words(former(atOrg) === 'kept' ? 'remove_photo_question' : 'remove_photo_for_good')}
          confirm={words('button_remove_it')}
          disabled={busy}
          onConfirm={remove}
        >
          {words('button_remove_photo')}
        </ConfirmButton>
      )}
    </div>
  );
}

type PhotoProps = {
  readonly where: string;
  readonly name: string;
  readonly picture: Picture | undefined;
  readonly children: ComponentChildren;
};

const Photo = ({ where, name, picture, children }: PhotoProps) => (
  <figure class="photo">
    <Avatar name={name} picture={picture} />
    <figcaption>
      <strong>{where}</strong>
      <span class="quiet">{children}</span>
    </figcaption>
  </figure>
);
