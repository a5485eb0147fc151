import { type FaultName, faultNames } from './faults.ts';

/** What each fault at one place comes to, and how often the endpoint has been asked until then; what is seen in Firefox, where that is something else. */
export type RowOf<Seen> = Partial<
  Record<FaultName, readonly [sees: Seen, asked?: number, inFirefox?: Seen] | undefined>
>;

/** What one fault at one place comes to. */
export type CellOf<Place, Seen> = {
  readonly place: Place;
  readonly fault: FaultName;
  readonly sees: Seen;
  /** How often the endpoint has been asked until then, where that does not depend on the clock. */
  readonly asked?: number;
  /** What is seen in Firefox, where that is something else. */
  readonly inFirefox?: Seen;
};

/** Every cell of a table, the places in this order. */
export const cellsOf = <Place extends string, Seen>(
  places: readonly Place[],
  table: Readonly<Record<Place, RowOf<Seen>>>,
): readonly CellOf<Place, Seen>[] =>
  places.flatMap((place) =>
    faultNames.flatMap((fault) => {
      const outcome = table[place][fault];
      if (outcome === undefined) return [];
      const [sees, asked, inFirefox] = outcome;
      return [
        {
          place,
          fault,
          sees,
          ...(asked === undefined ? {} : { asked }),
          ...(inFirefox === undefined ? {} : { inFirefox }),
        },
      ];
    }),
  );
