import { addressFromHeader } from './client-address.ts';
import { readConfiguration } from './configuration.ts';
import { type TokenService, tokenService } from './token-service.ts';

/** Kept between requests, as the rate limit needs. */
let running: TokenService | undefined;

/** The service for edge runtimes that pass the environment as the second argument of `fetch`. */
export default {
  async fetch(request: Request, environment: Readonly<Record<string, unknown>>): Promise<Response> {
    const read = readConfiguration(environment);
    if (!read.ok) {
      // There is no terminal to say it on. The faults name variables and never their values.
      const faults = read.faults.map(({ variable, problem }) => `${variable} ${problem}`);
      return Response.json(
        { error: 'server_error', error_description: `The token service cannot start: ${faults.join('; ')}.` },
        { status: 500, headers: { 'Cache-Control': 'no-store' } },
      );
    }
    running ??= tokenService(read.service);
    const { addressHeader } = read;
    return running.fetch(request, {
      address: addressHeader ? addressFromHeader(request.headers, addressHeader) : undefined,
    });
  },
};
