import { askForPeople, contactsOnPage, show } from './page.ts';

const asked = new Set<string>();

async function showOne(id: string, badge: HTMLElement): Promise<void> {
  show(badge, await askForPeople(`/(id:${id})?projection=(id,profilePicture(displayImage~:playableStreams))`));
}

/** The naive way: every change of the page has the whole of it searched, and each contact who is found there asked for alone. */
new MutationObserver(() => {
  for (const [id, badge] of contactsOnPage())
    if (!asked.has(id)) {
      asked.add(id);
      void showOne(id, badge);
    }
}).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
