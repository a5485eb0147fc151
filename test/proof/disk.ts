import { anna } from '../../sandbox/world/accounts.ts';
import { crowdPageLength } from '../../sandbox/world/crowd.ts';
import { codeFor, exchange } from '../sandbox/linkedin-client.ts';
import { type CrowdRound, type CrowdSession, openCrowd } from '../scenario/crowd.ts';
import { markersOf } from '../scenario/disk/crowd-markers.ts';
import type { MarkerKind } from '../scenario/disk/markers.ts';
import { leaveMyProfileUnsent, ownMarkers } from '../scenario/disk/own-profile.ts';
import { keptByUs, notedByBrowser, wayOf, waysOfCarelessness } from '../scenario/disk/places.ts';
import { type DiskSearch, type Finding, linesOf, searchDisk } from '../scenario/disk/search.ts';
import type { Figure } from '../scenario/figure.ts';
import type { BrowserName } from '../scenario/scene.ts';
import { buildCarelessly } from './careless-build.ts';
import { type Outcome, type Proof, together } from './proof.ts';

/** Members of the crowd that a whole proof looks at. */
const members = 1000;

/** Cards opened on each page of 25. */
const cardsPerPage = 6;

/** The control looks at fewer: it is to find each way of keeping something once. */
const controlPages = 4;

/** How the sessions of one profile end, in turn. */
const ends: readonly CrowdSession['end'][] = ['closed', 'killed', 'closed', 'killed'];

export const disk: Proof = {
  name: 'disk',
  claim:
    "Nothing that LinkedIn says of anybody else, no access token, and without consent nothing of the viewer's own is ever found in the browser's profile.",
  async run({ browsers, share, progress }) {
    const careless = await buildCarelessly();
    const outcomes: Outcome[] = [];
    try {
      for (const browser of browsers) {
        const pages = Math.max(ends.length, Math.round((members * share) / crowdPageLength));
        outcomes.push(await tryProduct(browser, pages, progress));
        outcomes.push(await tryControl(browser, `${careless.folder}/dist/${browser}`, progress));
      }
    } finally {
      await careless.clear();
    }
    return together(outcomes);
  },
};

/** What the searches of one profile, after each of its sessions, came to together. */
type Searched = Omit<DiskSearch, 'found'> & { readonly markers: number; readonly found: readonly Finding[] };

/** Looks through so many pages in four sessions on one profile, and searches it after each. */
async function search(round: CrowdRound, pages: number, progress: (line: string) => void): Promise<Searched> {
  let sum = { files: 0, bytes: 0, unpacked: 0, stillPacked: 0, markers: 0 };
  const found: Finding[] = [];
  for (const [index, end] of ends.entries()) {
    const [from, to] = [index, index + 1].map((part) => Math.round((pages * part) / ends.length));
    const these = Array.from({ length: (to ?? 0) - (from ?? 0) }, (_, page) => (from ?? 0) + page + 1);
    // Whatever a cache kept of it would be packed on disk too.
    round.sandbox.control.setAnswerPacking(index % 2 === 0 ? 'br' : 'gzip');
    await round.session({ pages: these, cardsPerPage, last: leaveMyProfileUnsent, end });
    const markers = [...(await markersOf(round)), ...ownMarkers];
    const searched = await searchDisk(round.profile, markers);
    found.push(...searched.found);
    sum = {
      files: sum.files + searched.files,
      bytes: sum.bytes + searched.bytes,
      unpacked: sum.unpacked + searched.unpacked,
      stillPacked: sum.stillPacked + searched.stillPacked,
      markers: markers.length,
    };
    progress(`${round.lookedAt.size} members, ${round.cards.size} cards, ${end}: ${searched.files} files searched`);
  }
  return { ...sum, found };
}

async function tryProduct(browser: BrowserName, pages: number, progress: (line: string) => void): Promise<Outcome> {
  const round = await openCrowd(browser);
  try {
    const searched = await search(round, pages, (line) => progress(`${browser}: ${line}`));
    const noted = searched.found.filter(notedByBrowser);
    const kept = searched.found.filter((finding) => !notedByBrowser(finding));
    const accepted = await replay(round);
    const notedOf = (kind: MarkerKind) => linesOf(noted.filter(({ marker }) => marker.kind === kind)).length;
    const figures: Figure[] = [
      { what: 'members whose face was seen', value: round.lookedAt.size },
      { what: 'cards opened', value: round.cards.size },
      { what: 'restarts with the same profile', value: ends.length - 1 },
      { what: 'ends by kill -9', value: ends.filter((end) => end === 'killed').length },
      { what: 'searches, one after each end', value: ends.length },
      { what: 'files searched', value: searched.files },
      { what: 'bytes searched', value: searched.bytes },
      { what: 'bytes unpacked or put together from parts, and searched', value: searched.unpacked },
      { what: 'packed pieces that could not be unpacked', value: searched.stillPacked, wanted: 0 },
      { what: 'markers looked for', value: searched.markers },
      { what: 'markers found', value: kept.length, wanted: 0 },
      {
        what: "places with an OAuth state among the browser's own notes of visited addresses",
        value: notedOf('authorization state'),
      },
      { what: 'places with an authorization code there', value: notedOf('authorization code') },
      { what: 'authorization codes replayed', value: accepted.replayed },
      { what: 'of them accepted', value: accepted.spent, wanted: 0 },
      { what: 'unspent codes accepted, which shows that the replay is a real one', value: accepted.unspent, wanted: 1 },
    ];
    for (const line of linesOf(noted)) progress(`${browser}, noted by the browser: ${line}`);
    return {
      figures: figures.map(({ what, ...figure }) => ({ what: `${browser}: ${what}`, ...figure })),
      faults: linesOf(kept).map((line) => `${browser}: ${line}`),
    };
  } finally {
    await round.close();
  }
}

/** How many of the codes that were given out, and of one that nobody has spent, LinkedIn's token endpoint takes. */
async function replay({ sandbox }: CrowdRound): Promise<{ replayed: number; spent: number; unspent: number }> {
  const codes = [...sandbox.control.givenCodes];
  const takes = async (code: string, redirectAddress?: string) => {
    const reply = await exchange(sandbox, code, redirectAddress === undefined ? {} : { redirect_uri: redirectAddress });
    return reply.status === 200;
  };
  let spent = 0;
  for (const { code, redirectAddress } of codes) if (await takes(code, redirectAddress)) spent += 1;
  return { replayed: codes.length, spent, unspent: (await takes(await codeFor(sandbox, anna))) ? 1 : 0 };
}

async function tryControl(browser: BrowserName, extension: string, progress: (line: string) => void): Promise<Outcome> {
  const round = await openCrowd(browser, extension);
  try {
    const { found } = await search(round, controlPages, (line) => progress(`${browser}, control: ${line}`));
    const ways = new Set(found.filter(keptByUs).map(wayOf));
    const missing = waysOfCarelessness.filter((way) => !ways.has(way));
    return {
      figures: [
        { what: `${browser}, control: members whose face was seen`, value: round.lookedAt.size },
        {
          what: `${browser}, control: kinds of markers found, each by the place that a careless build keeps it in`,
          value: waysOfCarelessness.length - missing.length,
          wanted: waysOfCarelessness.length,
        },
      ],
      faults: missing.map((way) => `${browser}, control: not found was ${way}`),
    };
  } finally {
    await round.close();
  }
}
