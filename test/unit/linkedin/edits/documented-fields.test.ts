import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { basicFields } from '../../../../src/linkedin/edits/fields/basic.ts';
import { complexFields } from '../../../../src/linkedin/edits/fields/complex.ts';
import type { BasicField, Kind, Parts } from '../../../../src/linkedin/edits/fields/kinds.ts';

const text = readFileSync('docs/linkedin-api.md', 'utf8');

/** Of each row with a field in it: its name, its form, who may read it or what its order is, the functions, the tests. */
const rowsUnder = (heading: string) =>
  (text.split(`### ${heading}\n`)[1]?.split(/\n##/)[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').slice(1, -1))
    .map(([name = '', form = '', more = '', functions = '', tests = '']) => ({
      name: quoted(name)[0] ?? '',
      form: form.trim(),
      more: more.trim(),
      functions: quoted(functions),
      tests: quoted(tests),
    }));

const quoted = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

/** What a form asks for a value of this kind, in the words of the table. */
function formOf(kind: Kind): string {
  switch (kind.kind) {
    case 'localized':
      return kind.rich ? 'rich text, by language' : 'text, by language';
    case 'reference':
      return `reference: ${kind.entity}`;
    case 'order':
      return `order of \`${kind.of}\``;
    case 'object':
      return `object: ${partsOf(kind.parts)}`;
    case 'list':
      return `list of ${formOf(kind.of)}`;
    case 'keyed':
      return `up to ${kind.most} of ${formOf(kind.of)}`;
    case 'choice':
      return kind.open ? 'choice, open' : 'choice';
    default:
      return kind.kind;
  }
}

const partsOf = (parts: Parts): string =>
  Object.entries(parts)
    .map(([name, part]) => `${name}${part.mandatory ? '*' : ''}`)
    .join(', ');

const rowOfBasic = (field: BasicField): string => {
  const only = field.edits === 'delete' ? ', to be deleted alone' : '';
  return `${formOf(field.value)}${field.mandatory ? ', mandatory' : ''}${only}`;
};

const source = readFileSync('src/linkedin/edits/requests.ts', 'utf8');

describe('docs/linkedin-api.md', () => {
  const basic = rowsUnder('The basic fields');
  const complex = rowsUnder('The complex fields');

  test('lists the 41 basic fields, none missing, as they are described', () => {
    expect(basic).toHaveLength(41);
    expect(basic.map(({ name, form, more }) => [name, form, more])).toEqual(
      Object.entries(basicFields).map(([name, field]) => [name, rowOfBasic(field), field.readers]),
    );
  });

  test('lists the 13 complex fields, none missing, as they are described', () => {
    expect(complex).toHaveLength(13);
    expect(complex.map(({ name, form, more }) => [name, form, more])).toEqual(
      Object.entries(complexFields).map(([name, { entry, order }]) => [name, partsOf(entry.parts), `\`${order}\``]),
    );
  });

  test.each([...basic, ...complex])('$name: its functions and tests exist', ({ functions, tests }) => {
    expect(functions.length).toBeGreaterThan(0);
    for (const name of functions) expect(source).toContain(`export function ${name}`);
    expect(tests.length).toBeGreaterThan(0);
    for (const file of tests) expect(existsSync(`test/unit/linkedin/edits/${file}`), file).toBe(true);
  });
});

test('every complex field has its order among the basic ones', () => {
  for (const [name, { order }] of Object.entries(complexFields)) {
    expect(basicFields[order].value).toEqual({ kind: 'order', of: name });
  }
});
