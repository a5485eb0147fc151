import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { checkPictureFile, checkPixels, pixelLimits } from '../../../../src/linkedin/edits/pictures/picture-file.ts';

const plain = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#0a6' } });

/** Two frames, one below the other, as an animated image. */
const animated = (format: 'gif' | 'webp') =>
  sharp({ create: { width: 8, height: 16, channels: 3, background: '#0a6', pageHeight: 8 } })
    .composite([{ input: { create: { width: 8, height: 8, channels: 3, background: '#a06' } }, left: 0, top: 8 }])
    .toFormat(format, { delay: [100, 100] })
    .toBuffer();

/** A PNG with a chunk of this name before its data. */
async function pngWith(name: string): Promise<Uint8Array> {
  const png = await plain().png().toBuffer();
  const chunk = Buffer.alloc(20);
  chunk.writeUInt32BE(8, 0);
  chunk.write(name, 4, 'latin1');
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

describe('a file for a picture of the profile', () => {
  test.each(['jpeg', 'png', 'gif'] as const)('%s', async (format) => {
    expect(checkPictureFile(await plain().toFormat(format).toBuffer())).toBeUndefined();
  });

  test('a type that LinkedIn does not take, or none at all', async () => {
    expect(checkPictureFile(await plain().webp().toBuffer())).toEqual({ code: 'not-a-picture' });
    expect(checkPictureFile(new TextEncoder().encode('<svg/>'))).toEqual({ code: 'not-a-picture' });
    expect(checkPictureFile(new Uint8Array())).toEqual({ code: 'not-a-picture' });
  });

  test('an animation', async () => {
    expect(checkPictureFile(await animated('gif'))).toEqual({ code: 'animated' });
    expect(checkPictureFile(await pngWith('acTL'))).toEqual({ code: 'animated' });
    expect(checkPictureFile(await pngWith('tEXt'))).toBeUndefined();
  });

  test('a file that breaks off is not read past its end', async () => {
    for (const whole of [await animated('gif'), await pngWith('tEXt')]) {
      for (let length = 0; length < whole.byteLength; length += 1) {
        expect(() => checkPictureFile(whole.subarray(0, length))).not.toThrow();
      }
    }
  });

  test('too many bytes', () => {
    const limit = 8 * 1024 * 1024;
    expect(checkPictureFile(new Uint8Array(limit + 1))).toEqual({ code: 'too-large', limit });
  });

  test('too few and too many pixels', () => {
    const { least, most } = pixelLimits.profilePicture;
    expect(checkPixels('profilePicture', least)).toBeUndefined();
    expect(checkPixels('profilePicture', { ...least, height: 399 })).toEqual({ code: 'too-few-pixels', least });
    expect(checkPixels('profilePicture', { ...most, width: 7681 })).toEqual({ code: 'too-many-pixels', most });
    expect(checkPixels('backgroundPicture', { width: 1584, height: 396 })).toBeUndefined();
  });
});
