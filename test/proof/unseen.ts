import { hosts } from '../../sandbox/endpoints.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestBrowser, TestPage } from '../drivers/driver.ts';
import { untilFaces } from '../scenario/faces.ts';
import type { Figure } from '../scenario/figure.ts';
import { type BrowserName, openScene, openSignedInScene, type Scene } from '../scenario/scene.ts';
import { seeded } from '../scenario/seeded.ts';
import { crm, openContacts, slotsOn } from '../scenario/steps.ts';
import { type Arrival, arrivals } from '../scenario/unseen/departures.ts';
import type { Observation } from '../scenario/unseen/observe.ts';
import {
  differences,
  elsewhere,
  knownOrigins,
  observationAt,
  packagedFiles,
  secretOrigin,
  type Times,
  timesOf,
} from '../scenario/unseen/unseen.ts';
import { type Outcome, type Proof, together } from './proof.ts';

/** Rows of fetches that are timed, of ours and of another. */
const timedRows = 200;

/** Milliseconds by which LinkedIn's answers come late meanwhile. */
const latency = 200;

/** Times that an allowed page is left for another while its pictures come. */
const departures = 40;

/** Pages that the extension has no business with try to find it, in a browser where it is in daily use and in one that it was removed from. */
export const unseen: Proof = {
  name: 'unseen',
  seeded: true,
  claim:
    'On a page that is no allowed site, nothing that the page can know of, Chromium’s clock aside, tells whether the extension is installed.',
  async run({ browsers, share, seed, progress }) {
    const outcomes: Outcome[] = [];
    for (const browser of browsers) outcomes.push(await compare(browser, { share, seed, progress }));
    return together(outcomes);
  },
};

/** What was found out in one browser. */
type Look = {
  /** By address of the page. */
  readonly known: ReadonlyMap<string, Observation>;
  /** By the address that the browser makes up, on LinkedIn's page. */
  readonly secret: Observation;
  readonly times: Times;
  /** What stood on a page that was never allowed, each time that it was come to in the midst of an allowed one. */
  readonly arrived: readonly Arrival[];
};

async function compare(
  browserName: BrowserName,
  { share, seed, progress }: { readonly share: number; readonly seed: number; progress(line: string): void },
): Promise<Outcome> {
  const all = packagedFiles(browserName);
  const files = all.filter((_file, index) => index < Math.max(all.length * share, 2));
  const rows = Math.ceil(timedRows * share);
  const count = Math.ceil(departures * share);
  const left = { from: crm.list, to: elsewhere[1] };

  progress(`${browserName}: with the extension in use, ${files.length} files`);
  const used = await openSignedInScene(browserName, anna);
  const origin = await secretOrigin(used.browser);
  const withIt = await inScene(used, async () => {
    used.sandbox.control.setLatency(hosts.api, latency);
    const arrived = await arrivals(used.page, left, count, seeded(seed));
    used.sandbox.control.setLatency(hosts.api, 0);
    await used.page.goto(crm.list);
    await stopSite(used.browser, used.page);
    return { ...(await lookFrom(used.browser, used.page, origin, files, rows)), arrived };
  });
  progress(`${browserName}: without it`);
  const fresh = await openScene(browserName);
  const without = await inScene(fresh, async () => {
    await fresh.browser.uninstall();
    const page = await fresh.browser.open(elsewhere[0]);
    const arrived = await arrivals(page, left, count, seeded(seed));
    return { ...(await lookFrom(fresh.browser, page, origin, files, rows)), arrived };
  });
  return compared(browserName, files.length, rows, withIt, without);
}

async function inScene<T>(scene: Scene, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } finally {
    await scene.close();
  }
}

/** Stops the CRM, in which pictures stood until now. */
async function stopSite(browser: TestBrowser, page: TestPage): Promise<void> {
  await untilFaces(page, openContacts(1).length);
  const popup = await browser.openPopup(page);
  await popup.press(`Stop on ${new URL(crm.origin).host}`);
  await page.waitFor(() => document.querySelector('vis-a-vis-picture') === null, { what: 'the site to be stopped' });
  if (!(await popup.closed())) await popup.close();
  await page.goto(crm.list);
  if ((await slotsOn(page)) > 0) throw new Error('The site was not stopped.');
}

async function lookFrom(
  browser: TestBrowser,
  page: TestPage,
  secret: string,
  files: readonly string[],
  rows: number,
): Promise<Omit<Look, 'arrived'>> {
  await page.setViewport(1280, 1700);
  const known = new Map<string, Observation>();
  const origins = knownOrigins(browser);
  for (const address of [...elsewhere, crm.list])
    known.set(address, await observationAt(page, address, browser.name, origins, files));
  const [linkedIn] = elsewhere;
  const told = await observationAt(page, linkedIn, browser.name, [secret], files);
  await page.goto(linkedIn);
  const [ours, another] = [origins[0] ?? '', neverAnOrigin[browser.name]].map((origin) => `${origin}/manifest.json`);
  return { known, secret: told, times: await timesOf(page, ours ?? '', another ?? '', rows) };
}

/** Of extensions that never were. */
const neverAnOrigin: Readonly<Record<BrowserName, string>> = {
  chromium: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
  firefox: 'moz-extension://aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
};

function compared(browser: BrowserName, files: number, rows: number, withIt: Look, without: Look): Outcome {
  const figures: Figure[] = [
    { what: `${browser}: files that were looked for, with one that is not there`, value: files },
  ];
  const faults: string[] = [];
  for (const [address, found] of withIt.known) {
    const differing = differences(found, without.known.get(address) ?? {});
    const where = `${browser}, \`${address}\``;
    figures.push(
      { what: `${where}: things tried or looked at`, value: Object.keys(found).length },
      { what: `${where}: of them other than without the extension`, value: differing.length, wanted: 0 },
    );
    faults.push(...differing.slice(0, 10).map((line) => `${where}: ${line}`));
  }
  const strange = withIt.arrived.filter((arrival) => !without.arrived.includes(arrival));
  figures.push(
    {
      what: `${browser}: times that an allowed page was left for another while its pictures came`,
      value: withIt.arrived.length,
    },
    {
      what: `${browser}: of them the other found something that it does not without the extension`,
      value: strange.length,
      wanted: 0,
    },
  );
  faults.push(...strange.slice(0, 3).map((arrival) => `${browser}, on arrival: ${arrival.slice(0, 2_000)}`));
  const told = differences(withIt.secret, without.secret);
  figures.push({
    what: `${browser}: things other than without, by the address made up for this profile, which no page is told`,
    value: told.length,
  });
  // By that address it is found, or the comparison could not tell.
  if (told.length === 0) faults.push(`${browser}: nothing tells even where it must`);
  for (const [when, { longer, shorter, medians }] of [
    ['with', withIt.times],
    ['without', without.times],
  ] as const) {
    const where = `${browser}, ${when} the extension, ${rows} rows of fetches, of ours and of one that never was`;
    figures.push(
      { what: `${where}: ours took longer`, value: longer },
      { what: `${where}: ours took less long`, value: shorter },
      { what: `${where}: median of ours, µs`, value: medians[0] },
      { what: `${where}: median of the other, µs`, value: medians[1] },
    );
  }
  return { figures, faults };
}
