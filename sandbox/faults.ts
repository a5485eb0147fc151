import type { Endpoint } from './endpoints.ts';

/** What goes wrong at an endpoint. */
export type Fault =
  /** This answer instead of the endpoint's own. */
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  /** The connection is taken and never answered. */
  | 'hang'
  /** The connection is reset. */
  | 'reset'
  /** No connection to the endpoint's host comes about: one that is open is reset, and a new one ends before anything is said over it. */
  | 'refused'
  /** 200 with an HTML page. */
  | 'html'
  /** 200, called a JPEG, and none. */
  | 'not-an-image'
  /** The endpoint's own answer, cut in half, the length of the half declared. */
  | 'truncated'
  /** Half of the endpoint's own answer, and then the connection breaks. */
  | 'broken-off'
  /** The endpoint's own answer at once in its head, and in its body a byte a second. */
  | 'slow'
  /** The endpoint's own answer and after it 50 MB of blanks, which both JSON and JPEG may have at their end: nothing is wrong with it but its size. */
  | 'enormous';

/** Which faults are set, and for how many requests more. */
export class Faults {
  #set = new Map<Endpoint, { readonly fault: Fault; left: number }[]>();

  /** Faults of one endpoint are met in the order in which they were added. */
  add(endpoint: Endpoint, fault: Fault, times: number): void {
    this.#set.set(endpoint, [...(this.#set.get(endpoint) ?? []), { fault, left: times }]);
  }

  /** Whether requests to this endpoint meet no connection at all. */
  refuses(endpoint: Endpoint): boolean {
    return this.#set.get(endpoint)?.find((entry) => entry.left > 0)?.fault === 'refused';
  }

  clear(endpoint?: Endpoint): void {
    if (endpoint === undefined) this.#set.clear();
    else this.#set.delete(endpoint);
  }

  /** The fault that this request meets; counts it. */
  take(endpoint: Endpoint): Fault | undefined {
    const first = this.#set.get(endpoint)?.find((entry) => entry.left > 0);
    if (first === undefined) return undefined;
    first.left -= 1;
    return first.fault;
  }
}

/** Faults that are no answer. */
export type Silence = 'hang' | 'reset' | 'refused';

/** The answer a fault gives; `own` is what the endpoint would have said, asked only where the fault needs it. */
export async function faultyAnswer(fault: Exclude<Fault, Silence>, own: () => Promise<Response>): Promise<Response> {
  if (typeof fault === 'object')
    return new Response(fault.body ?? '', { status: fault.status, headers: fault.headers });
  if (fault === 'html')
    return new Response('<!doctype html><title>Please wait</title><p>Checking your connection.</p>', {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  if (fault === 'not-an-image')
    return new Response('This is a sentence, not a picture.', { headers: { 'Content-Type': 'image/jpeg' } });
  const whole = await own();
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const headers = new Headers(whole.headers);
  headers.delete('Content-Length');
  // A client that was promised more finds the connection closed.
  if (fault === 'broken-off') for (const [name, value] of broken(bytes.length)) headers.set(name, value);
  return new Response(bodies[fault](bytes), { status: whole.status, headers });
}

/** Bytes. */
const enormous = { length: 50 * 1024 * 1024, piece: 64 * 1024 };

/** What becomes of an answer's own body. */
const bodies = {
  truncated: (whole: Uint8Array<ArrayBuffer>) => half(whole),
  'broken-off': (whole: Uint8Array<ArrayBuffer>) => half(whole),
  slow: (whole: Uint8Array<ArrayBuffer>) => {
    let next = 0;
    return new ReadableStream({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        if (next === whole.length) return controller.close();
        controller.enqueue(whole.slice(next, next + 1));
        next += 1;
      },
    });
  },
  enormous: (whole: Uint8Array<ArrayBuffer>) => {
    const blanks = new Uint8Array(enormous.piece).fill(0x20);
    let sent = 0;
    return new ReadableStream({
      pull(controller) {
        controller.enqueue(sent === 0 ? whole : blanks.slice());
        sent += enormous.piece;
        if (sent > enormous.length) controller.close();
      },
    });
  },
} as const satisfies Record<string, (whole: Uint8Array<ArrayBuffer>) => BodyInit>;

const broken = (length: number) =>
  [
    ['Content-Length', String(length)],
    ['Connection', 'close'],
  ] as const;

const half = (whole: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => whole.slice(0, Math.floor(whole.length / 2));

/** An answer as it comes over a network, where one that is shorter than it says ends with an error. For whoever asks without one. */
export function asReceived(answer: Response): Response {
  const promised = Number(answer.headers.get('Content-Length') ?? 0);
  let length = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      length += piece.byteLength;
      controller.enqueue(piece);
    },
    flush(controller) {
      if (length < promised) controller.error(new TypeError('The connection was closed.'));
    },
  });
  return promised === 0 ? answer : new Response(answer.body?.pipeThrough(counted) ?? null, answer);
}
