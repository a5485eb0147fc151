import { vi } from 'vitest';

export type MemberKind = 'open' | 'private' | 'unknown' | 'refused' | 'no-picture' | 'throttled';

type Answer = Response | Promise<Response> | undefined;

const sides = [100, 200, 400, 800];
const jpeg = [0xff, 0xd8, 0xff, 0xe0];

/**
 * LinkedIn, its media host and a token service behind one `fetch`, answering as the real ones do. Everyone asked for is `open` unless `members` says
 * otherwise; each `answer…` may step in before the ordinary answer. A picture's last bytes are its address, so that no two are alike.
 */
export function fakeLinkedIn() {
  const requests: { address: URL; init: RequestInit }[] = [];
  let answers = 0;

  const artifact = (id: string, side: number, expiresAt: number) => ({
    data: {
      'com.linkedin.digitalmedia.mediaartifact.StillImage': { displaySize: { width: side, height: side } },
    },
    identifiers: [
      {
        identifier: `https://media.licdn.com/${id}/${side}?e=${expiresAt}&answer=${answers}`,
        identifierExpiresInSeconds: expiresAt,
      },
    ],
  });
  const entity = (id: string, kind: MemberKind | undefined) => {
    if (kind === 'no-picture') return { id };
    if (kind === 'throttled') return { id, profilePicture: { displayImage: 'urn', 'displayImage!': { status: 429 } } };
    const expiresAt = Math.floor(Date.now() / 1000) + 3600;
    const elements = sides.map((side) => artifact(id, side, expiresAt));
    return { id, profilePicture: { displayImage: 'urn', 'displayImage~': { elements } } };
  };
  const people = (ids: readonly string[]) => {
    answers += 1;
    const results: Record<string, unknown> = {};
    const errors: Record<string, unknown> = {};
    for (const id of ids) {
      const kind = linkedIn.members.get(id);
      if (kind === 'unknown') errors[`(id:${id})`] = { status: 404 };
      else if (kind === 'refused') errors[`(id:${id})`] = { status: 403 };
      else if (kind !== 'private') results[`(id:${id})`] = entity(id, kind);
    }
    return json({ results, statuses: {}, errors });
  };
  const connections = (asked: URLSearchParams) => {
    const [start, count] = [Number(asked.get('start')), Number(asked.get('count'))];
    const elements = linkedIn.connections.slice(start, start + count).map(({ personId, vanityName }) => ({
      to: `urn:li:person:${personId}`,
      'to~': { id: personId, vanityName },
    }));
    return json({ elements, paging: { start, count, total: linkedIn.connections.length } });
  };
  const answer = (address: URL): Answer => {
    if (address.hostname === 'media.licdn.com') {
      return linkedIn.answerPicture(address) ?? new Response(pictureBytes(address.href));
    }
    if (address.pathname === '/v2/userinfo') return linkedIn.answerUserinfo() ?? json(viewerClaims);
    if (address.pathname === '/v2/people') {
      const ids = idsIn(address);
      return linkedIn.answerPeople(ids) ?? people(ids);
    }
    if (address.pathname === '/v2/connections') {
      return linkedIn.answerConnections(address.searchParams) ?? connections(address.searchParams);
    }
    if (address.hostname === 'token.example.test') return linkedIn.answerToken() ?? json(tokenAnswer);
    throw new TypeError(`Nobody answers at ${address}`);
  };

  const linkedIn = {
    requests,
    members: new Map<string, MemberKind>(),
    /** The viewer's connections, in LinkedIn's order. */
    connections: [] as readonly { readonly personId: string; readonly vanityName: string }[],
    answerConnections: (_asked: URLSearchParams): Answer => undefined,
    answerPeople: (_ids: readonly string[]): Answer => undefined,
    answerPicture: (_address: URL): Answer => undefined,
    answerUserinfo: (): Answer => undefined,
    answerToken: (): Answer => undefined,
    /** The person IDs of each people request, in order. */
    peopleAsked: () =>
      requests.filter(({ address }) => address.pathname === '/v2/people').map(({ address }) => idsIn(address)),
    /** The picture addresses asked for, in order. */
    picturesAsked: () =>
      requests.filter(({ address }) => address.hostname === 'media.licdn.com').map(({ address }) => address),
    fetch: vi.fn(async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
      const address = new URL(String(input));
      requests.push({ address, init });
      init.signal?.throwIfAborted();
      const aborted = new Promise<never>((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
      // An answer that is there first leaves this one unheard.
      aborted.catch(() => undefined);
      const given = await Promise.race([answer(address), aborted]);
      if (given === undefined) throw new TypeError('no answer');
      return given;
    }),
  };
  return linkedIn;
}

export type FakeLinkedIn = ReturnType<typeof fakeLinkedIn>;

const viewerClaims = { sub: 'viewerA', name: 'Vera Viewer', picture: 'https://media.licdn.com/viewerA/100' };
export const tokenAnswer = {
  access_token: 'a-token',
  token_type: 'Bearer',
  expires_in: 5_184_000,
  scope: 'openid,profile,r_liteprofile',
};

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

/** Bytes that say they are a picture, and then which. */
const pictureBytes = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array([...jpeg, ...new TextEncoder().encode(name)]);

/** Which picture some bytes are. */
export const pictureName = (bytes: ArrayBuffer): string =>
  new TextDecoder().decode(new Uint8Array(bytes).slice(jpeg.length));

const idsIn = (address: URL): string[] => [...address.search.matchAll(/\(id:([\w-]+)\)/g)].map(([, id = '']) => id);
