import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Picture } from '../contract/viewer.ts';
import { Avatar } from '../ui/components/avatar.tsx';
import { Button } from '../ui/components/button.tsx';
import { ConfirmButton } from '../ui/components/confirm-button.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { words } from '../ui/words.ts';
import { photoFaultInWords } from './fault-words.ts';
import { Progress } from './progress.tsx';
import { Sending } from './sending.tsx';
import { usePhoto } from './use-photo.ts';

type PhotosSectionProps = {
  readonly name: string;
  readonly linkedInPicture: Picture | undefined;
  readonly host: string;
};

/** The viewer's two pictures beside each other, and what can be done about the one in their org. */
export function PhotosSection({ name, linkedInPicture, host }: PhotosSectionProps) {
  const { photo, change, fault, canPutBack, send, putBack, remove, look } = usePhoto();
  const [asking, setAsking] = useState(false);
  const place = useKeptFocus<HTMLElement>(String(asking));
  const busy = change.state === 'sending' || change.state === 'processing';
  const isDefault = photo?.versionId === null;
  return (
    <section class="section" aria-labelledby="photos-heading" ref={place}>
      <div class="section-head">
        <h2 id="photos-heading">{words('photos_heading')}</h2>
      </div>
      <div class="section-body">
        <div class="photos">
          <Photo where={words('photo_at_linkedin')} name={name} picture={linkedInPicture}>
            {!linkedInPicture && words('photo_none_at_linkedin')}
          </Photo>
          <Photo where={words('photo_at_org')} name={name} picture={photo?.picture}>
            {!photo && !fault && words('photo_loading')}
            {isDefault && words('photo_default')}
            {photo && !isDefault && !photo.picture && words('photo_unseen')}
          </Photo>
        </div>
        <Progress change={change} onLook={look} />
        {fault && (
          <div class="actions" role="alert">
            <p>{photoFaultInWords(fault)}</p>
            {!photo && <Button onClick={look}>{words('button_look_again')}</Button>}
          </div>
        )}
        {asking && linkedInPicture ? (
          <Sending
            picture={linkedInPicture}
            host={host}
            replaces={photo !== undefined && !isDefault}
            onSend={(crop) => {
              setAsking(false);
              send(crop);
            }}
            onCancel={() => setAsking(false)}
          />
        ) : (
          <div class="actions">
            <Button weight="primary" disabled={!linkedInPicture || !photo} busy={busy} onClick={() => setAsking(true)}>
              {words('button_use_linkedin')}
            </Button>
            {canPutBack && (
              <Button busy={busy} onClick={putBack}>
                {words('button_put_back')}
              </Button>
            )}
            {photo && !isDefault && (
              <ConfirmButton
                weight="quiet"
                question={words('remove_photo_question')}
                confirm={words('button_remove_it')}
                disabled={busy}
                onConfirm={remove}
              >
                {words('button_remove_photo')}
              </ConfirmButton>
            )}
          </div>
        )}
      </div>
    </section>
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
