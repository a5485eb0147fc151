import type { RequestKind, Requests } from '../contract/messages.ts';
import { browser } from './namespace.ts';

/**
 * Asks the worker from one of the extension's pages.
 *
 * @throws Error where the worker can't be reached or refuses the request.
 */
export async function ask<K extends RequestKind>(kind: K, payload: Requests[K]['ask']): Promise<Requests[K]['answer']> {
  const reply = (await browser.runtime.sendMessage({ kind, ask: payload })) as
    | { ok: true; answer: Requests[K]['answer'] }
    | { ok: false }
    | undefined;
  if (!reply?.ok) throw new Error(`The worker did not answer “${kind}”.`);
  return reply.answer;
}
