import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anna } from '../../sandbox/world/accounts.ts';
import { people } from '../../sandbox/world/people.ts';
import { portrait } from '../../sandbox/world/portraits.ts';
import { hoverCard } from '../scenario/card.ts';
import { type DiskSearch, pictureMarkers, searchDisk, textMarkers } from '../scenario/disk-search.ts';
import { untilFaces } from '../scenario/faces.ts';
import { openSignedInScene } from '../scenario/scene.ts';
import { crm, openContacts, peopleInPopup } from '../scenario/steps.ts';

describe("the browser's profile on disk, after a session that was never signed out", () => {
  let profile: string;
  let search: DiskSearch;
  let control: DiskSearch;
  beforeAll(async () => {
    const scene = await openSignedInScene(inject('browserName'), anna, true);
    profile = scene.browser.profile;
    await peopleInPopup(scene.browser, scene.page);
    await scene.page.goto(`${crm.list}?page=2`);
    await untilFaces(scene.page, openContacts(2).length);
    await scene.page.goto(crm.record(1));
    await untilFaces(scene.page, 1);
    const headline = people[0]?.headline ?? expect.fail('no such person');
    await (await hoverCard(scene.page, '.contact-record .badge')).waitForText(headline);
    const { journal } = scene.sandbox;
    const tokens = journal.of('people').flatMap(({ headers }) => headers['authorization']?.split(' ')[1] ?? []);
    const pictures = journal.of('media');
    expect([tokens.length > 0, pictures.length > 30]).toEqual([true, true]);
    await scene.close();

    const portraits = await Promise.all(
      people.slice(0, 50).flatMap((person) => [100, 200].map((pixels) => portrait(person, pixels))),
    );
    // The OAuth state is not among them: it stands in the address of LinkedIn's page, which the browser itself notes in its history. It is good for one use.
    search = await searchDisk(profile, [
      ...tokens.slice(0, 1).flatMap((token) => textMarkers('the access token', token)),
      ...pictures.flatMap(({ path }) => textMarkers('a picture address', path.split('/').slice(0, 6).join('/'))),
      ...textMarkers('what a card says', headline),
      ...portraits.flatMap((bytes) => pictureMarkers('a picture', bytes)),
    ]);
    // What the CRM and the settings leave on disk is found, so what LinkedIn returned would be too.
    control = await searchDisk(profile, [
      ...textMarkers('the client ID of the settings', 'sandbox-client'),
      ...textMarkers("a page of the CRM's", people[0]?.email ?? ''),
    ]);
  });
  afterAll(async () => {
    if (profile) await rm(profile, { recursive: true, force: true });
  });

  it('holds no token, neither address nor bytes of any picture, and no word of a card', () => {
    expect(search.files).toBeGreaterThan(50);
    expect(search.found).toEqual([]);
  });

  it('was really searched: what others keep is found', () => {
    expect(control.found.join()).toContain('the client ID of the settings');
    expect(control.found.join()).toContain("a page of the CRM's");
  });
});
