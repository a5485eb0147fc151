import type { Access } from '../../../src/linkedin/access.ts';

/** 2026-11-20 15:30:00 UTC, in epoch milliseconds. */
export const now = Date.UTC(2026, 10, 20, 15, 30);

type Asked = { readonly address: string; readonly init: RequestInit; readonly self: unknown };

type FakeLinkedIn = {
  readonly asked: Asked[];
  /** Milliseconds of each wait, in order. */
  readonly waits: number[];
  readonly access: Access;
};

/** Answers for LinkedIn: the first call with the first reply, and so on; the last reply is given for ever. A reply that throws is a broken connection. */
export function fakeLinkedIn(replies: readonly (() => Response | Promise<Response>)[], more: Partial<Access> = {}) {
  const asked: Asked[] = [];
  const waits: number[] = [];
  let clock = now;
  const access: Access = {
    async fetch(this: unknown, input: RequestInfo | URL, init: RequestInit = {}) {
      asked.push({ address: String(input), init, self: this });
      const reply = replies[Math.min(asked.length, replies.length) - 1];
      if (reply === undefined) throw new TypeError('no reply is set');
      return reply();
    },
    token: 'a-token',
    issuedAt: now - 60_000,
    now: () => clock,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      clock += milliseconds;
    },
    ...more,
  };
  return { asked, waits, access } satisfies FakeLinkedIn;
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): () => Response {
  return () => new Response(JSON.stringify(body), { status, headers });
}

export function brokenConnection(): Response {
  throw new TypeError('Failed to fetch');
}

/** Never answers, and heeds no signal either. */
export function silence(): Promise<Response> {
  return new Promise(() => undefined);
}

/** An address of LinkedIn's media host that ends an hour from `now`. */
export function mediaAddress(name: string, expiresInSeconds = now / 1000 + 3600): string {
  return `https://media.licdn.com/dms/image/v2/${name}/0/1?e=${expiresInSeconds}&v=beta&t=abc`;
}

/** One element of `displayImage~`, as LinkedIn writes it. */
export function element(
  side: number,
  expiresInSeconds: unknown = now / 1000 + 3600,
  address: unknown = mediaAddress(`s${side}`),
) {
  return {
    artifact: `urn:li:digitalmediaMediaArtifact:(urn:li:digitalmediaAsset:X,urn:li:digitalmediaMediaArtifactClass:profile-displayphoto-shrink_${side}_${side})`,
    authorizationMethod: 'PUBLIC',
    data: {
      'com.linkedin.digitalmedia.mediaartifact.StillImage': {
        displaySize: { width: side, height: side, uom: 'PX' },
        storageSize: { width: side, height: side },
      },
    },
    identifiers: [
      { identifier: address, index: 0, identifierType: 'EXTERNAL_URL', identifierExpiresInSeconds: expiresInSeconds },
    ],
  };
}

export function profilePicture(...elements: readonly unknown[]) {
  return {
    displayImage: 'urn:li:digitalmediaAsset:X',
    'displayImage~': { paging: { count: 10, start: 0, links: [] }, elements },
  };
}

/** A member's entity with pictures of these sides. */
export function member(id: string, ...sides: readonly number[]) {
  return { id, profilePicture: profilePicture(...sides.map((side) => element(side))) };
}
