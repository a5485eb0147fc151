import { json } from '../fakes/linkedin.ts';
import { type Lives, never } from './lives.ts';
import { type Account, accountOf, reasonsOf, type Tag } from './truth.ts';

type Pending = {
  readonly life: ReturnType<Lives['current']>;
  readonly address: URL;
  readonly init: RequestInit;
  /** A connection that brings its answer though nobody wants it any more. */
  readonly isDeaf: boolean;
  resolve(response: Response): void;
};

/** LinkedIn and the token service: nothing is answered until the test says so, and every answer bears the sign-in that asked for it. */
export type TaggedLinkedIn = {
  readonly fetch: typeof fetch;
  pending(): number;
  /** Answers one of those who wait, chosen by any number. `late` where whoever asked is signed out. */
  answer(choice: number): { readonly begun?: Tag; readonly late: boolean } | undefined;
  /** Who asked from a worker that was stopped waits for ever. */
  forgetGhosts(): void;
};

const personIn = (search: string): string[] => [...search.matchAll(/\(id:([\w-]+)\)/g)].map(([, id = '']) => id);
const inAnHour = () => Math.floor(Date.now() / 1000) + 36_000;
const pictureAt = (tag: Tag, of: string) => `https://media.licdn.com/${tag}/${of}?e=${inAnHour()}`;

function peopleFor(tag: Tag, ids: readonly string[]): Response {
  const reason = reasonsOf[accountOf(tag)];
  const results: Record<string, unknown> = {};
  const errors: Record<string, unknown> = {};
  for (const id of ids) {
    const name = { firstName: undefined, localizedFirstName: `${id} for ${tag}`, localizedLastName: 'Member' };
    if (!id.startsWith('Odd')) {
      const element = { identifiers: [{ identifier: pictureAt(tag, id) }] };
      const profilePicture = { displayImage: 'urn', 'displayImage~': { elements: [element] } };
      results[`(id:${id})`] = { id, ...name, profilePicture };
    } else if (reason === 'no-picture') results[`(id:${id})`] = { id, ...name };
    else if (reason === 'unknown-member') errors[`(id:${id})`] = { status: 404 };
  }
  return json({ results, statuses: {}, errors });
}

export function taggedLinkedIn(lives: Lives, isCurrent: (tag: Tag) => boolean): TaggedLinkedIn {
  let waiting: Pending[] = [];
  let signIns = 0;
  let asked = 0;

  const answerTo = ({ address, init }: Pending): { response: Response; tag?: Tag; begun?: Tag } => {
    const bearer = new Headers(init.headers).get('Authorization')?.replace('Bearer ', '') as Tag | undefined;
    if (address.hostname === 'token.example.test') {
      signIns += 1;
      const tag: Tag = `token-${new URLSearchParams(String(init.body)).get('code') as Account}-${signIns}`;
      const scope = 'openid,profile,r_liteprofile';
      return { response: json({ access_token: tag, token_type: 'Bearer', expires_in: 5_184_000, scope }) };
    }
    if (address.hostname === 'media.licdn.com') {
      const bytes = [0xff, 0xd8, 0xff, 0xe0, ...new TextEncoder().encode(address.href)];
      return { response: new Response(new Uint8Array(bytes)), tag: address.pathname.split('/')[1] as Tag };
    }
    if (bearer === undefined) throw new Error(`Asked without a token: ${address}`);
    if (address.pathname === '/v2/people')
      return { response: peopleFor(bearer, personIn(address.search)), tag: bearer };
    const claims = { sub: accountOf(bearer), name: `Name of ${bearer}`, picture: pictureAt(bearer, 'own') };
    return { response: json(claims), begun: bearer };
  };

  return {
    fetch: (input, init = {}) => {
      if (lives.isGhost()) return never();
      asked += 1;
      return new Promise((resolve, reject) => {
        const isDeaf = asked % 4 !== 0;
        const one: Pending = { life: lives.current(), address: new URL(String(input)), init, isDeaf, resolve };
        waiting.push(one);
        init.signal?.addEventListener('abort', () => {
          if (isDeaf) return;
          waiting = waiting.filter((other) => other !== one);
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
    },
    pending: () => waiting.length,
    answer(choice) {
      const one = waiting[choice % Math.max(1, waiting.length)];
      if (one === undefined) return undefined;
      waiting = waiting.filter((other) => other !== one);
      const { response, tag, begun } = answerTo(one);
      one.resolve(response);
      const isDropped = one.init.signal?.aborted === true;
      const late = isDropped || (tag !== undefined && !isCurrent(tag));
      return { late, ...(begun && !isDropped ? { begun } : {}) };
    },
    forgetGhosts() {
      waiting = waiting.filter(({ life }) => life?.isOver !== true);
    },
  };
}
