import { useMemo } from 'preact/hooks';
import { words } from '../words.ts';
import { type CropOutput, cutOut } from './cut-out.ts';
import type { FrameRules } from './frame.ts';
import { FrameTool } from './frame-tool.tsx';

export type CropToolProps = {
  readonly picture: ImageBitmap;
  /** Width by height: 1 for a square. */
  readonly proportions: number;
  readonly output: CropOutput;
  onCropped(bytes: ArrayBuffer): void;
  onCancel(): void;
};

/** Of the output's width: no part of a picture is blown up to more than twice its size. */
const leastPart = 0.5;

/** Lets a person choose the part of a picture that is kept, and cuts it out. */
export function CropTool({ picture, proportions, output, onCropped, onCancel }: CropToolProps) {
  const rules = useMemo<FrameRules>(
    () => ({ picture, proportions, leastWidth: output.width * leastPart }),
    [picture, proportions, output.width],
  );
  return (
    <FrameTool
      picture={picture}
      rules={rules}
      take={words('button_crop')}
      leave={words('button_cancel')}
      onTake={async (frame) => onCropped(await cutOut(picture, frame, rules, output))}
      onLeave={onCancel}
    />
  );
}
