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
        ...(typeof body === 'string' || body instanceof ArrayBuffer ? { body } : {}),
      });
      const told = ['retry-after', 'x-linkedin-id', 'x-restli-id'].flatMap((name) => {
        const value = reply.headers[name];
        return typeof value === 'string' ? [[name, value] as const] : [];
      });
      const content = reply.status === 204 ? null : new Uint8Array(reply.bytes);
      return new Response(content, { status: reply.status, headers: Object.fromEntries(told) });
    },
  };
}
