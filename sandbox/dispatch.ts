import { setTimeout as sleep } from 'node:timers/promises';
import { tokenService } from '../token-service/token-service.ts';
import { application } from './application.ts';
import type { Control } from './control.ts';
import { crmApp } from './crm/app.ts';
import { dolibarrApp } from './crm/dolibarr-app.ts';
import { lightningApp } from './crm/lightning-app.ts';
import { odooApp } from './crm/odoo-app.ts';
import { type Endpoint, hosts, tokenEndpoint } from './endpoints.ts';
import { asReceived, type Fault, faultyAnswer } from './faults.ts';
import { forwarded } from './forwarded.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { apiApp } from './linkedin/api.ts';
import { bearerOf } from './linkedin/bearer.ts';
import type { LinkedIn } from './linkedin/linkedin.ts';
import { mediaApp } from './linkedin/media.ts';
import { wwwApp } from './linkedin/www.ts';
import { rivalsApp } from './rivals/app.ts';
import { orgApp } from './salesforce/app.ts';
import type { Org } from './salesforce/org.ts';

/** An answer, or what the connection does instead of answering. */
export type Outcome = Response | 'hang' | 'reset';

type Answer = (request: Request) => Response | Promise<Response>;

/**
 * Answers a request to any host: notes it, waits as long as the host's latency says, meets the fault that is set, and otherwise asks the host's own app.
 *
 * @param trytonOrigin of a Tryton on loopback, which answers for its host.
 */
export function dispatcher(
  linkedin: LinkedIn,
  salesforce: Org,
  control: Control,
  journal: Journal,
  trytonOrigin?: string,
): (request: Request) => Promise<Outcome> {
  const www = wwwApp(linkedin);
  const api = apiApp(linkedin);
  const media = mediaApp(linkedin);
  const crm = crmApp();
  const odoo = odooApp();
  const dolibarr = dolibarrApp();
  const rivals = rivalsApp(linkedin);
  const lightning = lightningApp();
  const org = orgApp(salesforce);
  const tokens = tokenService({
    clientId: application.clientId,
    clientSecret: application.clientSecret,
    redirectAddresses: application.redirectAddresses,
    allowedOrigins: application.allowedOrigins,
    tokenEndpoint,
    fetch: upstream,
    // Tests sign in more often than people do.
    requestsPerMinute: 1000,
  });
  const apps = new Map<string, Answer>([
    [hosts.linkedin, (request) => www.fetch(request)],
    [hosts.api, (request) => api.fetch(request)],
    [hosts.media, (request) => media.fetch(request)],
    [hosts.tokenService, (request) => tokens.fetch(request)],
    [hosts.crm, (request) => crm.fetch(request)],
    [hosts.odoo, (request) => odoo.fetch(request)],
    [hosts.dolibarr, (request) => dolibarr.fetch(request)],
    [hosts.rivals, (request) => rivals.fetch(request)],
    [hosts.lightning, (request) => lightning.fetch(request)],
    [hosts.org, (request) => org.fetch(request)],
  ]);
  if (trytonOrigin !== undefined) apps.set(hosts.tryton, (request) => forwarded(request, trytonOrigin));

  /** The token service's way to LinkedIn, without a network: journal, latency and faults are the same. */
  async function upstream(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const outcome = await dispatch(request, 'token-service');
    if (outcome === 'reset') throw new TypeError('The connection was reset.');
    if (outcome !== 'hang') return asReceived(outcome);
    request.signal.throwIfAborted();
    return new Promise((_resolve, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason));
    });
  }

  async function answerOf(request: Request, endpoint: Endpoint | null, fault: Fault | undefined): Promise<Outcome> {
    const app = apps.get(new URL(request.url).hostname);
    if (app === undefined) return new Response('No such host here.', { status: 421 });
    if (fault === undefined) return app(request);
    if (fault === 'hang') return 'hang';
    if (fault === 'reset' || fault === 'refused') return 'reset';
    const answer = await faultyAnswer(fault, async () => app(request));
    const origin = request.headers.get('origin');
    // Without this the browser would hide a faulty answer of the token service behind a CORS error.
    if (endpoint === 'token-service' && origin !== null && !answer.headers.has('Access-Control-Allow-Origin'))
      answer.headers.set('Access-Control-Allow-Origin', origin);
    return answer;
  }

  async function dispatch(request: Request, by: JournalEntry['by'] = 'network'): Promise<Outcome> {
    const token = bearerOf(request.headers);
    const account =
      token === undefined
        ? undefined
        : (linkedin.registry.token(token)?.account ?? salesforce.registry.ownerOf(token)?.account);
    const entry: JournalEntry = journal.note(request, account?.personId ?? null, by);
    if (request.method === 'POST') entry.body = await request.clone().text();
    const latency = control.latencyOf(entry.host);
    if (latency > 0) await sleep(latency, undefined, { ref: false });
    const { endpoint } = entry;
    // Over a connection from before. That of one endpoint is that of all on its host.
    if (control.refuses(entry.host)) return 'reset';
    const fault = endpoint === null || request.method === 'OPTIONS' ? undefined : control.takeFault(endpoint);
    const outcome = await answerOf(request, endpoint, fault);
    if (outcome instanceof Response) entry.status = outcome.status;
    return outcome;
  }

  return (request) => dispatch(request);
}
