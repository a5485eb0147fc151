import { describe, expect, it } from 'vitest';
import { type Place, picturePaints } from '../../../bench/measure/loads.ts';
import type { TraceEvent } from '../../../bench/measure/trace.ts';

const at = (ts: number, name: string, data: TraceEvent['args']['data']): TraceEvent => ({
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
    expect(times(picturePaints(trace, places, 'image'))).toEqual([4, 2]);
  });

  it('are of a canvas the last, of those as large as a place', () => {
    const canvas = (ts: number, nodeId: number, width: number) =>
      at(ts, 'Paint', { nodeId, nodeName: 'CANVAS', clip: [0, 0, width, 0, width, width, 0, width] });
    const trace = [
      canvas(1, 5, 40),
      canvas(2, 9, 28),
      canvas(3, 6, 40),
      canvas(4, 5, 40),
      at(5, 'Paint', { nodeId: 1 }),
    ];
    expect(times(picturePaints(trace, places, 'canvas'))).toEqual([4, 3]);
  });
});
