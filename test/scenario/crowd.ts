import type { Sandbox } from '../../sandbox/sandbox.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import { crowd, crowdPageLength } from '../../sandbox/world/crowd.ts';
import type { Person } from '../../sandbox/world/people.ts';
import type { TestBrowser, TestPage } from '../drivers/driver.ts';
import { remove, temporaryFolder } from '../drivers/profile.ts';
import { cardSaying, untilNoCard } from './card.ts';
import { movingSettings, untilRightRows } from './moving.ts';
import { editorScopes } from './my-profile.ts';
import { type BrowserName, launchers } from './scene.ts';
import { allow, configure, crm, peopleInPopup, signIn, signInAgain } from './steps.ts';

/** What somebody does between starting a browser and its end. */
export type CrowdSession = {
  /** Of the CRM's crowd, from 1. */
  readonly pages: readonly number[];
  /** How many cards are opened on each page. */
  readonly cardsPerPage: number;
  /** What else they do, at the very end. */
  readonly last?: (browser: TestBrowser) => Promise<void>;
  /** `killed` without notice, with a card open and pictures in sight. */
  readonly end: 'closed' | 'killed';
};

/** Somebody who looks through the CRM's crowd, in one profile that is kept from one session of the browser to the next. */
export type CrowdRound = {
  readonly sandbox: Sandbox;
  /** The folder that the browser writes into, complete while no session goes on. */
  readonly profile: string;
  /** The members whose own face was seen on the screen. */
  readonly lookedAt: ReadonlySet<Person>;
  /** Those whose card was seen to say their headline, with their picture beside it. */
  readonly cards: ReadonlySet<Person>;
  session(session: CrowdSession): Promise<void>;
  /** Deletes the profile too. */
  close(): Promise<void>;
};

const pageOf = (number: number): string => `${crm.origin}/crowd?page=${number}`;

const membersOn = (number: number): readonly Person[] =>
  crowd.slice((number - 1) * crowdPageLength, number * crowdPageLength);

/** Milliseconds: a page's portraits are drawn when they are first asked for. */
const patience = 60_000;

/** The sandbox and an empty profile. @param extension The folder of the build that is tried. */
export async function openCrowd(browserName: BrowserName, extension = `dist/${browserName}`): Promise<CrowdRound> {
  const sandbox = await startSandbox();
  const profile = await temporaryFolder('crowd');
  const lookedAt = new Set<Person>();
  const cards = new Set<Person>();
  const settings = movingSettings();
  let isFirst = true;

  async function lookAt(page: TestPage, number: number, cardsPerPage: number): Promise<void> {
    const members = membersOn(number);
    await page.moveMouse(1, 1);
    await page.goto(pageOf(number));
    await untilRightRows(page, members.length, patience);
    for (const member of members) lookedAt.add(member);
    for (const [index, member] of members.slice(0, cardsPerPage).entries()) {
      // A card lies over the rows around its own.
      await page.moveMouse(1, 1);
      await untilNoCard(page);
      await page.hover(`.moving-contact:nth-of-type(${index + 1}) .face`);
      const frame = await cardSaying(page, member.headline);
      await frame.waitFor(() => (document.querySelector('img')?.naturalWidth ?? 0) >= 96, { what: 'the picture' });
      cards.add(member);
    }
  }

  return {
    sandbox,
    profile,
    lookedAt,
    cards,
    async session({ pages, cardsPerPage, last, end }) {
      const browser = await launchers[browserName]({ extension, sandbox, profile });
      try {
        if (isFirst)
          await configure(browser, { ...settings, linkedin: { ...settings.linkedin, scopes: editorScopes } });
        const page = await browser.open(pageOf(pages[0] ?? 1));
        await page.setViewport(900, 1700);
        await enter(browser, page, isFirst);
        isFirst = false;
        for (const number of pages) await lookAt(page, number, cardsPerPage);
        if (end === 'closed') await peopleInPopup(browser, page);
        await last?.(browser);
      } finally {
        await browser.close({ kill: end === 'killed' });
      }
    },
    async close() {
      await sandbox.close();
      await remove(profile);
    },
  };
}

/** Signs in, the first time through LinkedIn's window, later as whoever is still signed in at LinkedIn. */
async function enter(browser: TestBrowser, page: TestPage, isFirst: boolean): Promise<void> {
  if (isFirst) {
    await allow(browser, page);
    await signIn(browser, page, anna);
  } else await signInAgain(browser, page, anna.name);
  await page.bringToFront();
}
