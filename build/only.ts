import { parseArgs } from 'node:util';

/**
 * All that a script can make, or with `--only NAME`, again and again, on its command line those alone.
 *
 * @throws Error where there is no such.
 */
export function chosenOf<Name extends string>(all: readonly Name[]): readonly Name[] {
  const { only } = parseArgs({ options: { only: { type: 'string', multiple: true } } }).values;
  if (only === undefined) return all;
  const unknown = only.filter((name) => !all.some((one) => one === name));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(' and ')}, only ${all.join(', ')}.`);
  return all.filter((name) => only.includes(name));
}
