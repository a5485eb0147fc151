import { useEffect, useState } from 'preact/hooks';
import type { PhotoCrop } from '../contract/crm-photo.ts';
import type { PixelSize } from '../contract/profile.ts';
import type { Picture } from '../contract/viewer.ts';
import { Button } from '../ui/components/button.tsx';
import type { Frame } from '../ui/crop/frame.ts';
import { FrameTool } from '../ui/crop/frame-tool.tsx';
import { formatNumber, words } from '../ui/words.ts';

/** Pixels: a photo as Salesforce shows it at the most. */
const shownWidth = 200;

/** Pixels: no part is blown up to more than twice its size, but of a picture that is too small for that half can be chosen all the same. */
const leastWidthIn = ({ width, height }: PixelSize): number => Math.min(shownWidth, width, height) / 2;

type SendingProps = {
  readonly picture: Picture;
  readonly host: string;
  /** What becomes of the photo there is now. */
  readonly former: 'none' | 'kept' | 'lost';
  /** @param crop nothing where the whole picture is a square and is to be taken whole. */
  onSend(crop: PhotoCrop | undefined): void;
  onCancel(): void;
};

/** The question before a picture leaves: which part of it is sent, where to, and what comes of it. The part is told to Salesforce, which cuts the picture. */
export function Sending({ picture, host, former, onSend, onCancel }: SendingProps) {
  // The worker tells of it anew each time it tells anything; what was laid out stays as it was.
  const [opened] = useState(picture);
  const decoded = useDecoded(opened);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a part of a form, and this is a question.
    <div class="sending" role="group" aria-labelledby="send-heading" aria-describedby="send-consent">
      <h3 id="send-heading">{words('send_heading')}</h3>
      {decoded === undefined && <p role="status">{words('crop_loading')}</p>}
      {decoded === 'undecodable' && (
        <div class="actions" role="alert">
          <p>{words('photo_fault_wrong_type')}</p>
          <Button onClick={onCancel}>{words('button_send_not')}</Button>
        </div>
      )}
      {typeof decoded === 'object' && (
        <FrameTool
          picture={decoded}
          rules={{ picture: decoded, proportions: 1, leastWidth: leastWidthIn(decoded) }}
          take={words('button_send_to_salesforce')}
          leave={words('button_send_not')}
          onTake={async (frame) => onSend(squareIn(frame, decoded))}
          onLeave={onCancel}
        >
          <div id="send-consent" class="sending-words">
            <p>{words('send_consent', new URL(host).host)}</p>
            {decoded.width < shownWidth && <p>{words('send_small', formatNumber(decoded.width))}</p>}
            {former === 'kept' && <p>{words('send_former')}</p>}
            {former === 'lost' && <p>{words('send_former_lost')}</p>}
          </div>
        </FrameTool>
      )}
    </div>
  );
}

/** A picture decoded; `undefined` while that is under way. */
function useDecoded({ bytes, type }: Picture): ImageBitmap | 'undecodable' | undefined {
  const [decoded, setDecoded] = useState<ImageBitmap | 'undecodable'>();
  useEffect(() => {
    const decoding = createImageBitmap(new Blob([bytes], { type }));
    decoding.then(setDecoded, () => setDecoded('undecodable'));
    return () => void decoding.then((bitmap) => bitmap.close()).catch(() => undefined);
  }, [bytes, type]);
  return decoded;
}

/** The frame in whole pixels, none of them outside of the picture. */
function squareIn({ x, y, width }: Frame, picture: PixelSize): PhotoCrop | undefined {
  const size = Math.min(Math.round(width), picture.width, picture.height);
  if (size === picture.width && size === picture.height) return undefined;
  return {
    x: Math.min(Math.round(x), picture.width - size),
    y: Math.min(Math.round(y), picture.height - size),
    size,
  };
}
