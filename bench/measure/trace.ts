import type { Page } from 'puppeteer-core';

/** One event of Chromium's trace; what an event says of itself depends on its name. */
export type TraceEvent = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of a clock that all processes share. */
  readonly ts: number;
  /** Microseconds, of an event that lasts. */
  readonly dur?: number;
  /** The same of its thread's own time: what other threads and programs took meanwhile is left out. */
  readonly tdur?: number;
  readonly args: {
    readonly frameId?: number;
    readonly layerTreeId?: number;
    readonly hasPartialUpdate?: boolean;
    readonly data?: TraceData;
    readonly beginData?: { readonly frame: string; readonly totalObjects: number };
  };
};

type TraceData = {
  readonly frame?: string;
  readonly frameId?: number;
  readonly url?: string;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
};

/** User timing marks; layout and paint; frames on their way to the screen; what is done with canvases. */
const categories = [
  'blink',
  'blink.user_timing',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
];

/** What all of Chromium's processes did during `work`, in the order of time. The page only lends its session. */
export async function traced(page: Page, work: () => Promise<void>): Promise<readonly TraceEvent[]> {
  await page.tracing.start({ categories: ['-*', ...categories] });
  await work();
  const written = await page.tracing.stop();
  if (!written) throw new Error('Chromium wrote no trace.');
  const { traceEvents } = JSON.parse(new TextDecoder().decode(written)) as { traceEvents: TraceEvent[] };
  return traceEvents.sort((one, other) => one.ts - other.ts);
}

/** When the mark of this name was set, in microseconds. @throws Error where it was not. */
export function markedAt(trace: readonly TraceEvent[], mark: string): number {
  const found = trace.find(({ name }) => name === mark);
  if (!found) throw new Error(`The trace has no mark “${mark}”.`);
  return found.ts;
}

/**
 * When the frame that something was painted in was drawn, in microseconds; `undefined` where the trace ends before that.
 *
 * A paint belongs to the frame that its thread began last; that frame is rastered, its pictures decoded, then it is activated and drawn. What is left
 * from there to the light is the display's, and the same for every page.
 */
export function drawnAt(trace: readonly TraceEvent[], paint: TraceEvent): number | undefined {
  const frame = trace.findLast(
    ({ name, pid, tid, ts }) =>
      name === 'BeginMainThreadFrame' && pid === paint.pid && tid === paint.tid && ts <= paint.ts,
  );
  const frameId = frame?.args.data?.frameId;
  const tree = frame?.args.layerTreeId;
  if (frameId === undefined) return undefined;
  const ofTree = trace.filter(({ pid, args, ts }) => pid === paint.pid && args.layerTreeId === tree && ts >= paint.ts);
  const active = ofTree.find(({ name, args }) => name === 'ActivateLayerTree' && (args.frameId ?? -1) >= frameId);
  return ofTree.find(({ name, ts }) => name === 'DrawFrame' && active !== undefined && ts >= active.ts)?.ts;
}
