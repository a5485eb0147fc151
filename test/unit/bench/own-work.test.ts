import { describe, expect, test } from 'vitest';
import { ownWorkIn, threadOf } from '../../../bench/measure/own-work.ts';
import type { TraceEvent } from '../../../bench/measure/trace.ts';

const origin = 'chrome-extension://abc';
const ours = `${origin}/src/content/contacts-script.js`;

/** @param ts microseconds, as `dur` and `tdur`. */
const event = (name: string, ts: number, dur: number, url?: string, tdur = dur, tid = 1): TraceEvent => ({
  name,
  pid: 1,
  tid,
  ts,
  dur,
  tdur,
  args: url === undefined ? {} : { data: { url } },
});

describe('our share of a main thread', () => {
  test('is the time in our content scripts, each moment once, and the most of it in one task', () => {
    const trace = [
      event('RunTask', 0, 9_000),
      event('EvaluateScript', 1_000, 3_000, ours),
      event('FunctionCall', 2_000, 1_000, ours),
      event('FunctionCall', 5_000, 2_000, ours),
      event('RunTask', 10_000, 4_000),
      event('FunctionCall', 10_500, 3_000, ours),
    ];
    expect(ownWorkIn(trace, { pid: 1, tid: 1 }, origin)).toEqual({
      total: 8,
      clearing: 0,
      longest: 5,
      longTasks: 0,
      busy: 13,
    });
  });

  test('counts neither the page nor other parts of the extension nor other threads', () => {
    const trace = [
      event('RunTask', 0, 9_000),
      event('FunctionCall', 1_000, 1_000, 'https://crm.example.test/harbour.js'),
      event('FunctionCall', 3_000, 1_000, `${origin}/src/popup/popup.js`),
      event('FunctionCall', 5_000, 1_000, ours, 1_000, 2),
    ];
    expect(ownWorkIn(trace, { pid: 1, tid: 1 }, origin)).toEqual({
      total: 0,
      clearing: 0,
      longest: 0,
      longTasks: 0,
      busy: 9,
    });
  });

  test("is the thread's own time, whatever else the machine does meanwhile", () => {
    const trace = [event('RunTask', 0, 9_000, undefined, 2_000), event('FunctionCall', 1_000, 7_000, ours, 1_000)];
    expect(ownWorkIn(trace, { pid: 1, tid: 1 }, origin)).toEqual({
      total: 1,
      clearing: 0,
      longest: 1,
      longTasks: 0,
      busy: 2,
    });
  });

  test('counts the long tasks that ran any of it, by the clock and not by the thread’s own time', () => {
    const trace = [
      event('RunTask', 0, 60_000, undefined, 1_000),
      event('FunctionCall', 1_000, 100, ours),
      event('RunTask', 70_000, 60_000),
      event('RunTask', 140_000, 50_000),
      event('FunctionCall', 141_000, 40_000, ours),
    ];
    expect(ownWorkIn(trace, { pid: 1, tid: 1 }, origin)).toMatchObject({ longTasks: 1 });
  });

  test('says what of it the browser took to clear its memory', () => {
    const trace = [
      event('RunTask', 0, 9_000),
      event('FunctionCall', 1_000, 5_000, ours),
      event('MajorGC', 2_000, 3_000),
      event('MinorGC', 3_000, 1_000),
      event('MinorGC', 7_000, 1_000),
    ];
    expect(ownWorkIn(trace, { pid: 1, tid: 1 }, origin)).toMatchObject({ total: 5, clearing: 3 });
  });

  test('is of the page that set the mark', () => {
    const trace = [event('RunTask', 0, 1), event('the page', 1, 0, undefined, 0, 7)];
    expect(threadOf(trace, 'the page')).toMatchObject({ pid: 1, tid: 7 });
    expect(() => threadOf(trace, 'another')).toThrow('no mark “another”');
  });
});
