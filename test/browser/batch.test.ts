import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Suppositions } from '../../sandbox/linkedin/suppositions.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import { type Person, type PersonKind, pageLength, people } from '../../sandbox/world/people.ts';
import { facesOn, judge, untilFaces } from '../scenario/faces.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import { crm, openContacts, peopleInPopup } from '../scenario/steps.ts';

const firstPage = people.slice(0, pageLength);
const nameOf = ({ firstName, lastName }: Person) => `${firstName} ${lastName}`;
const ofKind = (kind: PersonKind): Person => {
  const person = firstPage.find((one) => one.kind === kind);
  if (person === undefined) throw new Error(`Nobody on the first page is “${kind}”.`);
  return person;
};
/** Everyone whom LinkedIn withholds from the first account, in whatever form. */
const limited: readonly PersonKind[] = [
  'limited-forbidden',
  'limited-absent',
  'limited-empty',
  'limited-private-id',
  'open-to-second',
];
const isPrivate = 'The member limits who sees this picture.';

let scene: Scene & Awaited<ReturnType<typeof openSignedInScene>>;
beforeAll(async () => {
  scene = await openSignedInScene(inject('browserName'), anna);
});
afterAll(() => scene?.close());
afterEach(() => {
  const { control } = scene.sandbox;
  control.clearFaults();
  control.setPeopleRead(true);
  control.setThrottledAnswers(Number.POSITIVE_INFINITY);
  control.suppose({ limitedMembers: 'various', batchKeys: 'as-asked', largestBatch: Number.POSITIVE_INFINITY });
});

/** What the popup says of each contact of a page that was just opened: nothing of those shown. */
async function reasonsOn(address: string): Promise<(person: Person) => string> {
  await scene.page.goto(address);
  const { shown, unavailable } = await peopleInPopup(scene.browser, scene.page);
  return (person) => {
    const name = nameOf(person);
    if (shown.includes(name)) return 'shown';
    return unavailable.find((item) => item.startsWith(name)) ?? 'not there';
  };
}

describe('a batch in which every kind of answer is met', () => {
  it('tells each member apart, with one people request, and the throttled one comes by itself', async () => {
    scene.sandbox.control.setThrottledAnswers(1);
    scene.sandbox.journal.clear();
    const reason = await reasonsOn(crm.list);
    expect(scene.sandbox.journal.of('people')).toHaveLength(1);
    for (const kind of limited) expect(reason(ofKind(kind)), kind).toContain(isPrivate);
    expect(reason(ofKind('no-picture'))).toContain('This member has no picture on LinkedIn.');
    expect(reason(ofKind('unknown'))).toContain('LinkedIn does not know the person ID in this record.');
    expect(reason(ofKind('throttled-decoration'))).toContain("LinkedIn's limit on requests is reached.");
    expect(reason(ofKind('small-source'))).toBe('shown');

    const faces = await untilFaces(scene.page, openContacts(1).length + 1, 20_000);
    expect(judge(faces).right).toContain(nameOf(ofKind('throttled-decoration')));
    expect(scene.sandbox.journal.of('people')).toHaveLength(2);
    const { shown } = await peopleInPopup(scene.browser, scene.page);
    expect(shown).toContain(nameOf(ofKind('throttled-decoration')));
  });

  it.each<Suppositions['limitedMembers']>(['forbidden', 'absent', 'empty', 'private-id'])(
    'takes every limited member for private where LinkedIn answers for all of them so: %s',
    async (limitedMembers) => {
      scene.sandbox.control.suppose({ limitedMembers });
      const reason = await reasonsOn(crm.list);
      for (const kind of limited) expect(reason(ofKind(kind)), kind).toContain(isPrivate);
      expect(judge(await untilFaces(scene.page, openContacts(1).length)).wrong).toEqual([]);
    },
  );

  it.each<Partial<Suppositions>>([{ batchKeys: 'encoded' }, { batchKeys: 'bare' }, { largestBatch: 7 }])(
    'shows the same faces where %j',
    async (suppositions) => {
      scene.sandbox.control.suppose(suppositions);
      await scene.page.goto(crm.list);
      expect(judge(await untilFaces(scene.page, openContacts(1).length)).wrong).toEqual([]);
    },
  );
});

describe('one member alone on a record', () => {
  it.each(limited)('is private where LinkedIn withholds them: %s', async (kind) => {
    const person = ofKind(kind);
    expect((await reasonsOn(crm.record(person.number)))(person)).toContain(isPrivate);
  });

  it('is not called private where the whole call is refused: the LinkedIn app lacks the permission', async () => {
    scene.sandbox.control.setPeopleRead(false);
    const person = ofKind('limited-forbidden');
    const reason = (await reasonsOn(crm.record(person.number)))(person);
    expect(reason).toContain('The LinkedIn app in use may not read other members.');
    expect(reason).not.toContain(isPrivate);
    await scene.browser.background(
      `(globalThis.browser ?? chrome).storage.session.remove('peopleRead').then(() => true)`,
    );
  });
});

describe('a picture whose address expires while the tab is open', () => {
  it('stays as it is, and is resolved anew when it is needed again', async () => {
    // What this worker has learnt of the app in the last test goes with it.
    await scene.browser.stopWorker();
    await scene.page.goto(crm.list);
    await untilFaces(scene.page, openContacts(1).length);
    scene.sandbox.control.expirePictures();
    expect(judge(await facesOn(scene.page)).right).toHaveLength(openContacts(1).length);

    scene.sandbox.journal.clear();
    const popup = await scene.browser.openPopup(scene.page);
    await popup.press('Refresh');
    await popup.close();
    expect(judge(await untilFaces(scene.page, openContacts(1).length)).wrong).toEqual([]);
    const asked = scene.sandbox.journal.of('media');
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it('is resolved anew where it expired on its way', async () => {
    scene.sandbox.control.addFault('media', { status: 403 }, 3);
    await scene.page.goto(crm.list);
    const faces = await untilFaces(scene.page, openContacts(1).length);
    expect(judge(faces).wrong).toEqual([]);
  });
});
