export type BoundedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: 'too-large' | 'broken-off' | 'not-text' };

/**
 * Reads a body as UTF-8 text, and stops reading once it is larger than `limit` bytes, whatever its Content-Length says.
 *
 * Never throws: what cannot be read is a result.
 */
export async function readBoundedText(message: Request | Response, limit: number): Promise<BoundedText> {
  if (Number(message.headers.get('content-length')) > limit) return { ok: false, problem: 'too-large' };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const reader = message.body?.getReader();
    while (reader) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > limit) {
        // Not waited for: a source that is slow to close must not hold up the answer.
        reader.cancel().catch(() => undefined);
        return { ok: false, problem: 'too-large' };
      }
      chunks.push(value);
    }
  } catch {
    return { ok: false, problem: 'broken-off' };
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
    return { ok: true, text };
  } catch {
    return { ok: false, problem: 'not-text' };
  }
}
