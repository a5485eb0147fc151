import { liveToken } from '../bearer.ts';
import { accessDenied, badRequest, CallFailed, jsonAnswer } from '../failures.ts';
import type { LinkedIn } from '../linkedin.ts';
import type { Token } from '../registry.ts';

/** The live token of a request that changes something. @throws CallFailed 401, or 403 where it lacks `w_compliance` */
export function permitted(linkedin: LinkedIn, request: Request, resource: string): Token {
  const token = liveToken(linkedin, request.headers);
  if (!token.scopes.includes('w_compliance')) throw accessDenied(resource);
  return token;
}

/** @throws CallFailed 400 */
export async function jsonIn(request: Request): Promise<unknown> {
  if (request.headers.get('content-type') !== 'application/json') throw badRequest('JSON is expected');
  return request.json().catch(() => {
    throw badRequest('This is not JSON');
  });
}

/** What a change that failed is answered. */
export function editFailure(linkedin: LinkedIn, error: Error): Response {
  if (!(error instanceof CallFailed)) throw error;
  const { errorDetails, errorDetailType, ...failure } = error.failure;
  const details = linkedin.conditions.suppositions.errorDetails ? { errorDetails, errorDetailType } : {};
  return jsonAnswer({ ...failure, ...details }, failure.status);
}
