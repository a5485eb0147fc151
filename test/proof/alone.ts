import { anna } from '../../sandbox/world/accounts.ts';
import type { Figure } from '../scenario/figure.ts';
import { type Observations, toldBy } from '../scenario/gains.ts';
import { chanceOfThat, inRandomOrder, rightlyNamed, type Trial } from '../scenario/guessing.ts';
import { attack, type HostileScene } from '../scenario/hostile.ts';
import { seeded } from '../scenario/seeded.ts';
import type { Outcome } from './proof.ts';

/** Members who are each alone on the page: one who is shown, one who limits it, one who does not exist. */
const kinds = ['open', 'limited-forbidden', 'nobody'] as const;

type Kind = (typeof kinds)[number];

/** Loads of the page with each member in which everything is tried. */
const wholeLoads = 2;

/** Loads in which what was not always the same is tried again, as many with one member as with another. */
const trialsOfDoubts = 120;

/** What is no less likely than this to come of chance alone tells nobody anything. */
const chance = 0.001;

export type Alone = Outcome & {
  /** Those in which everything was tried. */
  readonly loads: readonly Observations[];
};

type Thoroughness = { readonly share: number; readonly seed: number; progress(line: string): void };

/**
 * Attacks the page with one member alone. An attack that learns the same of every load tells nobody apart. Any other is tried again and again, with members in an
 * order that is made from the seed, and it is reckoned how many of them an attacker could have named: more than come of chance is a gain, however little more.
 */
export async function attackEachAlone(scene: HostileScene, { share, seed, progress }: Thoroughness): Promise<Alone> {
  const { name: browser } = scene.browser;
  const loads: Observations[] = [];
  for (let load = 0; load < wholeLoads; load += 1)
    for (const kind of kinds) loads.push(await attack(scene, anna, kind));
  const doubted = namesOf(loads).filter((name) => new Set(loads.map((load) => toldBy(load[name]))).size > 1);
  const count = doubted.length === 0 ? 0 : Math.ceil((trialsOfDoubts * share) / kinds.length) * kinds.length;
  if (count > 0) progress(`${browser}: ${doubted.join(', ')} not always the same, tried ${count} times more`);
  const order = inRandomOrder(
    Array.from({ length: count }, (_, index) => kinds[index % kinds.length] ?? 'open'),
    seeded(seed),
  );
  const tried: (readonly [Kind, Observations])[] = [];
  for (const kind of order) tried.push([kind, await attack(scene, anna, kind, doubted)]);

  const judged = doubted.map((name) => {
    const trials = tried.map(([member, load]): Trial => ({ member, told: toldBy(load[name]) }));
    return { name, right: rightlyNamed(trials), likely: chanceOfThat(trials, seeded(seed)) };
  });
  const apart = judged.filter(({ likely }) => likely < chance);
  for (const { name, right, likely } of judged)
    progress(`${browser}: by ${name} ${right} of ${count} could be named, as chance has it in ${likely}`);
  const figures: Figure[] = [
    {
      what: `${browser}: attacks that did not learn the same of every load with one member alone`,
      value: doubted.length,
    },
    { what: `${browser}: loads in which those were tried again`, value: count },
    {
      what: `${browser}: of those attacks, named more members than chance does once in 1,000 times`,
      value: apart.length,
      wanted: 0,
    },
  ];
  const faults = apart.map(
    ({ name, right, likely }) =>
      `${browser}: ${name} names ${right} of ${count} members, as chance has it in ${likely}`,
  );
  return { loads, figures, faults };
}

const namesOf = (loads: readonly Observations[]): readonly string[] => [...new Set(loads.flatMap(Object.keys))];
