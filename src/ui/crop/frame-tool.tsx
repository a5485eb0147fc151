import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { useAction } from '../use-action.ts';
import { formatPercent, words } from '../words.ts';
import { type Frame, type FrameRules, heightOf, narrowestIn, resized, wholeFrame, widestIn } from './frame.ts';
import { useGestures } from './gestures.ts';
import { afterKey } from './keys.ts';

type FrameToolProps = {
  readonly picture: ImageBitmap;
  readonly rules: FrameRules;
  /** What the two buttons say: the one that takes the part within the frame, and the one that leaves. */
  readonly take: string;
  readonly leave: string;
  /** What is to be read before the part is taken. */
  readonly children?: ComponentChildren;
  /** Where it rejects, that is said, and the part can be taken again. */
  onTake(frame: Frame): Promise<void>;
  onLeave(): void;
};

/** Lets a person lay a frame over a picture: by pointer, by fingers or by keys, which are told what they have done. */
export function FrameTool({ picture, rules, take, leave, children, onTake, onLeave }: FrameToolProps) {
  const [frame, setFrame] = useState(() => wholeFrame(rules));
  const [said, say] = useState('');
  const stage = useRef<HTMLDivElement>(null);
  const selection = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const action = useAction();
  const gestures = useGestures(stage, rules, setFrame);

  useLayoutEffect(() => {
    const pen = canvas.current?.getContext('2d');
    pen?.drawImage(picture, 0, 0, pen.canvas.width, pen.canvas.height);
  }, [picture]);
  // What was pressed to come here is gone: whoever uses keys goes on with the frame.
  useLayoutEffect(() => selection.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = afterKey(event, frame, rules);
    if (next === undefined) return;
    // Arrow keys would scroll the page.
    event.preventDefault();
    setFrame(next);
    say(placeInWords(next, rules));
  };

  return (
    <div class="crop">
      <p id="crop-how" class="quiet">
        {words('crop_how')}
      </p>
      <div class="crop-stage" ref={stage} style={sizeOf(picture)} {...gestures}>
        <canvas ref={canvas} {...shownSizeOf(picture)} />
        {/* Arrow keys are the frame's own here, which assistive technology would otherwise keep for reading. */}
        <div
          ref={selection}
          class={rules.proportions === 1 ? 'crop-frame crop-frame-round' : 'crop-frame'}
          role="application"
          aria-label={words('crop_frame')}
          aria-describedby="crop-how"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys.
          tabIndex={0}
          style={placeOf(frame, rules)}
          onKeyDown={onKeyDown}
        >
          {['start-start', 'start-end', 'end-start', 'end-end'].map((corner) => (
            <i key={corner} class={`crop-handle crop-${corner}`} data-handle />
          ))}
        </div>
      </div>
      {narrowestIn(rules) < widestIn(rules) && (
        <label class="crop-size">
          <span>{words('crop_size')}</span>
          <input
            type="range"
            min={narrowestIn(rules)}
            max={widestIn(rules)}
            step="any"
            value={frame.width}
            aria-valuetext={formatPercent(frame.width / widestIn(rules))}
            onInput={(event) => {
              const width = event.currentTarget.valueAsNumber;
              setFrame((now) => resized(now, width, rules));
            }}
          />
        </label>
      )}
      {children}
      <div class="actions">
        <Button weight="primary" busy={action.busy} onClick={() => action.run(() => onTake(frame))}>
          {take}
        </Button>
        <Button onClick={onLeave}>{leave}</Button>
        <p role="status" class="unseen">
          {said}
        </p>
      </div>
      {action.failed && <p role="alert">{words('crop_failed')}</p>}
    </div>
  );
}

/** Pixels: enough for the stage on a dense screen. A photograph of a telephone has many times as many. */
const mostShown = 1200;

function shownSizeOf({ width, height }: ImageBitmap) {
  const scale = Math.min(1, mostShown / Math.max(width, height));
  return { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
}

/** The stage has the picture's proportions, so that the frame's place on it is the frame's place in the picture. */
const sizeOf = ({ width, height }: ImageBitmap) => ({
  aspectRatio: `${width} / ${height}`,
  inlineSize: `min(100%, 36rem, var(--crop-height) * ${width / height})`,
});

const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;

/** Where the frame lies on the stage, whatever size that has on the screen. */
function placeOf(frame: Frame, rules: FrameRules) {
  const { width, height } = rules.picture;
  return {
    insetInlineStart: percent(frame.x, width),
    insetBlockStart: percent(frame.y, height),
    inlineSize: percent(frame.width, width),
    blockSize: percent(heightOf(frame, rules), height),
  };
}

function placeInWords(frame: Frame, rules: FrameRules): string {
  const { width, height } = rules.picture;
  const parts = [frame.x / width, frame.y / height, frame.width / widestIn(rules)] as const;
  const [left, top, size] = parts.map(formatPercent) as [string, string, string];
  return words('crop_place', left, top, size);
}
