import { useEffect, useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import { holds, onChange, request } from '../browser/permissions.ts';
import { type Action, useAction } from './use-action.ts';

type SignIn = {
  readonly action: Action;
  /** Those of the patterns that the browser does not allow yet, as far as it has said. */
  readonly awaited: readonly string[];
  /** Whether the browser was asked for them, and the person said no. */
  readonly refused: boolean;
  signIn(): void;
  /** Signs in all the same; those sites can be allowed one by one later. */
  signInWithout(): void;
};

/**
 * Signing in, for which the browser is first asked, in the same click, for the sites that the policy names.
 *
 * @param patterns match patterns of those sites.
 * @param onSignIn hears that the person has set out to sign in.
 */
export function useSignIn(patterns: readonly string[], onSignIn?: () => void): SignIn {
  const [missing, setMissing] = useState<readonly string[]>();
  const [refused, setRefused] = useState(false);
  const action = useAction();
  const listed = patterns.join(' ');
  useEffect(() => {
    const all = listed === '' ? [] : listed.split(' ');
    const look = async () => {
      const held = await Promise.all(all.map(holds));
      setMissing(all.filter((_pattern, index) => !held[index]));
    };
    void look();
    return onChange(() => void look());
  }, [listed]);

  const signInNow = () => ask('sign-in', {}).then(onSignIn);
  const allowAndSignIn = async (wanted: readonly string[]) => {
    // The worker first and in the very click: where the browser's question closes the popup, it signs in without it.
    const waiting = ask('sign-in', { onceAllowed: true });
    const allowed = await request(wanted).catch(() => false);
    await waiting;
    if (allowed) onSignIn?.();
    else await ask('cancel-sign-in', {});
    setRefused(!allowed);
  };
  // Until the browser has said which it allows, it is asked for all: what it allows already it does not ask about.
  const wanted = missing ?? patterns;
  return {
    action,
    awaited: missing ?? [],
    refused: refused && wanted.length > 0,
    signIn: () => action.run(() => (wanted.length > 0 ? allowAndSignIn(wanted) : signInNow())),
    signInWithout: () => action.run(signInNow),
  };
}
