import { type Guard, guardsOf } from './guard.ts';

/** What gets into the packages. */
export const guardsOfSupply: readonly Guard[] = [
  ...guardsOf(
    'build/third-party.ts',
    ['test/unit/supply/build.test.ts'],
    [
      [
        'licences',
        'a licence is shipped that nobody thought about',
        '  if (foreign.length > 0)\n',
        '  if (foreign.length > 1e9)\n',
      ],
    ],
  ),
  ...guardsOf(
    'build/preact-without-html.ts',
    ['test/unit/supply/build.test.ts'],
    [
      [
        'preact-changed',
        'a new Preact makes elements of text again',
        'if (parts.length !== 2)',
        'if (parts.length > 2)',
      ],
    ],
  ),
  ...guardsOf(
    'scripts/set-up.js',
    ['test/unit/supply/lock-file.test.ts'],
    [
      [
        'installed-as-locked',
        'other packages are installed than those written down',
        "['ci', '--ignore-scripts',",
        "['install', '--ignore-scripts',",
      ],
      ['installed-without-scripts', 'packages run scripts at installation', "['ci', '--ignore-scripts',", "['ci',"],
    ],
  ),
];
