export type BoundedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: 'too-large' | 'broken-off' | 'not-text' };

/** A text of at most so many bytes, as its parts come in. */
export type TextInParts = {
  /** Answers whether there may be more: false once there were too many bytes. */
  readonly take: (part: Uint8Array) => boolean;
  /** All of it, read as UTF-8. */
  readonly whole: () => BoundedText;
};

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Whether a message says itself that its body is larger than `limit` bytes. */
export const saysItIsLarger = (contentLength: string | null | undefined, limit: number): boolean =>
  Number(contentLength) > limit;

export function textInParts(limit: number): TextInParts {
  const parts: Uint8Array[] = [];
  let size = 0;
  return {
    take(part) {
      size += part.byteLength;
      if (size <= limit) parts.push(part);
      return size <= limit;
    },
    whole() {
      if (size > limit) return { ok: false, problem: 'too-large' };
      try {
        return { ok: true, text: decoder.decode(joined(parts, size)) };
      } catch {
        return { ok: false, problem: 'not-text' };
      }
    },
  };
}

/**
 * Reads a body as UTF-8 text, and stops reading once it is larger than `limit` bytes, whatever its Content-Length says.
 *
 * Never throws: what cannot be read is a result.
 */
export async function readBoundedText(message: Request | Response, limit: number): Promise<BoundedText> {
  if (saysItIsLarger(message.headers.get('content-length'), limit)) return { ok: false, problem: 'too-large' };
  const text = textInParts(limit);
  try {
    const reader = message.body?.getReader();
    while (reader) {
      const { done, value } = await reader.read();
      if (done) break;
      if (text.take(value)) continue;
      // Not waited for: a source that is slow to close must not hold up the answer.
      reader.cancel().catch(() => undefined);
      break;
    }
  } catch {
    return { ok: false, problem: 'broken-off' };
  }
  return text.whole();
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const all = new Uint8Array(size);
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.byteLength;
  }
  return all;
}
