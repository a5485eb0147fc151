import { request } from 'node:https';
import { application } from '../../sandbox/application.ts';
import { tokenEndpoint } from '../../sandbox/endpoints.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { Account } from '../../sandbox/world/accounts.ts';

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
};

export type Question = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | ArrayBuffer;
};

/** A real request over TLS to the sandbox's listener, under the address's own host name. Follows no redirect. */
export function ask(sandbox: Sandbox, address: string, question: Question = {}): Promise<Reply> {
  // Not through URL: the path has to arrive as it is written.
  const [, host = '', path = '/'] = /^https:\/\/([^/]+)(\/.*)?$/.exec(address) ?? [];
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: sandbox.port,
        servername: host,
        path,
        method: question.method ?? 'GET',
        headers: { host, ...question.headers },
        rejectUnauthorized: false,
        agent: false,
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, bytes, text: bytes.toString() });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(typeof question.body === 'object' ? new Uint8Array(question.body) : question.body);
  });
}

export const form = (fields: Readonly<Record<string, string>>): Question => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

export const chromiumRedirect = application.redirectAddresses[0] ?? '';

const allScopes = ['openid', 'profile', 'r_basicprofile'];

/** The query of an authorization request; `changes` replaces single parameters. */
export function authorizationQuery(changes: Readonly<Record<string, string>> = {}): string {
  return new URLSearchParams({
    response_type: 'code',
    client_id: application.clientId,
    redirect_uri: chromiumRedirect,
    state: 'the-state',
    scope: allScopes.join(' '),
    ...changes,
  }).toString();
}

export const authorizationAddress = (query = authorizationQuery()) =>
  `https://www.linkedin.com/oauth/v2/authorization?${query}`;

/** A browser at LinkedIn's pages: keeps the session cookie, presses buttons. */
export class Visitor {
  cookie = '';
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  async #go(address: string, question: Question = {}): Promise<Reply> {
    const headers = { ...question.headers, ...(this.cookie ? { cookie: this.cookie } : {}) };
    const reply = await ask(this.#sandbox, address, { ...question, headers });
    const set = reply.headers['set-cookie'];
    if (Array.isArray(set)) this.cookie = set[0]?.split(';')[0] ?? '';
    return reply;
  }

  open(query = authorizationQuery()): Promise<Reply> {
    return this.#go(authorizationAddress(query));
  }

  logIn(account: Pick<Account, 'email' | 'password'>, query = authorizationQuery()): Promise<Reply> {
    return this.#go(
      'https://www.linkedin.com/checkpoint/login-submit',
      form({ request: query, session_key: account.email, session_password: account.password, 'sign-in': '' }),
    );
  }

  cancelLogin(query = authorizationQuery()): Promise<Reply> {
    return this.#go('https://www.linkedin.com/checkpoint/login-submit', form({ request: query, cancel: '' }));
  }

  consent(button: 'allow' | 'cancel', query = authorizationQuery()): Promise<Reply> {
    return this.#go('https://www.linkedin.com/oauth/v2/authorization-submit', form({ request: query, [button]: '' }));
  }

  logOut(): Promise<Reply> {
    return this.#go('https://www.linkedin.com/m/logout');
  }
}

/** The parameters that a redirect carries back. */
export function answerOf(reply: Reply): URLSearchParams {
  return new URL(String(reply.headers.location)).searchParams;
}

/** Logs in, consents, and returns the code. */
export async function codeFor(sandbox: Sandbox, account: Account, scopes = allScopes): Promise<string> {
  const query = authorizationQuery({ scope: scopes.join(' ') });
  const visitor = new Visitor(sandbox);
  await visitor.logIn(account, query);
  const reply = await visitor.consent('allow', query);
  return answerOf(reply).get('code') ?? '';
}

/** Exchanges a code as a server with the secret does; `changes` replaces single parameters, and an empty one leaves it out. */
export function exchange(sandbox: Sandbox, code: string, changes: Readonly<Record<string, string>> = {}) {
  const fields = {
    grant_type: 'authorization_code',
    code,
    client_id: application.clientId,
    client_secret: application.clientSecret,
    redirect_uri: chromiumRedirect,
    ...changes,
  };
  const given = Object.entries(fields).filter(([, value]) => value !== '');
  return ask(sandbox, tokenEndpoint, form(Object.fromEntries(given)));
}

/** An access token for an account. */
export async function tokenFor(sandbox: Sandbox, account: Account, scopes = allScopes): Promise<string> {
  const reply = await exchange(sandbox, await codeFor(sandbox, account, scopes));
  return (JSON.parse(reply.text) as { access_token: string }).access_token;
}

/** A GET at the API with a token and the protocol header. */
export function askApi(sandbox: Sandbox, token: string, path: string, headers: Readonly<Record<string, string>> = {}) {
  return ask(sandbox, `https://api.linkedin.com${path}`, {
    headers: { authorization: `Bearer ${token}`, 'x-restli-protocol-version': '2.0.0', ...headers },
  });
}

export const listOf = (ids: readonly string[]) => `List(${ids.map((id) => `(id:${id})`).join(',')})`;

export const decorated =
  '(results*(id,localizedFirstName,localizedLastName,profilePicture(displayImage~:playableStreams)))';
