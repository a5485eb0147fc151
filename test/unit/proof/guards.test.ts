import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { guards } from '../../proof/guards/all.ts';

it('knows each guard by a name of its own', () => {
  expect(guards.length).toBeGreaterThan(100);
  const names = guards.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

it.each(guards.map((guard) => [guard.name, guard] as const))('still finds %s in its place', (_name, guard) => {
  expect(readFileSync(guard.file, 'utf8').split(guard.text)).toHaveLength(2);
  expect(guard.instead).not.toBe(guard.text);
});

it('names tests that are there', () => {
  const tests = new Set(guards.flatMap((guard) => guard.tests));
  expect([...tests].filter((test) => !existsSync(test))).toEqual([]);
  expect(guards.filter((guard) => guard.tests.length === 0)).toEqual([]);
});
