/**
 * Shows the contacts' pictures with as little as there can be between a page and LinkedIn: the token is at hand, everyone is asked for at once as soon as
 * the page is read, and each picture is an image that the browser fetches by itself.
 */

const token = document.querySelector('meta[name=access-token]')?.getAttribute('content');

/** The contacts who have a person ID: ID → where their picture goes. */
function contactsOnPage() {
  /** @type {Map<string, HTMLElement>} */
  const found = new Map();
  for (const container of document.querySelectorAll('tr.contact, article.contact-record')) {
    const id = container.querySelector('.linkedin-member')?.textContent?.replace('urn:li:person:', '');
    const badge = container.querySelector('.badge');
    if (id && badge instanceof HTMLElement) found.set(id, badge);
  }
  return found;
}

/**
 * The addresses of a member's picture, by size; empty where there is none.
 *
 * @param {any} member
 * @returns {{ address: string, pixels: number }[]}
 */
function artifactsOf(member) {
  /** @type {any[]} */
  const elements = member?.profilePicture?.['displayImage~']?.elements ?? [];
  return elements.map(({ data, identifiers }) => ({
    address: identifiers[0].identifier,
    pixels: data['com.linkedin.digitalmedia.mediaartifact.StillImage'].displaySize.width,
  }));
}

/**
 * @param {HTMLElement} badge
 * @param {{ address: string, pixels: number }[]} artifacts from the smallest to the largest.
 */
function show(badge, artifacts) {
  const wanted = badge.offsetWidth * devicePixelRatio;
  const artifact = artifacts.find(({ pixels }) => pixels >= wanted) ?? artifacts.at(-1);
  if (!artifact) return;
  const image = new Image();
  image.style.cssText = 'width: 100%; height: 100%; border-radius: 50%; object-fit: cover';
  // The last part is no one's business but the cache's: a picture from there would have been no request.
  image.src = `${artifact.address}&load=${performance.timeOrigin}`;
  badge.replaceChildren(image);
}

async function showPictures() {
  const contacts = contactsOnPage();
  const ids = [...contacts.keys()].map((id) => `(id:${id})`).join(',');
  const projection = '(results*(id,profilePicture(displayImage~:playableStreams)))';
  const response = await fetch(`https://api.linkedin.com/v2/people?ids=List(${ids})&projection=${projection}`, {
    headers: { Authorization: `Bearer ${token}`, 'X-RestLi-Protocol-Version': '2.0.0' },
    credentials: 'omit',
  });
  const { results } = await response.json();
  for (const [id, badge] of contacts) show(badge, artifactsOf(results[`(id:${id})`]));
}

document.addEventListener('readystatechange', () => {
  if (document.readyState === 'interactive') void showPictures();
});
