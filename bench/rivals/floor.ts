import { askForPeople, contactsOnPage, type Member, show } from './page.ts';

/** The floor: as little as there can be between a page and LinkedIn. Everyone is asked for at once, as soon as the page is read. */
async function showEverybody(): Promise<void> {
  const contacts = contactsOnPage();
  const ids = [...contacts.keys()].map((id) => `(id:${id})`).join(',');
  const projection = '(results*(id,profilePicture(displayImage~:playableStreams)))';
  const { results } = await askForPeople<{ readonly results: Readonly<Record<string, Member>> }>(
    `?ids=List(${ids})&projection=${projection}`,
  );
  for (const [id, badge] of contacts) show(badge, results[`(id:${id})`]);
}

document.addEventListener('readystatechange', () => {
  if (document.readyState === 'interactive') void showEverybody();
});
