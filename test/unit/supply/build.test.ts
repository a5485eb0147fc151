import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { preactWithoutHtml } from '../../../build/preact-without-html.ts';
import { thirdPartyNotices } from '../../../build/third-party.ts';

const bundled = {
  name: 'left-pad',
  version: '1.0.0',
  license: 'MIT',
  source: 'https://forge.example/left-pad',
  text: 'Copyright (c) Somebody',
};

describe('the notices', () => {
  it('name each package with its licence, its source and its text', () => {
    const notices = thirdPartyNotices([bundled]);
    for (const part of ['left-pad 1.0.0, MIT', bundled.source, bundled.text]) expect(notices).toContain(part);
  });

  it.each(['GPL-3.0-only', 'UNLICENSED', 'MIT OR GPL-2.0', ''])(
    'end the build where a package is under %j, which nobody thought about',
    (license) => {
      expect(() => thirdPartyNotices([bundled, { ...bundled, name: 'other', license }])).toThrow(`other (${license})`);
    },
  );
});

describe('Preact', () => {
  const file = 'node_modules/preact/dist/preact.mjs';
  const code = readFileSync(file, 'utf8');
  const transform = preactWithoutHtml().transform as (code: string, id: string) => { code: string } | null;

  it('loses what would make elements of text, and nothing else', () => {
    expect(code).toContain('innerHTML');
    const changed = transform(code, `/project/${file}`)?.code ?? '';
    expect(changed).not.toContain('innerHTML');
    expect(code.length - changed.length).toBeLessThan(100);
  });

  it('ends the build where it has changed', () => {
    expect(() => transform(code.replaceAll('__html', '__text'), `/project/${file}`)).toThrow('Preact has changed');
  });

  it('is the only file that is touched', () => {
    expect(transform(code, '/project/src/popup/main.tsx')).toBeNull();
  });
});
