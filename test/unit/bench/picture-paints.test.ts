import { describe, expect, it } from 'vitest';
import { handedOver, imagePaints, type Place } from '../../../bench/measure/loads.ts';
import type { TraceEvent } from '../../../bench/measure/trace.ts';

const at = (ts: number, name: string, data?: TraceEvent['args']['data']): TraceEvent => ({
  name,
  pid: 1,
  tid: 1,
  ts,
  args: data ? { data } : {},
});
const places: readonly Place[] = [
  { left: 20, top: 100, size: 40 },
  { left: 20, top: 148, size: 40 },
];
const times = (paints: readonly TraceEvent[]) => paints.map(({ ts }) => ts);

describe('the paints of pictures', () => {
  it('are of an image the first where it belongs, whatever is painted elsewhere', () => {
    const image = (ts: number, y: number, x = 20.4) => at(ts, 'PaintImage', { x, y, width: 40, height: 40 });
    const trace = [image(1, 10), image(2, 148), image(3, 100, 300), image(4, 100), image(5, 100)];
    expect(times(imagePaints(trace, places))).toEqual([4, 2]);
  });

  it('are of a canvas the frames after its picture’s pixels were handed over, and not its initials’', () => {
    const trace = [
      at(1, 'Canvas2DBitmapProvider::Snapshot'),
      at(2, 'BeginMainThreadFrame'),
      at(3, 'Decode Image'),
      at(4, 'Canvas2DBitmapProvider::Snapshot'),
      at(5, 'Decode Image'),
      at(6, 'BeginMainThreadFrame'),
      at(7, 'Canvas2DBitmapProvider::Snapshot'),
      { ...at(8, 'BeginMainThreadFrame'), tid: 2 },
      at(9, 'BeginMainThreadFrame'),
    ];
    expect(times(handedOver(trace))).toEqual([6, 9]);
    expect(handedOver([at(1, 'Canvas2DBitmapProvider::Snapshot'), at(2, 'BeginMainThreadFrame')])).toEqual([]);
  });
});
