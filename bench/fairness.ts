import { hosts } from '../sandbox/endpoints.ts';
import { untilFaces } from '../test/scenario/faces.ts';
import { measureLoad } from './loads.ts';
import type { Place, Stage, Tab } from './stage.ts';

/** What a load asked LinkedIn for, as the sandbox received it. */
type Asked = { readonly people: readonly string[]; readonly pictures: readonly string[] };

/**
 * Holds the floor to its name before anything is measured: both sides ask for the same members and the same sizes of their pictures, each once and without
 * a preflight, and both show the right faces.
 *
 * @throws Error where they do not.
 */
export async function checkFairness(stage: Stage, place: Place): Promise<void> {
  // The first load of the floor pays for the preflight.
  await measureLoad(stage.floor, place.floor, place.pictures);
  const floor = await askedBy(stage, stage.floor, place.floor, place.pictures);
  const ours = await askedBy(stage, stage.ours, place.ours, place.pictures);
  if (JSON.stringify(floor) !== JSON.stringify(ours))
    throw new Error(`The floor and we ask for different things: ${JSON.stringify({ floor, ours }, null, 2)}`);
}

async function askedBy({ scene: { sandbox } }: Stage, tab: Tab, address: string, pictures: number): Promise<Asked> {
  sandbox.journal.clear();
  await measureLoad(tab, address, pictures);
  const asked = {
    // A preflight would stand here too.
    people: sandbox.journal.of(hosts.api).map(({ method, query }) => `${method} ${query}`),
    pictures: sandbox.journal
      .of(hosts.media)
      .map(({ path }) => path)
      .sort(),
  };
  await untilFaces(tab.page, pictures);
  return asked;
}
