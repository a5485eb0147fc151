// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the text of one.
import { type Guard, guardsOf } from './guard.ts';

/** What the token service exchanges, for whom and how often, and what it lets out. */
export const guardsOfTokenService: readonly Guard[] = [
  ...guardsOf(
    'token-service/code-request.ts',
    ['test/unit/token-service/requests.test.ts'],
    [
      [
        'exact-redirect-address',
        'an address that only begins like a listed one is taken',
        'expected.redirectAddresses.includes(redirectAddress)',
        'expected.redirectAddresses.some((one) => redirectAddress.startsWith(one))',
      ],
      [
        'any-redirect-address',
        'whoever has a code exchanges it',
        "if (!expected.redirectAddresses.includes(redirectAddress)) return refused('unknown-redirect-address');",
        '',
      ],
      [
        'repeated-parameter',
        'one parameter says two things',
        "if (new Set(names).size !== names.length) return refused('repeated-parameter');",
        '',
      ],
      [
        'grant-type',
        'the secret is used for other grants',
        "if (grantType !== 'authorization_code') return refused('wrong-grant-type');",
        '',
      ],
      [
        'client-id',
        'a code of another app is sent to ours',
        "if (clientId && clientId !== expected.clientId) return refused('unknown-client');",
        '',
      ],
      ['code-form', 'a code may be any bytes', "if (!visibleAscii.test(code)) return refused('malformed-code');", ''],
    ],
  ),
  ...guardsOf(
    'token-service/bounded-text.ts',
    ['test/unit/token-service/requests.test.ts'],
    [
      ['body-size', 'a body without end fills the memory', 'return size <= limit;', 'return true;'],
      [
        'body-announced',
        'a body is read that says it is too long',
        "if (saysItIsLarger(message.headers.get('content-length'), limit)) return { ok: false, problem: 'too-large' };",
        '',
      ],
      ['body-text', 'bytes that are no text are read as one', '{ fatal: true }', '{ fatal: false }'],
      ['body-let-go', 'a body that is not read on holds its connection', 'reader.cancel().catch(() => undefined);', ''],
    ],
  ),
  ...guardsOf(
    'token-service/node-handler.ts',
    ['test/unit/token-service/node-handler.test.ts'],
    [
      [
        'incoming-size',
        'what arrives at Node without end fills the memory',
        'if (text.take(part)) return;',
        'if (text.take(part) || part) return;',
      ],
      ['incoming-broken-off', 'half a request is waited for without end', ".on('close', breakOff)", ''],
    ],
  ),
  ...guardsOf(
    'token-service/token-service.ts',
    ['test/unit/token-service/requests.test.ts'],
    [
      [
        'content-type',
        'a page’s plain form is read without a preflight',
        "if (!isForm(request.headers.get('content-type'))) return refuse('wrong-content-type');",
        '',
      ],
      [
        'method',
        'a code in an address is exchanged',
        "if (request.method === 'POST') return exchange(request, caller);",
        'return exchange(request, caller);',
      ],
    ],
  ),
  ...guardsOf(
    'token-service/token-service.ts',
    ['test/unit/token-service/rate-limit.test.ts'],
    [
      [
        'rate',
        'codes are guessed as fast as can be',
        "if (wait > 0) return refuse('too-many-requests', { 'Retry-After': String(wait) });",
        '',
      ],
      [
        'rate-default',
        'a service that is told no limit has none',
        'configuration.requestsPerMinute ?? 30',
        'configuration.requestsPerMinute ?? 1e9',
      ],
    ],
  ),
  ...guardsOf(
    'token-service/token-service.ts',
    ['test/unit/token-service/silence.test.ts'],
    [
      [
        'silence-code',
        'a code is logged',
        'const result = await exchangeCode(app, asked.request);',
        'const result = await exchangeCode(app, asked.request);\n    console.log(asked.request.code);',
      ],
      [
        'silence-failure',
        'a failure is logged',
        'if (result.ok) return answer(200, result.token);',
        'if (result.ok) return answer(200, result.token);\n    console.error(result);',
      ],
    ],
  ),
  ...guardsOf(
    'token-service/rate-limit.ts',
    ['test/unit/token-service/rate-limit.test.ts'],
    [
      [
        'rate-memory',
        'counts of clients fill the memory',
        'if (oldest !== undefined && windows.size >= capacity) windows.delete(oldest);',
        '',
      ],
      ['rate-forgets', 'addresses of clients are remembered', '        windows.delete(key);\n', '        break;\n'],
      ['rate-clock', 'a clock that is set back shuts everybody out', 'return time >= beganAt && time', 'return time'],
    ],
  ),
  ...guardsOf(
    'token-service/client-address.ts',
    ['test/unit/token-service/client-address.test.ts'],
    [
      ['rate-network', 'one client counts as many, by the addresses of its network', '.slice(0, 4);', ';'],
      ['rate-key-length', 'a strange address fills the memory', 'address.slice(0, longestKey)', 'address'],
      ['rate-nearest-proxy', 'callers choose the address by which they are counted', '.at(-1)', '.at(0)'],
    ],
  ),
  ...guardsOf(
    'token-service/origins.ts',
    ['test/unit/token-service/origins.test.ts'],
    [
      ['origin', 'a web page uses the service', "allowed ? await route() : refuse('unknown-origin')", 'await route()'],
      ['origin-header', 'a web page reads the answer', 'if (allowed && origin !== null) {', 'if (origin !== null) {'],
      [
        'origin-exact',
        'an origin that only begins like a listed one is taken',
        'allowedOrigins.includes(origin)',
        'allowedOrigins.some((one) => origin.startsWith(one))',
      ],
      [
        'origin-of-firefox',
        'an origin that only begins like Firefox’s is taken',
        '/^moz-extension:\\/\\/[\\da-z-]+$/i',
        '/^moz-extension:\\/\\//i',
      ],
      [
        'origin-varies',
        'a cache gives one origin what is for another',
        "  response.headers.set('Vary', 'Origin');\n",
        '',
      ],
    ],
  ),
  ...guardsOf(
    'token-service/linkedin-exchange.ts',
    ['test/unit/token-service/upstream.test.ts'],
    [
      [
        'upstream-redirect',
        'the secret goes wherever LinkedIn’s answer points',
        "redirect: 'manual',",
        "redirect: 'follow',",
      ],
      ['upstream-time', 'an exchange is waited for without end', '    }, app.timeout);', '    }, 1e9);'],
      ['upstream-given-up', 'a request that nobody waits for goes on', '      controller.abort();\n', ''],
      [
        'upstream-size',
        'an answer without end fills the memory',
        'readBoundedText(response, largestAnswer)',
        'readBoundedText(response, 1e12)',
      ],
      [
        'upstream-token-form',
        'what is no token is passed on as one',
        ' || !/^[\\x21-\\x7e]+$/.test(access_token)) return',
        ') return',
      ],
      [
        'upstream-token-type',
        'a token of another type is passed on as a bearer’s',
        "if (token_type !== undefined && String(token_type).toLowerCase() !== 'bearer') return refused('linkedin-nonsense');",
        '',
      ],
    ],
  ),
  ...guardsOf(
    'token-service/linkedin-exchange.ts',
    ['test/unit/token-service/exchange.test.ts'],
    [
      [
        'token-members',
        'an ID token and a refresh token reach the extension',
        "const token = { access_token, token_type: 'Bearer', expires_in } as const;",
        "const token = { ...answer, access_token, token_type: 'Bearer', expires_in } as const;",
      ],
    ],
  ),
  ...guardsOf(
    'token-service/answers.ts',
    ['test/unit/token-service/exchange.test.ts'],
    [['answer-no-store', 'a token lies in a cache', "      'Cache-Control': 'no-store',\n", '']],
  ),
  ...guardsOf(
    'token-service/configuration.ts',
    ['test/unit/token-service/configuration.test.ts'],
    [
      [
        'configured-redirect',
        'a redirect address in the clear is listed',
        "return protocol === 'https:' && href === address;",
        'return href === address;',
      ],
      ['configured-origin', 'a web page is listed as an origin', '    isChromiumOrigin,\n', '    () => true,\n'],
      [
        'configured-endpoint',
        'the secret crosses a network in the clear',
        "return protocol === 'https:' || (protocol === 'http:' && (hostname === '127.0.0.1' || hostname === '[::1]'));",
        'return protocol !== undefined && hostname !== undefined;',
      ],
      [
        'configured-in-words',
        'a secret stands in a message',
        '`is missing: ${meaning}`',
        '`is missing: ${meaning} ${JSON.stringify(environment)}`',
      ],
    ],
  ),
  ...guardsOf(
    'token-service/node.ts',
    ['test/unit/token-service/node.test.ts'],
    [
      ['stop-waits', 'a stop cuts an exchange off', '  server.close();\n', '  process.exit(0);\n'],
      [
        'stop-idle',
        'a caller that goes on asking holds up a stop',
        '  setInterval(() => server.closeIdleConnections(), 100).unref();\n',
        '',
      ],
      ['stop-on-interrupt', 'an interrupt cuts an exchange off', "process.once('SIGINT', stop);\n", ''],
    ],
  ),
  ...guardsOf(
    'token-service/node.ts',
    ['test/unit/token-service/slow-requests.test.ts'],
    [['request-time', 'requests held open take all connections', 'requestTimeout: 10_000,', 'requestTimeout: 0,']],
  ),
];
