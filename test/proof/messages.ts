import { anna } from '../../sandbox/world/accounts.ts';
import { untilFaces } from '../scenario/faces.ts';
import { flood } from '../scenario/messages/in-browser.ts';
import { type BrowserName, openSignedInScene } from '../scenario/scene.ts';
import { crm, openContacts } from '../scenario/steps.ts';
import { inVitest } from './in-vitest.ts';
import { type Outcome, type Proof, together } from './proof.ts';

/** Messages sent out of a content script in each browser; no more than a tab may send in the time that it takes. */
const inEachBrowser = 1500;

/** The worker and its policy over fakes of the browser and of LinkedIn, where a hundred thousand messages take minutes; and the build in real browsers. */
export const messages: Proof = {
  name: 'messages',
  claim:
    'Nobody is answered who is not in the table, no message does what its kind does not, every address asked for is one that LinkedIn or Salesforce documents, and no reply holds a token.',
  seeded: true,
  async run({ browsers, share, seed, progress }) {
    const outcomes: Outcome[] = [await inVitest('test/unit/messages', { share, seed })];
    for (const browser of browsers) {
      progress(`${browser} …`);
      outcomes.push(await inBrowser(browser, Math.ceil(inEachBrowser * share), seed));
    }
    return together(outcomes);
  },
};

async function inBrowser(browserName: BrowserName, count: number, seed: number): Promise<Outcome> {
  const scene = await openSignedInScene(browserName, anna);
  try {
    const { sent, answered, wronglyAccepted, tokens, unknown } = await flood(scene, count, seed);
    // The worker goes on.
    await scene.page.goto(crm.list);
    await untilFaces(scene.page, openContacts(1).length);
    const { browser } = scene;
    await scene.close();
    const refused = browser.refusedHosts();
    const faults = [...unknown, ...refused].map((address) => `${browserName}: asked for ${address}`);
    return {
      figures: [
        { what: `${browserName}: messages out of a content script`, value: sent },
        { what: `${browserName}: answered`, value: answered },
        { what: `${browserName}: accepted that should not be`, value: wronglyAccepted, wanted: 0 },
        { what: `${browserName}: tokens in replies`, value: tokens, wanted: 0 },
        { what: `${browserName}: addresses of no documented form`, value: unknown.length + refused.length, wanted: 0 },
      ],
      faults,
    };
  } finally {
    await scene.close();
  }
}
