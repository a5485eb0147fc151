import { CallFailed } from './failures.ts';
import type { LinkedIn } from './linkedin.ts';
import type { Token } from './registry.ts';

/** The access token that a request carries. */
export function bearerOf(headers: Headers): string | undefined {
  return /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
}

/**
 * The live token of a request to the API.
 *
 * @throws CallFailed with 401 and the serviceErrorCodes of "API Error Handling": 65600 unknown, 65601 revoked, and as supposed, expired
 */
export function liveToken({ registry, conditions }: LinkedIn, headers: Headers): Token {
  const value = bearerOf(headers);
  if (value === undefined)
    throw new CallFailed({ status: 401, serviceErrorCode: 401, message: 'Empty oauth2_access_token' });
  const token = registry.token(value);
  if (token === undefined)
    throw new CallFailed({
      status: 401,
      serviceErrorCode: 65600,
      code: 'INVALID_ACCESS_TOKEN',
      message: 'Invalid access token',
    });
  if (token.revoked || Date.now() - token.issuedAt < conditions.freshTokenRefusal)
    throw new CallFailed({
      status: 401,
      serviceErrorCode: 65601,
      code: 'REVOKED_ACCESS_TOKEN',
      message: 'The token used in the request has been revoked by the user',
    });
  if (Date.now() >= token.expiresAt)
    throw new CallFailed({
      status: 401,
      serviceErrorCode: conditions.suppositions.expiredTokenCode,
      code: 'EXPIRED_ACCESS_TOKEN',
      message: 'The token used in the request has expired',
    });
  return token;
}
