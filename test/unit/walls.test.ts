import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const closed = [
  ['src/content/any.ts', '../linkedin/members.ts'],
  ['src/content/any.ts', '../custody/custody.ts'],
  ['src/content/any.ts', '../browser/serve.ts'],
  ['src/linkedin/any.ts', '../browser/native.ts'],
  ['src/background/any.ts', '../browser/storage.ts'],
  ['src/background/any.ts', 'webextension-polyfill'],
  ['src/background/any.ts', 'idb-keyval'],
  ['src/content/any.ts', '../browser/card-port.ts'],
  ['src/card/any.ts', '../linkedin/members.ts'],
  ['src/card/any.ts', '../popup/popup.tsx'],
  ['src/card/any.ts', '../settings/sites.ts'],
  ['src/card/any.ts', '../browser/storage.ts'],
  ['src/picker/any.ts', '../settings/sites.ts'],
  ['src/picker/any.ts', '../content/slot.ts'],
  ['src/picker/any.ts', '../browser/ask.ts'],
  ['src/content/any.ts', '../picker/selectors.ts'],
  ['src/popup/any.ts', '../card/card.tsx'],
  ['src/popup/any.ts', '../options/options.tsx'],
  ['src/popup/any.ts', '../browser/storage.ts'],
  ['src/popup/any.ts', '../custody/custody.ts'],
  ['src/profile/any.ts', '../linkedin/members.ts'],
  ['src/profile/any.ts', '../options/options.tsx'],
  ['src/options/any.ts', '../profile/my-profile.tsx'],
  ['src/crm/any.ts', 'valibot'],
  ['src/contract/any.ts', '../crm/reference.ts'],
  ['src/ui/any.ts', '../background/session.ts'],
  ['src/crm-photo/any.ts', '../salesforce/versions.ts'],
  ['src/crm-photo/any.ts', '../options/options.tsx'],
  ['src/options/any.ts', '../crm-photo/use-photo.ts'],
  ['src/http/any.ts', '../linkedin/members.ts'],
  ['src/salesforce/any.ts', '../linkedin/members.ts'],
  ['src/salesforce/any.ts', '../browser/native.ts'],
  ['src/linkedin/any.ts', '../salesforce/versions.ts'],
  ['src/sign-in/any.ts', '../salesforce/versions.ts'],
  ['src/content/any.ts', '../http/body.ts'],
  ['src/ui/any.ts', '../http/body.ts'],
] as const;

const open = [
  ['src/content/any.ts', '../browser/native.ts'],
  ['src/content/any.ts', '../browser/card-channel.ts'],
  ['src/picker/any.ts', '../crm/contacts.ts'],
  ['src/picker/any.ts', '../browser/picker-channel.ts'],
  ['src/card/any.ts', '../ui/words.ts'],
  ['src/card/any.ts', '../browser/card-port.ts'],
  ['src/content/any.ts', '../crm/contacts.ts'],
  ['src/custody/any.ts', '../browser/storage.ts'],
  ['src/background/any.ts', '../linkedin/members.ts'],
  ['src/popup/any.ts', 'preact/hooks'],
  ['src/profile/any.ts', '../linkedin/edits/fields/basic.ts'],
  ['src/profile/any.ts', '../linkedin/edits/judge.ts'],
  ['src/linkedin/any.ts', '../http/body.ts'],
  ['src/salesforce/any.ts', '../http/body.ts'],
  ['src/ui/any.ts', '../http/pixel-size.ts'],
  ['src/sign-in/any.ts', '../http/body.ts'],
  ['src/background/any.ts', '../salesforce/versions.ts'],
] as const;

/** Ways to keep something, or to reach the browser, without importing anything. */
const globals = [
  'chrome.storage.local',
  'browser.storage.local',
  'indexedDB',
  'caches',
  'localStorage',
  'sessionStorage',
];

const cases = [...closed, ...open].map(([folder, specifier], index) => ({
  specifier,
  file: folder.replace('any', `case-${index}`),
}));
let folder: string;
let said: string;

/** The walls stand in biome.json: each case is a file of its own in a copy of the house, linted by the same configuration. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-walls-'));
  copyFileSync('biome.json', join(folder, 'biome.json'));
  for (const { file, specifier } of cases) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `import { anything } from '${specifier}';\n\nexport const used = anything;\n`);
  }
  globals.forEach((name, index) => {
    writeFileSync(join(folder, `src/background/global-${index}.ts`), `export const store = ${name};\n`);
  });
  const biome = resolve('node_modules/.bin/biome');
  const parameters = [
    'lint',
    '--vcs-enabled=false',
    '--max-diagnostics=none',
    '--only=style/noRestrictedImports',
    '--only=style/noRestrictedGlobals',
  ];
  const { stdout, stderr } = spawnSync(biome, parameters, { cwd: folder, encoding: 'utf8' });
  said = stdout + stderr;
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isRefused = (index: number): boolean => said.includes(`case-${index}.ts:`);

it('keeps the browser’s own stores away from all but the browser’s door', () => {
  for (const index of globals.keys()) expect(said).toContain(`global-${index}.ts:`);
});

it('is looked at whole', () => {
  // With biome.json itself.
  expect(said).toContain(`Checked ${cases.length + globals.length + 1} files`);
});

it.each(closed.map((one, index) => [...one, index] as const))('%s may not import %s', (_file, _specifier, index) => {
  expect(isRefused(index)).toBe(true);
});

it.each(open.map((one, index) => [...one, closed.length + index] as const))(
  '%s may import %s',
  (_file, _specifier, index) => {
    expect(isRefused(index)).toBe(false);
  },
);
