/** What LinkedIn answers of one member, as far as the rivals read it: the picture's renditions from the smallest to the largest. */
export type Member = {
  readonly profilePicture?: {
    readonly 'displayImage~'?: {
      readonly elements: readonly {
        readonly data: { readonly [stillImage]: { readonly displaySize: { readonly width: number } } };
        readonly identifiers: readonly [{ readonly identifier: string }];
      }[];
    };
  };
};

const stillImage = 'com.linkedin.digitalmedia.mediaartifact.StillImage';

const headers = {
  Authorization: `Bearer ${document.querySelector('meta[name=access-token]')?.getAttribute('content')}`,
  'X-RestLi-Protocol-Version': '2.0.0',
};

/** The contacts who have a person ID: ID → where their picture goes. */
export function contactsOnPage(): ReadonlyMap<string, HTMLElement> {
  const found = new Map<string, HTMLElement>();
  for (const container of document.querySelectorAll('tr.contact, article.contact-record, .moving-contact')) {
    const id = container.querySelector('.linkedin-member')?.textContent?.replace('urn:li:person:', '');
    const badge = container.querySelector<HTMLElement>('.badge, .face');
    if (id && badge) found.set(id, badge);
  }
  return found;
}

/** @param question what stands after `/v2/people` in the address. */
export async function askForPeople<Answer>(question: string): Promise<Answer> {
  const response = await fetch(`https://api.linkedin.com/v2/people${question}`, { headers, credentials: 'omit' });
  return response.json() as Promise<Answer>;
}

/** Shows the smallest picture that covers the place, as an image that the browser fetches by itself; nothing where there is none. */
export function show(badge: HTMLElement, member: Member | undefined): void {
  const wanted = badge.offsetWidth * devicePixelRatio;
  const artifacts = member?.profilePicture?.['displayImage~']?.elements ?? [];
  const artifact = artifacts.find(({ data }) => data[stillImage].displaySize.width >= wanted) ?? artifacts.at(-1);
  if (!artifact) return;
  const image = new Image();
  image.style.cssText = 'width: 100%; height: 100%; border-radius: 50%; object-fit: cover';
  // The last part is no one's business but the cache's: a picture from there would have been no request.
  image.src = `${artifact.identifiers[0].identifier}&load=${performance.timeOrigin}`;
  badge.replaceChildren(image);
}
