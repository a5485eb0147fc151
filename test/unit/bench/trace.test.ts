import { describe, expect, it } from 'vitest';
import { drawnAt, type TraceEvent } from '../../../bench/measure/trace.ts';

const event = (name: string, ts: number, args: TraceEvent['args'] = {}, tid = 1): TraceEvent => ({
  name,
  pid: 7,
  tid,
  ts,
  args,
});
const begun = (ts: number, frameId: number, layerTreeId = 3) =>
  event('BeginMainThreadFrame', ts, { data: { frameId }, layerTreeId });
const activated = (ts: number, frameId: number, layerTreeId = 3) =>
  event('ActivateLayerTree', ts, { frameId, layerTreeId }, 2);
const drawn = (ts: number, layerTreeId = 3) => event('DrawFrame', ts, { layerTreeId }, 2);

describe('when a paint is drawn', () => {
  const paint = event('PaintImage', 110);

  it('is the first drawing after its own frame was activated', () => {
    const trace = [begun(100, 5), paint, activated(112, 4), drawn(113), activated(120, 5), drawn(125), drawn(140)];
    expect(drawnAt(trace, paint)).toBe(125);
  });

  it('is with a later frame where its own was passed over', () => {
    expect(drawnAt([begun(100, 5), paint, activated(130, 6), drawn(131)], paint)).toBe(131);
  });

  it('is not another page’s drawing', () => {
    const trace = [begun(100, 5), paint, activated(111, 9, 4), drawn(112, 4), activated(120, 5), drawn(125)];
    expect(drawnAt(trace, paint)).toBe(125);
  });

  it('is unknown where the trace ends first', () => {
    expect(drawnAt([begun(100, 5), paint, activated(120, 5)], paint)).toBeUndefined();
    expect(drawnAt([paint, drawn(120)], paint)).toBeUndefined();
  });
});
