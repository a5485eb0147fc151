import { type Caller, type TokenServiceConfiguration, tokenService } from '../../../token-service/token-service.ts';

export const clientId = 'app-client-id';
export const clientSecret = 'app-client-secret-7f3a';
export const code = 'code-AQTb_9x-51c0';
export const accessToken = 'token-AQXd_8w-77e1';
export const chromiumRedirect = 'https://njcgdkibgodalkjbdeoklmiceghgjofh.chromiumapp.org/';
export const firefoxRedirect = 'https://c52d6a337e5a154d4fff3bb4366afd2133fa9ad8.extensions.allizom.org/';
export const chromiumOrigin = 'chrome-extension://njcgdkibgodalkjbdeoklmiceghgjofh';
export const firefoxOrigin = 'moz-extension://2c127fa4-62c7-7e4f-90e5-472b45eecfdc';

/** What LinkedIn answers a good code with: no token type, the scope parted by commas. */
export const linkedInToken = { access_token: accessToken, expires_in: 5_184_000, scope: 'openid,profile' };

export type Upstream = (request: Request) => Promise<Response> | Response;

/** A service with a stand-in for LinkedIn, and everything that was asked of LinkedIn. */
export function serviceWith(
  upstream: Upstream = () => Response.json(linkedInToken),
  configuration: Partial<TokenServiceConfiguration> = {},
) {
  const asked: Request[] = [];
  const service = tokenService({
    clientId,
    clientSecret,
    redirectAddresses: [chromiumRedirect, firefoxRedirect],
    allowedOrigins: [chromiumOrigin],
    fetch: async (input, init) => {
      const request = new Request(input, init);
      asked.push(request.clone());
      return upstream(request);
    },
    ...configuration,
  });
  return { service, asked };
}

export const goodForm = { grant_type: 'authorization_code', code, redirect_uri: chromiumRedirect };

/** A request to exchange `form`, by default a good one. */
export function tokenRequest(form: Record<string, string> = goodForm, headers: Record<string, string> = {}): Request {
  return new Request('https://token.example.test/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  });
}

/** Sends one request to a fresh service and reads its whole answer. */
export async function ask(request: Request, upstream?: Upstream, caller?: Caller) {
  const { service, asked } = serviceWith(upstream);
  const response = await service.fetch(request, caller);
  return { response, asked, body: await readJson(response) };
}

export async function readJson(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}
