import { addressFromHeader } from './client-address.ts';
import { readConfiguration } from './configuration.ts';
import { misconfiguredService } from './misconfigured-service.ts';
import { type TokenService, tokenService } from './token-service.ts';

/** Kept between requests, as the rate limit needs. */
let running: TokenService | undefined;

/** The service for edge runtimes that pass the environment as the second argument of `fetch`. */
export default {
  async fetch(request: Request, environment: Readonly<Record<string, unknown>>): Promise<Response> {
    const read = readConfiguration(environment);
    if (!read.ok) return misconfiguredService(read).fetch(request);
    running ??= tokenService(read.service);
    const { addressHeader } = read;
    return running.fetch(request, {
      address: addressHeader ? addressFromHeader(request.headers, addressHeader) : undefined,
    });
  },
};
