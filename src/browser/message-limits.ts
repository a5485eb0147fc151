import { type Allowance, createAllowance, type Rate } from './allowance.ts';
import type { From, SenderClass } from './sender.ts';

/**
 * Characters, bytes and values in one message, all counted alike. A hundred members, or a hundred records of a CRM with their keys, come to a fifth of a
 * page's; a settings document of a hundred sites to a fifth of our own pages'.
 */
export const largestMessage: Record<Exclude<SenderClass, 'untrusted'>, number> = {
  'site-content': 200_000,
  card: 1_000,
  'own-page': 2_000_000,
};

/** Ports of one name that one tab may have open. A page has one; a card for each of its frames, of which one is ours. */
export const mostPorts = 16;

/** Messages of one tab. A page that is scrolled asks at most once in every frame that the browser paints. */
export const messageRate: Rate = { atOnce: 2_000, perSecond: 200 };

/**
 * Whether a message comes to no more than so much. Looks no further than that, whatever is in it: lists without end, and messages that hold themselves, which
 * the browser carries too.
 */
export function isWithin(message: unknown, largest: number): boolean {
  let left = largest;
  const open: unknown[] = [message];
  while (open.length > 0 && left >= 0) {
    const value = open.pop();
    left -= 1;
    if (typeof value === 'string') left -= value.length;
    else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) left -= value.byteLength;
    else if (Array.isArray(value)) {
      if (value.length > left) return false;
      for (const item of value) open.push(item);
    } else if (typeof value === 'object' && value !== null) {
      // Nothing of ours is sent as a map, a set, a file or the like, of whose size nothing is known here.
      if (Object.prototype.toString.call(value) !== '[object Object]') return false;
      for (const key in value) {
        left -= key.length;
        if (left < 0) return false;
        open.push((value as Record<string, unknown>)[key]);
      }
    }
  }
  return left >= 0;
}

/** What is let in of a tab's messages and ports, whoever asks there: far more than any page comes to, and no more than the worker can bear. */
export type Gate = {
  /** Whether this message is let in. Our own pages may send as many as they like. */
  letsIn(message: unknown, from: From, sender: Exclude<SenderClass, 'untrusted'>): boolean;
  /** Whether one more port of this name is let in; `end` is to be called when it has gone. */
  opens(name: string, from: From): { end(): void } | undefined;
};

export function createGate(): Gate {
  const messages: Allowance<From['tabId']> = createAllowance(messageRate);
  const ports = new Map<string, number>();
  return {
    letsIn: (message, { tabId }, sender) =>
      (sender === 'own-page' || messages.take(tabId, 1) === 0) && isWithin(message, largestMessage[sender]),
    opens(name, { tabId }) {
      const key = `${name} ${tabId}`;
      const others = ports.get(key) ?? 0;
      if (others >= mostPorts) return undefined;
      ports.set(key, others + 1);
      return {
        end() {
          const left = (ports.get(key) ?? 1) - 1;
          if (left > 0) ports.set(key, left);
          else ports.delete(key);
        },
      };
    },
  };
}
