import { type Guard, guardsOf } from './guard.ts';

/** For whom something is done: the viewer who is signed in now, at this desk, and nobody before them. */
export const guardsOfViewers: readonly Guard[] = [
  ...guardsOf(
    'src/background/session.ts',
    ['test/unit/background/session.test.ts'],
    [
      ['epoch-advances', 'what was asked for one viewer is shown to the next', '    epoch += 1;\n', ''],
      ['epoch-aborts', 'what is under way for a former viewer goes on', '    ending.abort();\n', ''],
      [
        'sign-out-at-once',
        'what is painted stays until the browser has written a sign-out',
        '    announce();\n    await write(async () => {\n      await (reason',
        '    await write(async () => {\n      await (reason',
      ],
      ['sign-out-mark', 'a sign-out is forgotten', 'if (reason === undefined) signedOut = true;', ''],
      [
        'sign-out-mark-kept',
        'a sign-out is forgotten with the worker',
        "reason === undefined ? keep('signedOutMark', own(true as const)) : keep",
        'reason === undefined ? undefined : keep',
      ],
      [
        'sign-out-forgets',
        'what is kept of the viewer outlasts their sign-out',
        'await (reason === undefined ? forgetViewer() : forgetEpoch());',
        '',
      ],
      [
        'sign-in-forgets',
        "what was kept of a former viewer's session is taken for the next one's",
        'await write(async () => {\n      await forgetEpoch();',
        'await write(async () => {',
      ],
      [
        'token-expiry',
        'a token past its lifetime is used',
        'if (kept.token !== undefined && kept.token.expiresAt <= now()) void end(',
        'if (kept.token === null) void end(',
      ],
      [
        'own-picture-epoch',
        "a former viewer's picture is kept as the next one's",
        'if (ofEpoch !== epoch) return;',
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/visits.ts',
    ['test/unit/background/visits.test.ts'],
    [
      [
        'visit-epoch',
        'a page of a former viewer is answered',
        "if (epoch !== session.epoch()) return port.send({ kind: 'stale' } satisfies VisitAnswer);",
        '',
      ],
      [
        'visit-site',
        'a page that is no site is answered',
        'const recipe = sites.recipeFor(port.address);',
        'const recipe = sites.recipeFor(port.address) ?? { contacts: [] };',
      ],
      [
        'visit-answer-epoch',
        'an answer for a former viewer reaches the page of the next',
        'if (epoch === session.epoch()) port.send(message);',
        'port.send(message);',
      ],
      [
        'greeting-site',
        'a page that is no site learns whether somebody is signed in',
        'const signedIn = recipe !== null && session.token() !== undefined;',
        'const signedIn = session.token() !== undefined;',
      ],
      [
        'painting-site',
        'what paints is put into pages that are no site, and for nobody',
        'const isServed = sites.recipeFor(address) !== null && session.token() !== undefined;',
        'const isServed = true;',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/visits.ts',
    ['test/unit/background/shared-desk.test.ts'],
    [
      [
        'desk-withholds',
        "pictures are shown to a CRM's user who is not the viewer",
        '!(await desk.isViewer(address, crmUser));',
        'false;',
      ],
      [
        'desk-own-picture',
        "the viewer's picture is shown in a chip of somebody else's",
        'recipe.me !== undefined && (await desk.isViewer(address, identity).catch(() => false));',
        'recipe.me !== undefined;',
      ],
      [
        'desk-aborts',
        "what is under way for a CRM's user goes on after they are taken back",
        'recipe.me === undefined ? [] : [desk.signal()];',
        '[];',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/shared-desk.ts',
    ['test/unit/background/shared-desk.test.ts'],
    [
      [
        'desk-which',
        'whoever was confirmed once, everybody is',
        'return confirmations.some((one) => one.hash === hash);',
        'return confirmations.length > 0;',
      ],
      [
        'desk-site',
        'a confirmation on one site holds on another',
        "hashing.hash('crm-user', site, foldIdentity(identity), personId);",
        "hashing.hash('crm-user', foldIdentity(identity), personId);",
      ],
      [
        'desk-person',
        'what one viewer confirmed holds for the next',
        "hashing.hash('crm-user', site, foldIdentity(identity), personId);",
        "hashing.hash('crm-user', site, foldIdentity(identity));",
      ],
      [
        'desk-left',
        'what somebody said is kept for whoever came after them',
        'if (epoch !== session.epoch()) return;',
        '',
      ],
      ['desk-cap', 'confirmations are kept without end', '.slice(-mostConfirmations)', ''],
    ],
  ),
  ...guardsOf(
    'src/background/hashing.ts',
    ['test/unit/background/hashing.test.ts'],
    [
      [
        'salt-random',
        'hashes of two browser profiles can be compared',
        'crypto.getRandomValues(new Uint8Array(saltLength)).buffer',
        'new Uint8Array(saltLength).buffer',
      ],
      ['hash-parts', 'two lists of parts have one hash', 'JSON.stringify(parts)', "parts.join('')"],
    ],
  ),
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
    ],
  ),
  ...guardsOf(
    'src/background/connections.ts',
    ['test/unit/background/connections.test.ts'],
    [
      [
        'connections-epoch',
        "a former viewer's connections are taken for the next one's",
        'if (reading.epoch !== session.epoch()) {',
        'if (reading.epoch < 0) {',
      ],
      [
        'connections-former-reading',
        "a former viewer's reading ends the next one's",
        'if (current() !== mine) return;',
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/pictures.ts',
    ['test/unit/background/pictures.test.ts'],
    [
      ['refused-token', 'a token that LinkedIn took back stays in use', "await session.end('revoked');", ''],
      [
        'pictures-paused',
        'LinkedIn is asked in spite of its limit',
        "if (session.pausedUntil() > Date.now()) return answerAll(batch, unavailable('throttled', session.pausedUntil()));",
        '',
      ],
      [
        'pictures-aborted',
        'a picture is delivered after its page has left',
        'if (!call.signal.aborted) call.deliver(one.wanted, answer);',
        'call.deliver(one.wanted, answer);',
      ],
    ],
  ),
];
