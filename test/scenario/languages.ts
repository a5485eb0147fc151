import { anna } from '../../sandbox/world/accounts.ts';
import type { FilledKey, PlainKey } from '../../src/ui/words.ts';
import type { ColorScheme, TestPage, TestPopup } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';
import { messageIn } from './catalogues.ts';
import { untilFaces } from './faces.ts';
import { openScene, prepared, type Scene } from './scene.ts';
import { allow, configure, crm, logIn, openContacts } from './steps.ts';

/** Chromium in some language, with the CRM's list open in it. */
export type LanguageScene = Scene & {
  readonly page: TestPage;
  /** The popup over the list. */
  popup(): Promise<TestPopup>;
  /** A message as the browser says it in its language. */
  says(key: PlainKey | FilledKey, ...substitutions: string[]): string;
  /** Allows the CRM by the button that has the language's words. */
  allow(): Promise<void>;
  /** Signs in the first account and says that it is the CRM's user, and waits for the pictures. */
  signIn(): Promise<void>;
};

/** The sandbox and Chromium in a language, with everything configured and nothing allowed yet. Firefox would need the language pack. */
export async function openLanguageScene(language: string, colorScheme: ColorScheme = 'light'): Promise<LanguageScene> {
  const scene = await openScene('chromium', { language, colorScheme });
  const { browser } = scene;
  const page = await prepared(scene, async () => {
    await configure(browser);
    const list = await browser.open(crm.list);
    await list.setViewport(1280, 1700);
    return list;
  });
  const says: LanguageScene['says'] = (key, ...substitutions) => messageIn(language, key, substitutions);
  const popup = () => browser.openPopup(page);
  const closed = async (opened: TestPopup) => {
    if (!(await opened.closed())) await opened.close();
  };

  return {
    ...scene,
    page,
    says,
    popup,
    allow: () => allow(browser, page, crm.origin, says('button_allow_on', new URL(crm.origin).host)),
    async signIn() {
      const opened = await popup();
      await opened.press(says('button_sign_in'));
      await logIn(await browser.authorizationWindow(), anna);
      await closed(opened);
      const asking = await until(
        async () => {
          const again = await popup();
          if ((await again.buttons()).includes(says('button_yes_me'))) return again;
          await closed(again);
          return undefined;
        },
        { what: 'the question who is the CRM’s user' },
      );
      await asking.press(says('button_yes_me'));
      await untilFaces(page, openContacts(1).length);
      await closed(asking);
    },
  };
}
