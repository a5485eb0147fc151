import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anna } from '../../sandbox/world/accounts.ts';
import type { ContactRecipe } from '../../src/contract/settings.ts';
import type { TestPage } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';
import { facesOn, judge, untilFaces } from '../scenario/faces.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import { settingsWith } from '../scenario/states/conditions.ts';
import { configure, crm, openContacts, peopleInPopup } from '../scenario/steps.ts';

const recordKey = { select: '.contact-name', from: 'text' } as const;

/** The sandbox's CRM as most are: its record pages have references, its list has none. */
const withoutColumn = (rememberReferences: boolean) =>
  settingsWith({
    site: ({ recipe }) => ({
      rememberReferences,
      recipe: {
        ...recipe,
        contacts: (recipe?.contacts ?? []).map(
          (contact): ContactRecipe => ({
            ...contact,
            recordKey,
            reference: contact.container.startsWith('tr')
              ? [{ select: '.no-such-column', from: 'text' }]
              : contact.reference,
          }),
        ),
      },
    }),
  });

describe('a list without references', () => {
  let scene: Scene & { page: TestPage };
  beforeAll(async () => {
    scene = await openSignedInScene(inject('browserName'), anna);
  });
  afterAll(() => scene?.close());

  const [first, second] = openContacts(1);
  const remembered = () =>
    scene.browser.background<{ key: string }[] | undefined>(
      `(globalThis.browser ?? chrome).storage.local.get('recordReferences').then(({ recordReferences }) => recordReferences)`,
    );
  const openRecordOf = async (name: string | undefined) => {
    await scene.page.goto(crm.list);
    const address = await scene.page.evaluate(
      (wanted) =>
        [...document.querySelectorAll<HTMLAnchorElement>('a.contact-name')].find((one) => one.textContent === wanted)
          ?.href ?? '',
      name ?? '',
    );
    await scene.page.goto(address);
    await untilFaces(scene.page, 1);
  };

  it('shows nobody, and nothing is remembered, where the site did not opt in', async () => {
    await configure(scene.browser, withoutColumn(false));
    await openRecordOf(first);
    await scene.page.goto(crm.list);
    const { shown, unavailable } = await peopleInPopup(scene.browser, scene.page);
    expect([shown, unavailable.length]).toEqual([[], 25]);
    expect(await remembered()).toBeUndefined();
  });

  it('shows whoever’s record was opened, where the site did', async () => {
    await configure(scene.browser, withoutColumn(true));
    await openRecordOf(first);
    await openRecordOf(second);
    await scene.page.goto(crm.list);
    const faces = await untilFaces(scene.page, 2);
    expect(judge(faces)).toEqual({ right: [first, second], wrong: [] });
    await until(async () => (await remembered())?.length === 2, { what: 'both to be kept' });
  });

  it('shows them also to a worker that has just started', async () => {
    await scene.browser.stopWorker();
    await scene.page.goto(crm.list);
    await untilFaces(scene.page, 2);
  });

  it('shows nobody any more once the site opts out, and keeps nothing', async () => {
    await configure(scene.browser, withoutColumn(false));
    await until(async () => (await remembered()) === undefined, { what: 'what was kept to be gone' });
    await scene.page.goto(crm.list);
    expect((await peopleInPopup(scene.browser, scene.page)).shown).toEqual([]);
    expect(judge(await facesOn(scene.page)).right).toEqual([]);
  });
});
