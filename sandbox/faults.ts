import type { Endpoint } from './endpoints.ts';

/** What goes wrong at an endpoint. */
export type Fault =
  /** This answer instead of the endpoint's own. */
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  /** The connection is taken and never answered. */
  | 'hang'
  /** The connection is reset. */
  | 'reset'
  /** 200 with an HTML page. */
  | 'html'
  /** 200, called a JPEG, and none. */
  | 'not-an-image'
  /** The endpoint's own answer, cut in half, the length of the half declared. */
  | 'truncated';

/** Which faults are set, and for how many requests more. */
export class Faults {
  #set = new Map<Endpoint, { readonly fault: Fault; left: number }[]>();

  /** Faults of one endpoint are met in the order in which they were added. */
  add(endpoint: Endpoint, fault: Fault, times: number): void {
    this.#set.set(endpoint, [...(this.#set.get(endpoint) ?? []), { fault, left: times }]);
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

/** The answer a fault gives; `own` is what the endpoint would have said, asked only where the fault needs it. */
export async function faultyAnswer(
  fault: Exclude<Fault, 'hang' | 'reset'>,
  own: () => Promise<Response>,
): Promise<Response> {
  if (fault === 'html')
    return new Response('<!doctype html><title>Please wait</title><p>Checking your connection.</p>', {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  if (fault === 'not-an-image')
    return new Response('This is a sentence, not a picture.', { headers: { 'Content-Type': 'image/jpeg' } });
  if (fault === 'truncated') {
    const whole = await own();
    const bytes = await whole.arrayBuffer();
    const headers = new Headers(whole.headers);
    headers.delete('Content-Length');
    return new Response(bytes.slice(0, Math.floor(bytes.byteLength / 2)), { status: whole.status, headers });
  }
  return new Response(fault.body ?? '', { status: fault.status, headers: fault.headers });
}
