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
      [
        'sign-in-begins-empty',
        "what the app may do for a former viewer, and their picture, is taken for the next one's",
        'kept = asked ? { viewer, token, signInUntold: true } : { viewer, token };',
        'kept = { ...kept, viewer, token };',
      ],
      [
        'sign-out-mark-latest',
        'a sign-out is taken back by what was read before it',
        'if (mine !== epoch || signedOut === (mark === true)) return;',
        'if (signedOut === (mark === true)) return;',
      ],
      [
        'epoch-kept-at-end',
        "after the worker has stopped, a page of a former viewer counts as the next one's",
        "        keep('epoch', own(mine)),\n        reason",
        '        reason',
      ],
      [
        'epoch-found',
        'a worker that wakes takes pages of a former viewer for those of the present one',
        '    epoch = kept.epoch ?? epoch;\n',
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
        'visit-over',
        "LinkedIn is asked on for a viewer who has left, and its refusal ends the next one's session",
        'AbortSignal.any([visitSignal, session.signal(), ...deskSignals])',
        'AbortSignal.any([visitSignal, ...deskSignals])',
      ],
      [
        'visit-left',
        'LinkedIn is asked on for an address that the page has left',
        'AbortSignal.any([visitSignal, session.signal(), ...deskSignals])',
        'AbortSignal.any([session.signal(), ...deskSignals])',
      ],
      [
        'visit-gone',
        'LinkedIn is asked on for a page that has gone',
        '      for (const visit of [...visits.keys()]) endVisit(visit);\n',
        '',
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
      [
        'desk-chip-picture',
        "a page is handed the viewer's picture for a user who is not known to be them",
        'const picture = confirmed ? await',
        'const picture = !confirmed || confirmed ? await',
      ],
      [
        'desk-chip-late',
        "the viewer's picture is shown to whoever they have said meanwhile they are not",
        "    if (signal.aborted) return;\n    send({ kind: 'crm-user'",
        "    send({ kind: 'crm-user'",
      ],
      [
        'desk-left-meanwhile',
        'LinkedIn is asked for whoever was taken back while they were compared',
        '      if (signal.aborted) return;\n      const refusal',
        '      const refusal',
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
      [
        'pictures-refused-once',
        'a refusal of many batches at once ends the session of whoever came next',
        '  if (signal.aborted) return;\n  if (!members.ok)',
        '  if (!members.ok)',
      ],
      [
        'pictures-no-capability',
        'LinkedIn is asked on and on for what it does not let the app read',
        "if (session.peopleRead() === 'refused') return answerAll(batch, unavailable('no-capability'));",
        '',
      ],
      [
        'pictures-whose',
        "one member's picture is shown as another's",
        'members.get(one.personId)',
        '[...members.values()][0]',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/pictures.ts',
    ['test/unit/background/visits.test.ts'],
    [
      [
        'pictures-bytes-over',
        "a member's picture is fetched for a page that has left",
        "fetchPicture(activity.fetchFor('picture'), artifact, { signal });",
        "fetchPicture(activity.fetchFor('picture'), artifact, {});",
      ],
    ],
  ),
  ...guardsOf(
    'src/background/connections.ts',
    ['test/unit/background/switched-off.test.ts'],
    [
      [
        'connections-switched-off',
        'connections stay known where nobody may read them any more',
        '    stopping.abort();\n    reading.index.clear();\n    reading = unread(session.epoch());\n    changed();',
        '    changed();',
      ],
    ],
  ),
];
