import { holdsEvery, onChange } from '../browser/permissions.ts';
import { forget, keep, own, readKept } from '../custody/custody.ts';
import { policyPatterns } from '../settings/policy.ts';
import { inTurn } from './in-turn.ts';
import type { SettingsDuty } from './settings.ts';
import type { SignInDuty } from './sign-in.ts';

/** Milliseconds within which the browser's question has to be answered; a later yes allows the sites and signs nobody in. */
const patience = 60_000;

export type SignInOnceAllowed = {
  /** The browser is being asked for the policy's sites: signs in as soon as it has said yes, or now where it has already. */
  begin(): Promise<void>;
  /** The answer was no, or the person thought better of it. */
  cancel(): Promise<void>;
};

/**
 * Signing in once the browser allows the sites that the policy names.
 *
 * The worker waits for that and not the page that asks, since Chromium's question closes the popup; and that it waits is kept, since it may be stopped
 * before a person has answered.
 */
export function signInOnceAllowed(settings: SettingsDuty, signIn: SignInDuty): SignInOnceAllowed {
  const afterwards = inTurn();

  const goOn = async () => {
    const until = await readKept('signInAwaited');
    if (until === undefined) return;
    const isLate = until <= Date.now();
    if (!isLate && !(await holdsEvery(policyPatterns(settings.report())))) return;
    await forget('signInAwaited');
    if (!isLate) await signIn.begin();
  };
  onChange(({ granted }) => {
    if (granted.length > 0) void settings.ready.then(() => afterwards(goOn));
  });

  return {
    begin: () =>
      afterwards(async () => {
        await keep('signInAwaited', own(Date.now() + patience));
        await goOn();
      }),
    cancel: () => afterwards(() => forget('signInAwaited')),
  };
}
