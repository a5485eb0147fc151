import { type Guard, guardsOf } from './guard.ts';

const duty = ['test/unit/background/my-profile.test.ts'];
const pictures = ['test/unit/linkedin/edits/pictures.test.ts'];
const pictureFile = ['test/unit/linkedin/edits/picture-file.test.ts'];

/** *My profile*: nothing is changed but one's own, as it was reviewed, by whoever is signed in now. */
export const guardsOfOwnProfile: readonly Guard[] = [
  ...guardsOf('src/background/my-profile.ts', duty, [
    [
      'edits-signal',
      'what was begun for one viewer is gone on with after they signed out',
      'signal: AbortSignal.any([session.signal(), signal])',
      'signal',
    ],
    [
      'edits-cancelled',
      'what was cancelled, or asked by a page that is gone, is sent all the same',
      'AbortSignal.any([gone.signal, cancelled.signal])',
      'new AbortController().signal',
    ],
    ['edits-gone', 'what a page asked for that is gone is sent all the same', 'port.onGone(() => gone.abort());\n', ''],
    [
      'edits-token-refused',
      'a token that LinkedIn refuses goes on being used',
      "if (fault?.code === 'token-refused') await session.end('revoked');",
      '',
    ],
    [
      'edits-form',
      'a page says what no page of ours would, and is heard',
      'const asked = readProfileEditsAsk(message);',
      'const asked = message as ProfileEditsAsk;',
    ],
    [
      'edits-review-sends-nothing',
      'what is only to be reviewed is sent',
      "if (task.kind === 'review') return send({ kind: 'reviewed', requests: reviewChanges(now.profile, task.changes) });",
      "if (task.kind === 'review') return send({ kind: 'applied', outcomes: await applied(access, now, task.changes) });",
    ],
  ]),
  ...guardsOf('src/background/received-picture.ts', duty, [
    [
      'new-picture-checked',
      'what is no picture is sent to LinkedIn as one',
      'return checkPictureFile(original) ?? checkPictureFile(display) ?? images;',
      'return images;',
    ],
    [
      'new-picture-display-checked',
      'what is no picture is sent to LinkedIn as the part to be shown',
      ' ?? checkPictureFile(display) ?? images;',
      ' ?? images;',
    ],
  ]),
  ...guardsOf(
    'src/browser/profile-edits-policy.ts',
    ['test/unit/browser/profile-edits-policy.test.ts'],
    [
      [
        'edits-entry-id',
        "what a page calls an entry changes an address of LinkedIn's",
        'v.pipe(v.string(), v.regex(/^\\d{1,19}$/))',
        'v.string()',
      ],
      ['edits-cap', 'a page has any number of changes sent', 'v.maxLength(500)', 'v.maxLength(1e9)'],
      ['edits-part-cap', 'one message fills the memory', 'byteLength <= largestPart', 'byteLength >= 0'],
      [
        'edits-json',
        'what is no JSON is taken for a value of a field',
        'const json = v.custom<Json>((value) => isJson(value));',
        'const json = v.custom<Json>(() => true);',
      ],
      [
        'edits-json-object',
        'what is no JSON is taken for an entry',
        "typeof value === 'object' && value !== null && !Array.isArray(value) && isJson(value),",
        "typeof value === 'object' && value !== null,",
      ],
    ],
  ),
  ...guardsOf(
    'src/linkedin/edits/own-profile.ts',
    ['test/unit/linkedin/edits/own.test-d.ts'],
    [
      [
        'own-profile-alone',
        "an edit is made to another member's profile",
        '{ readonly personId: string; readonly [ownProfile]: true };',
        '{ readonly personId: string };',
      ],
    ],
  ),
  ...guardsOf(
    'src/linkedin/edits/own-profile.ts',
    ['test/unit/linkedin/edits/own-profile.test.ts'],
    [
      [
        'own-profile-id',
        'what stands in an answer changes the address of an edit',
        'me !== undefined && isPersonId(personId) ?',
        "me !== undefined && typeof personId === 'string' ?",
      ],
    ],
  ),
  ...guardsOf(
    'src/linkedin/edits/changes.ts',
    ['test/unit/linkedin/edits/changes.test.ts'],
    [
      [
        'edits-all-or-none',
        'a change that may not be sent is sent',
        'judged.some((reason) => reason !== undefined)',
        'judged.length < 0',
      ],
      ['edits-end-at-fault', 'after one change that failed the next is made all the same', '      break;\n', ''],
    ],
  ),
  ...guardsOf(
    'src/linkedin/edits/judge.ts',
    ['test/unit/linkedin/edits/changes.test.ts'],
    [
      [
        'edits-as-seen',
        'what was changed elsewhere since is overwritten unseen',
        "return isAsSeen ? undefined : { code: 'changed-since', now };",
        'return isAsSeen ? undefined : undefined;',
      ],
      [
        'edits-lossy',
        "a text's other languages are lost without a yes",
        "if (isLossy && !replacesAll) return only('loses-values');",
        '',
      ],
      [
        'edits-mandatory',
        'what has to be there is deleted',
        "if (change.kind === 'delete') return field.mandatory ? only('mandatory') : [];",
        "if (change.kind === 'delete') return [];",
      ],
      [
        'edits-unknown-field',
        'a field that there is not is sent',
        "    if (field === undefined) return only('unknown-part');\n    if (change.kind === 'delete')",
        "    if (field === undefined) return [];\n    if (change.kind === 'delete')",
      ],
      [
        'edits-once',
        'of two changes to one field nobody knows which is made',
        '...validityOf(change, reading, all), ...repetitionOf(change, all)]',
        '...validityOf(change, reading, all)]',
      ],
    ],
  ),
  ...guardsOf(
    'src/linkedin/edits/send.ts',
    ['test/unit/linkedin/edits/send.test.ts'],
    [
      [
        'edits-discreet',
        'a change lies in the disk cache, and its token goes wherever an answer points',
        '{ ...discreet, ...options, signal: ends }',
        '{ ...options, signal: ends }',
      ],
      [
        'edits-ended',
        'a change that was ended is sent, or is said to have been',
        "if (signal?.aborted) return fault({ code: 'aborted', perhapsDone: false });",
        '',
      ],
      [
        'edits-time',
        'an answer to a change is waited for without end',
        'within(milliseconds, signal, async',
        'within(1e9, signal, async',
      ],
      [
        'edits-answer-size',
        'an answer without end fills the memory',
        'readJsonIfAny(response, bodyLimit)',
        'readJsonIfAny(response, 1e12)',
      ],
    ],
  ),
  ...guardsOf(
    'src/linkedin/calls/attempts.ts',
    ['test/unit/linkedin/edits/send.test.ts'],
    [
      [
        'edits-not-twice',
        'a change that failed is made twice',
        'attemptWith(access, ask, { failures: backOff.length,',
        'attemptWith(access, ask, { failures: 0,',
      ],
    ],
  ),
  ...guardsOf('src/linkedin/edits/pictures/upload.ts', pictures, [
    [
      'upload-any-host',
      'a token goes to any host that an answer names',
      "isAtOrUnder(hostname, 'linkedin.com')",
      "hostname !== ''",
    ],
    ['upload-header-names', "an answer's headers take the place of ours", '(?!authorization$|cookie$|host$)', ''],
    ['upload-header-values', "an answer's header breaks into another", '/^[\\x20-\\x7e]{0,500}$/.test(text) && ', ''],
    ['upload-asset', 'what is no asset is named to the profile', '!assetUrn.test(asset) || ', ''],
  ]),
  ...guardsOf('src/linkedin/edits/pictures/picture-file.ts', pictureFile, [
    [
      'picture-file-size',
      'a file of any size is taken',
      "if (bytes.byteLength > largestFile) return { code: 'too-large', limit: largestFile };",
      '',
    ],
    [
      'picture-file-kind',
      'a file that is no picture is taken',
      "if (type === undefined || type === 'image/webp') return { code: 'not-a-picture' };",
      '',
    ],
    [
      'picture-file-moves',
      'a picture that moves is taken',
      "return isAnimated(bytes, type) ? { code: 'animated' } : undefined;",
      'return undefined;',
    ],
  ]),
  ...guardsOf(
    'src/linkedin/edits/fields/forms.ts',
    ['test/unit/linkedin/edits/fields.test.ts'],
    [
      [
        'edits-web-address',
        "what a browser would run comes to stand in one's profile as an address",
        "(protocol === 'https:' || protocol === 'http:') && ",
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/custody/ledger.ts',
    ['test/unit/custody/custody.test.ts'],
    [
      [
        'own-data-until',
        'name and picture outlast the sign-out',
        "ownData: { area: 'local', whose: 'viewer', until: 'sign-out' }",
        "ownData: { area: 'local', whose: 'viewer', until: 'changed' }",
      ],
    ],
  ),
  ...guardsOf(
    'src/profile/forms/use-edits.ts',
    ['test/unit/ui/my-forms.test.ts'],
    [
      [
        'review-overtaken',
        'what is shown as reviewed is not what will be sent',
        'for (const was of asked.current) was.overtaken = true;',
        '',
      ],
      [
        'review-overtaken-answer',
        'a review of what was typed before is shown for what was typed since',
        "if (was?.ask.kind !== 'review' || was.overtaken) return;",
        "if (was?.ask.kind !== 'review') return;",
      ],
    ],
  ),
  ...guardsOf(
    'src/profile/my-profile.tsx',
    ['test/unit/ui/my-data.test.ts'],
    [['typed-is-theirs', 'what one person typed is sent for the next', '<Fragment key={editor}>', '<Fragment>']],
  ),
];
