import { answer } from './answers.ts';
import type { MisreadConfiguration } from './configuration.ts';
import { answerPreflight, answerToOrigin } from './origins.ts';
import type { TokenService } from './token-service.ts';

/**
 * What runs in the place of a token service that cannot: it answers everything with what is wrong, since an edge runtime has no terminal to say it on.
 *
 * The extension can read it, as far as the allowed origins could be. The faults name variables and never their values.
 */
export function misconfiguredService({ faults, allowedOrigins }: MisreadConfiguration): TokenService {
  const sentences = faults.map(({ variable, problem }) => `${variable} ${problem}`);
  const error_description = `The token service is set up wrongly: ${sentences.join('; ')}.`;
  return {
    fetch: (request) =>
      answerToOrigin(request, allowedOrigins, () =>
        request.method === 'OPTIONS' ? answerPreflight() : answer(500, { error: 'server_error', error_description }),
      ),
  };
}
