/** About one connection rather than the message, or no longer true of a body that was unpacked on the way. */
const ofTheConnection = ['connection', 'content-encoding', 'content-length', 'host', 'keep-alive', 'transfer-encoding'];

/** A request as a server of its own on loopback answers it, which is told in the usual headers that it stands behind another. */
export async function forwarded(request: Request, origin: string): Promise<Response> {
  const { pathname, search, host } = new URL(request.url);
  const headers = withoutConnection(request.headers);
  for (const [name, value] of Object.entries({ for: '127.0.0.1', host, proto: 'https' }))
    headers.set(`x-forwarded-${name}`, value);
  const body = request.body === null ? null : await request.arrayBuffer();
  const answer = await fetch(`${origin}${pathname}${search}`, {
    method: request.method,
    headers,
    body,
    redirect: 'manual',
    signal: request.signal,
  });
  return new Response(answer.body, { status: answer.status, headers: withoutConnection(answer.headers) });
}

function withoutConnection(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ofTheConnection) kept.delete(name);
  return kept;
}
