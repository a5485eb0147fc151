import { chromiumOrigin } from '../token-service/fixture.ts';

export type Service = (request: Request) => Response | Promise<Response>;

/** One request as it left the browser. */
type Sent = { readonly address: string; readonly init: RequestInit; readonly form: Record<string, string> };

/**
 * A browser's `fetch` in front of a service, with the rules of the Fetch standard that decide what an extension learns of an answer: CORS, opaque answers
 * and redirects. Everything sent is noted.
 *
 * @param origin the extension's.
 */
export function browserInFrontOf(service: Service, origin = chromiumOrigin) {
  const sent: Sent[] = [];
  const ask = async (input: RequestInfo | URL, init: RequestInit, redirected: number): Promise<Response> => {
    const address = String(input);
    // Refuses what a browser does: an address that is none, or that carries a password.
    const request = new Request(address, init);
    if (!isSimple(request)) throw new Error('this would need a preflight, for which nothing is wanted');
    sent.push({ address, init, form: Object.fromEntries(new URLSearchParams(await request.clone().text())) });
    request.headers.set('origin', origin);
    init.signal?.throwIfAborted();
    const aborted = new Promise<never>((_resolve, reject) =>
      init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
    );
    aborted.catch(() => undefined);
    const response = await Promise.race([service(request), aborted]);
    const location = response.headers.get('location');
    const redirects = response.status >= 300 && response.status < 400 && location !== null;
    if (init.mode === 'no-cors') {
      if ((init.redirect ?? 'follow') !== 'follow') throw new TypeError('Failed to fetch');
      if (redirects && redirected === mostRedirects) throw new TypeError('Failed to fetch');
      return redirects ? ask(location, init, redirected + 1) : hidden('opaque');
    }
    const allowed = response.headers.get('access-control-allow-origin');
    if (allowed !== '*' && allowed !== origin) throw new TypeError('Failed to fetch');
    if (!redirects) return response;
    if (init.redirect === 'manual') return hidden('opaqueredirect');
    throw new Error('a redirect is never followed with what is ours');
  };
  return { sent, fetch: (input: RequestInfo | URL, init: RequestInit = {}) => ask(input, init, 0) };
}

/** As many redirects as a browser follows. */
const mostRedirects = 20;

const simpleTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** A request that a browser sends to another origin without asking there first. */
function isSimple(request: Request): boolean {
  const [type = ''] = (request.headers.get('content-type') ?? 'text/plain').split(';');
  const names = [...request.headers.keys()].filter((name) => !['accept', 'content-type'].includes(name));
  return ['GET', 'HEAD', 'POST'].includes(request.method) && simpleTypes.includes(type) && names.length === 0;
}

/** An answer of which a page learns nothing: status 0, no headers, no body. */
const hidden = (type: ResponseType): Response => Object.defineProperty(Response.error(), 'type', { value: type });
