import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { accounts } from '../../sandbox/world/accounts.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The command as it is run by hand, without npx in between, so that signals reach it. */
function start(...options: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', ...options], { cwd: root });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  return { child, output: () => output };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'the command says where everything is, and stops on %s',
  { timeout: 30_000 },
  async (signal) => {
    const { child, output } = start('--port', '0');
    try {
      while (!output().includes('Ctrl+C')) await once(child.stdout, 'data');
      expect(output()).toMatch(/127\.0\.0\.1:\d+/);
      expect(output()).toContain('--ignore-certificate-errors-spki-list=');
      for (const { email, password } of accounts) expect(output()).toMatch(new RegExp(`${email} +${password}`));
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
    }
  },
);

test('the command refuses a port that is none', { timeout: 30_000 }, async () => {
  const { child } = start('--port', 'eighty');
  expect(await once(child, 'exit')).toEqual([2, null]);
});
