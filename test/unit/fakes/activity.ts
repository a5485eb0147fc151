import type { ActivityDuty } from '../../../src/background/activity.ts';

type Noted = Parameters<ActivityDuty['note']>[0];

export type FakeActivity = ActivityDuty & {
  /** What was noted by other means than a fetch, in order. */
  readonly noted: Noted[];
  /** What each fetch was made for, in order, whether or not it was used. */
  readonly fetches: { readonly kind: Noted['kind']; readonly members?: number }[];
};

/** Activity that writes nothing down but what it was told. */
export function fakeActivity(): FakeActivity {
  const noted: Noted[] = [];
  const fetches: FakeActivity['fetches'] = [];
  return {
    ready: Promise.resolve(),
    noted,
    fetches,
    fetchFor(kind, members) {
      fetches.push(members === undefined ? { kind } : { kind, members });
      return (input, init) => fetch(input, init);
    },
    note: (one) => void noted.push(one),
    entries: () => [],
    clear: async () => undefined,
    onChange: () => undefined,
    onNoted: () => undefined,
  };
}
