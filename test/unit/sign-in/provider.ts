import type { Provider } from '../../../src/sign-in/provider.ts';

/** LinkedIn as the extension would be set up for it. */
export const provider: Provider = {
  issuer: 'https://www.linkedin.com/oauth',
  authorizationEndpoint: 'https://www.linkedin.com/oauth/v2/authorization',
  tokenEndpoint: 'https://token.example.test/token',
  clientId: 'sandbox-client',
  redirectAddress: 'https://njcgdkibgodalkjbdeoklmiceghgjofh.chromiumapp.org/',
  scopes: ['openid', 'profile', 'r_liteprofile'],
};

/** Where LinkedIn sends the person back to, with these parameters in this order. */
export function redirect(...parameters: [name: string, value: string][]): string {
  return `${provider.redirectAddress}?${new URLSearchParams(parameters)}`;
}
