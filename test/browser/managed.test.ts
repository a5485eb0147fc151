import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { judge, untilFaces } from '../scenario/faces.ts';
import { policiesCanBeSet } from '../scenario/managed.ts';
import { policyFile } from '../scenario/policy-file.ts';
import { openScene, prepared, type Scene } from '../scenario/scene.ts';
import { crm, logIn, openContacts, pressInPopup, signInButton, slotsOn, untilSignedInAs } from '../scenario/steps.ts';

describe.skipIf(!policiesCanBeSet)('a browser whose policy file sets everything', () => {
  let scene: Scene & { page: TestPage };
  beforeAll(async () => {
    const opened = await openScene(inject('browserName'), { policies: policyFile(inject('browserName')) });
    scene = await prepared(opened, async () => {
      const page = await opened.browser.open(crm.list);
      await page.setViewport(1280, 1700);
      return { ...opened, page };
    });
  });
  afterAll(() => scene?.close());

  it('runs on no page before its person and the browser have said so', async () => {
    expect(await slotsOn(scene.page)).toBe(0);
    expect(await scriptsOf(scene)).toBe(0);
  });

  it("shows the pictures after one press on Sign in with LinkedIn and the browser's own questions", async () => {
    const { browser, page } = scene;
    await browser.allowHost(crm.origin);
    await pressInPopup(browser, page, signInButton);
    await logIn(await browser.authorizationWindow(), anna);
    expect(judge(await untilFaces(page, openContacts(1).length))).toEqual({ right: openContacts(1), wrong: [] });
    await untilSignedInAs(browser, page, anna.name);
  });

  it('has been told nothing by anybody else: no settings are stored', async () => {
    const stored = await scene.browser.background<string[]>(
      `(globalThis.browser ?? chrome).storage.local.get(null).then((all) => Object.keys(all))`,
    );
    expect(stored).not.toContain('settings');
  });
});

/** How many content scripts the browser runs for the extension. */
const scriptsOf = ({ browser }: Scene): Promise<number> =>
  browser.background(
    `(globalThis.browser ?? chrome).scripting.getRegisteredContentScripts().then(({ length }) => length)`,
  );
