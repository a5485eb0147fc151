/** One try of an attack: what it learned, and of whom. */
export type Trial = { readonly told: string; readonly member: string };

/**
 * How many of these an attacker names rightly who knows beforehand how often each thing is learned of each member, and always names the likeliest: nobody
 * could name more.
 */
export function rightlyNamed(trials: readonly Trial[]): number {
  const counts = new Map<string, Map<string, number>>();
  for (const { told, member } of trials) {
    const ofMembers = counts.get(told) ?? new Map<string, number>();
    counts.set(told, ofMembers.set(member, (ofMembers.get(member) ?? 0) + 1));
  }
  return [...counts.values()].reduce((sum, ofMembers) => sum + Math.max(...ofMembers.values()), 0);
}

/** So often the members are dealt out anew. */
const deals = 10_000;

/**
 * How likely it is that as many are named rightly where what is learned has nothing to do with the member: the share of deals in which they are, when the
 * members are dealt out at random to what was learned (a permutation test). At least one in `deals`, so that it is never nothing.
 */
export function chanceOfThat(trials: readonly Trial[], random: () => number): number {
  const named = rightlyNamed(trials);
  let members: readonly string[] = trials.map(({ member }) => member);
  let asMany = 1;
  for (let deal = 1; deal < deals; deal += 1) {
    members = inRandomOrder(members, random);
    if (rightlyNamed(trials.map(({ told }, index) => ({ told, member: members[index] ?? '' }))) >= named) asMany += 1;
  }
  return asMany / deals;
}

/** The same in an order that nobody could foresee without the seed. */
export function inRandomOrder<Value>(values: readonly Value[], random: () => number): readonly Value[] {
  const order = [...values];
  for (let left = order.length; left > 1; left -= 1) {
    const [drawn] = order.splice(Math.floor(random() * left), 1) as [Value];
    order.push(drawn);
  }
  return order;
}
