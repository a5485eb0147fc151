import { type Guard, guardsOf } from './guard.ts';

/** Who is signed in, by whom it was asked for, and who is kept so. */
export const guardsOfSignIn: readonly Guard[] = [
  ...guardsOf(
    'src/background/sign-in.ts',
    ['test/unit/background/sign-in.test.ts'],
    [
      [
        'sign-in-dropped',
        'an attempt that was given up signs somebody in',
        '    if (signal.aborted) return;\n    attempt = undefined;',
        '    attempt = undefined;',
      ],
      [
        'sign-in-former',
        'a former viewer stays while the next one signs in',
        'if (session.viewer() !== undefined) await session.end();',
        '',
      ],
      [
        'sign-in-once',
        'a second press throws away what LinkedIn answers the first',
        'if (attempt !== undefined && !attempt.renewing) return;',
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/sign-in.ts',
    ['test/unit/background/races.test.ts'],
    [
      [
        'sign-in-picture',
        "the picture of whoever has left meanwhile is fetched and kept as the next one's",
        'if (session.viewer() === viewer) onSignedIn(artifacts);',
        'onSignedIn(artifacts);',
      ],
      [
        'sign-in-given-up',
        'an attempt that was given up is told as one that was interrupted',
        'if (!signal.aborted) void run(signal);',
        'void run(signal);',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/sign-in.ts',
    ['test/unit/background/renewal.test.ts'],
    [
      [
        'sign-in-overtakes',
        'a renewal signs somebody in beside the person who is just signing in',
        '      abandon();\n      const signal',
        '      const signal',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/authorization.ts',
    ['test/unit/background/sign-in.test.ts'],
    [
      [
        'authorization-dropped',
        "an attempt that was given up opens LinkedIn's page",
        "if (signal.aborted) return { ok: false, fault: 'window-closed' };",
        '',
      ],
      [
        'authorization-one-window',
        'an attempt takes away the window in which somebody is signing in',
        "if (isWindowOpen) return { ok: false, fault: 'window-open' };",
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/authorization.ts',
    ['test/unit/background/renewal.test.ts'],
    [
      [
        'renewal-window',
        'a renewal that nobody asked for opens a window',
        "quiet.outcome === 'needs-person' && mayShowWindow\n",
        "quiet.outcome === 'needs-person'\n",
      ],
    ],
  ),
  ...guardsOf(
    'src/background/renewal.ts',
    ['test/unit/background/renewal.test.ts'],
    [
      [
        'renewal-wanted',
        'somebody is signed in again who never asked to be kept so',
        '    kept !== undefined &&\n    session.token()',
        '    session.token()',
      ],
      ['renewal-signed-out', 'whoever signed out is signed in again', '    !session.signedOut() &&\n', ''],
      ['renewal-once', 'a renewal is tried over and over', '    !session.renewalTried() &&\n', ''],
      ['renewal-revoked', 'what LinkedIn took back is asked for without the person', '!wasRevoked(session);', 'true;'],
      ['renewal-site', 'a page that is no site renews a sign-in', '    sites.recipeFor(address) !== null &&\n', ''],
      [
        'renewal-person',
        'whoever else is signed in at LinkedIn is signed in here',
        "if (hash !== (await hashOf(personId))) return 'somebody-else';",
        '',
      ],
      [
        'renewal-taken-back',
        'somebody is signed in who took it back meanwhile',
        "if (hash === undefined) return 'not-renewed';",
        'if (hash === undefined) return undefined;',
      ],
      [
        'kept-left',
        'what somebody asked for is kept for whoever came after them',
        'if (epoch !== session.epoch()) return;',
        '',
      ],
      [
        'kept-other-person',
        'whoever was kept signed in can be again after somebody else has been here',
        "      await forget('keptSignedIn');\n      hold(undefined, undefined);",
        '      hold(undefined, undefined);',
      ],
      [
        'kept-erased',
        'whoever was erased is signed in again',
        "  onKeptChange('keptSignedIn', () => void ready.then(compare));\n",
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/renewal.ts',
    ['test/unit/background/switched-off.test.ts'],
    [
      [
        'kept-switched-off',
        'whoever asked to be kept signed in stays known where nobody may be',
        '  settings.onChange(() => void ready.then(compare));\n',
        '',
      ],
    ],
  ),
];
