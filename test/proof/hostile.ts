import { anna, ben } from '../../sandbox/world/accounts.ts';
import { type Clicked, clickAt, placesOver } from '../scenario/clicks.ts';
import type { Figure } from '../scenario/figure.ts';
import { failuresIn, type Gain, gainsBetween, gainsWithin, type Observations } from '../scenario/gains.ts';
import {
  attack,
  attackingAddress,
  attackNaive,
  attackUnpainted,
  becomeAnother,
  becomeViewer,
  type HostileScene,
  openHostileScene,
  openPainted,
} from '../scenario/hostile.ts';
import type { BrowserName } from '../scenario/scene.ts';
import { seeded } from '../scenario/seeded.ts';
import { allow } from '../scenario/steps.ts';
import { type Alone, attackEachAlone } from './alone.ts';
import { type Outcome, type Proof, together } from './proof.ts';

/** Clicks driven in each browser. */
const clicks = 1_000;

/** Attacks for which a browser has too little, though not nothing. */
const inapplicable: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [],
  // Its reports are of other kinds than a policy's, and it copies only where somebody has pressed something.
  firefox: ['reports', 'copiedText'],
};

/**
 * A site that was allowed attacks with everything that a page can do (`sandbox/crm/public/hostile/`); what it learns is compared between members, viewers
 * and no viewer at all. A naive overlay in the extension's place shows that each attack can find something.
 */
export const hostile: Proof = {
  name: 'hostile',
  claim:
    'A page that attacks learns that the extension is there and where its slots are, and nothing about a member or the viewer.',
  seeded: true,
  async run({ browsers, share, seed, progress }) {
    const outcomes: Outcome[] = [];
    for (const browser of browsers) outcomes.push(await besiege(browser, { share, seed, progress }));
    return together(outcomes);
  },
};

async function besiege(
  browserName: BrowserName,
  thoroughness: { readonly share: number; readonly seed: number; progress(line: string): void },
): Promise<Outcome> {
  const { share, seed, progress } = thoroughness;
  const count = Math.ceil(clicks * share);
  const scene = await openHostileScene(browserName);
  const { browser, page } = scene;
  try {
    const control = await attackStandIn(scene);
    progress(`${browserName}: the stand-in was attacked, ${control.found.size} attacks found something`);
    const without = await attackUnpainted(scene);
    const places = await placesOver(page, count, seeded(seed));
    await allow(browser, page);
    const signedOut = await attackUnpainted(scene);
    await becomeViewer(scene, anna);
    const ofAnna = await attack(scene, anna);
    const alone = await attackEachAlone(scene, thoroughness);
    progress(`${browserName}: attacked as the first viewer`);
    await openPainted(scene, anna);
    const clicked = await clickAt(browser, page, places);
    await becomeAnother(scene, ben);
    const ofBen = await attack(scene, ben);
    progress(`${browserName}: attacked as the second viewer`);

    const painted = [ofAnna, ofBen, ...alone.loads];
    const gains = {
      'two members on one page told apart, or something told that nobody may know': painted.flatMap(gainsWithin),
      'two viewers told apart': gainsBetween(ofAnna, ofBen),
      'signed out told from a browser without the extension': gainsBetween(without, signedOut),
    };
    return outcome(browserName, { control, gains, alone, count, clicked, all: [without, signedOut, ...painted] });
  } finally {
    await scene.close();
  }
}

/** What the attacks find where a naive overlay paints. */
type Control = {
  readonly tried: readonly string[];
  readonly absent: readonly string[];
  readonly found: ReadonlySet<string>;
};

async function attackStandIn(scene: HostileScene): Promise<Control> {
  const everybody = await attackNaive(scene, anna);
  const shown = await attackNaive(scene, anna, 'open');
  const withheld = await attackNaive(scene, anna, 'limited-forbidden');
  const gains = [...gainsWithin(everybody), ...gainsWithin(shown), ...gainsBetween(shown, withheld)];
  const names = Object.keys(everybody);
  const absent = names.filter(
    (name) => everybody[name]?.absent !== undefined || inapplicable[scene.browser.name].includes(name),
  );
  // What the stand-in left in the page is found by the next document, and by none after it.
  await scene.page.goto(attackingAddress());
  return {
    tried: names.filter((name) => !absent.includes(name)),
    absent,
    found: new Set(gains.map(({ attack: name }) => name)),
  };
}

function outcome(
  browserName: BrowserName,
  ended: {
    readonly control: Control;
    readonly gains: Readonly<Record<string, readonly Gain[]>>;
    readonly alone: Alone;
    /** Clicks that were meant to be made. */
    readonly count: number;
    readonly clicked: Clicked;
    readonly all: readonly Observations[];
  },
): Outcome {
  const { control, gains, alone, count, clicked, all } = ended;
  const figure = (what: string, value: number, wanted?: number): Figure => ({
    what: `${browserName}: ${what}`,
    value,
    ...(wanted === undefined ? {} : { wanted }),
  });
  const blind = control.tried.filter((name) => !control.found.has(name));
  return {
    figures: [
      figure('attacks', control.tried.length),
      figure(`attacks for which the browser has nothing (${control.absent.join(', ')})`, control.absent.length),
      figure(
        'attacks that find something where a naive overlay paints',
        control.tried.length - blind.length,
        control.tried.length,
      ),
      figure('whole loads of the page attacked', all.length),
      ...Object.entries(gains).map(([what, { length }]) => figure(what, length, 0)),
      ...alone.figures,
      figure('trusted clicks over painted places', clicked.clicks, count),
      figure('clicks that reached something else than without the extension', clicked.astray.length, 0),
      figure('messages of kinds that grant anything', clicked.granting.length, 0),
    ],
    faults: [
      ...blind.map((name) => `${browserName}: ${name} finds nothing anywhere`),
      ...all.flatMap(failuresIn).map((failure) => `${browserName}: went wrong itself, ${failure}`),
      ...Object.values(gains).flatMap((some) =>
        some.map(({ attack: name, what }) => `${browserName}: ${name}, ${what}`),
      ),
      ...alone.faults,
      ...clicked.astray.slice(0, 5),
      ...clicked.granting.slice(0, 5),
    ],
  };
}
