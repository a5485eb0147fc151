import { hasLastingPicture } from '../../../sandbox/linkedin/pictures.ts';
import { anna } from '../../../sandbox/world/accounts.ts';
import { connectionsOf } from '../../../sandbox/world/connections.ts';
import { type LocationKind, locationKindOf } from '../../../sandbox/world/locations.ts';
import { people } from '../../../sandbox/world/people.ts';
import { until } from '../../drivers/waiting.ts';
import { badgeOf, cardOn, hoverCard, untilNoCard } from '../card.ts';
import { facesOn, judge, untilFaces } from '../faces.ts';
import { crm, everyScope, pressInPopup, signInAgain } from '../steps.ts';
import { keptIn } from '../worker.ts';
import { type Doing, forgetSession, useScopes } from './doing.ts';
import { longestWait, untilAllTold, untilPopupSays, untilSays } from './looking.ts';
import { type Sight, sightOf } from './sights.ts';
import { allPictures, type FaultStage } from './stage.ts';

/** Whose pictures are there whatever the clock says, by name. */
const lasting = people.filter(hasLastingPicture).map(({ firstName, lastName }) => `${firstName} ${lastName}`);

/** The pictures in the list, on a page that is loaded anew. */
export const pictures: Doing = {
  prepare: (stage) => useScopes(stage, everyScope),
  async renewToken(stage, bring) {
    await forgetSession(stage);
    await signInAgain(stage.browser, stage.page, anna.name);
    bring();
  },
  async run(stage, sees) {
    await stage.page.goto(crm.list);
    if (sees === 'pictures') await untilFaces(stage.page, allPictures, longestWait);
    else if (sees === 'in-part') await untilAllTold(stage);
    else await untilPopupSays(stage, sees);
    // Of a picture that ends halfway the browser paints the rest as it likes.
    const { right, wrong } = judge(await facesOn(stage.page, { ring: sees === 'in-part' ? 'top' : 'whole' }));
    if (wrong.length > 0) throw new Error(`A wrong face is shown beside ${wrong}.`);
    const { wayBack, shows } = sightOf(sees);
    const unexpected = shows === 'what-lasts' ? right.filter((name) => !lasting.includes(name)) : right;
    if (wayBack !== undefined && unexpected.length > 0) throw new Error(`A picture is shown beside ${unexpected}.`);
  },
  async goBack(stage, sees) {
    const { wayBack } = sightOf(sees);
    if (wayBack === 'sign-in') await signInAgain(stage.browser, stage.page, anna.name);
    else if (wayBack === 'refresh') await pressInPopup(stage.browser, stage.page, 'Refresh');
    else return;
    await untilFaces(stage.page, allPictures, longestWait);
  },
};

/** A contact in the list's first page whom LinkedIn knows to be somewhere, and in this way. */
const rowWith = (location: LocationKind): number =>
  people.find((one) => one.kind === 'open' && one.referenceForm === 'urn' && locationKindOf(one) === location)
    ?.number ?? 0;

/** The card of a contact, held open until it says what it has to say. */
export function card(location: LocationKind): Doing {
  const row = rowWith(location);
  const person = people.find(({ number }) => number === row);
  const headline = person?.headline ?? '';
  const city = person?.city ?? '';
  async function untilCard(stage: FaultStage, sees: Sight): Promise<void> {
    const text = async () => (await cardOn(stage.page)).text();
    if (sees === 'card' || sees === 'card-without-place')
      await until(
        async () => {
          const said = await text();
          return said.includes(headline) && said.includes(city) === (sees === 'card');
        },
        { what: `“${sees}”`, timeout: longestWait },
      );
    else if (sees === 'signed-out') await untilPopupSays(stage, sees);
    else await untilSays(text, sees);
  }
  return {
    async prepare({ sandbox }) {
      if (location === 'chosen-geo') sandbox.control.suppose({ geoDecoration: false });
    },
    async renewToken(stage, bring) {
      await pictures.renewToken?.(stage, () => undefined);
      await stage.page.goto(crm.list);
      await untilFaces(stage.page, allPictures);
      bring();
    },
    async run(stage, sees) {
      if (sees === 'signed-out') {
        // The card goes with the session, and may have gone before anybody sees it.
        await stage.page.hover(badgeOf(row));
        await until(async () => !('token' in (await keptIn(stage.browser))), {
          what: 'the session to end',
          timeout: longestWait,
        });
      } else await hoverCard(stage.page, badgeOf(row));
      await untilCard(stage, sees);
    },
    async goBack(stage, sees) {
      if (sightOf(sees).wayBack === 'try-again') {
        await (await cardOn(stage.page)).pressButton('Try again');
        await untilCard(stage, 'card');
      }
      if (sightOf(sees).wayBack === 'sign-in') await signInAgain(stage.browser, stage.page, anna.name);
      await stage.page.moveMouse(2, 2);
      await untilNoCard(stage.page);
    },
  };
}

/** Somebody of whom the CRM has only a profile's address, and who is one of the viewer's connections. */
const connected = people.find(
  ({ referenceForm, vanityName }) =>
    referenceForm === 'profile-url' && connectionsOf(anna, 0).some((one) => one.vanityName === vanityName),
);

/** The viewer's connections, from the popup over such a record. */
export const connections: Doing = {
  async prepare({ page }) {
    await page.goto(crm.record(connected?.number ?? 0));
    await page.waitFor(() => document.querySelector('vis-a-vis-picture') !== null, {
      what: 'a slot',
      timeout: longestWait,
    });
  },
  async renewToken(stage, bring) {
    await pictures.renewToken?.(stage, bring);
    await stage.page.goto(crm.record(connected?.number ?? 0));
  },
  async run(stage, sees) {
    await pressInPopup(stage.browser, stage.page, 'Find among my connections');
    await untilPopupSays(stage, sees);
  },
  async goBack(stage, sees) {
    const { wayBack } = sightOf(sees);
    if (wayBack === 'sign-in') await signInAgain(stage.browser, stage.page, anna.name);
    if (wayBack !== 'go-on') return;
    await pressInPopup(stage.browser, stage.page, 'Go on');
    await untilPopupSays(stage, 'connections');
  },
};
