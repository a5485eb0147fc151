import type { Requests } from '../contract/messages.ts';
import { connected, native } from './native.ts';

type ScriptRequest = 'hello' | 'contacts-here' | 'painting-script' | 'card-script' | 'open-card' | 'colleague-photos';

/** Asks the worker from a content script. `undefined` where it can't be reached, or where this script outlived its extension. */
export async function request<Kind extends ScriptRequest>(
  kind: Kind,
  ask: Requests[Kind]['ask'],
): Promise<Requests[Kind]['answer'] | undefined> {
  if (!connected()) return undefined;
  try {
    const reply = await native.runtime.sendMessage({ kind, ask });
    return reply?.ok ? reply.answer : undefined;
  } catch {
    return undefined;
  }
}
