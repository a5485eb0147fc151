import type { PortName } from '../contract/messages.ts';
import type { ProfileEditsAnswer, ProfileEditsAsk } from '../contract/profile-edits.ts';
import { browser } from './namespace.ts';

export type ProfileEditsPort = { say(ask: ProfileEditsAsk): void; close(): void };

/**
 * Speaks to the worker about changes to the viewer's own profile. What is under way ends with the port.
 *
 * @param onGone is called where the worker went, and whatever it had been given with it.
 */
export function openProfileEdits(onAnswer: (answer: ProfileEditsAnswer) => void, onGone: () => void): ProfileEditsPort {
  const name: PortName = 'profile-edits';
  const port = browser.runtime.connect({ name });
  port.onMessage.addListener((message) => onAnswer(message as ProfileEditsAnswer));
  port.onDisconnect.addListener(onGone);
  return { say: (ask) => port.postMessage(ask), close: () => port.disconnect() };
}
