import type { TokenServiceVerdict } from '../contract/options.ts';
import type { Explanation } from './reason-words.ts';
import { type PlainKey, words } from './words.ts';

const keys: Record<
  Exclude<TokenServiceVerdict, 'origin-refused'>,
  { readonly what: PlainKey; readonly remedy: PlainKey }
> = {
  works: { what: 'verdict_works', remedy: 'verdict_works_remedy' },
  'not-an-address': { what: 'verdict_not_an_address', remedy: 'verdict_not_an_address_remedy' },
  'no-client-id': { what: 'verdict_no_client_id', remedy: 'verdict_no_client_id_remedy' },
  unreachable: { what: 'verdict_unreachable', remedy: 'verdict_unreachable_remedy' },
  'unknown-redirect-address': {
    what: 'verdict_unknown_redirect_address',
    remedy: 'verdict_unknown_redirect_address_remedy',
  },
  'unknown-client': { what: 'verdict_unknown_client', remedy: 'verdict_unknown_client_remedy' },
  'app-refused': { what: 'verdict_app_refused', remedy: 'verdict_app_refused_remedy' },
  'in-trouble': { what: 'verdict_in_trouble', remedy: 'verdict_in_trouble_remedy' },
  'too-many-requests': { what: 'verdict_too_many_requests', remedy: 'verdict_too_many_requests_remedy' },
  nonsense: { what: 'verdict_nonsense', remedy: 'verdict_nonsense_remedy' },
};

/**
 * What asking the token service came to, and the one way on, in words.
 *
 * @param origin the extension's own, which a service may have to be told.
 */
export function explainVerdict(verdict: TokenServiceVerdict, origin: string): Explanation {
  if (verdict === 'origin-refused')
    return { what: words('verdict_origin_refused'), remedy: words('verdict_origin_refused_remedy', origin) };
  return { what: words(keys[verdict].what), remedy: words(keys[verdict].remedy) };
}
