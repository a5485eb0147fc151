import type { TraceEvent } from './trace.ts';

/** What a page's main thread spent on our scripts: milliseconds of its own time, in which whatever else the machine does counts for nothing. */
export type OwnWork = {
  readonly total: number;
  /** The part of it in which the browser cleared its memory, which it does in whatever script comes next, whoever filled it. */
  readonly clearing: number;
  /** The most of it in one task. */
  readonly longest: number;
  /** How many tasks of over fifty milliseconds ran our scripts at all, however little of them was ours. */
  readonly longTasks: number;
  /** Everything that the page's main thread did, ours included. */
  readonly busy: number;
};

type Thread = Pick<TraceEvent, 'pid' | 'tid'>;
type Lasting = TraceEvent & { readonly dur: number };

/** Microseconds from which the web's own measure calls a task long. */
const longTask = 50_000;

/** What runs a script: its first evaluation, and each call into one of its functions, with all layout that it forces. */
const running = ['EvaluateScript', 'FunctionCall', 'v8.compile'];

/**
 * The share of our content scripts in what a page's main thread did, as Chromium's trace has it.
 *
 * @param trace in the order of time.
 * @param thread the page's main thread.
 */
export function ownWorkIn(trace: readonly TraceEvent[], { pid, tid }: Thread, extensionOrigin: string): OwnWork {
  const ofThread = trace.filter(
    (event): event is Lasting => event.pid === pid && event.tid === tid && event.dur !== undefined,
  );
  const isOurs = ({ args }: TraceEvent) => args.data?.url?.startsWith(`${extensionOrigin}/src/content/`) === true;
  const own = outermost(ofThread.filter((event) => running.includes(event.name) && isOurs(event)));
  const tasks = outermost(ofThread.filter(({ name }) => name === 'RunTask'));
  const byTask = new Map<Lasting | undefined, number>();
  for (const event of own) {
    const task = tasks.findLast(({ ts }) => ts <= event.ts);
    byTask.set(task, (byTask.get(task) ?? 0) + ownTime(event));
  }
  const clearing = outermost(ofThread.filter(({ name }) => name === 'MajorGC' || name === 'MinorGC')).filter(({ ts }) =>
    own.some((event) => event.ts <= ts && ts < event.ts + event.dur),
  );
  return {
    total: timeOf(own),
    clearing: timeOf(clearing),
    longest: Math.max(0, ...byTask.values()),
    longTasks: [...byTask.keys()].filter((task) => task !== undefined && task.dur > longTask).length,
    busy: timeOf(tasks),
  };
}

/** The main thread of the page that set this mark. @throws Error where none did. */
export function threadOf(trace: readonly TraceEvent[], mark: string): Thread {
  const found = trace.find(({ name }) => name === mark);
  if (!found) throw new Error(`The trace has no mark “${mark}”.`);
  return found;
}

/** Those that stand within no other of them. */
function outermost(events: readonly Lasting[]): Lasting[] {
  let end = Number.NEGATIVE_INFINITY;
  return events.filter(({ ts, dur }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

/** Milliseconds. */
const ownTime = ({ tdur, dur }: Lasting): number => (tdur ?? dur) / 1000;
const timeOf = (events: readonly Lasting[]): number => events.reduce((total, event) => total + ownTime(event), 0);
