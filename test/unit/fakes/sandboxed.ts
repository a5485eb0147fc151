import { Control } from '../../../sandbox/control.ts';
import { dispatcher } from '../../../sandbox/dispatch.ts';
import { hosts } from '../../../sandbox/endpoints.ts';
import { asReceived } from '../../../sandbox/faults.ts';
import { Journal } from '../../../sandbox/journal.ts';
import { type LinkedIn, linkedIn } from '../../../sandbox/linkedin/linkedin.ts';
import { salesforceOrg } from '../../../sandbox/salesforce/org.ts';
import { extensionId } from './browser.ts';

export type SandboxedNetwork = {
  readonly fetch: typeof fetch;
  readonly linkedin: LinkedIn;
  readonly control: Control;
  readonly journal: Journal;
  /** Whether the sandbox is at work on an answer, which takes real time. */
  working(): boolean;
};

/**
 * The sandbox behind a `fetch` as an extension's worker has it, without a network: what is asked is answered by the very code that answers browsers, and
 * what goes wrong comes as a browser tells it. Redirects, CORS and the end of a request are as in the Fetch standard.
 */
export function sandboxedNetwork(): SandboxedNetwork {
  const linkedin = linkedIn();
  const org = salesforceOrg();
  const journal = new Journal();
  const control = new Control(linkedin, org, journal);
  const dispatch = dispatcher(linkedin, org, control, journal);
  const origin = `chrome-extension://${extensionId}`;
  let underWay = 0;

  const answerTo = async (request: Request) => {
    // The token service waits for LinkedIn as long as its own timers say.
    if (new URL(request.url).hostname === hosts.tokenService) return dispatch(request);
    underWay += 1;
    try {
      return await dispatch(request);
    } finally {
      underWay -= 1;
    }
  };

  return {
    linkedin,
    control,
    journal,
    working: () => underWay > 0,
    async fetch(input, init = {}) {
      const { signal, ...rest } = init;
      const request = new Request(input, rest);
      request.headers.set('origin', origin);
      signal?.throwIfAborted();
      const { hostname } = new URL(request.url);
      if (control.refuses(hostname)) throw new TypeError('Failed to fetch');
      // Heard once a request: a body of many parts does not listen anew for each.
      const end = endOf(signal);
      const outcome = await Promise.race([answerTo(request), end]);
      if (outcome === 'hang') return end;
      if (outcome === 'reset') throw new TypeError('Failed to fetch');
      if (isRedirect(outcome) && init.redirect === 'manual') return hidden();
      if (isRedirect(outcome)) throw new TypeError('Failed to fetch');
      // The host permissions of the manifest, and what the person allowed, stand in the place of CORS.
      const isPermitted = ['.linkedin.com', '.licdn.com', '.my.salesforce.com'].some((host) => hostname.endsWith(host));
      const allowed = outcome.headers.get('access-control-allow-origin');
      if (!isPermitted && allowed !== origin && allowed !== '*') throw new TypeError('Failed to fetch');
      return endingWith(asReceived(outcome), end);
    },
  };
}

const isRedirect = ({ status, headers }: Response) => status >= 300 && status < 400 && headers.has('location');

/** As a browser shows a redirect that it was told not to follow. */
const hidden = () => Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });

/** Never resolves; rejects when the request is ended. */
function endOf(signal: AbortSignal | null | undefined): Promise<never> {
  const end = new Promise<never>((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
  // An answer that is there first leaves this one unheard.
  end.catch(() => undefined);
  return end;
}

/** The same answer, whose body breaks off as soon as the request is ended. */
function endingWith(answer: Response, end: Promise<never>): Response {
  if (answer.body === null) return answer;
  const reader = answer.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await Promise.race([reader.read(), end]);
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return new Response(body, answer);
}
