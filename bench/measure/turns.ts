/** What was measured of each side, one entry a round. */
export type Rounds<Side extends string, Measured> = Readonly<Record<Side, readonly Measured[]>>;

/** Rounds that are thrown away: caches fill, code is compiled, the sandbox draws its portraits. */
const warmUp = 2;

/** Measures the sides in turns, so that whatever else the machine does meets all of them alike. */
export async function inTurns<Side extends string, Measured>(
  rounds: number,
  sides: Readonly<Record<Side, () => Promise<Measured>>>,
): Promise<Rounds<Side, Measured>> {
  const names = Object.keys(sides) as Side[];
  const measured = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Side, Measured[]>;
  for (let round = 0; round < warmUp + rounds; round += 1)
    for (const name of names) {
      const one = await sides[name]();
      if (round >= warmUp) measured[name].push(one);
    }
  return measured;
}
