import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { LinkedIn } from './linkedin.ts';

/** How answers of the API travel. */
export type AnswerPacking = 'none' | 'gzip' | 'br';

/** Packs answers as the conditions say, for whoever says that they can unpack them. */
export function packAnswers({ conditions }: LinkedIn): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { answerPacking } = conditions;
    const accepted = (context.req.header('accept-encoding') ?? '').split(/\s*,\s*/);
    if (answerPacking === 'none' || !accepted.includes(answerPacking)) return;
    const plain = Buffer.from(await context.res.arrayBuffer());
    const packed = answerPacking === 'br' ? brotliCompressSync(plain) : gzipSync(plain);
    const { status, headers } = context.res;
    context.res = new Response(new Uint8Array(packed), { status, headers });
    context.header('Content-Encoding', answerPacking);
  };
}
