/** How often a measurement is tried, each time with twice the patience. */
const tries = 4;

let retaken = 0;

/** How many measurements had to be made anew so far: each of them was a slow one that no figure shows. */
export const measurementsRetaken = (): number => retaken;

/**
 * What `measure` comes to. On a busy machine what is waited for may come too late to be seen: then it is measured anew with more patience.
 *
 * @param measure is handed the milliseconds to wait; it throws `TooLate` where that was not enough.
 */
export async function patiently<Measured>(
  milliseconds: number,
  measure: (patience: number) => Promise<Measured>,
): Promise<Measured> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await measure(milliseconds * 2 ** (attempt - 1));
    } catch (error) {
      if (!(error instanceof TooLate) || attempt === tries) throw error;
      retaken += 1;
    }
}

/** What was to be measured was not there in time. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}
