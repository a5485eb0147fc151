import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const files = Object.entries(scripts).flatMap(([name, command]) =>
  [...command.matchAll(/\S+\.(?:js|ts)\b/g)].map(([file]) => [name, file] as const),
);

it.each(files)('npm run %s finds %s', (_name, file) => {
  expect(existsSync(file)).toBe(true);
});

it('has every command that the README names', () => {
  const named = [...readFileSync('README.md', 'utf8').matchAll(/\| `npm (?:run )?([\w:-]+)` \|/g)].map(
    ([, name]) => name,
  );
  expect(named.length).toBeGreaterThan(4);
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});
