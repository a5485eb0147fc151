import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { Account } from '../../sandbox/world/accounts.ts';
import type { Access } from '../../src/linkedin/access.ts';
import { ask, tokenFor } from './linkedin-client.ts';

/** What the extension's own client needs to ask the sandbox as an account that granted these scopes. Waits are not waited out. */
export async function accessFor(sandbox: Sandbox, account: Account, scopes?: string[]): Promise<Access> {
  return {
    token: await tokenFor(sandbox, account, scopes),
    issuedAt: Date.now() - 60_000,
    wait: async () => undefined,
    async fetch(input, init = {}) {
      const { method = 'GET', headers, body } = init;
      const reply = await ask(sandbox, String(input), {
        method,
        headers: Object.fromEntries(new Headers(headers)),
        ...(typeof body === 'string' ? { body } : {}),
      });
      const retryAfter = reply.headers['retry-after'];
      return new Response(new Uint8Array(reply.bytes), {
        status: reply.status,
        headers: typeof retryAfter === 'string' ? { 'Retry-After': retryAfter } : {},
      });
    },
  };
}
