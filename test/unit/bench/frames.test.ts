import { expect, it } from 'vitest';
import { framesIn } from '../../../bench/measure/frames.ts';
import type { TraceEvent } from '../../../bench/measure/trace.ts';

const event = (name: string, args: TraceEvent['args'] = {}, pid = 7): TraceEvent => ({
  name,
  pid,
  tid: 2,
  ts: 0,
  args,
});

it('are those of the page alone, dropped where nothing of them was drawn', () => {
  const trace = [
    event('BeginFrame'),
    event('BeginFrame'),
    event('DroppedFrame', { hasPartialUpdate: true }),
    event('BeginFrame'),
    event('DroppedFrame', { hasPartialUpdate: false }),
    event('BeginFrame', {}, 8),
    event('DroppedFrame', { hasPartialUpdate: false }, 8),
  ];
  expect(framesIn(trace, { pid: 7 })).toEqual({ begun: 3, dropped: 1 });
});
