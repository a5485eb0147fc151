import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { refusals } from '../../../token-service/refusals.ts';

const all = Object.values(refusals);

describe('every refusal', () => {
  test.each(all)('$status $error: $description', ({ status, error, description }) => {
    expect(description).toMatch(/^[A-Z][\x20\x21\x23-\x5b\x5d-\x7e]+\.$/);
    expect(status).toBeGreaterThanOrEqual(400);
    // A failure is LinkedIn's or none: the service has no failures of its own.
    if (status >= 500) expect(description).toMatch(/^LinkedIn /);
    expect(error).toMatch(/^[a-z_]+$/);
  });

  test('has a sentence of its own', () => {
    expect(new Set(all.map(({ description }) => description)).size).toBe(all.length);
  });

  test('is in the table of docs/token-service.md, with its status and code', async () => {
    const page = await readFile(new URL('../../../docs/token-service.md', import.meta.url), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| '));
    for (const { status, error } of all) {
      expect(rows.some((row) => row.startsWith(`| ${status} `) && row.includes(`\`${error}\``))).toBe(true);
    }
  });
});
