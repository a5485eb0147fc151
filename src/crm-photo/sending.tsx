import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PhotoCrop } from '../contract/crm-photo.ts';
import type { Picture } from '../contract/viewer.ts';
import { Button } from '../ui/components/button.tsx';
import { words } from '../ui/words.ts';

/** Hundredths of the picture's side that are kept at least. */
const leastPart = 40;

type SendingProps = {
  readonly picture: Picture;
  readonly host: string;
  /** Whether there is a photo now, which this one takes the place of. */
  readonly replaces: boolean;
  onSend(crop: PhotoCrop | undefined): void;
  onCancel(): void;
};

/** The question before a picture leaves: what is sent, where to, and what comes of it. The picture can be cut to its middle. */
export function Sending({ picture, host, replaces, onSend, onCancel }: SendingProps) {
  const address = useMemo(() => URL.createObjectURL(new Blob([picture.bytes], { type: picture.type })), [picture]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number }>();
  const [part, setPart] = useState(100);
  const send = () => onSend(part === 100 || size === undefined ? undefined : middleOf(size, part));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a part of a form, and this is a question.
    <div class="sending" role="group" aria-labelledby="send-heading" aria-describedby="send-consent">
      <h3 id="send-heading">{words('send_heading')}</h3>
      <div class="sending-picture">
        <img
          src={address}
          alt=""
          style={{ transform: `scale(${100 / part})` }}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => setSize({ width, height })}
        />
      </div>
      <label class="field-label sending-part">
        {words('send_part')}
        <input
          type="range"
          min={leastPart}
          max={100}
          value={part}
          aria-valuetext={`${part} %`}
          onInput={(event) => setPart(event.currentTarget.valueAsNumber)}
        />
      </label>
      <div id="send-consent" class="sending-words">
        <p>{words('send_consent', new URL(host).host)}</p>
        {replaces && <p>{words('send_former')}</p>}
      </div>
      <div class="actions">
        <Button weight="primary" onClick={send}>
          {words('button_send_to_salesforce')}
        </Button>
        <Button onClick={onCancel}>{words('button_send_not')}</Button>
      </div>
    </div>
  );
}

/**
 * The middle square of a picture.
 *
 * @param part hundredths of its shorter side.
 */
function middleOf({ width, height }: { readonly width: number; readonly height: number }, part: number): PhotoCrop {
  const size = Math.max(1, Math.floor((Math.min(width, height) * part) / 100));
  return { x: Math.floor((width - size) / 2), y: Math.floor((height - size) / 2), size };
}
