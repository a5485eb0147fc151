import { hosts } from '../../sandbox/endpoints.ts';
import { measureLoad } from './loads.ts';
import { addressOf, type Place, type Side, type Stage } from './stage.ts';

/** What a load asked LinkedIn for, as the sandbox received it. */
export type Asked = { readonly people: readonly string[]; readonly pictures: readonly string[] };

/**
 * Holds the rivals to their names before anything is measured: the floor asks for the same members and the same sizes of their pictures as we do, each once
 * and without a preflight; the naive way for the same pictures, and for each member alone.
 *
 * @throws Error where they do not.
 */
export async function checkFairness(stage: Stage, place: Place): Promise<Readonly<Record<Side, Asked>>> {
  const asked = {
    floor: await askedBy(stage, 'floor', place),
    naive: await askedBy(stage, 'naive', place),
    ours: await askedBy(stage, 'ours', place),
  };
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  if (!isSame(asked.floor, asked.ours) || !isSame(asked.naive.pictures, asked.ours.pictures))
    throw new Error(`The sides ask for different things: ${JSON.stringify(asked, null, 2)}`);
  if (asked.naive.people.some((question) => question.startsWith('OPTIONS')))
    throw new Error('The naive way still asks whether it may.');
  return asked;
}

async function askedBy({ tabs, journal }: Stage, side: Side, place: Place): Promise<Asked> {
  const load = () => measureLoad(tabs[side], addressOf(side, place), place.pictures);
  // The first load pays for the preflights.
  await load();
  await load();
  return {
    // A preflight would stand here too.
    people: journal.of(hosts.api).map(({ method, query }) => `${method} ${query}`),
    pictures: journal
      .of(hosts.media)
      .map(({ path }) => path)
      .sort(),
  };
}
