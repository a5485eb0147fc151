import { anna } from '../../../sandbox/world/accounts.ts';
import { untilFaces } from '../faces.ts';
import { crm, signInAgain } from '../steps.ts';
import { keptIn } from '../worker.ts';
import type { PlaceName } from './cells.ts';
import type { Doing } from './doing.ts';
import { myProfileDoings } from './my-profile-doings.ts';
import { card, connections, pictures } from './page-doings.ts';
import { opening, signingIn } from './sign-in-doings.ts';
import { allPictures, type FaultStage } from './stage.ts';

const doings: Readonly<Record<PlaceName, Doing>> = {
  people: pictures,
  media: pictures,
  card: card('chosen-geo'),
  geo: card('chosen-geo'),
  places: card('legacy-place'),
  regions: card('legacy-region'),
  connections,
  ...myProfileDoings,
  authorization: opening,
  'token-service': signingIn(),
  token: signingIn(),
  userinfo: signingIn(),
  me: signingIn(['r_basicprofile']),
  'own-picture': signingIn(),
};

export const doingAt = (place: PlaceName): Doing => doings[place];

/** Nothing wrong any more, nothing learned of it, somebody signed in, and the list painted. */
export async function mend(stage: FaultStage): Promise<void> {
  const { browser, sandbox, page } = stage;
  sandbox.control.clearFaults();
  sandbox.control.setPictureLifetime(60 * 86_400);
  sandbox.control.suppose({ geoDecoration: true });
  await page.goto(crm.quiet);
  await browser.background(
    `(globalThis.browser ?? chrome).storage.session.remove(['pausedUntil', 'peopleRead', 'connectionsRead', 'cardFields'])`,
  );
  await browser.stopWorker();
  if (!('token' in (await keptIn(browser)))) await signInAgain(browser, page, anna.name);
  await page.goto(crm.list);
  await untilFaces(page, allPictures, 30_000);
}
