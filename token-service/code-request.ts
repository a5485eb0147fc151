import type { Refusal } from './refusals.ts';

/** What a caller asks to have exchanged. */
export type CodeRequest = { readonly code: string; readonly redirectAddress: string };

type Parsed = { readonly ok: true; readonly request: CodeRequest } | { readonly ok: false; readonly refusal: Refusal };

/** What an authorization code is made of: VSCHAR of RFC 6749, appendix A.11. */
const visibleAscii = /^[\x20-\x7e]+$/;

/**
 * Reads an access token request (RFC 6749, section 4.1.3) out of a form's text.
 *
 * As that document asks, a parameter without a value counts as missing, an unknown one is ignored, and none may be given twice.
 */
export function readCodeRequest(
  text: string,
  expected: { readonly clientId: string; readonly redirectAddresses: readonly string[] },
): Parsed {
  const form = new URLSearchParams(text);
  const names = [...form.keys()];
  if (new Set(names).size !== names.length) return refused('repeated-parameter');

  const grantType = form.get('grant_type');
  if (!grantType) return refused('missing-grant-type');
  if (grantType !== 'authorization_code') return refused('wrong-grant-type');

  const clientId = form.get('client_id');
  if (clientId && clientId !== expected.clientId) return refused('unknown-client');

  const redirectAddress = form.get('redirect_uri');
  if (!redirectAddress) return refused('missing-redirect-address');
  if (!expected.redirectAddresses.includes(redirectAddress)) return refused('unknown-redirect-address');

  const code = form.get('code');
  if (!code) return refused('missing-code');
  if (!visibleAscii.test(code)) return refused('malformed-code');

  return { ok: true, request: { code, redirectAddress } };
}

function refused(refusal: Refusal): Parsed {
  return { ok: false, refusal };
}
