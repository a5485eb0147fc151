import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkPictureFile, checkPixels, pixelLimits } from '../../../../src/linkedin/edits/pictures/picture-file.ts';
import { openPictureFile, type PictureRules } from '../../../../src/ui/crop/picture-file.ts';

const rules: PictureRules = {
  mostBytes: 100_000,
  most: pixelLimits.profilePicture.most,
  checkFile: checkPictureFile,
  checkPixels: (size) => checkPixels('profilePicture', size),
};
const drawn = (width: number, height: number, format: 'png' | 'jpeg' | 'gif' | 'webp' = 'png') =>
  sharp({ create: { width, height, channels: 3, background: 'teal' } })
    .toFormat(format)
    .toBuffer();
const fileOf = (bytes: Uint8Array) => new Blob([Uint8Array.from(bytes)]);
const decoded: { closed: boolean }[] = [];

beforeEach(() => {
  decoded.length = 0;
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
    const { width = 0, height = 0 } = await sharp(Buffer.from(await blob.arrayBuffer())).metadata();
    const bitmap = { width, height, closed: false, close: () => void Object.assign(bitmap, { closed: true }) };
    decoded.push(bitmap);
    return bitmap;
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('a file that was chosen', () => {
  test('is opened, with its own bytes', async () => {
    const jpeg = await drawn(640, 427, 'jpeg');
    const opened = await openPictureFile(fileOf(jpeg), rules);
    expect(opened).toMatchObject({ ok: true, value: { bitmap: { width: 640, height: 427, closed: false } } });
    expect(opened.ok && new Uint8Array(opened.value.bytes)).toEqual(Uint8Array.from(jpeg));
  });

  test('is refused unread where it has too many bytes', async () => {
    const file = { size: 100_001, arrayBuffer: () => Promise.reject(new Error('read')) } as unknown as Blob;
    expect(await openPictureFile(file, rules)).toEqual({ ok: false, fault: { code: 'too-large', limit: 100_000 } });
  });

  test('is refused undecoded where it says that it has too many pixels', async () => {
    const huge = Uint8Array.from(await drawn(500, 500));
    new DataView(huge.buffer).setUint32(16, 60_000);
    new DataView(huge.buffer).setUint32(20, 60_000);
    expect(await openPictureFile(fileOf(huge), rules)).toMatchObject({ fault: { code: 'too-many-pixels' } });
    expect(decoded).toEqual([]);
  });

  test('is refused where it is too small, and let go', async () => {
    expect(await openPictureFile(fileOf(await drawn(300, 300)), rules)).toMatchObject({
      fault: { code: 'too-few-pixels', least: { width: 400, height: 400 } },
    });
    expect(decoded).toMatchObject([{ closed: true }]);
  });

  test.each([
    ['text', async () => new TextEncoder().encode('hello')],
    ['a WebP', () => drawn(500, 500, 'webp')],
    ['nothing', async () => new Uint8Array()],
    ['a PNG that is cut off', async () => (await drawn(500, 500)).subarray(0, 12)],
    ['one that the browser cannot decode', async () => Uint8Array.from([...(await drawn(500, 500)).subarray(0, 40)])],
  ])('that is %s is no picture', async (_, bytes) => {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
    expect(await openPictureFile(fileOf(await bytes()), rules)).toEqual({
      ok: false,
      fault: { code: 'not-a-picture' },
    });
  });

  test('that moves is refused', async () => {
    const png = await drawn(500, 500);
    // Behind the signature and the header: a chunk that names frames.
    const chunk = Uint8Array.of(0, 0, 0, 0, ...new TextEncoder().encode('acTL'), 0, 0, 0, 0);
    const animated = Uint8Array.from([...png.subarray(0, 33), ...chunk, ...png.subarray(33)]);
    expect(await openPictureFile(fileOf(animated), rules)).toEqual({ ok: false, fault: { code: 'animated' } });
    expect(decoded).toEqual([]);
  });

  test('that cannot be read is no picture', async () => {
    const gone = { size: 10, arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as Blob;
    expect(await openPictureFile(gone, rules)).toEqual({ ok: false, fault: { code: 'not-a-picture' } });
  });
});
