/**
 * A response's whole body, or `too-large` as soon as more than `limit` bytes have come; the rest is then not read.
 *
 * @throws whatever the connection breaks with while the body is read.
 */
export async function readBody(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      cancelled(reader.cancel());
      return 'too-large';
    }
    chunks.push(value);
  }
  return joined(chunks, length);
}

/** The JSON in a response's body; `undefined` where it is longer than `limit` bytes, or no JSON. Throws as `readBody` does. */
export async function readJsonWithin(response: Response, limit: number): Promise<unknown> {
  const bytes = await readBody(response, limit);
  return bytes === 'too-large' ? undefined : jsonIn(bytes);
}

/** The same, with `null` for a body without a single byte. */
export async function readJsonIfAny(response: Response, limit: number): Promise<unknown> {
  const bytes = await readBody(response, limit);
  if (bytes === 'too-large') return undefined;
  return bytes.length === 0 ? null : jsonIn(bytes);
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Lets go of a body nobody will read, so that its connection is free again. */
export function dropBody(response: Response): void {
  if (response.body !== null) cancelled(response.body.cancel());
}

/** Whether a body that is not wanted could be cancelled is of no concern to anyone. */
function cancelled(cancelling: Promise<void>): void {
  cancelling.catch(() => undefined);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
