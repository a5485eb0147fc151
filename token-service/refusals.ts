/** The codes of RFC 6749 that the service answers with; the last two are those of its section 4.1.2.1. */
type ErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'temporarily_unavailable'
  | 'server_error';

type RefusalWords = { readonly status: number; readonly error: ErrorCode; readonly description: string };

/**
 * Every way an exchange can be refused. The sentences are fixed, so that nothing a caller or LinkedIn sent can come back in one.
 *
 * They keep to the characters that RFC 6749 (section 5.2) allows in `error_description`: plain ASCII without quotation marks and backslashes.
 */
export const refusals = {
  'unknown-path': {
    status: 404,
    error: 'invalid_request',
    description: 'There is nothing at this path. Codes are exchanged at /token.',
  },
  'wrong-method': { status: 405, error: 'invalid_request', description: 'This path does not take this method.' },
  'unknown-origin': {
    status: 403,
    error: 'unauthorized_client',
    description: 'This origin may not use this token service.',
  },
  'too-many-requests': {
    status: 429,
    error: 'temporarily_unavailable',
    description: 'Too many requests came from this client. Wait, then sign in again.',
  },
  'wrong-content-type': {
    status: 415,
    error: 'invalid_request',
    description: 'The content type must be application/x-www-form-urlencoded.',
  },
  'body-too-large': { status: 413, error: 'invalid_request', description: 'The body is larger than 8 KiB.' },
  'unreadable-body': {
    status: 400,
    error: 'invalid_request',
    description: 'The body broke off or is not UTF-8 text.',
  },
  'repeated-parameter': { status: 400, error: 'invalid_request', description: 'A parameter is given more than once.' },
  'missing-grant-type': { status: 400, error: 'invalid_request', description: 'The parameter grant_type is missing.' },
  'wrong-grant-type': {
    status: 400,
    error: 'unsupported_grant_type',
    description: 'The only grant_type here is authorization_code.',
  },
  'missing-code': { status: 400, error: 'invalid_request', description: 'The parameter code is missing.' },
  'malformed-code': {
    status: 400,
    error: 'invalid_request',
    description: 'The parameter code has characters that no authorization code has.',
  },
  'missing-redirect-address': {
    status: 400,
    error: 'invalid_request',
    description: 'The parameter redirect_uri is missing.',
  },
  'unknown-redirect-address': {
    status: 400,
    error: 'unauthorized_client',
    description: 'The redirect_uri is not one that this token service is set up for.',
  },
  'unknown-client': {
    status: 400,
    error: 'unauthorized_client',
    description: 'The client_id is not the one that this token service is set up for.',
  },
  'code-refused': {
    status: 400,
    error: 'invalid_grant',
    description:
      'LinkedIn refused the code: it has expired, has been used, or was issued for another redirect address or LinkedIn app. Sign in again.',
  },
  'app-refused': {
    status: 400,
    error: 'invalid_client',
    description:
      'The token service is set up wrongly: LinkedIn does not accept its client ID with its client secret. Whoever runs it must correct them.',
  },
  'linkedin-throttled': {
    status: 503,
    error: 'temporarily_unavailable',
    description: 'LinkedIn takes no more requests at the moment. Sign in again later.',
  },
  'linkedin-failed': {
    status: 502,
    error: 'temporarily_unavailable',
    description: 'LinkedIn answered with a failure of its own. Sign in again later.',
  },
  'linkedin-unreachable': {
    status: 502,
    error: 'temporarily_unavailable',
    description: 'LinkedIn could not be reached, or broke off its answer. Sign in again later.',
  },
  'linkedin-silent': {
    status: 504,
    error: 'temporarily_unavailable',
    description: 'LinkedIn did not answer in time. Sign in again later.',
  },
  'linkedin-nonsense': {
    status: 502,
    error: 'server_error',
    description: 'LinkedIn answered with something that is neither a token nor an error.',
  },
} as const satisfies Record<string, RefusalWords>;

export type Refusal = keyof typeof refusals;
