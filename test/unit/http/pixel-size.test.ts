import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { pixelSizeOf } from '../../../src/http/pixel-size.ts';

const drawn = (width: number, height: number, format: 'png' | 'jpeg' | 'gif' | 'webp') =>
  sharp({ create: { width, height, channels: 3, background: 'teal' } })
    .toFormat(format)
    .toBuffer();

describe('the size that a file says of itself', () => {
  test.each(['png', 'jpeg', 'gif', 'webp'] as const)('is read off a %s', async (format) => {
    expect(pixelSizeOf(await drawn(640, 427, format))).toEqual({ width: 640, height: 427 });
  });

  test('is read off a JPEG with other segments before it', async () => {
    const jpeg = await sharp(await drawn(640, 427, 'jpeg'))
      .withExif({ IFD0: { Copyright: 'x'.repeat(500) } })
      .toBuffer();
    expect(pixelSizeOf(jpeg)).toEqual({ width: 640, height: 427 });
  });

  test.each([
    ['without loss', 'VP8L', (picture: Sharp) => picture.webp({ lossless: true })],
    ['that can be seen through', 'VP8X', (picture: Sharp) => picture.ensureAlpha(0.5).webp()],
  ])('is read off a WebP %s', async (_what, chunk, made) => {
    const webp = await made(sharp(await drawn(640, 427, 'png'))).toBuffer();
    expect(webp.toString('latin1', 12, 16)).toBe(chunk);
    expect(pixelSizeOf(webp)).toEqual({ width: 640, height: 427 });
  });

  test('is nowhere in what ends too early, or is something else', async () => {
    for (const format of ['png', 'jpeg', 'gif', 'webp'] as const) {
      const whole = await drawn(9, 9, format);
      for (let end = 0; end < 8; end += 1) expect(pixelSizeOf(whole.subarray(0, end))).toBeUndefined();
    }
    expect(pixelSizeOf(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined();
  });

  test('is none where it says that there are no pixels', async () => {
    const png = Uint8Array.from(await drawn(9, 9, 'png'));
    png.fill(0, 16, 20);
    expect(pixelSizeOf(png)).toBeUndefined();
  });
});
