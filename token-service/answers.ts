import { type Refusal, refusals } from './refusals.ts';

/** An answer as RFC 6749 (section 5.1) wants it: JSON that no cache keeps. */
export function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      Pragma: 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    },
  });
}

/** The answer that says why a request is refused. */
export function refuse(refusal: Refusal, headers: Record<string, string> = {}): Response {
  const { status, error, description } = refusals[refusal];
  return answer(status, { error, error_description: description }, headers);
}
