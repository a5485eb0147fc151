import type { TraceEvent } from './trace.ts';

/** What became of the frames that the browser meant to draw of a page. */
export type Frames = {
  readonly begun: number;
  /** Those of which nothing was drawn at all. One that was scrolled while the page's own changes came later is not among them. */
  readonly dropped: number;
};

/** @param page any event of the page's process */
export function framesIn(trace: readonly TraceEvent[], { pid }: Pick<TraceEvent, 'pid'>): Frames {
  const ofPage = trace.filter((event) => event.pid === pid);
  return {
    begun: ofPage.filter(({ name }) => name === 'BeginFrame').length,
    dropped: ofPage.filter(({ name, args }) => name === 'DroppedFrame' && args.hasPartialUpdate !== true).length,
  };
}
