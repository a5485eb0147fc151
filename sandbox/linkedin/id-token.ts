import { generateKeyPairSync, sign } from 'node:crypto';
import { application } from '../application.ts';
import type { LinkedIn } from './linkedin.ts';
import type { Grant } from './registry.ts';
import { claimsOf } from './userinfo.ts';

const keyId = 'sandbox-key';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What `/oauth/openid/jwks` answers. */
export const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'RS256' }] };

/** An ID token as LinkedIn makes them: RS256, without a nonce, `locale` as one string. */
export function idToken(linkedin: LinkedIn, grant: Grant): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: 'https://www.linkedin.com/oauth',
    aud: application.clientId,
    iat: now,
    exp: now + linkedin.conditions.tokenLifetime,
    ...claimsOf(linkedin, grant),
    locale: 'en_US',
  };
  const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: keyId })}.${encode(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}
