import type { Figure } from '../scenario/figure.ts';
import { browseWhole, browseWithout, sendOnPurpose } from '../scenario/network/browse.ts';
import { addressOf, readContract, textOf, writeContract } from '../scenario/network/contract.ts';
import { type NetworkScene, openNetworkScene } from '../scenario/network/scene.ts';
import { redirectShape, type Shape, shapeOf, shapesOfRefused, usualHeaders } from '../scenario/network/shape.ts';
import type { BrowserName } from '../scenario/scene.ts';
import { type Outcome, type Proof, together } from './proof.ts';

/** Milliseconds of each of the times in which nobody does anything. */
const idleFor = 60_000;

/** Everything that leaves the browser over the extension's whole life is compared with what is committed. */
export const network: Proof = {
  name: 'network',
  claim:
    'The extension sends nothing but what docs/network-contract.json names, and nothing at all on a page without contacts.',
  async run({ browsers, share, update, progress }) {
    const seen: { readonly browser: BrowserName; readonly browse: Browse }[] = [];
    for (const browser of browsers) {
      progress(`${browser}: the pages alone, then the whole life of the extension`);
      seen.push({ browser, browse: await browse(browser, idleFor * share) });
    }
    // Of one browser alone, half of the contract would be lost.
    if (update && seen.length === 2)
      writeContract(seen.flatMap(({ browser, browse }) => [redirectShape(browser), ...browse.shapes]));
    const outcomes = seen.map(({ browser, browse }) => compared(browser, browse));
    return together(outcomes);
  },
};

type Browse = {
  /** Everything that reached one of the sandbox's hosts or was asked of the proxy in vain, the pages' own requests included. */
  readonly requests: number;
  /** Of what the pages alone do not send. */
  readonly shapes: readonly Shape[];
  readonly whileIdle: readonly string[];
  /** What no page and no extension of ours sends: requests that the worker was made to send. */
  readonly onPurpose: readonly Shape[];
};

async function browse(browser: BrowserName, milliseconds: number): Promise<Browse> {
  const alone = await inScene(browser, async (scene) => {
    await browseWithout(scene);
    // The redirect address is where a page is led by nobody but the extension.
    return new Set(
      shapesIn(scene)
        .filter(({ host }) => host !== redirectShape(browser).host)
        .map(textWithoutCookie),
    );
  });
  const onPurpose = await inScene(browser, async (scene) => {
    await sendOnPurpose(scene);
    return shapesIn(scene);
  });
  const isNotPages = (shape: Shape) => !alone.has(textWithoutCookie(shape));
  return inScene(browser, async (scene) => {
    const whileIdle = await browseWhole(scene, milliseconds);
    const all = shapesIn(scene);
    return { requests: all.length, shapes: all.filter(isNotPages), whileIdle, onPurpose: onPurpose.filter(isNotPages) };
  });
}

/** Whether a page's host has set its cookie by then, for its icon for one, is a matter of chance; it goes to that host alone. */
const textWithoutCookie = ({ headers: { cookie: _cookie, ...headers }, ...shape }: Shape): string =>
  textOf({ ...shape, headers });

async function inScene<T>(browser: BrowserName, use: (scene: NetworkScene) => Promise<T>): Promise<T> {
  const scene = await openNetworkScene(browser);
  try {
    return await use(scene);
  } finally {
    await scene.close();
  }
}

function shapesIn({ sandbox, proxy, browser, received }: NetworkScene): readonly Shape[] {
  const entries = received();
  const seen = { browser, usual: usualHeaders(entries) };
  return [...entries.map((entry) => shapeOf(entry, seen)), ...shapesOfRefused(proxy.asked, sandbox.hosts, seen)];
}

function compared(browser: BrowserName, { requests, shapes, whileIdle, onPurpose }: Browse): Outcome {
  const contract = [...readContract()].filter((text) => text.startsWith(`${browser}:`));
  const seen = new Map(shapes.map((shape) => [textOf(shape), shape]));
  const outside = [...seen].filter(([text]) => !contract.includes(text));
  const unseen = contract.filter((text) => !seen.has(text) && text !== textOf(redirectShape(browser)));
  const figures: Figure[] = [
    { what: `${browser}: requests seen, the pages' own included`, value: requests },
    { what: `${browser}: of them the extension's`, value: shapes.length },
    { what: `${browser}: kinds of address, query and body among these`, value: new Set(shapes.map(addressOf)).size },
    { what: `${browser}: distinct shapes, headers included`, value: seen.size },
    { what: `${browser}: shapes outside the contract`, value: outside.length, wanted: 0 },
    { what: `${browser}: shapes of the contract that were never seen`, value: unseen.length, wanted: 0 },
    {
      what: `${browser}: requests that the worker was made to send and were told as outside, of 3`,
      value: onPurpose.filter((shape) => !contract.includes(textOf(shape))).length,
      wanted: 3,
    },
    { what: `${browser}: requests of any kind while idle without contacts`, value: whileIdle.length, wanted: 0 },
  ];
  return {
    figures,
    faults: [
      ...whileIdle.map((request) => `while idle: ${request}`),
      ...outside.map(([text]) => `outside the contract: ${text}`),
      ...unseen.map((text) => `never seen: ${text}`),
    ],
  };
}
