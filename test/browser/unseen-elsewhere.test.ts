import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openScene, type Scene } from '../scenario/scene.ts';
import type { Observation } from '../scenario/unseen/observe.ts';
import { differences, elsewhere, knownOrigins, observationAt, secretOrigin } from '../scenario/unseen/unseen.ts';

const browserName = inject('browserName');

/** One file of each kind; the long proof tries them all. */
const files = ['manifest.json', 'src/card/card.html', 'src/content/contacts-script.js', 'icons/16.png', 'absent.js'];

describe('a page of LinkedIn’s that looks for the extension', () => {
  let scene: Scene;
  let withIt: { readonly known: Observation; readonly secret: Observation };
  let without: typeof withIt;
  beforeAll(async () => {
    scene = await openScene(browserName);
    const { browser } = scene;
    const page = await browser.open(elsewhere[0]);
    const [known, secret] = [knownOrigins(browser).slice(0, 1), [await secretOrigin(browser)]];
    const look = async () => ({
      known: await observationAt(page, elsewhere[0], browserName, known, files),
      secret: await observationAt(page, elsewhere[0], browserName, secret, files),
    });
    withIt = await look();
    await browser.uninstall();
    without = await look();
  });
  afterAll(() => scene?.close());

  it('finds the same as in a browser without it, by all that a page can know', () => {
    expect(Object.keys(withIt.known).length).toBeGreaterThan(90);
    expect(differences(withIt.known, without.known)).toEqual([]);
  });

  it('would find it by the address that the browser makes up and tells no page, so the comparison can tell', () => {
    expect(differences(withIt.secret, without.secret)).toContainEqual(expect.stringMatching(/^fetch .*card\.html/));
  });
});
